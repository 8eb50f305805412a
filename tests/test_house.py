"""The house: short files, and no room is forgotten."""

import ast
import re
from collections import defaultdict

from documents import ROOT

PACKAGES = ("models", "solver", "berth")


def modules():
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def public_names(file):
    """What a module defines for others: classes, functions and constants without an underscore."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        else:
            names = []
        yield from (name for name in names if not name.startswith("_"))


def test_no_name_is_public_twice():
    homes = defaultdict(list)
    for file in modules():
        for name in public_names(file):
            homes[name].append(str(file.relative_to(ROOT)))
    # Each module of `text` lays out one question, and calls it that.
    homes.pop("shown", None)
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


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


def test_every_property_has_more_examples_in_the_soak():
    fixed = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "tests").rglob("test_*.py")
        if re.search(r"max_examples\s*=\s*\d", file.read_text(encoding="utf-8"))
    ]
    assert fixed == [], "a number that is the same in every profile; write examples(number)"
