"""Are these laws boxes and sums? A condition on bounds, whatever rule they come from.

Covered are, of what the walk reads bounds to (`solver.walk.clauses`):

* about one NOC: limits and minima of a chain, or of a column (chains that always count together);
  links 'k of a column need k athletes'; whatever depends on one column alone and asks for athletes
  or limits them (a team brings five, three without a team): that column then is a switch; and that
  athletes are there for a reason, if as few as the other laws allow always have one (`gather`);
* over NOCs: sums of whole columns, each counted once. A column that is free in its box adds to one
  sum only, if that sum has a least; sums of athletes have no least.
"""

from solver.clock import UNLIMITED, Clock
from solver.counting.columns import Columns, NotCovered, needed
from solver.counting.effects import AthleteReason, Effects
from solver.counting.gather import LawsRead, gathered
from solver.counting.units import Covered, Sum
from solver.walk.clauses import NO_LIMIT, AtMost, Clause, Duty, Loosening
from solver.walk.plan import WalkPlan


def covered(plan: WalkPlan, clock: Clock = UNLIMITED) -> Covered | None:
    """The laws of a plan as boxes and sums; None: some of them are neither. Raises Undecided."""
    try:
        return Reading(plan, clock).covered()
    except NotCovered:
        return None


class Reading:
    """One pass over what was said; then all is put together."""

    def __init__(self, plan: WalkPlan, clock: Clock = UNLIMITED) -> None:
        self.plan, self.clock = plan, clock
        self.clauses = [one for said in plan.said for one in said.clauses]
        self.loosening = [one for said in plan.said for one in said.loosening]
        self.duties = [one for said in plan.said for one in said.duties]
        self.sums = self._sums()
        together = {clause.total for clause in self.clauses if clause.total >= 0}
        counted = [plan.numbered.sums[n] for n in (*self.sums, *sorted(together))]
        counted += [loosening.when for loosening in self.loosening]
        self.columns = Columns(plan.numbered, counted)
        self.effects = {column: Effects(size) for column, size in self.columns.size.items()}
        self.reasons: dict[int, list[AthleteReason]] = {}

    def covered(self) -> Covered:
        """Raises NotCovered."""
        for clause in self.clock.during(self.clauses):
            if clause.place >= 0 or clause.total >= 0:
                self._read_clause(clause)
        for duty in self.clock.during(self.duties):
            if duty.place >= 0 or duty.total >= 0:
                self._read_duty(duty)
        for loosening in self.clock.during(self.loosening):
            self._read_loosening(loosening)
        sums = [Sum(number, least, most) for number, (least, most) in self.sums.items()]
        return gathered(
            LawsRead(self.plan, self.columns, self.effects, self.reasons, sums), self.clock
        )

    def _sums(self) -> dict[int, tuple[int, int]]:
        """Sum -> the least and the most of it, where nothing is a condition."""
        found: dict[int, tuple[int, int]] = {}
        for clause in self.clauses:
            if clause.place < 0 and clause.total < 0:
                for of_chain, number, most in clause.limits:
                    if not of_chain:
                        least, before = found.get(number, (0, NO_LIMIT))
                        found[number] = least, min(before, most)
        for duty in self.duties:
            if duty.place < 0 and duty.total < 0:
                least, most = found.get(duty.of_sum, (0, NO_LIMIT))
                found[duty.of_sum] = max(least, duty.least), most
        return found

    def _read_clause(self, clause: Clause) -> None:
        """So many of a column call for athletes of the NOC, or limit them."""
        columns, in_part = self.columns, False
        if clause.place < 0:
            column = columns.one(self.plan.numbered.sums[clause.total])
            from_ = clause.mark
        else:
            chain = self.plan.numbered.chain[clause.place]
            if columns.is_squad[chain]:
                needed(not clause.limits, clause)
                self._add_reason(clause.place, clause.calls, None)
                return
            column, from_ = columns.of[chain], columns.index(clause.place) + 1
            in_part = len(columns.chains[column]) > 1
        effects = self.effects[column]
        for call in clause.calls:
            chain, athletes = self.plan.numbered.chain[call], columns.index(call) + 1
            needed(columns.is_squad[chain] and columns.noc(chain) == columns.noc(column), clause)
            effects.concern(chain)
            if in_part:
                needed(athletes <= from_, clause)
                effects.in_part = True
            else:
                effects.calls.add((from_, athletes))
        for limit in clause.limits:
            needed(not in_part, clause)
            self._read_limit(limit, column, from_)

    def _read_limit(self, limit: AtMost, column: int, from_: int) -> None:
        of_chain, number, most = limit
        columns, effects = self.columns, self.effects[column]
        if of_chain and columns.is_squad[number]:
            needed(columns.noc(number) == columns.noc(column), limit)
            effects.concern(number)
            effects.limits.append((from_, columns.index(most, number)))
        else:
            # More than there could be athletes for: never held.
            of = columns.of[number] if of_chain else columns.one(self.plan.numbered.sums[number])
            so_many = columns.index(most, number) if of_chain else most
            alone = len(columns.chains[of]) == 1 or not of_chain
            needed(of == column and alone and so_many < from_, limit)
            effects.top = min(effects.top, from_ - 1)

    def _read_duty(self, duty: Duty) -> None:
        """A choice is left only in what an athlete place is for."""
        chain_of = self.plan.numbered.chain
        needed(duty.place >= 0 and self.columns.is_squad[chain_of[duty.place]], duty)
        self._add_reason(duty.place, self.plan.numbered.sums[duty.of_sum], duty.least)

    def _add_reason(self, athlete: int, places: tuple[int, ...], least: int | None) -> None:
        reason = AthleteReason(self.columns.index(athlete) + 1, places, least)
        self.reasons.setdefault(self.plan.numbered.chain[athlete], []).append(reason)

    def _read_loosening(self, loosening: Loosening) -> None:
        """As long as a column is between two numbers, so many athletes."""
        columns, places = self.columns, loosening.places
        needed(bool(places), loosening)
        column, chain = columns.one(loosening.when), self.plan.numbered.chain[places[0]]
        alone = all(self.plan.numbered.chain[place] == chain for place in places)
        needed(alone and len(set(places)) == len(places), loosening)
        needed(columns.is_squad[chain] and columns.noc(chain) == columns.noc(column), loosening)
        least, most = loosening.least, loosening.most
        fewest, greatest = 0, NO_LIMIT
        if least > len(places) or most < 0:
            fewest, greatest = NO_LIMIT, -1
        elif least > 0:
            fewest = columns.index(places[least - 1]) + 1
        if 0 <= most < len(places):
            greatest = min(greatest, columns.index(places[most]))
        self.effects[column].concern(chain)
        self.effects[column].between.append((loosening.from_, loosening.to, fewest, greatest))
