"""The house: short files, and no room is forgotten."""

import re

from documents import ROOT

PACKAGES = ("models", "solver", "berth")


def modules():
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def test_no_file_is_longer_than_300_lines():
    lengths = {str(f.relative_to(ROOT)): len(f.read_text().splitlines()) for f in modules()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_every_folder_says_what_it_is_for():
    for package in PACKAGES:
        for folder in {file.parent for file in (ROOT / package).rglob("*.py")}:
            assert (folder / "__init__.py").exists()


def test_nothing_asks_what_day_it_is():
    asks = [f for f in modules() if re.search(r"\.(today|now|utcnow)\(", f.read_text())]
    assert asks == []
