"""The states that `berth compare` puts side by side: each is solved, or a table read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from berth.cli.exits import Code, Refused
from berth.questions.case import Asked, asked
from berth.questions.solve import Answer, solved_alone
from berth.questions.verdicts import WhatIf, what_if
from models.answers.outcome import Allocated
from models.answers.quota import Rows, columns_of, table_of
from models.instance import Instance

BASE = "base"
PUBLISHED = "published"
WITHOUT_RULINGS = "without-rulings"
OPTIONS = "options"


@dataclass(frozen=True, slots=True)
class State:
    """One of the tables. rows: NOC -> event or squad -> places; None where there is none.

    question: what was solved; for the published table it is the base. columns: those that the
    table has. answer: of the solve, None for the published table.
    """

    name: str
    question: Asked
    columns: tuple[str, ...]
    rows: Rows | None
    answer: Answer | None

    @property
    def status(self) -> str:
        return self.answer.outcome.status if self.answer else PUBLISHED

    @property
    def instance(self) -> Instance:
        return self.question.instance

    @property
    def code(self) -> Code:
        return self.answer.code if self.answer else Code.DONE

    @property
    def what_if(self) -> WhatIf | None:
        """As an explanation of what differs from the published table."""
        if self.question.variant is None:
            return what_if(self.question)
        return WhatIf(self.question.base, (self.name,))


def questions(
    path: Path, names: Sequence[str], base: Instance, options: Asked | None
) -> Iterator[State]:
    """The states as they are named, unsolved; at last what the options change, if anything.

    base: the instance as its files say.

    The first is what the others are compared with; where that would be a variant, or only one is
    named, it is the base. Raises BadInput or Refused.
    """
    given = list(names) + ([OPTIONS] if options is not None else [])
    if given and BASE not in given and (len(given) == 1 or _is_what_if(given[0])):
        given = [BASE, *given]
    if len(given) < 2:
        raise Refused(
            f"berth compare: nothing to compare with; name a state, such as {PUBLISHED}, "
            f"{WITHOUT_RULINGS}, a variant or a day"
        )
    for index, name in enumerate(given):
        if name in given[:index]:
            raise Refused(f"berth compare: '{name}' is named twice; name it once")
    for name in given:
        question = options if name == OPTIONS and options is not None else _named(path, name, base)
        columns = columns_of(question.instance.rulebook)
        if name == PUBLISHED:
            table = question.instance.published
            if table is None:
                raise Refused("berth compare: the instance has no published table")
            rows = {noc: row for noc, row in table.rows.items() if any(row.values())}
            known = tuple(column for column in columns if column in table.columns)
            yield State(name, question, known, rows, None)
        else:
            yield State(name, question, columns, None, None)


def _is_what_if(name: str) -> bool:
    return name not in (BASE, PUBLISHED, WITHOUT_RULINGS) and not _is_day(name)


def _is_day(name: str) -> bool:
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", name) is not None


def _named(path: Path, name: str, base: Instance) -> Asked:
    if name in (BASE, PUBLISHED):
        return asked(path, base=base)
    if name == WITHOUT_RULINGS:
        return asked(path, without_rulings=True, base=base)
    if _is_day(name):
        try:
            return asked(path, as_of=date.fromisoformat(name), base=base)
        except ValueError:
            hint = "write a day like 2013-11-22"
            raise Refused(f"berth compare: there is no day {name}; {hint}") from None
    return asked(path, variant=name, base=base)


def solved_state(state: State, time_limit: float) -> State:
    """The state with its table; the published one as it is."""
    if state.name == PUBLISHED:
        return state
    answer = solved_alone(state.instance, time_limit)
    found = answer.outcome
    rulebook = state.instance.rulebook
    rows = table_of(rulebook, found.held) if isinstance(found, Allocated) else None
    return State(_title(state), state.question, state.columns, rows, answer)


def _title(state: State) -> str:
    """A variant given by its file is called by its id."""
    variant = state.question.variant
    return variant.id if variant is not None and state.name != OPTIONS else state.name
