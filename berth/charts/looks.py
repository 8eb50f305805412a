"""How a chart looks: beside text or on a telephone, on white or in the dark."""

from typing import NamedTuple


class Colours(NamedTuple):
    """first, last: of the bars, from one place to the most. All bars have a contrast of at least
    3 : 1 with the ground, all texts of 4.5 : 1."""

    ground: str
    ink: str
    quiet: str
    line: str
    first: str
    last: str


BRIGHT = Colours("#ffffff", "#1d2733", "#5c6b7a", "#d5dbe1", "#5b97c4", "#0b3c66")
#: On the page's own ground in the dark.
DARK = Colours("#14181d", "#e8ecf0", "#a9b4c0", "#414b57", "#3d77a8", "#cfe6ff")


class Look(NamedTuple):
    """per_row: panels beside one another; width: of a panel, in pixels; is_titled: whether it is
    read by itself, and so has to say what it is of."""

    colours: Colours = BRIGHT
    per_row: int = 4
    width: int = 190
    is_titled: bool = True


#: Of a file of its own.
ALONE = Look()
#: In the page, which says beside it what it is of, and has room for so much.
IN_THE_PAGE = {
    f"{room}-{light}": Look(colours, per_row, width, is_titled=False)
    for room, per_row, width in (("wide", 4, 146), ("narrow", 2, 122))
    for light, colours in (("bright", BRIGHT), ("dark", DARK))
}
