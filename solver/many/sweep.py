"""One variant of a grid after the other: what it comes to, and what it moves.

The quick walk answers where it proves itself, and every so many of its answers are found again by
CP-SAT. What comes out hangs on the instance, the variant and the seed alone, not on who computes
it. Where a lot is required, that is the answer; with a seed lots are drawn.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from hashlib import sha256
from random import Random
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from models.answers.quota import Moves, Rows, columns_of, moves_between
from models.grid import Point
from models.instance import Instance
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.variant import Variant
from solver.allocate.lots import with_lots
from solver.allocate.solve import solve
from solver.many.outcomes import Found, Status, answer, found_of, solved, why_refused
from solver.walk.variants import Quick

#: What a key means; another number makes all that was computed before count for nothing.
FORMAT = 2

#: So many rulebooks are kept ready; a grid goes through one after the other.
READY = 8


@dataclass(frozen=True, slots=True)
class Task:
    """A point of the grid and its key."""

    key: str
    point: Point


@dataclass(frozen=True, slots=True)
class Result:
    """What a variant comes to, as it is kept: texts travel faster than tables.

    status:  `refused` where the numbers make no rulebook; why: in words. Of other results `why`
             names the lots that were drawn.
    counts:  JSON of an allocation: NOC -> places, by the columns of the instance.
    moves:   JSON of `Moves` against the base, where both are allocated.
    by_walk: the quick walk found it; checked: CP-SAT did as well, and agrees; differs: it does
             not, which is a defect.
    """

    status: Status | Literal["refused"]
    proof: str | None = None
    counts: str | None = None
    moves: str | None = None
    by_walk: bool = False
    checked: bool = False
    differs: bool = False
    why: str = ""


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
    def _ready(self) -> dict[tuple[str, tuple[str, ...]], Quick]:
        return {}

    def __call__(self, task: Task) -> Result:
        point = task.point
        change = dict(point.change)
        try:
            quick = self._quick(point.variant, point.drop)
            sets = [self.cases.rulings[name] for name in point.rulings]
            rulings = sum(sets, quick.base.rulings) if sets else None
            found = answer(quick, self.time_limit, change=change, rulings=rulings)
            told = ""
            if found.status == "lot_required" and self.cases.seed is not None:
                instance = quick.instance(change=change, rulings=rulings)
                found, told = self._with_lots(instance, Random(task.key))
            checked, differs = False, False
            if found.by_quick_walk and self._is_picked(task.key):
                instance = quick.instance(change=change, rulings=rulings)
                again = solved(instance, self.time_limit, walk_first=False)
                checked = again.status != "out_of_time"
                differs = checked and again.rows != found.rows
        except ValidationError as error:
            return Result("refused", why=why_refused(error))
        rulebook = quick.base.rulebook
        return Result(
            found.status,
            found.proof,
            self._counts(found),
            self._moves(rulebook, found),
            found.by_quick_walk,
            checked,
            differs,
            told,
        )

    def _with_lots(self, instance: Instance, random: Random) -> tuple[Found, str]:
        """What follows when all lots are drawn, and who lost them. The key holds the seed."""
        first = solve(instance, self.time_limit)
        outcome, drawn = with_lots(instance, first, random, self.time_limit)
        lost = [f"{r.noc} {r.event} (keeps {r.at_most})" for r in drawn]
        return found_of(instance, outcome), f"lots lost by {', '.join(lost)}" if lost else ""

    def _counts(self, found: Found) -> str | None:
        if found.rows is None:
            return None
        columns = columns_of(self.cases.base.rulebook)
        rows = found.rows.items()
        return _canonical({noc: [row.get(c, 0) for c in columns] for noc, row in rows})

    def _moves(self, rulebook: Rulebook, found: Found) -> str | None:
        if self.base is None or found.rows is None:
            return None
        # As `asdict` does, which takes longer than the walk.
        moved = moves_between(rulebook, self.base, found.rows)
        return _canonical({field.name: getattr(moved, field.name) for field in fields(Moves)})

    def _is_picked(self, key: str) -> bool:
        return self.check_every > 0 and int(key, 16) % self.check_every == 0

    def _quick(self, variant: str, drop: tuple[str, ...]) -> Quick:
        found = self._ready.get((variant, drop))
        if found is None:
            instance = self.cases.instances[variant]
            if drop:
                rulebook = Variant(id="sweep", drop=drop).apply(instance.rulebook)
                instance = instance.with_rulebook(rulebook)
            if len(self._ready) >= READY:
                self._ready.clear()
            found = self._ready[variant, drop] = Quick(instance)
        return found
