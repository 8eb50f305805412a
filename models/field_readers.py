"""What the bounds of a field are read with: as protocols, since they know more than places."""

from collections.abc import Iterator
from typing import Any, Protocol, TypeVar

_Bound_contra = TypeVar("_Bound_contra", contravariant=True)


class HowFar(Protocol[_Bound_contra]):
    """How far duties go that are kept as far as possible (see models.reach)."""

    @property
    def of(self) -> Any:
        """The field of which this is told."""
        ...

    def least(self, bound: _Bound_contra, asking: Any, /) -> int:
        """What a bound of that field may ask for."""
        ...

    def left(self, noc: str, event: str, otherwise: int, /) -> int:
        """How many places of an event rulings leave an NOC; `otherwise` where none says so."""
        ...

    def given_up(self, bound: _Bound_contra, asking: Any, /) -> tuple[tuple[str, str], ...]:
        """The NOCs and events whose rulings leave less than it asks for."""
        ...


class ReadsLimits(Protocol[_Bound_contra]):
    """What lists say of shared ranks (see models.shared_ranks)."""

    def read(self, bound: _Bound_contra, is_per_noc: bool, /) -> Iterator[Any]:
        """What a bound of that field comes to; is_per_noc: of a rule about each NOC alone."""
        ...
