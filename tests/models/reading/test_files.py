"""Instances, rulebooks and variants from files: what is read, and what is told of bad ones."""

import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tiny_files import INSTANCE, RULEBOOK

from models.errors import BadInput
from models.files import find_variant, noc_table, read_instance, read_rulebook, read_variant

HINT = "write its IOC code, or add it to 'nocs' or 'aliases'"

FILES = {
    "instance.yaml": INSTANCE,
    "rulebook.yaml": RULEBOOK,
    "rankings/dash.csv": "rank,noc\n1,CAN\n2,RUS\n3,CAN\n",
    "rankings/relay.csv": "rank,noc\n1,RUS\n2,CAN\n",
    "rulings.csv": "noc,event,at_most,date,basis\nRUS,dash,0,2013-11-22,declined\n",
    "published.csv": "noc,dash,relay\nCAN,2,X\nRUS,0,X\n",
}

INLINE = """\
id: tiny
title: Tiny
nocs: {A: Alpha, NO: {name: North, continent: Europe}}
host: A
rulebook:
  id: book
  title: Book
  squads: {men: Men}
  events: {dash: {name: Dash, squad: men}}
  rules:
    - {id: field, kind: field_size, events: [dash], exactly: 3, cite: sentence 1}
rankings:
  dash: [A, [NO, {noc: A, points: 12.50}], NO, {noc: A, rank: 9, athlete: Ann}, NO]
rulings:
  - {noc: NO, event: dash, exactly: 1, date: 2013-11-22, basis: a court}
published:
  A: {dash: 2, men: 2}
  NO: {dash: 1}
sources: [made up]
expected: {dash: {A: 2}}
"""


def folder(tmp_path: Path, **changes: str | bytes | None) -> Path:
    """A folder with a good instance, but for some files (None: no such file)."""
    contents: dict[str, str | bytes | None] = {**FILES, **changes}
    for name, content in contents.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def told(read: object, path: Path) -> list[str]:
    """The complaints, with the files named from the folder."""
    assert callable(read)
    with pytest.raises(BadInput) as raised:
        read(path)
    text = str(raised.value)
    assert not re.search(r"pydantic|validation|Input should|does not fit", text), text
    place = path if path.is_dir() else path.parent
    return [line.removeprefix(f"{place}/") for line in text.split("\n")]


def told_of_instance(tmp_path: Path, **changes: str | bytes | None) -> list[str]:
    return told(read_instance, folder(tmp_path, **changes))


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_a_folder_is_read_by_its_own_name_or_its_instance_file(tmp_path):
    instance = read_instance(folder(tmp_path))
    assert instance == read_instance(tmp_path / "instance.yaml")
    assert instance.as_of == date(2013, 11, 22)
    assert instance.rulebook == read_rulebook(tmp_path / "rulebook.yaml")
    assert [line.noc for line in instance.rankings["dash"].lines] == ["CAN", "RUS", "CAN"]
    assert instance.rulings[0].at_most == 0
    assert instance.published is not None
    assert instance.published.rows["CAN"] == {"dash": 2, "relay": 1}
    assert instance.nocs == noc_table()


def test_a_single_file_holds_a_made_up_world(tmp_path):
    (tmp_path / "one.yaml").write_text(INLINE)
    instance = read_instance(tmp_path / "one.yaml")
    lines = instance.rankings["dash"].lines
    assert [(line.rank, line.noc, line.k) for line in lines] == [
        (1, "A", 1),
        (2, "NO", 1),
        (2, "A", 2),
        (4, "NO", 2),
        (9, "A", 3),
        (10, "NO", 3),
    ]
    assert (lines[2].points, lines[4].athlete) == (Decimal("12.50"), "Ann")
    assert str(lines[2].points) == "12.50"
    assert list(instance.nocs) == ["A", "NO"]
    assert instance.nocs["NO"].continent == "Europe"
    assert instance.published is not None
    assert instance.published.columns == ("dash", "men")
    assert instance.published.rows == {"A": {"dash": 2, "men": 2}, "NO": {"dash": 1, "men": 0}}


def test_rankings_may_be_named_one_by_one(tmp_path):
    named = changed(INSTANCE, ("rankings/", "{dash: rankings/dash.csv, relay: [RUS, CAN]}"))
    instance = read_instance(folder(tmp_path, **{"instance.yaml": named}))
    assert [line.noc for line in instance.rankings["relay"].lines] == ["RUS", "CAN"]


def test_the_nocs_of_the_ioc_are_known():
    nocs = noc_table()
    assert nocs["NOR"].name == "Norway"
    assert nocs["NOR"].continent == "Europe"
    assert nocs["AIN"].status == "neutral"
    assert len(nocs) > 206


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("host: CAN", "hots: CAN", "instance.yaml:4:1: unknown field 'hots'; did you mean 'host'?"),
        ("host: CAN", "host: CNA", "instance.yaml:4:1: unknown NOC 'CNA'; write its IOC code, or"),
        ("host: CAN", "host: can", "instance.yaml:4:1: 'can' is not an NOC code; write CAN"),
        ("host: CAN", "host: 5", "instance.yaml:4:1: 5 stands where text is wanted"),
        ("host: CAN\n", "", "rulebook.yaml:10:5: rule 'host' is about the host, but no host"),
        ("id: tiny", "id: Tiny Case", "instance.yaml:1:1: 'Tiny Case' is not an id"),
        ("title: Tiny\n", "", "instance.yaml:1:1: 'title' is missing; add it"),
        ("2013-11-22", "22.11.2013", "instance.yaml:8:1: '22.11.2013' is not a day; write it as"),
        ("2013-11-22", "86400", "instance.yaml:8:1: 86400 is not a day"),
        ("rulebook.yaml", "rulbook.yaml", "3:1: there is no file 'rulbook.yaml'; did you mean"),
        ("rulebook.yaml", "[]", "instance.yaml:3:1: a list stands where a mapping is wanted"),
        ("rulebook.yaml", "rankings", "instance.yaml:3:1: 'rankings' is a folder; name a file"),
        ("rulebook.yaml", "instance.yaml", "instance.yaml:3:1: this is the instance itself"),
        ("rulebook.yaml", "./rankings/../instance.yaml", "3:1: this is the instance itself"),
        ("rulebook.yaml", '"\\0"', "3:1: '\\x00' cannot be opened"),
        ("rulebook.yaml", '""', "instance.yaml:3:1: the text is empty; fill it in"),
        ("rulebook.yaml", "x" * 400, "instance.yaml:3:1: 'xxx"),
        ("rulebook.yaml", "/etc/passwd", "3:1: '/etc/passwd' is an absolute path; name it from"),
        ("rulings.csv", "../rulings.csv", "6:1: '../rulings.csv' lies outside the instance's"),
        ("rulings.csv", "out.csv", "6:1: 'out.csv' lies outside the instance's folder"),
        ("rulings.csv", "loop.csv", "instance.yaml:6:1: 'loop.csv' cannot be opened"),
        ("rulings.csv", "pipe.csv", "instance.yaml:6:1: 'pipe.csv' is a pipe or a device"),
        ("rulings.csv", "rulebook.yaml", "1:1: 'rulebook.yaml' is no table that can be read"),
        ("rulings.csv", "nothing.csv", "instance.yaml:6:1: there is no file 'nothing.csv'"),
        ("rankings/", "ranking/", "5:1: there is no file 'ranking'; did you mean 'rankings'?"),
        ("rankings/", "rulings.csv", "instance.yaml:5:1: 'rulings.csv' is no folder"),
        ("rankings/", "..", "instance.yaml:5:1: '..' lies outside the instance's folder"),
        ("rankings/", "5", "instance.yaml:5:1: 5 stands where a mapping is wanted"),
        ("rankings/", "{dash: [CAN]}", "5:1: no ranking is given for 'relay'; add it"),
        ("rankings/", "{dash: [CAN], relay: [], rely: []}", "no list or event is called 'rely'"),
        ("rankings/", "{dash: [CNA], relay: []}", "5:19: unknown NOC 'CNA'; write its IOC code"),
        ("rankings/", "{dash: [CAN, 5], relay: []}", "5:24: 5 stands where a mapping is wanted"),
        ("rankings/", "{dash: [{noc: CAN, rank: 0}], relay: []}", "5:30: rank 0 is below 1"),
        ("rankings/", "{dash: [[CAN, {noc: CAN, rank: 3}, {noc: CAN, rank: 4}]], relay: []}",
         "5:57: rank 4 stands among lines of rank 3; leave it out"),
        ("rulings.csv", "[{noc: CNA, event: dash, at_most: 1, date: 2013-11-22, basis: x}]",
         "instance.yaml:6:12: unknown NOC 'CNA'; write its IOC code, or add it to 'nocs'"),
        ("rulings.csv", "[{noc: CAN, event: dsh, at_most: 1, date: 2013-11-22, basis: x}]",
         "instance.yaml:6:22: unknown event 'dsh'; did you mean 'dash'?"),
        ("rulings.csv", "[{noc: CAN, event: dash, date: 2013-11-22, basis: x}]",
         "6:11: a ruling gives one number; fill in either 'at_most' or 'exactly'"),
        ("published.csv", "{CNA: {dash: 1}}", "7:13: unknown NOC 'CNA'; write its IOC code"),
        ("published.csv", "{CAN: {dsh: 1}}", "7:19: unknown event or squad 'dsh'; did you"),
        ("published.csv", "{CAN: {dash: 1.0}}", "7:19: 1.0 is not a whole number; write 1"),
        ("as_of", "nocs: 5\nas_of", "instance.yaml:8:1: 5 stands where a mapping is wanted"),
        ("host: CAN", "host: CNA\nnocs: {C: C, D: D}", "4:1: unknown NOC 'CNA'; known are: C, D"),
        ("as_of", "aliases: {SCO: GRB}\nas_of", "8:11: unknown NOC 'GRB'; write its IOC code"),
        ("as_of", "nocs: {RUS: {nam: R}, CAN: C}\nas_of", "8:8: 'name' is missing; add it"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_instance_is_told_where_it_stands(tmp_path, old, new, complaint):
    home = folder(tmp_path / "home")
    (tmp_path / "rulings.csv").write_text(FILES["rulings.csv"])
    (home / "out.csv").symlink_to(tmp_path / "rulings.csv")
    (home / "loop.csv").symlink_to(home / "loop.csv")
    os.mkfifo(home / "pipe.csv")
    (home / "instance.yaml").write_text(changed(INSTANCE, (old, new)))
    assert complaint in told(read_instance, home)[0]


@pytest.mark.parametrize(
    ("old", "new", "complaints"),
    [
        ("field_size", "field_sise", ["8:5: unknown kind 'field_sise'; did you mean 'field_si"]),
        ("kind: field_size, ", "", ["8:5: 'kind' is missing; add it"]),
        ("exactly: 3", "exactly: 3, at_mots: 2", ["at_mots'; did you mean 'at_most'?"]),
        ("exactly: 3", "exactly: 3, at_most: 3", ["'exactly' stands beside 'at_most'; keep one"]),
        ("exactly: 3", "exactly: -3", ["8:51: -3 is too small; write 0 or more"]),
        ("exactly: 3", "exactly: 3.0", ["8:51: 3.0 is not a whole number; write 3"]),
        ("exactly: 3", "exactly: 2.5", ["8:51: 2.5 is not a whole number; write one from 0"]),
        ("exactly: 3", "exactly: '3'", ["'3' is text; write the number without quotes"]),
        ("exactly: 3", "exactly: true", ["8:51: true is not a whole number"]),
        ("exactly: 3", "exactly: 9999999", ["9999999 is too large; write 10000 or less"]),
        ("exactly: 3, ", "", ["8:5: no number is given; add 'exactly', 'at_least' or 'at_most'"]),
        ("events: [dash]", "events: [dush]", ["8:44: unknown event 'dush'; did you mean 'dash'?"]),
        ("events: [dash]", "events: []", ["8:35: 'events' is empty; add at least one entry"]),
        ("events: [dash]", "events: dash", ["'dash' stands where a list is wanted; write [a, b]"]),
        ("events: [relay]", "events: [dash]", ["9:43: 'dash' is not a team event"]),
        ("{men: 1}", "{man: 1}", ["10:47: unknown squad 'man'; did you mean 'men'?"]),
        ("squad: men}", "squad: man}", ["5:22: unknown squad 'man'; did you mean 'men'?"]),
        ("squad: men}", "sqad: men}", ["5:3: 'squad' is missing; add it",
                                       "5:22: unknown field 'sqad'; did you mean 'squad'?"]),
        ("team: true", "team: true, team_squad: 2", ["'rules' as {id: ..., kind: team_sq"]),
        ("team: true", "team: maybe", ["6:36: 'maybe' stands where a yes or no is wanted"]),
        ("id: team", "id: field", ["9:6: rule 'field' stands twice; rename one of them"]),
        ("id: team", "id: Team", ["9:6: 'Team' is not an id; write small letters"]),
        ("cite: sentence 1", "cite: ''", ["8:63: the text is empty; fill it in"]),
        ("{men: Men}", "{men: Men, dash: Dash}", ["5:3: 'dash' is a squad already; rename one"]),
        ("{men: Men}", "{men: Men, men: M}", ["3:20: 'men' stands twice, first in line 3"]),
        ("{men: Men}", "{men: 5}", ["3:10: 5 stands where text is wanted"]),
        ("{men: Men}", "[men]", ["3:1: a list stands where a mapping is wanted"]),
        ("[relay, dash]", "[relay, dush]", ["12:30: unknown list 'dush'; did you mean 'dash'?",
                                            "11:1: no stage awards dash; add each list"]),
        ("[relay, dash]", "[relay, dash, relay]", ["12:36: list 'relay' is awarded in 'one'"]),
        ("list_by_list", "list by list", ["unknown word 'list by list'; did you mean 'list_by"]),
        (", order: list_by_list", "", ["12:5: stage 'one' awards 2 lists"]),
        ("title: Book", "titel: Book", ["1:1: 'title' is missing; add it",
                                        "2:1: unknown field 'titel'; did you mean 'title'?"]),
        (RULEBOOK[RULEBOOK.index("rules:"):RULEBOOK.index("award:")], "rules: []\n",
         ["7:1: 'rules' is empty; add at least one entry"]),
        (RULEBOOK[RULEBOOK.index("rules:"):RULEBOOK.index("award:")], "rules:\n",
         ["7:1: nothing stands where a list is wanted"]),
        (RULEBOOK[RULEBOOK.index("rules:"):RULEBOOK.index("award:")], "",
         ["1:1: 'rules' is missing; add it"]),
        (RULEBOOK, "rules", ["1:1: 'rules' stands where a mapping is wanted"]),
        (RULEBOOK, "", ["1:1: the file is empty"]),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rulebook_is_told_where_it_stands(tmp_path, old, new, complaints):
    folder(tmp_path, **{"rulebook.yaml": changed(RULEBOOK, (old, new))})
    found = told(read_rulebook, tmp_path / "rulebook.yaml")
    assert told(read_instance, tmp_path) == found, "and nothing that only follows from it"
    assert len(found) == len(complaints)
    for complaint in complaints:
        assert any(complaint in line for line in found), found


def test_a_file_with_two_mistakes_names_both_lines(tmp_path):
    text = changed(RULEBOOK, ("exactly: 3", "exactly: -3"), ("{men: 1}", "{man: 1}"))
    folder(tmp_path, **{"rulebook.yaml": text})
    assert [line.split(":")[1] for line in told(read_rulebook, tmp_path / "rulebook.yaml")] == [
        "8",
        "10",
    ]


def test_structure_and_references_are_told_together(tmp_path):
    text = changed(
        RULEBOOK,
        ("events: [dash], exactly: 3", "events: [dush], exactly: -3"),
        ("kind: team_squad", "kind: team_squat"),
        ("{men: 1}", "{man: 1}"),
        ("squads: {men: Men}", "squads: {men: Men, men: Men}"),
        ("title: Book", "title: 5"),
        ("lists: [relay, dash]", "lists: [relay, dash, 5, dosh]"),
    )
    folder(tmp_path, **{"rulebook.yaml": text})
    assert told(read_rulebook, tmp_path / "rulebook.yaml") == [
        "rulebook.yaml:2:1: 5 stands where text is wanted; write a word, numbers in quotes",
        "rulebook.yaml:3:20: 'men' stands twice, first in line 3; keep one",
        "rulebook.yaml:8:44: unknown event 'dush'; did you mean 'dash'?",
        "rulebook.yaml:8:51: -3 is too small; write 0 or more",
        "rulebook.yaml:9:5: unknown kind 'team_squat'; did you mean 'team_squad'?",
        "rulebook.yaml:10:47: unknown squad 'man'; did you mean 'men'?",
        "rulebook.yaml:12:36: 5 stands where text is wanted; write a word, numbers in quotes",
        "rulebook.yaml:12:39: unknown list 'dosh'; did you mean 'dash'?",
    ]


def test_the_mistakes_of_all_files_are_told_together(tmp_path):
    assert told_of_instance(
        tmp_path,
        **{
            "instance.yaml": changed(INSTANCE, ("host: CAN", "host: CNA\nhots: x")),
            "rulebook.yaml": changed(RULEBOOK, ("exactly: 3", "exactly: x"), ("[dash]", "[dsh]")),
            "rankings/dash.csv": "rank,noc\n1,CAN\n3,RSU\n2,CAN\n",
            "rankings/dush.csv": "rank,noc\n1,CAN\n",
            "rankings/relay.csv": "start,noc\n",
            "rulings.csv": FILES["rulings.csv"] + "CAN,dush,1,2013-11-22,x\nCAN,dash,,,\n",
            "published.csv": "noc,dish\nRSU,1\n",
        },
    ) == [
        f"instance.yaml:4:1: unknown NOC 'CNA'; {HINT}",
        "instance.yaml:5:1: unknown field 'hots'; did you mean 'host'?",
        "published.csv:1:2: unknown event or squad 'dish'; did you mean 'dash'?",
        f"published.csv:2:1: unknown NOC 'RSU'; {HINT}",
        f"rankings/dash.csv:3:2: unknown NOC 'RSU'; {HINT}",
        "rankings/dash.csv:4:1: rank 2 comes after rank 3; put the lines in the order of their "
        "ranks",
        "rankings/dush.csv:1:1: no list or event is called 'dush'; did you mean 'dash'?",
        "rankings/relay.csv:1:1: the column 'rank' is missing; known are: start, noc",
        "rulebook.yaml:8:44: unknown event 'dsh'; did you mean 'dash'?",
        "rulebook.yaml:8:50: 'x' is not a whole number; write one from 0",
        "rulings.csv:3:2: unknown event 'dush'; did you mean 'dash'?",
        "rulings.csv:4:4: 'date' is missing; add it",
        "rulings.csv:4:5: 'basis' is missing; add it",
    ]


def test_what_follows_from_a_mistake_is_not_told(tmp_path):
    """An event that is declared wrongly is not unknown where it is used."""
    text = changed(
        RULEBOOK, ("dash: {name: Dash, squad: men}", "dash: 5"), ("team: true", "team: x")
    )
    assert told_of_instance(tmp_path, **{"rulebook.yaml": text}) == [
        "rulebook.yaml:5:3: 5 stands where a mapping is wanted; write lines 'key: value'",
        "rulebook.yaml:6:36: 'x' stands where a yes or no is wanted; write true or false",
    ]


def test_lists_and_rules_that_could_not_be_read_are_not_missing(tmp_path):
    start = RULEBOOK.index("rules:")
    text = f"{RULEBOOK[:start]}rules: [5]\n{RULEBOOK[RULEBOOK.index('award:') :]}"
    named = changed(INSTANCE, ("rankings/", "rank/"), ("host: CAN\n", ""))
    assert told_of_instance(tmp_path, **{"instance.yaml": changed(INSTANCE, ("ings/", "/"))}) == [
        "instance.yaml:5:1: there is no file 'rank'; did you mean 'rankings'?"
    ]
    assert told_of_instance(tmp_path, **{"instance.yaml": named, "rulebook.yaml": text}) == [
        "instance.yaml:4:1: there is no file 'rank'; did you mean 'rankings'?",
        "rulebook.yaml:7:9: 5 stands where a mapping is wanted; write lines 'key: value'",
    ]


def test_an_unknown_host_is_told_where_no_order_of_award_is_given(tmp_path):
    rule = "    - {id: host, kind: host_guarantee, squads: {men: 1}, cite: sentence 2}\nrankings:"
    text = changed(INLINE, ("host: A", "host: B"), ("rankings:", rule))
    (tmp_path / "one.yaml").write_text(text)
    assert told(read_instance, tmp_path / "one.yaml") == [
        "one.yaml:4:1: unknown NOC 'B'; known are: A, NO"
    ]


def test_without_its_rulebook_an_instance_is_still_looked_at(tmp_path):
    assert told_of_instance(
        tmp_path,
        **{
            "instance.yaml": changed(INSTANCE, ("host: CAN", "host: CNA")),
            "rulebook.yaml": None,
            "published.csv": "noc,dash\nCNA,1\n",
        },
    ) == [
        "instance.yaml:3:1: there is no file 'rulebook.yaml'; check the path",
        f"instance.yaml:4:1: unknown NOC 'CNA'; {HINT}",
        f"published.csv:2:1: unknown NOC 'CNA'; {HINT}",
    ]


def test_lists_that_are_coupled_need_an_order_of_award(tmp_path):
    text = RULEBOOK[: RULEBOOK.index("award:")]
    (found,) = told_of_instance(tmp_path, **{"rulebook.yaml": text})
    assert re.match("rulebook.yaml:1:1: rule '[a-z]+' couples the lists dash, relay", found)


def test_an_order_of_award_that_is_wrong_is_not_missing(tmp_path):
    book = "".join(f"  {line}\n" for line in RULEBOOK.replace("list_by_list", "x").splitlines())
    text = INSTANCE.replace("rulebook: rulebook.yaml\n", f"rulebook:\n{book}")
    (found,) = told_of_instance(tmp_path, **{"instance.yaml": text})
    assert found.startswith("instance.yaml:15:39: unknown word 'x'; known are: rank_by_rank")


def test_the_same_list_in_two_files_is_refused(tmp_path):
    found = told_of_instance(tmp_path, **{"rankings/dash.xlsx": b"", "rankings/.dash.csv": ""})
    assert "instance.yaml:5:1: 'dash.csv' and 'dash.xlsx' are the same list; keep one" in found[0]


def test_a_file_that_is_called_like_a_list_and_no_table_is_told(tmp_path):
    other = {"rankings/dash.csv": None, "rankings/dash.numbers": "", "rankings/relay.pdf": ""}
    assert told_of_instance(tmp_path, **other) == [
        "rankings/dash.numbers:1:1: 'dash.numbers' is no table that can be read; save it as .csv, "
        ".xlsx, .ods or .xls"
    ]


def test_a_ranking_that_links_out_of_the_folder_is_refused(tmp_path):
    home = folder(tmp_path / "home", **{"rankings/dash.csv": None})
    (tmp_path / "dash.csv").write_text(FILES["rankings/dash.csv"])
    (home / "rankings/dash.csv").symlink_to(tmp_path / "dash.csv")
    (found,) = told(read_instance, home)
    assert found.startswith("instance.yaml:5:1: 'rankings/dash.csv' lies outside the instance's")


def test_a_link_within_the_folder_is_followed(tmp_path):
    folder(tmp_path, **{"rankings/relay.csv": None})
    (tmp_path / "rankings/relay.csv").symlink_to("dash.csv")
    assert len(read_instance(tmp_path).rankings["relay"].lines) == 3


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("nowhere", "nowhere:1:1: there is no file 'nowhere'"),
        ("nowhere/at/all", "nowhere/at/all:1:1: there is no file 'all'; check the path"),
        ("empty", "empty/instance.yaml:1:1: there is no file 'instance.yaml'; check the path"),
        ("pipe", "pipe:1:1: 'pipe' is a pipe or a device; name an ordinary file"),
        ("binary.yaml", "binary.yaml:1:1: the file is binary or not UTF-8"),
        ("bad\0name", "cannot be opened; check the path"),
        ("x" * 5000, "cannot be opened; check the path"),
    ],
)
def test_what_is_no_instance_is_refused(tmp_path, name, complaint):
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "binary.yaml").write_bytes(b"\x7fELF\0\1")
    for read in (read_instance, read_rulebook, read_variant):
        if read is not read_instance and name == "empty":
            continue
        with pytest.raises(BadInput) as raised:
            read(tmp_path / name)
        assert complaint in str(raised.value)


def test_nothing_in_a_file_is_executed(tmp_path):
    text = f"id: !!python/object/apply:os.system ['touch {tmp_path}/done']\n"
    told_of_instance(tmp_path, **{"instance.yaml": text, "rulebook.yaml": text})
    assert not (tmp_path / "done").exists()


def test_a_variant_is_found_beside_the_rulebook_or_by_its_path(tmp_path):
    variant = "id: smaller\nchange: {field.exactly: 2}\ndrop: [host]\n"
    folder(tmp_path, **{"variants/smaller.yaml": variant, "variants/larger.yaml": variant})
    found = find_variant(tmp_path, "smaller")
    assert found == tmp_path / "variants/smaller.yaml"
    assert find_variant(tmp_path, str(found)) == found
    assert read_variant(found).change == {"field.exactly": 2}
    with pytest.raises(BadInput, match="unknown variant 'smeller'; did you mean 'smaller'"):
        find_variant(tmp_path / "instance.yaml", "smeller")
    with pytest.raises(BadInput, match=r"unknown variant '\.\./variants/smaller'"):
        find_variant(tmp_path, "../variants/smaller")


def test_everything_wrong_with_a_variant_is_told_at_once(tmp_path):
    text = "id: x\nquestin: y\nchange: {a.b: 5.0, c.d: true}\ndrop: x\nadd: [{kind: field_size}]\n"
    (tmp_path / "x.yaml").write_text(text)
    found = told(read_variant, tmp_path / "x.yaml")
    assert [line.split(": ")[0].removeprefix("x.yaml:") for line in found] == [
        "2:1",
        "3:10",
        "3:20",
        "4:1",
        "5:7",
        "5:7",
        "5:7",
    ]
    assert "unknown field 'questin'; did you mean 'question'?" in found[0]
