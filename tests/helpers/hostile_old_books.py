"""Old workbooks: one whose list of texts never ends, and one of many cells."""

import struct

_LIST, _NEXT = 0xFC, struct.Struct("<HH")
_FIRST_LIST = 1462
"""Where the record of texts begins in `made/old.xls`."""

_ROOM = 3000

_STREAM, _END, _NUMBER = 512, 0x0A, struct.Struct("<HHHHHd")
"""Where the workbook begins in the file; the last record of a part of it; a cell with a number."""


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


def many_numbers(tied: bytes, rows: int) -> bytes:
    """`made/old-tied.xls` with so many rows of ten numbers below its table."""
    stream, at, ends = tied[_STREAM:], 0, 0
    while ends < 2:  # of the book, of its sheet
        kind, length = _NEXT.unpack_from(stream, at)
        ends += kind == _END
        at += _NEXT.size + length
    at -= _NEXT.size
    cells = (
        _NUMBER.pack(0x203, _NUMBER.size - _NEXT.size, row, column, 15, row)
        for row in range(5, 5 + rows)
        for column in range(10)
    )
    return stream[:at] + b"".join(cells) + stream[at:]
