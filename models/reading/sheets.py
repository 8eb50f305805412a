"""Which sheet of a workbook is the one that is wanted."""

from collections.abc import Callable, Sequence

from models.errors import did_you_mean
from models.names import key_of
from models.reading.disk import Unreadable
from models.reading.pages.page import Page
from models.words import few


def page_called(
    pages: Sequence[Page], called: Sequence[str], has_table: Callable[[Page], bool]
) -> tuple[Page, str]:
    """The page that is wanted, and what to say of it: the one that is called so, else the only one
    to be seen that holds such a table. Raises Unreadable where it is not clear which that is."""
    if len(pages) == 1 and not pages[0].name:
        return pages[0], ""
    seen = [page for page in pages if page.visible and page.rows]
    keys = {key_of(name) for name in called if name}
    named = [page for page in seen if key_of(page.name) in keys]
    hidden = [page for page in pages if not page.visible and page.rows]
    if not named and (so_called := [page for page in hidden if key_of(page.name) in keys]):
        raise Unreadable(f"the sheet {_names(so_called)} is hidden; show it, or rename it")
    found = named or [page for page in seen if has_table(page)]
    if len(found) == 1:
        return found[0], _remark(found[0], pages)
    if found:
        first = called[0] if called else "the table"
        raise Unreadable(
            f"the sheets {_names(found)} each hold a table; name the right one '{first}', or keep "
            "one"
        )
    if inside := [page for page in hidden if has_table(page)]:
        raise Unreadable(f"the table is on a hidden sheet, {_names(inside)}; show the right one")
    if len(seen) <= 1:
        return (seen or list(pages) or [Page([])])[0], ""
    raise Unreadable(
        f"none of the sheets {_names(seen)} has the header of a table; its columns are named in "
        "one row above its lines"
    )


def page_said(pages: Sequence[Page], name: str) -> Page:
    """The page that the instance names, hidden or not. Raises Unreadable."""
    if len(pages) == 1 and not pages[0].name:
        raise Unreadable("the file has no sheets; leave 'sheet' out")
    found = [page for page in pages if page.name == name]
    found = found or [page for page in pages if key_of(page.name) == key_of(name)]
    if len(found) != 1:
        hint = did_you_mean(name, [page.name for page in pages])
        raise Unreadable(f"no sheet is called '{name}'; {hint}")
    return found[0]


def _remark(page: Page, pages: Sequence[Page]) -> str:
    others = [other.name for other in pages if other is not page and other.rows]
    return f"sheet '{page.name}', not {_quoted(others)}" if others else ""


def _names(pages: Sequence[Page]) -> str:
    return _quoted([page.name for page in pages])


def _quoted(names: Sequence[str]) -> str:
    return few([f"'{name}'" for name in names], 4)
