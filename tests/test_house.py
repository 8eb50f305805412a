"""The house: short files, and no room is forgotten."""

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
