"""One variant of a grid after the other: what it comes to, and what it moves.

The quick walk answers where it proves itself, and every so many of its answers are found again by
CP-SAT. What comes out hangs on the instance, the variant and the seed alone, not on who computes
it. Where a lot is required, that is the answer; with a seed lots are drawn.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from hashlib import sha256
from random import Random
from typing import Any

from pydantic import BaseModel, ValidationError

from models.answers.quota import Cell, Moves, Rows, columns_of, moves_between
from models.grid import Point
from models.instance import Instance
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.variant import Variant
from solver.alarm import alarm
from solver.allocate.lots import lots_in_words, with_lots
from solver.allocate.solve import solve
from solver.clock import Clock, Undecided
from solver.many.outcomes import (
    Again,
    Different,
    Found,
    VariantStatus,
    found_of,
    solved,
    why_refused,
)

#: What a key means; another number makes all that was computed before count for nothing.
FORMAT = 3

#: So many rulebooks are kept ready; a grid goes through one after the other.
READY = 8


@dataclass(frozen=True, slots=True)
class Task:
    """A point of the grid and its key."""

    key: str
    point: Point


@dataclass(frozen=True, slots=True)
class VariantResult:
    """What a variant comes to, as it is kept: texts travel faster than tables.

    status:  `refused` where the numbers make no rulebook; why: in words. Of other results `why`
             names the lots that were drawn.
    counts:  JSON of an allocation: NOC -> places, by the columns of the instance.
    moves:   JSON of `Moves` against the base, where both are allocated.
    by_walk: the quick walk found it; checked: CP-SAT did as well, and agrees; differs: it does
             not, which is a defect.
    """

    status: VariantStatus
    proof: str | None = None
    counts: str | None = None
    moves: str | None = None
    by_walk: bool = False
    checked: bool = False
    differs: bool = False
    why: str = ""

    @property
    def moved(self) -> Moves | None:
        """The moves as a value."""
        if self.moves is None:
            return None
        stored = json.loads(self.moves)
        cells = tuple(Cell(*cell) for cell in stored["cells"])
        enter, vanish = tuple(stored["enter"]), tuple(stored["vanish"])
        return Moves(**stored | {"cells": cells, "enter": enter, "vanish": vanish})


@dataclass(frozen=True)
class Cases:
    """What a sweep is about. instances: variant -> the instance under it; base: as it is compared
    with; rulings: the sets of the grid; seed: lots are drawn, none if they are not."""

    base: Instance
    instances: Mapping[str, Instance]
    rulings: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    seed: int | None = None

    @cached_property
    def content(self) -> str:
        """The hash of all that the base's allocation follows from, wherever its files lie."""
        deciding = {"rulebook", "nocs", "host", "rankings", "rulings"}
        return _hash(self.base.model_dump(mode="json", include=deciding))

    @cached_property
    def _rulebooks(self) -> dict[str, str | None]:
        return {
            name: None if i.rulebook == self.base.rulebook else _hash(_plain(i.rulebook))
            for name, i in self.instances.items()
        }

    def patch(self, point: Point) -> str:
        """What is different from the base, as JSON: the same text for the same patch."""
        rulebook = self._rulebooks[point.variant]
        rulings = [_plain(r) for name in point.rulings for r in self.rulings[name]]
        return _canonical(
            {
                "variant": point.variant if rulebook else None,
                "rulebook": rulebook,
                "change": dict(sorted(point.change)),
                "drop": sorted(point.drop),
                "rulings": rulings,
            }
        )

    def task(self, point: Point) -> Task:
        """The key is the hash of instance, patch and seed."""
        return Task(_hash([FORMAT, self.content, self.patch(point), self.seed]), point)


def _plain(value: BaseModel) -> Any:
    return value.model_dump(mode="json", exclude_defaults=True)


def _canonical(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _hash(value: Any) -> str:
    return sha256(_canonical(value).encode()).hexdigest()


@dataclass(frozen=True)
class Sweeper:
    """Answers tasks. base: the table that moves are counted against, None if there is none.

    time_limit: seconds for each full solve. check_every: one in so many answers of the walk is
    found again by CP-SAT, picked by its key; 0 for none.
    """

    cases: Cases
    base: Rows | None
    time_limit: float | None = None
    check_every: int = 200

    @cached_property
    def _ready(self) -> dict[tuple[str, tuple[str, ...]], Again]:
        return {}

    def __call__(self, task: Task) -> VariantResult:
        """A task whose time is over is out of time, whatever it was busy with; what is kept ready
        may have been interrupted, and is made anew."""
        if self.time_limit is None:
            return self._result(task)
        try:
            with alarm(self.time_limit):
                return self._result(task)
        except Undecided:
            self._ready.clear()
            return VariantResult("out_of_time")

    def _result(self, task: Task) -> VariantResult:
        point = task.point
        try:
            again = self._again(point.variant, point.drop)
        except ValidationError as error:
            return VariantResult("refused", why=why_refused(error))
        base = again.quick.base
        sets = [self.cases.rulings[name] for name in point.rulings]
        what = Different(
            change=dict(point.change), rulings=sum(sets, base.rulings) if sets else None
        )
        found, checked, differs = again.found(**what), False, False
        if found.status == "lot_required" and self.cases.seed is not None:
            found = self._with_lots(again.quick.instance(**what), Random(task.key))
        elif (found.by_walk or found.by_counting) and self._is_picked(task.key):
            instance = again.quick.instance(**what)
            other = solved(instance, self.time_limit, by_search=True)
            checked = other.status != "out_of_time"
            differs = checked and other.numbers != found.numbers
        rows = found.rows(base.rulebook)
        return VariantResult(
            found.status,
            found.proof,
            None if rows is None else self._counts(rows),
            None if rows is None else self._moves(base.rulebook, rows),
            found.by_walk,
            checked,
            differs,
            found.why,
        )

    def _with_lots(self, instance: Instance, random: Random) -> Found:
        """What follows when all lots are drawn, and who lost them. The key holds the seed."""
        first = solve(instance, self.time_limit)
        outcome, drawn = with_lots(instance, first, random, self.time_limit)
        why = "; ".join(lots_in_words(drawn))
        return replace(found_of(outcome), why=why)

    def _counts(self, rows: Rows) -> str:
        columns = columns_of(self.cases.base.rulebook)
        return _canonical({noc: [row.get(c, 0) for c in columns] for noc, row in rows.items()})

    def _moves(self, rulebook: Rulebook, rows: Rows) -> str | None:
        if self.base is None:
            return None
        # As `asdict` does, which takes longer than the walk.
        moved = moves_between(rulebook, self.base, rows)
        return _canonical({field.name: getattr(moved, field.name) for field in fields(Moves)})

    def _is_picked(self, key: str) -> bool:
        return self.check_every > 0 and int(key, 16) % self.check_every == 0

    def _again(self, variant: str, drop: tuple[str, ...]) -> Again:
        found = self._ready.get((variant, drop))
        if found is None:
            instance = self.cases.instances[variant]
            if drop:
                rulebook = Variant(id="sweep", drop=drop).apply(instance.rulebook)
                instance = instance.with_rulebook(rulebook)
            if len(self._ready) >= READY:
                self._ready.clear()
            found = self._ready[variant, drop] = Again(instance, lambda: Clock(self.time_limit))
        return found
