"""Tables of many events, of many squads of one event, and of 200 NOCs, at 80 and 200 columns."""

import json
import random
import re

import pytest

from berth import load

WEIGHTS = ("48", "52", "57", "63", "70", "78", "+78")


def code(number):
    return "".join(chr(65 + number // 26**power % 26) for power in (2, 1, 0))


def world(squad_of):
    """200 NOCs in 14 events of one place per NOC; squad_of: what squad an event is of."""
    drawn = random.Random(1)
    names = [f"{who} {weight} kg" for who in ("Women's", "Men's") for weight in WEIGHTS]
    events = {f"class-{n}": {"name": name, "squad": squad_of(n)} for n, name in enumerate(names)}
    nocs = {code(number): f"The land of number {number}" for number in range(200)}
    return {
        "id": "wide",
        "title": "Many events",
        "nocs": nocs,
        "rulebook": {
            "id": "wide",
            "title": "Many events",
            "squads": {event["squad"]: event["squad"].title() for event in events.values()},
            "events": events,
            "rules": [
                {"id": "field", "kind": "field_size", "events": [*events], "at_most": 30}
                | {"cite": "made up"},
                {"id": "one", "kind": "noc_event_limit", "events": [*events], "at_most": 1}
                | {"cite": "made up"},
            ],
            "award": [{"id": "all", "lists": [*events], "order": "rank_by_rank"}],
        },
        "rankings": {event: drawn.sample([*nocs], 60) for event in events},
    }


@pytest.fixture(scope="module", params=["two squads", "a squad for each event"])
def answer(request, tmp_path_factory):
    if request.param == "two squads":
        said = world(lambda number: "women" if number < len(WEIGHTS) else "men")
    else:
        said = world(lambda number: f"squad-{number}")
    path = tmp_path_factory.mktemp("wide") / "wide.yaml"
    path.write_text(json.dumps(said))
    return load(path).solve()


@pytest.mark.parametrize("width", [80, 200])
def test_no_line_is_too_long_and_no_cell_is_lost(answer, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    lines = str(answer).splitlines()
    assert max(map(len, lines)) <= width
    rows = {}
    for line in lines:
        if found := re.match(r"The land of n[^A-Z]*([A-Z]{3})  (.*)$", line):
            rows.setdefault(found[1], []).extend(found[2].split())
    assert rows.keys() == answer.nocs.keys()
    for noc, row in answer.nocs.items():
        shown = [0 if cell == "." else int(cell) for cell in rows[noc]]
        # A table for athletes alone leaves out nobody, since who has a start has an athlete.
        assert sorted(shown) == sorted(row.values())
