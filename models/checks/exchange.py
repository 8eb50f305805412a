"""What a holding would break if one place were added, or took the place of another one."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from models.bound import Bound, once
from models.checks.athletes import Athletes
from models.checks.room import Countable
from models.checks.tally import Tally
from models.place import Chain, Place, nocs_among

#: Whether all laws can be kept, by some choice of athletes, with a place added and another given
#: back instead, all other start and team places as they are.
CanBe = Callable[[Place, Place | None], bool]


class Exchange:
    """Tries out what a holding would break if one place were added or exchanged.

    own: the laws that name places of one NOC only; shared: the parts of the tally that the others
    are about. is_coupled: places of some NOC call for athletes of another one.
    """

    def __init__(self, case: Countable, held: Iterable[Place]) -> None:
        self.field = case.field
        self.tally = Tally(case.laws, held)
        self.before = {
            index: by for index in range(len(self.tally.laws)) if (by := self.tally.excess(index))
        }
        self._losses: dict[Place, Counter[int]] = {}
        self._within_one_noc: set[int] = set()
        self.own: set[int] = set()
        self.shared: set[int] = set()
        self.is_coupled = False
        self.squads_named = once(self._squads_of)
        nocs_named = once(nocs_among)
        for index, (_, bound) in enumerate(self.tally.laws):
            nocs = nocs_named(bound.places)
            if len(nocs) == 1:
                self._within_one_noc.add(index)
            if bound.when is not None and len(others := nocs | nocs_named(bound.when.places)) > 1:
                self.is_coupled |= len(nocs) == 1 and bool(self.squads_named(bound.places))
                nocs = others
            if len(nocs) > 1:
                self.shared.update(self.tally.parts_of(index))
            else:
                self.own.add(index)

    def _squads_of(self, places: Chain) -> frozenset[str]:
        return frozenset(place.pool for place in places if place.pool in self.field.squads)

    @cached_property
    def of_starts(self) -> set[int]:
        """The laws that athletes have no part in."""
        return {
            index
            for index, (_, bound) in enumerate(self.tally.laws)
            if not self.squads_named(bound.places)
            and not (bound.when and self.squads_named(bound.when.places))
        }

    @cached_property
    def athletes(self) -> Athletes:
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
            yield bound.loosened(self.before.get(index, 0))

    def fits(
        self, added: Place, removed: Place | None, broken: Mapping[int, int], is_asked: bool
    ) -> bool | None:
        """Whether some choice of athletes goes with the exchange; broken: what `broken_by` says.
        None, if anybody can be asked, where counting leaves it open."""
        if not broken:
            return True
        if not is_asked or not self.of_starts.isdisjoint(broken):
            return False
        return None if self.athletes.may_fit(added, removed) else False

    def broken_by(self, added: Place, removed: Place | None) -> dict[int, int]:
        """The laws broken after the exchange, and only because of it; the holding stays as it is.

        Two ways are tried: with the athletes of before and those called for, and without those
        that are no longer called for. If either breaks nothing, nothing is broken.
        """
        done: list[tuple[Place, bool]] = []
        if removed is not None:
            self.put(removed, False, done)
        self.put(added, True, done)
        self._call_athletes(added, done)
        broken = self._all_broken(done)
        if broken and removed is not None:
            self._dismiss_athletes(removed.noc, done)
            broken = self._all_broken(done)
        self.undo(done)
        return broken

    def may_mend(self, added: Place, removed: Place, broken: Mapping[int, int]) -> bool:
        """Whether giving a place back could make good what adding another one breaks.

        A law that is over by so many must lose as many, unless its condition could change.
        Worked out once per place, since a long list is asked about for every line left out.
        """
        if added.noc == removed.noc:
            return True
        lost, parts_of = self.loss(removed), self.tally.parts_of
        for index, excess in broken.items():
            counted, condition = parts_of(index)
            if condition not in lost and (excess < 0 or lost[counted] < excess):
                return False
        return True

    def loss(self, removed: Place) -> Counter[int]:
        """Part of the tally -> how many of its places are lost at the most with a place and its
        athletes; 0 where it might be one. Laws across NOCs keep nobody here: another NOC gains."""
        if removed not in self._losses:
            done: list[tuple[Place, bool]] = []
            self.put(removed, False, done)
            self._dismiss_athletes(removed.noc, done, self._within_one_noc)
            lost: Counter[int] = Counter()
            for place, held in done:
                for part in self.tally.naming(place):
                    lost[part] += -1 if held else 1
            self.undo(done)
            self._losses[removed] = lost
        return self._losses[removed]

    def undo(self, done: list[tuple[Place, bool]]) -> None:
        for place, was_added in reversed(done):
            if was_added:
                self.tally.remove(place)
            else:
                self.tally.add(place)

    def put(self, place: Place, held: bool, done: list[tuple[Place, bool]]) -> None:
        if held:
            self.tally.add(place)
        else:
            self.tally.remove(place)
        done.append((place, held))

    def _all_broken(self, done: list[tuple[Place, bool]]) -> dict[int, int]:
        return self.broken(self.tally.touched(place for place, _ in done))

    def broken(self, laws: Iterable[int]) -> dict[int, int]:
        """Of these, law -> by how many places it is off. What was broken before and is no worse is
        not the exchange's doing."""
        off = {index: self.tally.excess(index) for index in laws}
        return {i: by for i, by in off.items() if abs(by) > abs(self.before.get(i, 0))}

    def _call_athletes(self, place: Place, done: list[tuple[Place, bool]]) -> None:
        """Add the athletes that a place calls for, and those that they call for."""
        news = [place]
        while news:
            for index in self.tally.waiting(news.pop()):
                # Where several NOCs could bring the athletes, nobody in particular is called for.
                if index not in self._within_one_noc or self.tally.excess(index) >= 0:
                    continue
                bound = self.tally.laws[index].bound
                for athlete in bound.places[: bound.at_least]:
                    if athlete.pool in self.field.squads and athlete not in self.tally.held:
                        self.put(athlete, True, done)
                        news.append(athlete)

    def _dismiss_athletes(
        self, noc: str, done: list[tuple[Place, bool]], among: Collection[int] | None = None
    ) -> None:
        """Leave out the athletes of an NOC that no law (among those) calls for any more."""
        for squad in self.field.squads:
            self.dismiss(squad, noc, done, among)

    def dismiss(
        self, squad: str, noc: str, done: list[tuple[Place, bool]], among: Collection[int] | None
    ) -> None:
        """Those of one squad."""
        for athlete in reversed(self.field.athletes(squad, noc)):
            if athlete not in self.tally.held:
                continue
            laws = self.tally.touched([athlete])
            if among is not None:
                laws.intersection_update(among)
            short = self._too_few(laws)
            self.put(athlete, False, done)
            if self._too_few(laws) - short:
                self.put(athlete, True, done)
                break

    def _too_few(self, laws: Iterable[int]) -> set[int]:
        return {index for index in laws if self.tally.excess(index) < 0}
