"""What runs in the reader's browser: the fields of a form in, pieces of HTML out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl

from berth.api import Case
from berth.html.environment import rendered
from berth.live.counted import BROWSER_SECONDS, SolvedHere, counted_if_possible, solved_if_possible
from berth.live.sent import arrived, sent_in
from berth.questions.given_numbers import numbers_given
from berth.questions.options import TYPED, Options
from berth.sentences.in_short import told_in_short
from berth.sentences.outcomes import CERTAIN
from berth.sentences.solver_needed import NEEDED, solver_needed
from berth.sentences.why import why_in_words
from berth.views.moves import MovesShown, moves_shown
from berth.views.solve import AllocationAnswer, OutcomeAnswer
from models.answers.quota import moves_between
from models.errors import BerthError


class Shown(NamedTuple):
    """told: the line that is read out; rules: the form, "" where it stays as it is; answer: what
    follows. The last two are HTML."""

    told: str
    rules: str
    answer: str


class Live:
    """A case whose numbers a reader changes; unchanged it is the one that the report is about."""

    def __init__(self, text: str) -> None:
        sent = sent_in(text)
        filed = counted_if_possible(lambda: arrived(sent))
        self._options = sent.options
        self._changing = None if filed is None else Changing(filed)

    def asked(self, query: str) -> Shown:
        """query: the fields of the form, empty at first: `number:` each number, `drop` each rule
        left out, `reset` a number that is to be as it was, `filed` whether all are, `why` a cell.
        """
        if self._changing is None:
            return _nothing_known(self._options)
        try:
            return self._changing.asked(parse_qsl(query, keep_blank_values=True))
        except BerthError as error:
            told = str(error).splitlines()
            said = rendered("live/no_answer.html", told=told)
            return Shown(f"No answer: {' '.join(told)}", "", said)


class Changing:
    """What the form asks of a case that is there."""

    def __init__(self, filed: Case) -> None:
        self._filed = filed
        self._numbers = filed.rules.numbers
        self._before = solved_if_possible(filed)
        #: What was asked last, whose cells are asked about one after another.
        self._last = (filed, self._before)

    def asked(self, pairs: Sequence[tuple[str, str]]) -> Shown:
        """Raises BerthError with what is wrong."""
        fields = dict(pairs)
        drop = tuple(dict.fromkeys(rule for key, rule in pairs if key == "drop"))
        changed = {
            address: number
            for address, number in numbers_given(fields).items()
            if number != self._numbers.get(address)
            and address != fields.get("reset")
            and address.partition(".")[0] not in drop
        }
        if "filed" in fields or not (changed or drop):
            return self._shown(self._filed, fields.get("why", ""))
        # What is given back is worked out by solving the case as it stood before.
        case = counted_if_possible(lambda: self._filed.without(*drop).with_numbers(changed))
        if case is None:
            change = {**self._filed.options.change, **changed}
            drop = (*self._filed.options.drop, *drop)
            return _nothing_known(replace(self._filed.options, change=change, drop=drop))
        return self._shown(case, fields.get("why", ""))

    def _solved(self, case: Case) -> SolvedHere:
        if case is self._filed:
            return self._before
        if case.options != self._last[0].options:
            self._last = (case, solved_if_possible(case))
        return self._last[1]

    def _shown(self, case: Case, cell: str) -> Shown:
        is_filed = case is self._filed
        answer, is_whole = self._solved(case)
        moves = None if is_filed else self._moves(answer)
        of_the_report = self._filed.asked.heading.changed
        rules = rendered(
            "live/rules.html",
            rules=case.rules,
            filed_numbers=self._numbers,
            left_out_rules=self._filed.rules.without(case.rules),
        )
        shown = rendered(
            "live/answer.html",
            answer=answer,
            is_filed=is_filed,
            changes=[one for one in case.asked.heading.changed if one not in of_the_report],
            moves=moves,
            changed={(one.noc, one.column): one.old for one in moves.cells} if moves else {},
            cell=cell,
            why=_why(case, cell) if isinstance(answer, AllocationAnswer) and cell else (),
            needed=() if is_whole else (_needed(case, answer),),
            certain=CERTAIN,
        )
        return Shown(NEEDED if answer is None else told_in_short(answer), rules, shown)

    def _moves(self, answer: OutcomeAnswer | None) -> MovesShown | None:
        before, _ = self._before
        if not (isinstance(before, AllocationAnswer) and isinstance(answer, AllocationAnswer)):
            return None
        book = self._filed.instance.rulebook
        return moves_shown(moves_between(book, before.nocs, answer.nocs))


def _nothing_known(options: Options) -> Shown:
    """Where not even the case is known without the solver."""
    sentence = solver_needed("What follows from this", "solve CASE", options.spelled(TYPED))
    return Shown(NEEDED, "", rendered("live/no_answer.html", told=[sentence]))


def _why(case: Case, cell: str) -> tuple[str, ...]:
    """cell: an NOC and a column."""
    noc, _, column = cell.partition(":")
    found = counted_if_possible(lambda: case.why(noc, column, time_limit=BROWSER_SECONDS))
    if found is None:
        question = f"why CASE {noc} {column}"
        return (solver_needed("Why this is so", question, case.asked.typed),)
    return tuple(why_in_words(found))


def _needed(case: Case, answer: OutcomeAnswer | None) -> str:
    """What is not said, as there is no solver."""
    if answer is None:
        return solver_needed("What follows from this", "solve CASE", case.asked.typed)
    if isinstance(answer, AllocationAnswer):
        return solver_needed("Who is next in each event", "solve CASE", case.asked.typed)
    if answer.status == "conflict":
        what = "Which rules clash, and what settles it,"
        return solver_needed(what, "diagnose CASE", case.asked.typed)
    return solver_needed("Whether further lots are open", "solve CASE", case.asked.typed)
