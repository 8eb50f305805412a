"""What is left out of the texts of a file, as nobody sees it: counted and said once, and refused
where it may have made another code of a code."""

from collections.abc import Callable, Collection

from models.text import Cleaned, could_be_a_code
from models.words import counted, few

MOST_LINES_TOLD = 4


class Unseen:
    """Of one file, as it is read."""

    def __init__(self) -> None:
        self._number = 0
        self._lines: dict[int, None] = {}

    def take(self, line: int, text: Cleaned) -> None:
        self._number += text.number
        self._lines[line] = None

    def in_row(
        self, line: int, cells: list[str], codes: Collection[int], wrong: Callable[[int, str], None]
    ) -> None:
        """The cells as plain texts. codes: those in which codes, numbers or days stand. wrong:
        takes the place of one that is refused, and why. An end of a cell that nobody sees is what
        pages and messages leave when they are copied, and does no harm."""
        for at, cell in enumerate(cells):
            if isinstance(cell, Cleaned):
                cells[at] = str(cell)
                if at in codes and cell.within and could_be_a_code(cell):
                    wrong(at, refusal(cell))
                else:
                    self.take(line, cell)

    @property
    def remark(self) -> str:
        if not self._number:
            return ""
        which = few([*map(str, self._lines)], MOST_LINES_TOLD)
        lines = "lines" if self._lines.keys() - {next(iter(self._lines))} else "line"
        return f"{counted(self._number, 'character')} that nobody sees left out, {lines} {which}"


def refusal(text: Cleaned) -> str:
    return f"{text.first}, which nobody sees, stands in '{text[:60]}'; write it anew"
