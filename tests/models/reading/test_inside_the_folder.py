"""Nothing outside the folder of an instance is read, whatever in it names the way."""

import os
import shutil

import pytest
from running import berth

from models.errors import BadInput
from models.files import find_variant, read_instance, variants_of

SECRET = "KOR-secret"
BOOK = """\
id: book
title: Book
squads: {all: All}
events: {race: {name: The race, squad: all}}
rules: [{id: field, kind: field_size, events: [race], exactly: 1, cite: a clause}]
classification: {points: [3, 2, 1], lines: {default: 1}, count: all, ties: [best_place]}
"""
TABLE = f"rank,place,noc,athlete\n1,1,KOR,{SECRET}\n"
FILES = {
    "rulebook.yaml": BOOK,
    "rankings/race.csv": TABLE,
    "cups/first/race.csv": TABLE,
    "rulings.csv": "noc,event,at_most,date,basis\nKOR,race,0,2020-01-01,declined\n",
    "published.csv": "noc,race\nKOR,1\n",
    "variants/two.yaml": "id: two\nchange: {field.exactly: 0}\n",
}
SAID = {
    "rulebook": "rulebook: {}\nrankings: rankings/\n",
    "rankings": "rulebook: rulebook.yaml\nrankings: {}\n",
    "a ranking": "rulebook: rulebook.yaml\nrankings: {{race: {}}}\n",
    "a table of a ranking": "rulebook: rulebook.yaml\nrankings: {{race: {{file: {}}}}}\n",
    "competitions": "rulebook: rulebook.yaml\ncompetitions: {}\n",
    "a competition": "rulebook: rulebook.yaml\ncompetitions: {{first: {}}}\n",
    "a result": "rulebook: rulebook.yaml\ncompetitions: {{first: {{race: {}}}}}\n",
    "a table of results": "rulebook: rulebook.yaml\n"
    "competitions: {{first: {{race: {{file: {}}}}}}}\n",
    "rulings": "rulebook: rulebook.yaml\nrankings: rankings/\nrulings: {}\n",
    "published": "rulebook: rulebook.yaml\nrankings: rankings/\npublished: {}\n",
}  # fmt: skip
#: What each would name, if it lay in the folder.
NAMED = {
    **{"rulebook": "rulebook.yaml", "rankings": "rankings", "competitions": "cups"},
    **{"a competition": "cups/first", "rulings": "rulings.csv", "published": "published.csv"},
    **dict.fromkeys(("a ranking", "a table of a ranking"), "rankings/race.csv"),
    **dict.fromkeys(("a result", "a table of results"), "cups/first/race.csv"),
}
#: Ways out of the folder `home`, to its neighbour `out`.
WAYS = {
    "absolute": "{top}/out/{name}",
    "above": "../out/{name}",
    "below and above": "rankings/../../out/{name}",
    "a link to a folder": "link/{name}",
    "a link behind a link": "rankings/again/{name}",
    "a link to a file": "linked{end}",
    "a home": "~/{name}",
    "somebody's home": "~root/{name}",
    "a drive": "C:\\\\{name}",
    "a drive with a stroke": "C:/{name}",
    "a way on a drive": "C:{name}",
    "another machine": "\\\\\\\\host\\\\share\\\\{name}",
    "another machine with strokes": "//host/share/{name}",
    "a folder of Windows": "..\\\\out\\\\{name}",
    "a device": "\\\\\\\\.\\\\{name}",
    "an address": "http://127.0.0.1/{name}",
    "an address of a file": "file://{top}/out/{name}",
    "data": "data:text/csv,{name}",
    "the end of a text": "{name}\\0.csv",
}


def write(folder):
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def home(tmp_path):
    write(tmp_path / "out")
    home = write(tmp_path / "home")
    (home / "link").symlink_to("../out")
    (home / "rankings" / "again").symlink_to("../link")
    return home


def instance(home, said):
    (home / "instance.yaml").write_text(f"id: a\ntitle: A\n{said}")
    return home


@pytest.mark.parametrize("what", SAID)
def test_what_lies_in_the_folder_is_read(home, what):
    found = read_instance(instance(home, SAID[what].format(NAMED[what])))
    assert found.rankings["race"].lines


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", SAID)
def test_what_lies_outside_is_refused_and_nothing_of_it_told(home, what, way):
    name = NAMED[what]
    end = os.path.splitext(name)[1]
    if not os.path.lexists(home / f"linked{end}"):
        (home / f"linked{end}").symlink_to(f"../out/{name}")
    named = WAYS[way].format(top=home.parent, name=name, end=end)
    with pytest.raises(BadInput) as raised:
        read_instance(instance(home, SAID[what].format(f'"{named}"')))
    told = str(raised.value)
    assert SECRET not in told
    assert all(line.isprintable() for line in told.split("\n"))
    assert "instance.yaml:" in told


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("rankings/race.csv", "../../out/rankings/race.csv"),
        ("cups/first/race.csv", "../../../out/cups/first/race.csv"),
        ("cups/first", "../../out/cups/first"),
        ("cups", "../out/cups"),
        ("rankings", "../out/rankings"),
        ("rulebook.yaml", "../out/rulebook.yaml"),
    ],
)
def test_a_table_or_folder_that_is_a_link_out_is_refused(home, link, target):
    what = "competitions" if "cups" in link else "rulebook"
    instance(home, SAID[what].format(NAMED[what]))
    if (home / link).is_dir():
        shutil.rmtree(home / link)
    else:
        (home / link).unlink()
    (home / link).symlink_to(target)
    with pytest.raises(BadInput, match="lies outside the instance's folder"):
        read_instance(home)


def test_an_instance_file_that_is_a_link_out_of_its_folder_is_refused(home):
    said = instance(home, SAID["rulebook"].format("rulebook.yaml")) / "instance.yaml"
    said.rename(home.parent / "out" / "instance.yaml")
    said.symlink_to("../out/instance.yaml")
    for read in (read_instance, variants_of):
        with pytest.raises(BadInput, match="lies outside the instance's folder"):
            read(home)


def test_a_folder_that_is_a_link_is_the_folder_that_it_leads_to(home):
    instance(home, SAID["rulebook"].format("rulebook.yaml"))
    (home.parent / "short").symlink_to("home")
    assert read_instance(home.parent / "short") == read_instance(home)


def test_variants_of_other_folders_are_none(home):
    instance(home, SAID["rulebook"].format("rulebook.yaml"))
    out = home.parent / "out" / "variants" / "two.yaml"
    (home / "variants" / "linked.yaml").symlink_to(out)
    assert [*variants_of(home)] == ["two"]
    shutil.rmtree(home / "variants")
    (home / "variants").symlink_to("../out/variants")
    assert variants_of(home) == {}


@pytest.mark.parametrize("name", ["../out/variants/two.yaml", "{top}/out/variants/two.yaml",
                                  "out/variants/two.yaml", "two.yaml"])  # fmt: skip
def test_a_grid_names_variants_of_the_case_and_no_files(home, monkeypatch, name):
    instance(home, SAID["rulebook"].format("rulebook.yaml"))
    monkeypatch.chdir(home.parent)
    (home.parent / "two.yaml").write_text(FILES["variants/two.yaml"])
    grid = home.parent / "grid.yaml"
    grid.write_text(f"id: g\nvariants: [base, {name.format(top=home.parent)}]\n")
    done = berth("sweep", home, grid)
    assert done.exit_code == 2
    assert "unknown variant" in done.stderr


def test_a_variant_is_the_cases_own_whatever_lies_about_where_somebody_stands(home, monkeypatch):
    instance(home, SAID["rulebook"].format("rulebook.yaml"))
    monkeypatch.chdir(home.parent)
    (home.parent / "two").write_text("id: other\n")
    assert find_variant(home, "two") == home / "variants" / "two.yaml"
    grid = home.parent / "grid.yaml"
    grid.write_text("id: g\nvariants: [base, two]\n")
    assert berth("sweep", home, grid).exit_code == 0


@pytest.mark.parametrize("name", ["a\u202eb", "a\x1b[31m", "two\u200b", "\udcff", "e\u0301"])
def test_a_variant_whose_name_looks_like_another_is_none(home, name):
    instance(home, SAID["rulebook"].format("rulebook.yaml"))
    (home / "variants" / f"{name}.yaml").write_text(FILES["variants/two.yaml"])
    assert [*variants_of(home)] == ["two"]
