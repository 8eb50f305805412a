"""Changes words, numbers and lines of a text: changed bytes of it are seldom YAML, or a table of
NOCs and events that are known, and would only ever show that this is said."""

import random
import re
from collections.abc import Callable

_WORD = re.compile(rb"[A-Za-z_][\w-]*|\d+")
_NUMBERS = (b"0", b"1", b"2", b"3", b"12", b"-1", b"999999999", b"2013-11-22", b"1.5", b"1e3", b"")


def reworded(
    data: bytes, most_bytes: int, seed: int, change: Callable[[bytes, int], bytes]
) -> bytes:
    """change: of some bytes, to at most so many: one time in four of all of them."""
    chosen = random.Random(seed)
    if not chosen.randrange(4):
        return change(data, most_bytes)
    for _ in range(chosen.choice((1, 1, 2, 4))):
        data = chosen.choice((_word, _word, _line))(data, chosen, change)
    return data[:most_bytes]


def _word(data: bytes, chosen: random.Random, change: Callable[[bytes, int], bytes]) -> bytes:
    """One word for another of the text, or a number for another, or changed by itself."""
    words = [*_WORD.finditer(data)]
    if not words:
        return change(data, len(data) + 10)
    at = chosen.choice(words)
    new = chosen.choice(words)[0]
    if at[0].isdigit() and chosen.randrange(4):
        new = chosen.choice((*_NUMBERS, b"%d" % (int(at[0][:9]) + 1)))
    elif not chosen.randrange(6):
        new = change(at[0], len(at[0]) + 10)
    elif not chosen.randrange(6):
        new = chosen.choice((at[0].upper(), b'"' + at[0] + b'"', b"", at[0] + b" "))
    return data[: at.start()] + new + data[at.end() :]


def _line(data: bytes, chosen: random.Random, _: Callable[[bytes, int], bytes]) -> bytes:
    """A line left out, said again elsewhere, or in the place of another."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    here, there = chosen.randrange(len(lines)), chosen.randrange(len(lines))
    how = chosen.randrange(3)
    if how == 0:
        del lines[here]
    elif how == 1:
        lines.insert(there, lines[here])
    else:
        lines[here], lines[there] = lines[there], lines[here]
    return b"".join(lines)
