"""Changes one part of a packed file and packs it anew: changed bytes of the whole would only ever
show that a checksum is looked at."""

import io
import random
import zipfile
from collections.abc import Callable

_LIE = 20
"""One in so many also changes what the file says of itself."""


def repacked(
    data: bytes, most_bytes: int, seed: int, change: Callable[[bytes, int], bytes]
) -> bytes:
    """change: of a part, to at most so many bytes."""
    chosen = random.Random(seed)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            parts = [(info.filename, old.read(info)) for info in old.infolist()]
    except Exception:  # whatever an earlier change did to it
        return change(data, most_bytes)
    if not parts:
        return change(data, most_bytes)
    at = chosen.choices(range(len(parts)), [len(part) + 50 for _, part in parts])[0]
    name, part = parts[at]
    parts[at] = name, change(part, 5 * most_bytes)
    if not chosen.randrange(_LIE):
        other = chosen.randrange(len(parts))
        parts[other] = chosen.choice([parts[at], (parts[other][0], b""), (name, parts[other][1])])
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts:
            new.writestr(zipfile.ZipInfo(name), part)
    packed = content.getvalue()
    if len(packed) > most_bytes:
        return data
    return packed if chosen.randrange(_LIE) else change(packed, most_bytes)
