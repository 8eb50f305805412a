"""What a live report brings with it of others."""

import gzip
import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from berth.live.engine import LIBRARIES, engine, has_engine


@pytest.mark.skipif(not has_engine(), reason="no engine here; `make live` builds it")
def test_every_library_that_it_names_comes_with_its_licence():
    built = engine()
    libraries = gzip.decompress(built.parts[LIBRARIES])
    names = [name for name in ZipFile(BytesIO(libraries)).namelist() if "LICENSE" in name]
    _, _, named = built.inside.partition("; its source is at ")
    said = re.findall(r"\b([a-z][\w.-]+) \d+\.\d", named)
    assert len(said) == 8
    for library in (*said, "berth"):
        plain = re.sub(r"[-.]", "_", library)
        assert any(name.startswith((f"{plain}-", f"{plain}.")) for name in names), library
