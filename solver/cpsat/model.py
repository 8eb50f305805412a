"""The board: an instance as CP-SAT. A literal per place, laws as constraints over them.

An NOC's places of a pool are held in their order, so most bounds about one NOC are a single literal
or a clause, which keeps the linear relaxation tight.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from models.bound import Bound, Condition, Law, Source, narrowed
from models.place import Chain, Held, Place
from solver.clock import Clock
from solver.cpsat.program import Literal, Program, Settings, Terms, new_program
from solver.cpsat.search import plain_settings, values_of
from solver.cpsat.sums import FAR, reached
from solver.rows.families import in_rows

Fixed = Mapping[Place, bool]


class Shifts(NamedTuple):
    """What is added to the least and to the most of a bound."""

    least: Terms = ()
    most: Terms = ()


STILL = Shifts()


class HeldBetween(NamedTuple):
    """From least to most of the places are held."""

    places: Chain
    least: int
    most: int


class Board:
    """The lawful allocations of the laws given, as a constraint model.

    switched: every rule and ruling gets a switch, a literal under which its bounds stand, so that
    some of them can be left out. Facts have none. Raises Undecided where there is no time to make
    it.
    """

    def __init__(
        self,
        laws: Iterable[Law],
        places: Iterable[Place],
        clock: Clock,
        switched: bool = False,
    ) -> None:
        self.clock = clock
        self.program = new_program()
        self.literals = {place: self.program.number(0, 1) for place in places}
        self.switches: dict[str, Literal] = {}
        laws = list(laws)
        always = (bound for source, bound in laws if not switched or source.kind == "fact")
        rows, rest = in_rows(laws, always, clock)
        for source, bound in clock.during(rest):
            self.post(bound, self._switch(source) if switched else None)
        for source, terms, most in clock.during(rows):
            switch = self._switch(source) if switched else None
            counted = [(self.literals[place], times) for place, times in terms]
            self.program.between(counted, -FAR, most, [] if switch is None else [switch])

    def copy(self) -> "Board":
        """The same, of which more can be demanded: in a hundredth of the time of reading laws."""
        other = copy(self)
        other.program = self.program.copy()
        return other

    def _switch(self, source: Source) -> Literal | None:
        """Under which its bounds stand; none of a fact."""
        # A rule may be called like a fact.
        if source.kind == "fact":
            return None
        if source.id not in self.switches:
            self.switches[source.id] = self.program.number(0, 1)
        return self.switches[source.id]

    def any(
        self,
        fixed: Fixed,
        on: Collection[str] = (),
        other_settings: bool = False,
        effort: float | None = None,
    ) -> Held | None:
        """Some lawful allocation with these places held or not held, or None: there is none.

        on: the ids of the rules and rulings whose switches are on; the others are off.
        other_settings: ask in another way than usual, to confirm an answer. effort: the most work
        to spend on it. Raises Laborious beyond.
        """
        program = self._with(fixed)
        for name, switch in self.switches.items():
            program.fix(switch, int(name in on))
        settings = plain_settings()
        if other_settings:
            settings["random_seed"] = 7
        elif self.switches:
            # The many small questions of a diagnosis: one round of presolve is enough. None at all
            # leaves questions of divisibility undecided.
            settings["cp_model_probing_level"] = 0
            settings["symmetry_level"] = 0
            settings["max_presolve_iterations"] = 1
        return self._solve(program, settings, effort=effort)

    def first(
        self, order: Sequence[Place], fixed: Fixed, effort: float | None = None
    ) -> Held | None:
        """The lexicographically greatest lawful allocation in this order, or None.

        effort: the most work to spend on it. Raises Laborious beyond.

        One fixed search: a place is left out only if propagation or learning proved it impossible
        after the earlier decisions. Two settings make that true. Presolve is off: with it a place
        may be replaced by the negation of another one, and the search then goes down another
        order than the one asked for (seen with probing off, on three of 400 small instances, and
        `keep_all_feasible_solutions_in_presolve` did not help). And linearization is at level 2:
        below it counting arguments that clauses cannot see stay undecided. CP-SAT documents none
        of this, so the result is checked by the caller, and proved another way by `--certify`.
        """
        program = self._with(fixed)
        program.ones_first(self.literals[place] for place in order)
        settings = plain_settings()
        settings["search_branching"] = "FIXED_SEARCH"
        settings["cp_model_presolve"] = False
        # Measured at real size: probing and cuts cost more time than they save here.
        settings["cp_model_probing_level"] = 0
        settings["cut_level"] = 0
        # What can be exchanged is not looked for: of ten thousand lines it takes seconds, in which
        # no time limit is heard, and the order tells them apart anyway.
        settings["symmetry_level"] = 0
        return self._solve(program, settings, effort=effort)

    def greatest(
        self,
        places: Sequence[Place],
        weights: Sequence[int],
        fixed: Fixed,
        effort: float | None = None,
        *,
        cases: Iterable[HeldBetween] = (),
        above: int | None = None,
    ) -> Held | None:
        """A lawful allocation whose sum of weights is proven to be the greatest, or None.

        effort: the most work to spend on it. Raises Laborious beyond. cases: only among those where
        so many are held. above: only if the sum is more than this.
        """
        program = self._with(fixed)
        terms = self._terms(places, weights)
        program.greatest(terms)
        for case in cases:
            program.between(self._held(case.places), case.least, case.most)
        if above is not None:
            program.between(terms, above + 1, FAR)
        return self._solve(program, plain_settings(), optimal=True, effort=effort)

    def demand(self, places: Sequence[Place], weights: Sequence[int], value: int) -> None:
        """From now on the sum of weights over the places held is exactly this."""
        self.program.between(self._terms(places, weights), value, value)

    def _terms(self, places: Sequence[Place], weights: Sequence[int]) -> Terms:
        return [(self.literals[p], w) for p, w in zip(places, weights, strict=True)]

    def _with(self, fixed: Fixed) -> Program:
        """A copy of the program in which some places are held or not held."""
        program = self.program.copy()
        for place, held in fixed.items():
            program.fix(self.literals[place], int(held))
        return program

    def _solve(
        self,
        program: Program,
        settings: Settings,
        optimal: bool = False,
        effort: float | None = None,
    ) -> Held | None:
        values = values_of(program, settings, self.clock, optimal, effort)
        if values is None:
            return None
        return frozenset(p for p, literal in self.literals.items() if values[literal])

    def post(self, bound: Bound, switch: Literal | None = None, moves: Shifts = STILL) -> None:
        """Add one bound; with a switch it is kept only when the switch is on."""
        enforced: list[Literal] = [] if switch is None else [switch]
        if bound.when is not None:
            if bound.when.never:
                return
            enforced += self._condition(bound.when)
        if moves != STILL:
            self._at_least(bound.places, bound.at_least, enforced, moves.least)
            if bound.at_most is not None:
                self._at_most(bound.places, bound.at_most, enforced, moves.most)
            return
        for part in narrowed(bound):
            self._at_least(part.places, part.at_least, enforced)
            self._at_most(part.places, part.most, enforced)

    def _at_least(
        self, places: Chain, least: int, enforced: Sequence[Literal], moves: Terms = ()
    ) -> None:
        literals = [self.literals[place] for place in places]
        if moves or 1 < least < len(places):
            self.program.between(self._held(places, moves), least, FAR, enforced)
        elif least > len(places):
            self._clause(enforced, [])
        elif least == 1:
            self._clause(enforced, list(dict.fromkeys(literals)))
        elif least > 0:
            for literal in literals:
                self._clause(enforced, [literal])

    def _at_most(
        self, places: Chain, most: int, enforced: Sequence[Literal], moves: Terms = ()
    ) -> None:
        if moves or 0 < most < len(places):
            self.program.between(self._held(places, moves), -FAR, most, enforced)
        elif most < len(places):
            for place in places:
                self._clause(enforced, [~self.literals[place]])

    def _held(self, places: Chain, moves: Terms = ()) -> Terms:
        """How many of the places are held, less the moves: so these add to what it must come to."""
        return [
            *((self.literals[place], 1) for place in places),
            *((move, -times) for move, times in moves),
        ]

    def _clause(self, enforced: Sequence[Literal], literals: Sequence[Literal]) -> None:
        self.program.either([*literals, *(~literal for literal in enforced)])

    def _condition(self, when: Condition) -> list[Literal]:
        """Literals that are all true when the condition, which may hold, does."""
        found: list[Literal] = []
        for places, least, _ in (parts := narrowed(when)):
            if least == len(places):
                found += [self.literals[place] for place in places]
            elif least > 0:
                found.append(reached(self.program, self._held(places), least))
        for part in parts:
            if part.most == 0:
                found += [~self.literals[place] for place in part.places]
            elif part.ends:
                found.append(~reached(self.program, self._held(part.places), part.most + 1))
        return found
