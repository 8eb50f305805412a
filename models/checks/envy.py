"""Unjustified envy: a line left out that could be added, or could take a worse line's place.

Being free of envy is a check, not a definition: many allocations pass it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from models.bound import Bound
from models.checks.athletes import Athletes
from models.checks.room import Countable
from models.checks.tally import Tally
from models.order import Turn, standings
from models.place import Place, of_one_noc


class Envy(NamedTuple):
    """A line passed over without need: it could be added, or replace a worse line of its event."""

    turn: Turn
    instead_of: Turn | None


#: Whether all laws can be kept, by some choice of athletes, with a place added and another given
#: back instead, all other start and team places as they are.
_Possible = Callable[[Place, Place | None], bool]


def envies(
    case: Countable, held: Iterable[Place], possible: _Possible | None = None
) -> Iterator[Envy]:
    """Every line left out that has reason to complain of a holding, once each.

    Of lines that share a rank none is the worse one: between them a lot decides. Athletes come
    and go with the places, of whatever NOC: a line has reason to complain if some choice of
    athletes goes with it. Counting finds the choice in which the athletes of the NOCs concerned
    are adapted (those called for added, those that nobody calls for any more left out), and often
    that there is none; what it leaves open is asked of `possible`. Without it that stays open, so
    that only what is certain is yielded.
    """
    exchange = Exchange(case, held)
    is_held = exchange.tally.held
    standing = standings(case.stages)
    turns = sorted(
        (turn for _, stage_turns in case.stages for turn in stage_turns),
        key=lambda turn: standing[turn.place],
    )
    last: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.place in is_held and _neighbour(turn.place, +1) not in is_held:
            last.setdefault(turn.event, []).append(turn)
    for turn in turns:
        is_next = turn.place.k == 1 or _neighbour(turn.place, -1) in is_held
        if turn.place in is_held or not is_next:
            continue
        broken = exchange.broken_by(turn.place, None)
        if exchange.fits(turn.place, None, broken, possible):
            yield Envy(turn, None)
            continue
        by_starts = {index: by for index, by in broken.items() if index in exchange.of_starts}
        must_mend = by_starts if possible else broken
        for worse in reversed(last.get(turn.event, [])):
            if standing[worse.place] <= standing[turn.place]:
                break
            if exchange.may_mend(turn.place, worse.place, must_mend):
                still = exchange.broken_by(turn.place, worse.place)
                if exchange.fits(turn.place, worse.place, still, possible):
                    yield Envy(turn, worse)
                    break


def _neighbour(place: Place, step: int) -> Place:
    return Place(place.noc, place.pool, place.k + step)


class Exchange:
    """Tries out what a holding would break if one place were added or exchanged."""

    def __init__(self, case: Countable, held: Iterable[Place]) -> None:
        self.field = case.field
        self.tally = Tally(case.laws, held)
        self._before = {
            index: by for index in range(len(self.tally.laws)) if (by := self.tally.excess(index))
        }
        self._losses: dict[Place, tuple[dict[int, int], set[int]]] = {}
        self._within_one_noc = {
            index for index, law in enumerate(self.tally.laws) if of_one_noc(law.bound.places)
        }

    @cached_property
    def of_starts(self) -> set[int]:
        """The laws that athletes have no part in."""
        return {
            index
            for index, (_, bound) in enumerate(self.tally.laws)
            if not any(
                place.pool in self.field.squads
                for place in bound.places + (bound.when.places if bound.when else ())
            )
        }

    @cached_property
    def _athletes(self) -> Athletes:
        bounds = (
            bound
            for index, bound in enumerate(self.as_far_as_kept())
            if index not in self.of_starts
        )
        starts = (place for place in self.tally.held if place.pool not in self.field.squads)
        return Athletes(self.field, bounds, starts)

    def as_far_as_kept(self) -> Iterator[Bound]:
        """The bounds; those that are broken as it is may stay so, but become no worse."""
        for index, (_, bound) in enumerate(self.tally.laws):
            yield bound.loosened(self._before.get(index, 0))

    def fits(
        self,
        added: Place,
        removed: Place | None,
        broken: Mapping[int, int],
        possible: _Possible | None,
    ) -> bool:
        """Whether some choice of athletes goes with the exchange; broken: what `broken_by` says."""
        if not broken:
            return True
        if possible is None or not self.of_starts.isdisjoint(broken):
            return False
        return self._athletes.may_fit(added, removed) and possible(added, removed)

    def broken_by(self, added: Place, removed: Place | None) -> dict[int, int]:
        """The laws broken after the exchange, and only because of it; the holding stays as it is.

        Two ways are tried: with the athletes of before and those called for, and without those
        that are no longer called for. If either breaks nothing, nothing is broken.
        """
        done: list[tuple[Place, bool]] = []
        if removed is not None:
            self._set(removed, False, done)
        self._set(added, True, done)
        self._call_athletes(added, done)
        broken = self._broken(done)
        if broken and removed is not None:
            self._dismiss_athletes(removed.noc, done)
            broken = self._broken(done)
        self._undo(done)
        return broken

    def may_mend(self, added: Place, removed: Place, broken: Mapping[int, int]) -> bool:
        """Whether giving a place back could make good what adding another one breaks.

        A law that is over by so many must lose as many, unless its condition could change.
        Worked out once per place, since a long list is asked about for every line left out.
        """
        if added.noc == removed.noc:
            return True
        if removed not in self._losses:
            self._losses[removed] = self._loss(removed)
        lost, released = self._losses[removed]
        return all(
            index in released or (excess > 0 and lost.get(index, 0) >= excess)
            for index, excess in broken.items()
        )

    def _loss(self, removed: Place) -> tuple[dict[int, int], set[int]]:
        """How many places every law loses at the most with a place and its athletes, and the
        laws whose condition loses some. Laws across NOCs keep nobody here: another NOC gains."""
        done: list[tuple[Place, bool]] = []
        self._set(removed, False, done)
        self._dismiss_athletes(removed.noc, done, self._within_one_noc)
        lost: dict[int, int] = {}
        released: set[int] = set()
        for place, held in done:
            for index in self.tally.within.get(place, ()):
                lost[index] = lost.get(index, 0) + (-1 if held else 1)
            released.update(self.tally.waiting.get(place, ()))
        self._undo(done)
        return lost, released

    def _undo(self, done: list[tuple[Place, bool]]) -> None:
        for place, was_added in reversed(done):
            if was_added:
                self.tally.remove(place)
            else:
                self.tally.add(place)

    def _set(self, place: Place, held: bool, done: list[tuple[Place, bool]]) -> None:
        if held:
            self.tally.add(place)
        else:
            self.tally.remove(place)
        done.append((place, held))

    def _broken(self, done: list[tuple[Place, bool]]) -> dict[int, int]:
        """Law -> by how many places it is off."""
        touched = self.tally.touched(place for place, _ in done)
        off = {index: self.tally.excess(index) for index in touched}
        # What was broken before and is no worse is not the exchange's doing.
        return {i: by for i, by in off.items() if abs(by) > abs(self._before.get(i, 0))}

    def _call_athletes(self, place: Place, done: list[tuple[Place, bool]]) -> None:
        """Add the athletes that a place calls for, and those that they call for."""
        news = [place]
        while news:
            for index in self.tally.waiting.get(news.pop(), ()):
                # Where several NOCs could bring the athletes, nobody in particular is called for.
                if index not in self._within_one_noc or self.tally.excess(index) >= 0:
                    continue
                bound = self.tally.laws[index].bound
                for athlete in bound.places[: bound.at_least]:
                    if athlete.pool in self.field.squads and athlete not in self.tally.held:
                        self._set(athlete, True, done)
                        news.append(athlete)

    def _dismiss_athletes(
        self, noc: str, done: list[tuple[Place, bool]], among: Collection[int] | None = None
    ) -> None:
        """Leave out the athletes of an NOC that no law (among those) calls for any more."""
        for squad in self.field.squads:
            for athlete in reversed(self.field.athletes(squad, noc)):
                if athlete not in self.tally.held:
                    continue
                laws = self.tally.touched([athlete])
                if among is not None:
                    laws.intersection_update(among)
                short = self._too_few(laws)
                self._set(athlete, False, done)
                if self._too_few(laws) - short:
                    self._set(athlete, True, done)
                    break

    def _too_few(self, laws: Iterable[int]) -> set[int]:
        return {index for index in laws if self.tally.excess(index) < 0}
