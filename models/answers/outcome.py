"""The four outcomes, never disguised as one another, and the ledger of an allocation."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from models.answers.quota import numbers_of
from models.bound import Source
from models.order import Turn
from models.place import Held

#: What shows that no lawful allocation ranks higher.
#: walk:   the plain walk down the order is lawful, and it is the maximum without lower bounds;
#: prefix: the walk, which awards a line exactly where counting, or CP-SAT, proves that the
#:         decisions can then be completed to a lawful allocation;
#: search: CP-SAT went down the order and proved for every line passed over that there is no room
#:         (squads that no law couples are decided apart, some of them perhaps by the walk);
#: tiers:  CP-SAT maximised every tier of the policy in its turn.
Proof = Literal["walk", "prefix", "search", "tiers"]


@dataclass(frozen=True, slots=True)
class Allocated:
    """The allocation. held: every place held, athlete places included.

    certified: the same places came out of a second proof of another kind.
    """

    held: Held
    proof: Proof
    certified: bool = False
    status: Literal["allocated"] = "allocated"

    @property
    def numbers(self) -> Counter[tuple[str, str]]:
        """(NOC, list or squad) -> places held."""
        return numbers_of(self.held)


@dataclass(frozen=True, slots=True)
class LotRequired:
    """Tied lines of which not all can be awarded, and nothing else decides between them.

    tied: the lines that could each be awarded; at_stake: how many places there are for them.
    Lines that a lot is drawn for together, or one that claims several places, stand there once.

    Or, after the last line, athletes whom no start calls for, and NOCs whose claims are the same in
    everything. squad: theirs; between: the NOCs; at_stake: so many athletes hang on their order;
    tied: the best line of each, none where they have no line.
    """

    tied: tuple[Turn, ...]
    at_stake: int
    squad: str | None = None
    between: tuple[str, ...] = ()
    status: Literal["lot_required"] = "lot_required"


@dataclass(frozen=True, slots=True)
class Conflict:
    """The rules, facts and rulings cannot all be kept.

    Which of them is for the diagnosis to say; this outcome only states that it is so.
    """

    status: Literal["conflict"] = "conflict"


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """Undecided after so many seconds: not an answer.

    doing: what was going on when time ran out, in words, where that is known.
    """

    seconds: float
    doing: str = field(default="", compare=False)
    status: Literal["out_of_time"] = "out_of_time"


Outcome = Allocated | LotRequired | Conflict | OutOfTime


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a line when its turn came.

    because: for a line passed over, the smallest set of rules and rulings that, with the lines
    awarded before, left no room. Empty for a line awarded.
    standing: places held in the event after the step.
    """

    turn: Turn
    awarded: bool
    standing: int
    because: tuple[Source, ...] = ()
    note: str = ""
