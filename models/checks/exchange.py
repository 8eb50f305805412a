"""What a holding would break if one place were added, or took the place of another one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from models.bound import Bound
from models.checks.athletes import Athletes
from models.checks.room import Countable
from models.checks.tally import Tally
from models.place import Chain, Place, of_one_noc

#: Whether all laws can be kept, by some choice of athletes, with a place added and another given
#: back instead, all other start and team places as they are.
CanBe = Callable[[Place, Place | None], bool]


NOBODY = ""


class Exchange:
    """Tries out what a holding would break if one place were added or exchanged.

    across: the laws that name places of several NOCs; shared: the parts of the tally that these are
    about. is_coupled: places of some NOC call for athletes of another one.
    """

    def __init__(self, case: Countable, held: Iterable[Place]) -> None:
        self.field = case.field
        self.tally = Tally(case.laws, held)
        self._counts_before = tuple(self.tally.counts)
        self._losses: dict[Place, dict[int, int]] = {}
        self._squads = frozenset(case.field.squads)
        self._squads_of_part: dict[int, frozenset[str]] = {}
        nocs = [_noc_of(places) for places in self.tally.parts]
        self._of_no_noc_alone: set[int] = set()
        self.across: set[int] = set()
        self.is_coupled = False
        for index, (counted, condition) in enumerate(self.tally.parts_of_laws):
            noc, other = nocs[counted], nocs[condition]
            if not noc:
                self._of_no_noc_alone.add(index)
            if noc is None or other is None or (noc != other and noc and other):
                self.across.add(index)
                self.is_coupled |= bool(noc) and bool(self.squads_of(counted))
        self.shared = {part for index in self.across for part in self.tally.parts_of(index)}

    def squads_of(self, part: int) -> frozenset[str]:
        """Whose athletes a part of the tally names."""
        if part not in self._squads_of_part:
            named = {place.pool for place in self.tally.parts[part]}
            self._squads_of_part[part] = self._squads & named
        return self._squads_of_part[part]

    def is_of_starts(self, index: int) -> bool:
        """Whether athletes have no part in a law."""
        return not any(map(self.squads_of, self.tally.parts_of(index)))

    @cached_property
    def of_starts(self) -> set[int]:
        """The laws that athletes have no part in."""
        return set(filter(self.is_of_starts, range(len(self.tally.laws))))

    def is_ruled_out(self, added: Place) -> bool:
        """Whether adding a place breaks a law that athletes have no part in: then whoever comes
        along changes nothing. One will do: shared ranks can make hundreds that name the place."""
        done: list[tuple[Place, bool]] = []
        self.put(added, True, done)
        parts = self.tally.parts_naming(added)
        found = any(
            any(map(self.is_of_starts, self.broken(self.tally.about(part)))) for part in parts
        )
        self.undo(done)
        return found

    def is_for_itself(self, broken: Iterable[int]) -> bool:
        """Whether adding a place breaks a law that only places of the same NOC could mend."""
        return not self.is_coupled and not self.across.issuperset(broken)

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
            yield bound.loosened(self._excess_before(index))

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
            if condition not in lost and (excess < 0 or lost.get(counted, 0) < excess):
                return False
        return True

    def loss(self, removed: Place) -> dict[int, int]:
        """Part of the tally -> how many of its places are lost at the most with a place and its
        athletes; 0 where it might be one. Laws across NOCs keep nobody here: another NOC gains."""
        if removed not in self._losses:
            done: list[tuple[Place, bool]] = []
            self.put(removed, False, done)
            self._dismiss_athletes(removed.noc, done, self._of_no_noc_alone)
            lost: dict[int, int] = {}
            for place, held in done:
                for part in self.tally.naming(place):
                    lost[part] = lost.get(part, 0) + (-1 if held else 1)
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
        off = self.tally.off(laws)
        return {index: by for index, by in off.items() if abs(by) > abs(self._excess_before(index))}

    def _excess_before(self, index: int) -> int:
        """How far a law is from being kept as it is, without any exchange."""
        count, condition = (self._counts_before[part] for part in self.tally.parts_of(index))
        return self.tally.laws[index].bound.excess_of(count, condition)

    def _call_athletes(self, place: Place, done: list[tuple[Place, bool]]) -> None:
        """Add the athletes that a place calls for, and those that they call for."""
        news = [place]
        while news:
            for index in self.tally.off(self.tally.waiting(news.pop())):
                # Where several NOCs could bring the athletes, nobody in particular is called for.
                if index in self._of_no_noc_alone or self.tally.excess(index) >= 0:
                    continue
                bound = self.tally.laws[index].bound
                for athlete in bound.places[: bound.at_least]:
                    if athlete.pool in self._squads and athlete not in self.tally.held:
                        self.put(athlete, True, done)
                        news.append(athlete)

    def _dismiss_athletes(
        self, noc: str, done: list[tuple[Place, bool]], apart: Collection[int] = ()
    ) -> None:
        """Leave out the athletes of an NOC that no law (but for those) calls for any more."""
        for squad in self.field.squads:
            self.dismiss(squad, noc, done, apart)

    def dismiss(
        self, squad: str, noc: str, done: list[tuple[Place, bool]], apart: Collection[int]
    ) -> None:
        """Those of one squad."""
        for athlete in reversed(self.field.athletes(squad, noc)):
            if athlete not in self.tally.held:
                continue
            laws = self.tally.touched([athlete]).difference(apart)
            self.put(athlete, False, done)
            short = self._too_few(laws)
            if short and self._were_not(short, athlete):
                self.put(athlete, True, done)
                break

    def _were_not(self, short: set[int], athlete: Place) -> bool:
        """Whether one of the laws lacked nobody while the athlete was there."""
        self.tally.add(athlete)
        before = self._too_few(short)
        self.tally.remove(athlete)
        return before != short

    def _too_few(self, laws: Iterable[int]) -> set[int]:
        return {index for index, by in self.tally.off(laws).items() if by < 0}


def _noc_of(places: Chain) -> str | None:
    """Whose they are: `NOBODY`'s where there are none, None where they are several NOCs'."""
    if not places:
        return NOBODY
    return places[0].noc if len(places) == 1 or of_one_noc(places) else None
