"""Competitions from folders, workbooks and instance files: what is read, and what is told."""

import io
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from jsonschema import Draft202012Validator

from models.classification import Result
from models.errors import BadInput
from models.files import read_instance
from models.reading.complaints import Complaints
from models.reading.format import InstanceFile
from models.reading.located import read_located
from models.rulebook import Rulebook

INSTANCE = """\
id: tiny
title: Tiny
rulebook: rulebook.yaml
competitions: cups/
"""

RULEBOOK = """\
id: book
title: Book
squads: {men: Men}
events: {dash: {name: Dash, squad: men}}
classification:
  points: [10, 8, 6]
  lines: {default: 2}
  ties: [best_place, best_time]
rules:
  - {id: field, kind: field_size, events: [dash], exactly: 2, cite: sentence 1}
"""

FILES = {
    "instance.yaml": INSTANCE,
    "rulebook.yaml": RULEBOOK,
    "cups/east/dash.csv": "place,noc,athlete,best_time_s\n1,CAN,Ann,41.02\n2,RUS,Bea,\n",
    "cups/west/dash.csv": "place,noc\n1,RUS\n2,CAN\n2,CAN\n",
    "cups/README.md": "where they come from",
}

BOTH = {"instance.yaml": INSTANCE + "rankings: rankings/\n"}
RANKING = "rank,noc,points\n1,CAN,18\n2,RUS,18\n3,CAN,8\n"


def folder(tmp_path, **changes):
    """A folder with a good instance, but for some files (None: no such file)."""
    for name, content in {**FILES, **changes}.items():
        if content is not None:
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def told(tmp_path, **changes):
    """The complaints, with the files named from the folder."""
    with pytest.raises(BadInput) as raised:
        read_instance(folder(tmp_path, **changes))
    return [line.removeprefix(f"{tmp_path}/") for line in str(raised.value).split("\n")]


def lines(instance):
    return [(line.rank, line.noc, line.points) for line in instance.rankings["dash"].lines]


def inline(competitions, more=""):
    return f"id: tiny\ntitle: Tiny\nrulebook: rulebook.yaml\n{more}competitions: {competitions}\n"


def test_a_folder_of_competitions_leads_to_rankings(tmp_path):
    instance = read_instance(folder(tmp_path))
    assert list(instance.competitions) == ["east", "west"]
    assert instance.competitions["east"]["dash"] == (
        Result(1, "CAN", "Ann", Decimal("41.02")),
        Result(2, "RUS", "Bea"),
    )
    assert [result.place for result in instance.competitions["west"]["dash"]] == [1, 2, 2]
    assert lines(instance) == [(1, "CAN", 18), (2, "RUS", 18), (3, "CAN", 8)]


def test_an_excel_table_of_results_says_the_same(tmp_path):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Place", "NOC", "Athlete", "best_time_s"])
        sheet.write_row(1, 0, [1, "CAN", "Ann", 41.02])
        sheet.write_row(2, 0, [2, "RUS", "Bea"])
    changes = {"cups/east/dash.csv": None, "cups/east/dash.xlsx": content.getvalue()}
    found = read_instance(folder(tmp_path / "excel", **changes))
    assert found == read_instance(folder(tmp_path / "csv"))


def test_competitions_may_be_written_out_or_named_one_by_one(tmp_path):
    east = "[{noc: CAN, athlete: Ann, best_time_s: 41.02}, {noc: RUS, place: 2, athlete: Bea}]"
    for west in ("{dash: [RUS, [CAN, CAN]]}", "{dash: cups/west/dash.csv}", "cups/west"):
        text = inline(f"{{east: {{dash: {east}}}, west: {west}}}")
        found = read_instance(folder(tmp_path, **{"instance.yaml": text}))
        assert found.competitions == read_instance(folder(tmp_path)).competitions


def test_rankings_beside_competitions_keep_what_more_they_say(tmp_path):
    table = "rank,noc,athlete\n1,CAN,Ann\n2,RUS,Bea\n3,CAN,Cleo\n"
    instance = read_instance(folder(tmp_path, **BOTH, **{"rankings/dash.csv": table}))
    assert [line.athlete for line in instance.rankings["dash"].lines] == ["Ann", "Bea", "Cleo"]


@pytest.mark.parametrize(
    ("ranking", "complaint"),
    [
        (RANKING.replace("2,RUS,18", "2,RUS,17"),
         "3:1: rank 2 RUS with 17 points stands where the competitions lead to rank 2 RUS with 18"),
        (RANKING.replace("1,CAN,18\n2,RUS", "1,RUS,18\n2,CAN"),
         "2:1: rank 1 RUS with 18 points stands where the competitions lead to rank 1 CAN with 18"),
        (RANKING.replace("3,CAN,8\n", ""),
         "3:1: the ranking ends where the competitions lead to rank 3 CAN with 8 points"),
        (RANKING + "4,RUS,0\n",
         "5:1: rank 4 RUS with 0 points stands where the competitions lead to no further line"),
        ("rank,noc\n",
         "1:1: the ranking ends where the competitions lead to rank 1 CAN with 18 points"),
    ],
)  # fmt: skip
def test_rankings_and_competitions_must_agree(tmp_path, ranking, complaint):
    (found,) = told(tmp_path, **BOTH, **{"rankings/dash.csv": ranking})
    assert found.startswith(f"rankings/dash.csv:{complaint}")
    assert found.endswith("; leave out 'rankings' to take them from the competitions")


def test_a_ranking_written_out_is_compared_line_by_line(tmp_path):
    text = INSTANCE + "rankings: {dash: [CAN, [RUS, USA]]}\n"
    assert told(tmp_path, **{"instance.yaml": text})[0].startswith(
        "instance.yaml:5:30: rank 2 USA stands where the competitions lead to rank 3 CAN"
    )


def test_a_difference_is_not_told_while_something_else_may_be_the_reason(tmp_path):
    table = {"rankings/dash.csv": RANKING.replace("2,RUS", "2,USA")}
    wrong_time = {"cups/east/dash.csv": "place,noc,best_time_s\n1,CAN,4x\n2,RUS,\n"}
    assert told(tmp_path, **BOTH, **table, **wrong_time) == [
        "cups/east/dash.csv:2:3: '4x' is no time in seconds; write it like 41.019"
    ]
    book = {"rulebook.yaml": RULEBOOK.replace("default: 2", "default: 0")}
    assert told(tmp_path, **BOTH, **table, **book) == [
        "rulebook.yaml:7:11: 0 is too small; write 1 or more"
    ]


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("place,noc\n1,CNA\n", "2:2: unknown NOC 'CNA'; write its IOC code, or add it to"),
        ("place,noc\nx,CAN\n", "2:1: 'x' is no place; write a whole number from 1"),
        ("place,noc\n1,CAN\nDNF,RUS\n", "3:1: 'DNF' is no place; leave the line out"),
        ("place,noc\n1,CAN\nDNS,RUS\n", "3:1: 'DNS' is no place; leave the line out"),
        ("place,noc\n1,CAN\nDsq.,RUS\n", "3:1: 'Dsq.' is no place; leave the line out"),
        ("place,noc\n1,CAN\n-,RUS\n", "3:1: '-' is no place; leave the line out"),
        ("place,noc\n1,CAN\n,RUS\n", "3:1: '' is no place; write it, the one above again if they "
         "are tied, or leave the line out if it has none"),
        ("place,noc\n1,CAN\n999,RUS\n", "3:1: place 999 stands where place 2 would come next; "
         "leave the line out if it marks who has none"),
        ("place,noc,status\n1,CAN,\n2,RUS,DNF\n", "3:3: 'DNF': leave the line out, it has no"),
        ("place,noc,status\n1,CAN,fast\n", "1:3: unknown column 'status'; known are: place, noc"),
        ("place,noc\n0,CAN\n", "2:1: place 0 is below 1; places start at 1"),
        ("place,noc\n2,CAN\n1,RUS\n", "3:1: place 1 comes after place 2; put the lines in the "
         "order of their places"),
        ("place,noc\n1,CAN\n1,RUS\n2,USA\n", "4:1: place 2 comes after 2 lines of place 1; if "
         "they are tied the next place is 3, otherwise number them apart"),
        ("place,noc,best_tim\n1,CAN,41\n", "1:3: unknown column 'best_tim'; did you mean 'best"),
        ("place,noc,Zeit\n1,CAN,41.2\n", "1:3: unknown column 'zeit'; call it best_time_s if it"),
        ("place,noc,laps\n1,CAN,4\n2,RUS,DNF\n", "1:3: unknown column 'laps'; leave the lines out"),
        ("place,noc,best_time_s\n1,CAN,1:41\n", "2:3: '1:41' is no time in seconds; write it like"),
        ("place,noc,best_time_s\n1,CAN,0.0\n", "2:3: '0.0' is no time in seconds"),
        ("place,noc,athlete\n1,CAN,Ann\n2,RUS,Ann\n3,CAN,Ann\n",
         "4:3: 'Ann' of CAN stands twice, first in line 2; keep one"),
        ("start,noc\n1,CAN\n", "1:1: the column 'place' is missing; known are: start, noc"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_table_of_results_is_told_where_it_stands(tmp_path, table, complaint):
    (found,) = told(tmp_path, **{"cups/west/dash.csv": table})
    assert found.startswith(f"cups/west/dash.csv:{complaint}")


@pytest.mark.parametrize(
    ("table", "results"),
    [
        ("place,noc\n1,CAN\n2,RUS\n3,USA\n3,FRA\n", "1 CAN, 2 RUS, 3 USA, 3 FRA"),
        ("place,noc\n1,CAN\n1,RUS\n3,USA\n", "1 CAN, 1 RUS, 3 USA"),
        ("place,noc\n=1,CAN\n=1,RUS\n3,USA\n", "1 CAN, 1 RUS, 3 USA"),
        ("Platz;Nation;Bestzeit\n1.;Kanada;41,019\n2.;RUS;42,4\n", "1 CAN 41.019, 2 RUS 42.4"),
        ("place,noc,best_time_s\n1,CAN,1:25.123\n2,RUS,85.4\n", "1 CAN 85.123, 2 RUS 85.4"),
        ("place,noc,best_time_s\n1,CAN,41.0\n2,RUS,-\n", "1 CAN 41.0, 2 RUS"),
        ("place,noc,status\n1,CAN,OK\n2,RUS,\n", "1 CAN, 2 RUS"),
        ("place,bib,noc,Name,Points\n1,7,CAN,A,10\n2,,RUS,B,-\n", "1 CAN, 2 RUS"),
        ("place,noc\n", ""),
    ],
)
def test_results_are_read_as_they_are_published(tmp_path, table, results):
    found = read_instance(folder(tmp_path, **{"cups/west/dash.csv": table}))
    read = (
        f"{result.place} {result.noc}" + (f" {result.best_time}" if result.best_time else "")
        for result in found.competitions["west"]["dash"]
    )
    assert ", ".join(read) == results


@pytest.mark.parametrize(
    ("competitions", "complaint"),
    [
        ("cup/", "4:1: there is no file 'cup'; did you mean 'cups'?"),
        ("rulebook.yaml", "4:1: 'rulebook.yaml' is no folder"),
        ("cups/west", "4:1: 'dash.csv' belongs to no competition; put it into a folder of one"),
        ("empty", "4:1: no competition is in this folder; add a folder of tables for each"),
        ("5", "4:1: 5 stands where a mapping is wanted"),
        ("{east: {dash: [CAN, CNA]}}", "4:35: unknown NOC 'CNA'; write its IOC code"),
        ("{east: {dush: [CAN], dash: []}}", "4:23: no list or event is called 'dush'; did you"),
        ("{east: {}}", "4:1: no competition has results for 'dash'; add them, or a ranking"),
        ("{east: {dash: cups/east/dsh.csv}}", "4:23: there is no file 'dsh.csv'; did you mean"),
        ("{East Cup: {dash: [CAN]}}", "4:16: 'East Cup' is not an id"),
        ("{east: {dash: [{noc: CAN, place: 2}, {noc: RUS, place: 1}]}}",
         "4:63: place 1 comes after place 2"),
        ("{east: {dash: [{noc: CAN, best_time_s: fast}]}}", "4:41: 'fast' is no time in seconds"),
        ("{east: {dash: [{noc: CAN, time: 41}]}}", "4:41: unknown field 'time'; did you mean 'be"),
        ("{east: {dash: [{noc: CAN, athlete: Ann}, {noc: CAN, athlete: Ann}]}}",
         "4:67: 'Ann' of CAN stands twice; keep one"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_competitions_is_told_where_it_stands(tmp_path, competitions, complaint):
    (tmp_path / "empty").mkdir()
    (found,) = told(tmp_path, **{"instance.yaml": inline(competitions)})
    assert found.startswith(f"instance.yaml:{complaint}")


def test_tables_and_folders_that_are_no_competition_are_told(tmp_path):
    assert told(tmp_path, **{"cups/dash.csv": "", "cups/World Cup/dash.csv": "place,noc\n"}) == [
        "instance.yaml:4:1: the folder 'World Cup' is not called by an id; rename it with small "
        "letters, digits, '-' and '_'",
        "instance.yaml:4:1: 'dash.csv' belongs to no competition; put it into a folder of one",
    ]


def test_a_table_that_links_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "dash.csv").write_text(FILES["cups/east/dash.csv"])
    home = folder(tmp_path / "home", **{"cups/west/dash.csv": None, "cups/west/.keep": ""})
    (home / "cups/west/dash.csv").symlink_to(tmp_path / "dash.csv")
    (found,) = told(home, **{"cups/west/dash.csv": None})
    assert found.startswith("instance.yaml:4:1: 'cups/west/dash.csv' lies outside the instance's")


def test_a_list_that_no_rule_knows_is_told_at_its_table(tmp_path):
    assert told(tmp_path, **{"cups/west/dush.csv": "place,noc\n1,CAN\n"}) == [
        "cups/west/dush.csv:1:1: no list or event is called 'dush'; did you mean 'dash'?"
    ]


def test_competitions_need_a_classification(tmp_path):
    start, end = RULEBOOK.index("classification:"), RULEBOOK.index("rules:")
    assert told(tmp_path, **{"rulebook.yaml": RULEBOOK[:start] + RULEBOOK[end:]}) == [
        "rulebook.yaml:1:1: nothing says how the competitions become rankings; add "
        "'classification' to the rulebook"
    ]


def test_without_rankings_and_competitions_there_is_nothing_to_award(tmp_path):
    text = INSTANCE.replace("competitions: cups/\n", "")
    assert told(tmp_path, **{"instance.yaml": text}) == [
        "instance.yaml:1:1: neither 'rankings' nor 'competitions' is given; add one of them"
    ]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[10, 8, 6]", "[]", "6:3: 'points' is empty; add at least one entry"),
        ("[10, 8, 6]", "5", "6:3: 5 stands where a list is wanted"),
        ("[10, 8, 6]", "[10, 8.5]", "6:16: 8.5 is not a whole number"),
        ("[10, 8, 6]", "[8, 10]", "6:15: place 2 has more points than place 1; write the points"),
        ("[10, 8, 6]", "{first: 10}", "6:3: 'factor' is missing; add it"),
        ("[10, 8, 6]", "{first: 10, factor: 1.2}", "6:23: 1.2 is not a factor; write a number"),
        ("[10, 8, 6]", "{first: 0, factor: 0.8}", "6:12: 0 is too small; write 1 or more"),
        ("default: 2", "dush: 2", "7:11: no list or event is called 'dush'; did you mean 'dash'?"),
        ("{default: 2}", "{}", "7:3: 'lines' is empty; add at least one entry"),
        ("lines: {default: 2}", "count: best of 3", "5:1: 'lines' is missing; add it"),
        ("ties:", "count: 3\n  ties:", "8:3: 3 stands where text is wanted"),
        ("ties:", "count: best three\n  ties:", "8:3: 'best three' is no number of results; write"),
        ("best_time]", "best_tim]", "8:22: unknown word 'best_tim'; did you mean 'best_time'?"),
    ],
)
def test_a_mistake_in_a_classification_is_told_where_it_stands(tmp_path, old, new, complaint):
    assert old in RULEBOOK
    found = told(tmp_path, **{"rulebook.yaml": RULEBOOK.replace(old, new, 1)})
    assert found[0].startswith(f"rulebook.yaml:{complaint}"), found
    assert len(found) == 1 + (new == "count: best of 3")


def test_every_list_needs_a_number_of_lines(tmp_path):
    text = RULEBOOK.replace("{dash:", "{relay: {name: Relay, squad: men}, dash:")
    text = text.replace("default: 2", "dash: 2")
    assert told(tmp_path, **{"rulebook.yaml": text}) == [
        "rulebook.yaml:7:3: how many lines an NOC has in relay is not said; add it, or 'default'"
    ]


def test_the_schemas_know_competitions_and_classification(tmp_path):
    home = folder(tmp_path)
    instance = Draft202012Validator(InstanceFile.model_json_schema())
    book = Draft202012Validator(Rulebook.model_json_schema())
    said = {name: read_located(home / name, Complaints()).data for name in list(FILES)[:2]}
    instance.validate(said["instance.yaml"])
    book.validate(said["rulebook.yaml"])
    assert not instance.is_valid({"id": "tiny", "title": "Tiny", "rulebook": "rulebook.yaml"})
    classified = said["rulebook.yaml"]["classification"]
    for wrong in ({"count": "best of 3"}, {"points": {"first": 10, "factor": 2}}, {"lines": {}}):
        assert not book.is_valid(said["rulebook.yaml"] | {"classification": classified | wrong})


def test_sochi_names_its_competitions_in_a_fixed_order():
    sochi = Path(__file__).parents[3] / "instances" / "sochi-2014"
    assert list(read_instance(sochi).competitions) == ["kolomna", "torino"]


def test_a_team_that_follows_from_others_needs_no_results(tmp_path):
    team = "  team: {name: Team, squad: men, team: true}\n"
    follows = "  - {id: team, kind: derived_team, events: [team], one_in_each: [dash], cite: two}\n"
    book = RULEBOOK.replace(
        "{dash: {name: Dash, squad: men}}", "\n  dash: {name: Dash, squad: men}"
    )
    book = book.replace("classification:", team + "classification:") + follows
    instance = read_instance(folder(tmp_path, **{"rulebook.yaml": book}))
    assert set(instance.rankings) == {"dash"}
    book = book.replace(follows, "")
    with pytest.raises(BadInput, match="no competition has results for 'team'"):
        read_instance(folder(tmp_path, **{"rulebook.yaml": book}))
