"""What docs/rankings-from-spreadsheets.md shows is what comes out."""

import re
from pathlib import Path

import pytest
from exported_tables import instance_of
from ruamel.yaml import YAML

from models.errors import BadInput
from models.reading.format import InstanceFile

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "rankings-from-spreadsheets.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```csv\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.DOTALL)


def came_out(folder, table):
    try:
        instance = instance_of(folder, "race", table)
    except BadInput as error:
        return str(error).replace(f"{folder}/", "")
    lines = (f"{n.rank} {n.noc} {n.points}" for n in instance.rankings["race"].lines)
    return "\n".join([", ".join(lines), *instance.notes]).replace(f"{folder}/", "")


@pytest.mark.parametrize(("table", "shown"), SHOWN)
def test_a_table_comes_out_as_it_is_shown(tmp_path, table, shown):
    assert came_out(tmp_path, table) == shown.rstrip("\n")


def test_every_table_is_shown_with_what_comes_out():
    assert len(SHOWN) == TEXT.count("```csv") == 5


def test_the_files_that_it_names_are_there():
    named = re.findall(r"\]\((\.\./[^)]+)\)", TEXT)
    assert "../models/nocs.csv" in named
    for target in named:
        assert (ROOT / "docs" / target).exists(), target


def test_the_lines_for_an_instance_are_read(tmp_path):
    _, block = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    instance = instance_of(tmp_path, "race", "rank,noc\n1,SCO\n2,AIR\n3,AIB\n4,KOS\n", block)
    assert [line.noc for line in instance.rankings["race"].lines] == ["GBR", "AIR", "AIB", "KOS"]
    assert instance.naming.shared == {"AIN": ("AIR", "AIB")}


def test_the_tables_that_an_instance_says_are_understood():
    block, _ = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    said = YAML(typ="safe", pure=True).load(block)
    read = InstanceFile.model_validate({"id": "a", "title": "a", "rulebook": "a.yaml", **said})
    assert read.rankings["men-500m"].columns == {"rank": "Liste", "noc": "Wer"}
    assert read.rankings["women-500m"].columns == {"points": None}
    assert read.rankings["men-1000m"].only == {"Event": "Men's 1000 m"}
