"""The quota table in the width there is."""

import re

import pytest
from running import SOCHI

from berth import load
from berth.sentences.columns import Quotas
from berth.text.quota_table import quota_tables
from berth.views.parts import EventLabel, Labels


def printed(answer, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    return str(answer).splitlines()


@pytest.fixture(scope="module")
def answer():
    return load(SOCHI).solve()


@pytest.mark.parametrize("width", [80, 120, 200, 250])
def test_sochi_is_one_table_with_every_column_and_no_noc_in_parts(answer, width, monkeypatch):
    lines = printed(answer, width, monkeypatch)
    heads = "NOC                  500 1000 1500 R  500 1000 1500 R  Men Women All"
    assert lines.count(heads) == 1
    for noc, row in answer.nocs.items():
        (line,) = [line for line in lines if line.startswith(answer.labels.nocs[noc])]
        cells = re.findall(r" (\.|X|\d+)(?= |$)", line)
        assert [int(c.replace("X", "1").replace(".", "0")) for c in cells] == [*row.values()]


def made(squads):
    """A table of one event per squad."""
    names = [f"class-{number}" for number in range(squads)]
    labels = Labels(
        nocs={"A": "Aland"},
        events={
            f"event-{name}": EventLabel(name=f"Event of {name}", squad=name, team=False, lists=())
            for name in names
        },
        squads={name: name.title() for name in names},
        reasons={},
    )
    row = {column: 1 for name in names for column in (f"event-{name}", name)} | {"athletes": squads}
    return Quotas({"A": row}, row, labels)


def test_squads_of_one_event_stand_side_by_side_as_far_as_there_is_room():
    tables = [part for part in quota_tables(made(14), 80) if not isinstance(part, str)]
    # A group for all the events, and one for the athletes.
    assert len(tables) == 2
    one = [part for part in quota_tables(made(14), 900) if not isinstance(part, str)]
    assert len(one) == 1
