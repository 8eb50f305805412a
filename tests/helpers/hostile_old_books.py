"""An old workbook whose list of texts never ends."""

import struct

_LIST, _NEXT = 0xFC, struct.Struct("<HH")
_FIRST_LIST = 1462
"""Where the record of texts begins in `made/old.xls`."""

_ROOM = 3000


def one_text_for_ever(old: bytes, letters: int) -> bytes:
    """The first text is said to be followed by so many bytes, less than none, that it is the next
    one too, two thousand million times: of no letters it takes time, of many it takes memory."""
    assert _NEXT.unpack_from(old, _FIRST_LIST)[0] == _LIST
    before = _NEXT.size + struct.calcsize("<ii")
    text = struct.pack("<HBi", letters, 4, -7 - letters) + b"x" * letters
    made = _NEXT.pack(_LIST, _ROOM) + struct.pack("<ii", 1, 2**31 - 1) + text
    made = made.ljust(_NEXT.size + _ROOM, b"\0")
    assert before + len(text) <= len(made)
    return old[:_FIRST_LIST] + made + old[_FIRST_LIST + len(made) :]
