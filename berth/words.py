"""Words that several texts share."""

from collections.abc import Iterable, Sequence

from models.bound import Source


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(last, "th")


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 place, 2 places."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def together(words: Iterable[str]) -> str:
    """a, b and c."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def cited(source: Source) -> str:
    """A rule as a sentence, and where it is written."""
    return f"{source.wording} ({source.cite})" if source.cite else source.wording


def all_cited(sources: Sequence[Source]) -> str:
    return "; ".join(cited(source) for source in sources)
