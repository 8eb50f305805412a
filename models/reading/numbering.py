"""The ranks of a ranking, and the places of a competition, as tables write them."""

import re

from models.ranking import Numbering
from models.reading.amounts import rank_of
from models.reading.wording import as_given
from models.words import few

#: What results say, in place of a number, of who has none.
_NO_PLACE = re.compile(
    r"DN[FSQCE]|DSQ|DI?SQ[BM]?|DQ[BF]?|OCS|BFD|UFD|RE?TD?|RAF|W/?DR?|ABD?|ABS|N[PCRSMT]|LAP|OTL|EXC?|HC"
    r"|PEN|FTS|NPS|-+|[\u2013\u2014]"
)

FEWEST_NINES = 99


class LineNumbers:
    """Reads the numbers of the lines, one line after the other. dense: as of `Numbering`."""

    def __init__(self, word: str, dense: bool = False) -> None:
        self.numbering = Numbering(word, dense)
        self._odd: dict[str, int] = {}

    def read(self, text: str) -> tuple[int | None, str | None]:
        """The number of the next line, and what is wrong with it."""
        numbering = self.numbering
        number = rank_of(text)
        if number is None:
            number = rank_of(text, (numbering.last, numbering.next()))
        if number is None:
            return None, self._no_number(text)
        if not text.isdecimal():
            self._odd.setdefault(text, number)
        wrong = numbering.complaint(number)
        return number, wrong or self._nines(number)

    def _no_number(self, text: str) -> str:
        word = self.numbering.word
        if is_no_place(text):
            return f"{as_given(text)} is no {word}; leave the line out"
        if not text:
            return (
                f"'' is no {word}; write it, the one above again if they are tied, or leave the "
                "line out if it has none"
            )
        return f"{as_given(text)} is no {word}; write a whole number from 1"

    def _nines(self, number: int) -> str | None:
        """Software writes 999 for who did not finish."""
        expected = self.numbering.next()
        if number >= max(FEWEST_NINES, 2 * expected) and set(str(number)) == {"9"}:
            word = self.numbering.word
            return (
                f"{word} {number} stands where {word} {expected} would come next; leave the line "
                "out if it marks who has none"
            )
        return None

    @property
    def remark(self) -> str:
        """What stood there for numbers."""
        return few([f"'{text}' is {self.numbering.word} {n}" for text, n in self._odd.items()], 2)


def is_no_place(text: str) -> bool:
    return _NO_PLACE.fullmatch(text.upper().rstrip(".")) is not None
