"""What a question changes of the instance that its files describe, as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from models.ruling import Ruling
from models.variant import Variant


class Spelling(NamedTuple):
    """What the options are called, by whoever asks; between: what stands between several.

    open, upcoming: how a competition is named that is drawn.
    """

    number: str
    drop: str
    variant: str
    without_rulings: str
    as_of: str
    between: str
    open: str
    upcoming: str


TYPED = Spelling(
    number="--set {}={}",
    drop="--drop {}",
    variant="--variant {}",
    without_rulings="--without-rulings",
    as_of="--as-of {}",
    between=" ",
    open="--open {}",
    upcoming="--upcoming {}",
)
IN_PYTHON = Spelling(
    number="{} = {!r}",
    drop="without {}",
    variant="variant {}",
    without_rulings="without rulings",
    as_of="as of {}",
    between=", ",
    open="forecast({!r})",
    upcoming="forecast(upcoming={!r})",
)


@dataclass(frozen=True, slots=True)
class Options:
    """variant: its id, its file, or itself; change: `rule.parameter` -> its new number; drop: rules
    left out; rulings: further ones; without_rulings: whether those of the files are left out;
    as_of: the day after which no ruling counts; notes: what was understood of the files of the
    further rulings.

    Numbers and rules patch what the variant has made of the rulebook, and so have the last word.
    """

    variant: str | Variant | None = None
    change: Mapping[str, int] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    without_rulings: bool = False
    as_of: date | None = None
    notes: tuple[str, ...] = ()

    def spelled(self, spelling: Spelling) -> tuple[str, ...]:
        """Each of them in a word or two; none where nothing is changed."""
        return tuple(self._spelled(spelling))

    def _spelled(self, spelling: Spelling) -> Iterator[str]:
        if self.variant is not None:
            named = self.variant if isinstance(self.variant, str) else self.variant.id
            yield spelling.variant.format(named)
        yield from self.spelled_patch(spelling)
        yield from (ruling.source.id for ruling in self.rulings)
        if self.without_rulings:
            yield spelling.without_rulings
        if self.as_of is not None:
            yield spelling.as_of.format(self.as_of.isoformat())

    def spelled_patch(self, spelling: Spelling) -> tuple[str, ...]:
        """Numbers and rules alone."""
        numbers = (spelling.number.format(*entry) for entry in self.change.items())
        return (*numbers, *(spelling.drop.format(name) for name in self.drop))
