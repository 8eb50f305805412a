"""What may be meant where nothing says it: offered to somebody who is asked, and never taken for
said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice, pairwise

from models.naming import Doubt, Naming
from models.noc_names import plain
from models.reading.amounts import amounts, rank_of
from models.reading.format import points_of
from models.reading.headers import without_tail
from models.reading.numbering import is_no_place
from models.reading.pages.page import Page, PageRow, address

LINES_GUESSED_BY = 40
#: So many in a hundred cells of a column have to look like what it is taken for.
NEARLY_ALL = 80
HALF = 50
MOST_NOCS_GUESSED = 3

Sense = Callable[[str], str | None]


def lettered(page: Page) -> tuple[str, ...]:
    """What the columns of a table without a header are called: as a spreadsheet letters them."""
    width = max((len(without_tail(cells)) for _, cells in page.rows), default=0)
    return tuple(f"column {address(1, at).removesuffix('1')}" for at in range(width))


def begins_with_a_line(page: Page, sense: Sense) -> bool:
    """Whether the first row with several cells looks like a line: it has a rank and an NOC, and
    where these stand in the lines."""
    rows = _rows(page)
    at = _columns(rows, sense)
    if not {"rank", "noc"} <= at.keys():
        return False
    first = rows[0][1]
    return (
        rank_of(_cell(first, at["rank"])) is not None or sense(_cell(first, at["noc"])) is not None
    )


def columns_by_cells(page: Page, sense: Sense) -> Mapping[str, int]:
    """Column -> its place, as far as the cells of a table without a header look like one."""
    return _columns(_rows(page), sense)


def nocs_by_text(naming: Naming, text: str) -> tuple[str, ...]:
    """Codes of the NOCs that a text may mean which means none, or more than one: the likeliest
    first."""
    found = naming.find(text)
    if isinstance(found, Doubt):
        today = (code for code in found.codes if naming.nocs[code].status == "current")
        return tuple(today) or found.codes
    near = get_close_matches(plain(text), naming.names, n=MOST_NOCS_GUESSED, cutoff=0.8)
    return tuple(dict.fromkeys(naming.identity(naming.names[name][0]) for name in near))


def _rows(page: Page) -> list[PageRow]:
    several = (row for row in page.rows if sum(map(bool, row[1])) > 1)
    return [*islice(several, LINES_GUESSED_BY)]


def _columns(rows: Sequence[PageRow], sense: Sense) -> dict[str, int]:
    width = max((len(cells) for _, cells in rows), default=0)
    cells = [[_cell(row, at) for _, row in rows] for at in range(width)]
    left = [at for at in range(width) if any(cells[at])]
    found: dict[str, int] = {}

    def take(column: str, places: Iterator[int]) -> None:
        if (at := next(places, None)) is not None:
            found[column] = at
            left.remove(at)

    ranks = [at for at in left if _are_ranks(cells[at])]
    take("rank", iter(sorted(ranks, key=lambda at: rank_of(cells[at][0]) != 1)))
    nocs = {at: _share(cells[at], lambda one: _is_noc(one, sense)) for at in left}
    known = [at for at, share in nocs.items() if share >= HALF]
    take("noc", iter(sorted(known, key=lambda at: -nocs[at])))
    take("points", (at for at in left if _are_points(cells[at])))
    take("athlete", (at for at in left if _share(cells[at], _is_name) >= NEARLY_ALL))
    return found


def _are_ranks(cells: Sequence[str]) -> bool:
    ranks = [rank for cell in cells if (rank := rank_of(cell)) is not None]
    is_rising = all(first <= second for first, second in pairwise(ranks))
    return bool(ranks) and is_rising and _share(cells, _is_rank) >= NEARLY_ALL


def _is_rank(cell: str) -> bool:
    return rank_of(cell) is not None or is_no_place(cell)


def _is_noc(cell: str, sense: Sense) -> bool:
    return not cell.isdecimal() and sense(cell) is not None


def _are_points(cells: Sequence[str]) -> bool:
    """Points fall from line to line; years of birth do not."""
    try:
        read = [points_of(one) for one in amounts(cells, False).cells if one]
    except ValueError:
        return False
    return len(read) * 100 >= NEARLY_ALL * len(cells) and all(a >= b for a, b in pairwise(read))


def _is_name(cell: str) -> bool:
    return len(cell) > 3 and not any(map(str.isdigit, cell))


def _share(cells: Sequence[str], is_one: Callable[[str], bool]) -> int:
    """Of a hundred cells."""
    return 100 * sum(map(is_one, cells)) // max(len(cells), 1)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""
