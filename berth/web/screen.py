"""What every page of a case shows: its rules, and what the changes do."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from berth.questions.day import day_of
from berth.sentences.columns import Quotas
from berth.views.check import CheckAnswer
from berth.views.heading import NamedVariant
from berth.views.moves import MovesShown, moves_shown
from berth.views.parts import Reason, labels_of, reason_of
from berth.views.rules import RulesAnswer
from berth.views.solve import AllocationAnswer, OutcomeAnswer
from berth.web.cases import CaseFiles
from berth.web.loaded import SECONDS, case_of, filed, solved_as_linked, variant_called
from berth.web.state import State
from models.answers.quota import columns_of, moves_between, totals_of
from models.errors import BadInput
from models.files import variants_of
from models.instance import Instance
from models.table import ATHLETES, NOCS


class ListedRuling(NamedTuple):
    """A ruling of the files. counts: whether it does here; is_off: left out by itself."""

    reason: Reason
    day: date
    counts: bool
    is_off: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """filed: the rules as the files say; rules: as they are here. answer: None where there are no
    rankings, so that nothing but the published table can be looked at: checked, published. moves:
    against the files' state, None where one of the two is no allocation. nocs: code -> name, all
    that have a line or a row. further: the rulings that the link adds.
    day: on which a further ruling may be dated. lists: of each event."""

    filed: RulesAnswer
    rules: RulesAnswer
    answer: OutcomeAnswer | None
    moves: MovesShown | None
    rulings: tuple[ListedRuling, ...]
    further: tuple[Reason, ...]
    variants: tuple[NamedVariant, ...]
    nocs: dict[str, str]
    day: date | None
    competitions: tuple[str, ...]
    checked: CheckAnswer | None = None
    published: Quotas | None = None

    @property
    def is_allocated(self) -> bool:
        return isinstance(self.answer, AllocationAnswer)


def screen(files: CaseFiles, query: str) -> Screen:
    """Raises BadInput, BadQuestion."""
    state, base, case = State.of(query), filed(files), case_of(files, query)
    is_ranked = bool(base.instance.rankings)
    answer = solved_as_linked(files, query) if is_ranked else None
    checked = None if is_ranked else case.check(time_limit=SECONDS)
    day = day_of(case.asked)
    return Screen(
        filed=base.rules,
        rules=case.rules,
        answer=answer,
        moves=_moves(case.instance, solved_as_linked(files, ""), answer)
        if query and answer
        else None,
        rulings=_rulings(base.instance, case.instance, state),
        further=tuple(reason_of(case.instance.names, one.source) for one in state.rulings),
        variants=_variants(files),
        nocs=_nocs(base.instance),
        day=day if day > date.min else None,
        competitions=tuple(base.instance.competitions),
        checked=checked,
        published=_published(base.instance) if checked else None,
    )


def _moves(instance: Instance, before: OutcomeAnswer, after: OutcomeAnswer) -> MovesShown | None:
    if not (isinstance(before, AllocationAnswer) and isinstance(after, AllocationAnswer)):
        return None
    return moves_shown(moves_between(instance.rulebook, before.nocs, after.nocs))


def _rulings(base: Instance, now: Instance, state: State) -> tuple[ListedRuling, ...]:
    kept = [ruling.as_written for ruling in now.rulings]
    return tuple(
        ListedRuling(
            reason=reason_of(base.names, ruling.source),
            day=ruling.date,
            counts=ruling.as_written in kept,
            is_off=ruling.source.id in state.off,
        )
        for ruling in base.rulings
    )


def _published(instance: Instance) -> Quotas | None:
    """The published table; what it does not say is open."""
    if (table := instance.published) is None:
        return None
    columns = (*columns_of(instance.rulebook), ATHLETES)
    totals = totals_of(table.columns, table.rows)
    return Quotas(
        nocs={
            noc: {name: row.get(name, 0) if name in table.columns else None for name in columns}
            for noc, row in table.rows.items()
        },
        totals={name: totals.get(name) for name in (*columns, NOCS)},
        labels=labels_of(instance, table.rows),
    )


@lru_cache(maxsize=8)
def _variants(files: CaseFiles) -> tuple[NamedVariant, ...]:
    """The case's own, with their questions; one that cannot be read is told when it is chosen."""
    found = []
    for name in variants_of(Path(files.path)):
        try:
            question = variant_called(files, name).question
        except BadInput:
            question = None
        found.append(NamedVariant(id=name, question=question))
    return tuple(found)


def _nocs(instance: Instance) -> dict[str, str]:
    with_a_line = {line.noc for ranking in instance.rankings.values() for line in ranking.lines}
    return {code: instance.naming.label(code) for code in sorted(with_a_line | set(instance.hosts))}
