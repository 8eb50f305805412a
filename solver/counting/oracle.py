"""Can these decisions be completed to a lawful allocation? By counting, for laws that it covers.

Both answers are proofs. *Yes* is kept as a completion (`accounts`), and most decisions leave it one
or need it repaired in one place. *No* is what the integer program says (`exact`), or an earlier no:
where no further athlete who opens a set of columns could be afforded, none who opens less can be,
now or later. For a completion with the lesser set could have the greater one instead.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from models.errors import Defect
from models.place import Place
from solver.clock import Clock
from solver.counting.accounts import Accounts
from solver.counting.exact import Exchangeable, completion, switched
from solver.counting.options import Opens, Option, UnitOptions
from solver.counting.reading import covered
from solver.counting.units import Covered
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk


class CountingOracle:
    """The decisions so far, and a completion of them. `begin` comes first, and must say yes.

    walk: where the decisions stand; nobody else moves it. clock: may be another one later on.
    """

    def __init__(
        self, plan: WalkPlan, of: Covered, clock: Clock, ends: Sequence[int] | None = None
    ) -> None:
        """ends: as of a walk."""
        self.walk, self.clock, self._of, self._ends = Walk(plan, ends), clock, of, ends
        self._options = UnitOptions(self.walk, of.places)
        self._shape = [self._options.shape(unit) for unit in of.units]
        #: The lists of columns that are free in their box, with no least: what is held of them
        #: already makes no difference to the options.
        self._free = frozenset(
            c for unit in of.units for one in unit.starts if not one.least for c in one.chains
        )
        self._accounts = Accounts(self.walk, of)
        self._open: list[tuple[Option, ...]] = []
        self._chosen: list[Option] = []
        self._rank: list[int] = []
        self._undecided: dict[int, None] = {}
        self._refused: tuple[Opens, ...] = ()
        self._log: list[tuple[Any, ...]] = []

    @classmethod
    def of_plan(cls, plan: WalkPlan, clock: Clock) -> "CountingOracle | None":
        """None: some law of the plan is not covered."""
        of = covered(plan, clock)
        return None if of is None else cls(plan, of, clock)

    def begin(self, order: Sequence[int] = ()) -> bool:
        """Whether there is any lawful allocation.

        order: the lines that will be asked about. Only a hint: the completion is chosen so that
        the answer is yes as often as can be guessed.
        """
        places = self._of.places
        if self.walk.hopeless or any(one.least > one.most for one in places):
            return False
        guessed = self._guessed(order)
        for index, (unit, shape) in enumerate(zip(self._of.units, self._shape, strict=True)):
            options = self._options.of(unit, shape)
            if not options:
                return False
            chosen = next((one for one in options if one.values == guessed[index]), options[0])
            self._open.append(options)
            self._chosen.append(chosen)
            self._accounts.add(chosen, unit.rows)
        self._undecided = {u: None for u, options in enumerate(self._open) if len(options) > 1}
        return self._settle()

    def _guessed(self, order: Sequence[int]) -> list[tuple[int, ...]]:
        """How each unit would switch if the lines were awarded one by one, as far as they fit; and
        who would be asked first."""
        walk, first = self.walk, self.walk.plan.numbered.first
        unit_of = {
            chain: index
            for index, unit in enumerate(self._of.units)
            for column in unit.switches
            for chain in column.chains
        }
        self._rank = [len(order)] * len(self._of.units)
        lines = [place for place in order if walk.plan.numbered.chain[place] in unit_of]
        for rank, place in reversed(list(enumerate(lines))):
            self._rank[unit_of[walk.plan.numbered.chain[place]]] = rank
        before = walk.mark()
        walk.go(lines)
        found = [
            tuple(sum(walk.next[c] - first[c] for c in column.chains) for column in unit.switches)
            for unit in self._of.units
        ]
        walk.go_back(before)
        return found

    def can(self, place: int, held: bool = True) -> bool:
        """Whether some lawful allocation keeps this decision too; if so, it is made.

        place: of an event, by its number in the plan; never of an athlete.
        """
        self.clock.left()
        before = self.mark()
        if self._made(place, held):
            chain = self.walk.plan.numbered.chain[place]
            unit = self._of.unit_of[chain]
            if held and chain in self._free and self.walk.mark() == before[0] + 1:
                options = self._open[unit]  # no athlete and no limit follows
            else:
                options = self._options.of(self._of.units[unit], self._shape[unit])
            opens = self._one_further(self._open[unit], options) if held else None
            if opens is None:
                if self._still(unit, options):
                    return True
            elif not self._is_refused(opens):
                if self._still(unit, options):
                    return True
                self.go_back(before)
                self._log.append((None, self._accounts.used, self._refused))
                self._refused = (*self._refused, opens)
                return False
        self.go_back(before)
        return False

    def decide(self, place: int) -> bool:
        """Award the line if the decisions can then still be completed, or else pass it over."""
        if not self.walk.may_hold(place) or self._is_out(place):
            return False
        if self.can(place):
            return True
        if not self.can(place, held=False):
            raise Defect("decisions that could be completed no longer can")
        return False

    def _is_out(self, place: int) -> bool:
        """Whether a line is passed over because it, or the athlete it needs, can be there no more,
        whatever is decided: then there is nothing to ask, and nothing to account for.

        For options count a column up to the athletes that there can be. How far a full sum could
        come no longer matters, nor who else could be an athlete where no more can be.
        """
        walk, plan = self.walk, self.walk.plan
        chain_of, call = plan.numbered.chain, plan.calls[place]
        if chain_of[place] not in self._free or walk.holds(place):
            return False
        if call >= 0 and not walk.holds(call):
            return not walk.may_hold(call) or self._is_full(call) or self._is_full(place)
        return self._is_full(place)

    def _is_full(self, place: int) -> bool:
        """Whether a sum that the place adds to has no room for one more."""
        total, most = self.walk.total, self.walk.most
        return any(total[sum_] >= most[sum_] for sum_ in self.walk.plan.adds[place])

    def could(self, decisions: Mapping[Place, bool]) -> bool:
        """Whether some lawful allocation keeps these decisions about places of events, and no
        others; none is made."""
        other = CountingOracle(self.walk.plan, self._of, self.clock, self._ends)
        number = self.walk.plan.numbered.number
        for place, held in decisions.items():
            if not other._made(number[place], held):
                return False
        return other.begin()

    def _made(self, place: int, held: bool) -> bool:
        """Make the decision, unless the walk alone can tell that it cannot be."""
        if held:
            return self.walk.take(place)
        self.walk.pass_over(place)
        return not self.walk.holds(place)

    def mark(self) -> tuple[int, int]:
        """Where the decisions stand, for going back there."""
        return self.walk.mark(), len(self._log)

    def go_back(self, mark: tuple[int, int]) -> None:
        """Undo every decision since then."""
        self.walk.go_back(mark[0])
        while len(self._log) > mark[1]:
            unit, *before = self._log.pop()
            if unit is None:
                self._accounts.used, self._refused = before
            else:
                self._put(unit, *before)

    def _put(self, unit: int, options: tuple[Option, ...], chosen: Option) -> None:
        if (len(options) > 1) != (len(self._open[unit]) > 1):
            if len(options) > 1:
                self._undecided[unit] = None
            else:
                del self._undecided[unit]
        if chosen is not self._chosen[unit]:
            rows = self._of.units[unit].rows
            self._accounts.add(self._chosen[unit], rows, -1)
            self._accounts.add(chosen, rows)
        self._open[unit], self._chosen[unit] = options, chosen

    def _change(self, unit: int, options: tuple[Option, ...], chosen: Option) -> None:
        self._log.append((unit, self._open[unit], self._chosen[unit]))
        self._put(unit, options, chosen)

    def _still(self, unit: int, options: tuple[Option, ...]) -> bool:
        """Whether there is a completion with these options of a unit."""
        if options is self._open[unit]:
            return self._accounts.has_room() or self._settle()
        if not options:
            return False
        values = self._chosen[unit].values
        chosen = next((one for one in options if one.values == values), options[0])
        self._change(unit, options, chosen)
        return self._settle()

    def _one_further(self, before: tuple[Option, ...], options: tuple[Option, ...]) -> Opens | None:
        """What one athlete more opens, if that is all that an award asks for, and all units have
        switched: then a no holds for good, and for whoever opens no more than that.

        For let an NOC be refused its k-th athlete, who would open T, and let another later have one
        more who opens a part of T, in a completion. There the first has k - 1 athletes: with k it
        could have had the award. Take the last athlete of the other, whose set is part of that part
        of T, and give the first its k-th instead: as many athletes, in the same sums, and no sum of
        places is shorter. That completes the decisions and the award that were refused together.
        """
        if len(before) > 1 or len(options) != 1 or self._undecided or any(self._accounts.extra):
            return None
        further = before[0].further
        is_one = further and not before[0].more and options[0].further == further[1:]
        return further[0] if is_one else None

    def _is_refused(self, opens: Opens) -> bool:
        rows, places = opens
        return any(rows == other and not places & ~more for other, more in self._refused)

    def _settle(self) -> bool:
        """Find a completion, near to the one there was."""
        self._log.append((None, self._accounts.used, self._refused))
        return self._accounts.repair() or self._exactly()

    def _exactly(self) -> bool:
        alike: dict[tuple[Any, ...], Exchangeable] = {}
        for unit in self._undecided:
            options, rows = self._open[unit], self._of.units[unit].rows
            key = id(options), rows
            if (mine := alike.get(key)) is None:
                mine = alike[key] = Exchangeable(options, rows, [[] for _ in options])
            mine.units[options.index(self._chosen[unit])].append(unit)
        closed = self._accounts.copy()
        for mine in alike.values():
            for option, units in zip(mine.options, mine.units, strict=True):
                closed.add(option, mine.rows, -len(units))
        found = completion(closed, list(alike.values()), self.clock)
        if found is None:
            return False
        for mine, numbers in zip(alike.values(), found.numbers, strict=True):
            for unit, option in switched(mine, numbers, self._rank):
                self._change(unit, self._open[unit], option)
        self._accounts.used = found.used
        return True
