"""`berth decline`."""

import pytest
from running import SOCHI, berth, berth_json, race, size

RULINGS = """rulings:
  - {noc: B, event: race, at_most: 0, date: 2020-03-01, basis: declined}
  - {noc: A, event: race, at_most: 0, date: 2020-02-01, basis: not confirmed}
"""


@pytest.fixture
def one_race(tmp_path):
    return race(tmp_path, [size("exactly: 2")], "[A, B, C, H]")


def squeezed(*words):
    return " ".join(berth(*words).stdout.split())


def test_the_ledger_says_what_was_what_happened_and_what_is(one_race):
    found = berth("decline", one_race, "A", "race")
    assert found.exit_code == 0
    assert found.stdout == (
        "One race\nRulebook  Rules of one race\n\n"
        "Before:\n"
        "  A Aland: Race 1, Athletes 1\n"
        "  Race: 2 places, the last 2nd B Bland\n"
        "Given back:\n"
        "  A Aland gives back 1 place in Race and keeps 0.\n"
        "After:\n"
        "  A Aland: no place\n"
        "  Race: 2 places, the last 3rd C Cland\n"
        "Moves up:\n"
        "  3rd C Cland: its 1st place in Race (step 3, stage race)\n"
        "Athlete places:\n"
        "  A Aland: 1 athlete place freed in Athletes (1 -> 0)\n"
        "  C Cland: 1 athlete place added in Athletes (0 -> 1)\n"
        "Totals: as before.\n\n"
        "To have it so, add to the rulings (rulings.csv):\n"
        "  noc,event,at_most,date,basis\n"
        "  A,race,0,YYYY-MM-DD,declined\n"
    )


def test_json_has_its_keys_in_the_fixed_order(one_race):
    found = berth_json("decline", one_race, "A", "race")
    assert [*found] == [
        *("status", "instance", "rulebook", "variant", "entries", "nocs", "totals"),
        *("heading", "labels"),
    ]
    (entry,) = found["entries"]
    assert [*entry] == [
        *("ruling", "given_back", "waived", "before", "after"),
        *("moved_up", "lost", "changes", "totals"),
        *("reason", "waivers"),
    ]
    assert entry["moved_up"] == [
        {"stage": "race", "list": "race", "event": "race", "rank": 3, "noc": "C", "k": 1, "step": 3}
    ]
    assert entry["before"]["last"]["noc"] == "B"
    assert entry["after"]["row"] is None


def test_russia_gives_back_its_relay_and_what_is_guaranteed_with_it():
    found = berth_json("decline", SOCHI, "RUS", "men-relay")
    (entry,) = found["entries"]
    assert entry["waived"] == {"host.events.men-relay": [1, 0], "host.squads.men": [5, 3]}
    assert [(line["noc"], line["rank"], line["step"]) for line in entry["moved_up"]] == [
        ("FRA", 9, 17)
    ]
    assert {(c["noc"], c["column"], c["from"], c["to"]) for c in entry["changes"]} == {
        ("RUS", "men-relay", 1, 0),
        ("RUS", "men", 5, 3),
        ("FRA", "men-relay", 0, 1),
        ("FRA", "men", 3, 5),
    }
    assert entry["totals"] == {}
    reasons = {tuple(cell["explained_by"]) for cell in found["published"]["different"]}
    assert reasons == {("Russia giving back 1 place in Men's relay",)}
    text = squeezed("decline", SOCHI, "RUS", "men-relay")
    assert "Waived, since RUS Russia cannot give back what stays guaranteed to it:" in text
    assert "host (sentence 4), Men: 5 -> 3" in text
    assert "RUS Russia: 2 athlete places freed in Men (5 -> 3)" in text


def test_what_the_ledger_says_to_write_down_gives_the_same_table(one_race):
    told = berth("decline", one_race, "A", "race").stdout.splitlines()
    noc, event, at_most, _, basis = told[told.index("  noc,event,at_most,date,basis") + 1].split(
        ","
    )
    after = berth_json("decline", one_race, "A", "race")["nocs"]
    ruling = f"{{noc: {noc}, event: {event}, at_most: {at_most}, date: 2020-01-01, basis: {basis}}}"
    one_race.write_text(one_race.read_text() + f"rulings: [{ruling}]\n")
    assert berth_json("solve", one_race)["nocs"] == after


def test_a_relay_lost_takes_its_athletes_with_it():
    (entry,) = berth_json("decline", SOCHI, "KAZ", "men-relay")["entries"]
    assert {"noc": "KAZ", "column": "men", "from": 5, "to": 2} in entry["changes"]


def test_several_places_are_given_back_at_once():
    (entry,) = berth_json("decline", SOCHI, "CAN", "men-500m", "2")["entries"]
    assert entry["ruling"]["at_most"] == 1
    moved = [(line["noc"], line["event"]) for line in entry["moved_up"]]
    assert moved[:2] == [("NZL", "men-500m"), ("POL", "men-500m")]
    # The two bring a man more each, so somebody else brings fewer.
    assert {event for _, event in moved[2:]} == {"men-1500m"}


def test_without_an_noc_it_goes_through_the_rulings_in_the_order_of_their_days(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C, H]", RULINGS)
    found = berth_json("decline", path)
    assert [(e["ruling"]["noc"], e["ruling"]["date"]) for e in found["entries"]] == [
        ("A", "2020-02-01"),
        ("B", "2020-03-01"),
    ]
    assert [line["noc"] for e in found["entries"] for line in e["moved_up"]] == ["C", "H"]
    assert found["nocs"] == berth_json("solve", path)["nocs"]
    text = squeezed("decline", path)
    assert "1. Aland has no place in Race from 2020-02-01 (not confirmed) Before:" in text
    assert "2. Bland has no place in Race from 2020-03-01 (declined) Before:" in text


def test_as_of_ends_the_ledger_on_a_day(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C, H]", RULINGS)
    found = berth_json("decline", path, "--as-of", "2020-02-15")
    assert [e["ruling"]["noc"] for e in found["entries"]] == ["A"]
    assert [*found["nocs"]] == ["B", "C"]


def test_the_ledger_of_sochi_ends_at_the_published_table():
    found = berth_json("decline", SOCHI)
    assert len(found["entries"]) == 5
    assert found["published"] == {"equal": 25, "different": [], "nocs": 25}
    moved = [[line["noc"] for line in entry["moved_up"]] for entry in found["entries"]]
    assert moved == [["ITA"], ["HUN"], ["ITA"], ["AUS"], ["BLR"]]


def test_a_field_that_could_no_longer_be_filled_is_a_conflict(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B]")
    found = berth("decline", path, "A", "race")
    assert found.exit_code == 3
    text = " ".join(found.stdout.split())
    assert "A Aland gives back 1 place in Race and keeps 0." in text
    assert "The rules cannot all be kept." in text
    assert "size: exactly 2 places in Race (clause 1)" in text
    told = berth_json("decline", path, "A", "race")
    assert told["status"] == "conflict"
    assert told["entries"][0]["conflict"]["rules"] == ["size"]


def test_a_lot_for_the_place_given_back_is_told(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, [B, C]]")
    found = berth("decline", path, "A", "race")
    assert found.exit_code == 5
    assert "A lot has to be drawn: 1 place in Race" in " ".join(found.stdout.split())
    told = berth_json("decline", path, "A", "race")
    assert [turn["noc"] for turn in told["entries"][0]["tied"]] == ["B", "C"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["A", "race", "2"], "Aland has 1 place in Race; give back 1 or fewer"),
        (["C", "race"], "Cland has no place in Race to give back; ask why to know why"),
        (["D", "race"], "unknown NOC 'D'; known are: A, B, C, H"),
        (["A", "rase"], "unknown event 'rase'; did you mean 'race'?"),
        (["A"], "which event does A give back? Name it after the NOC"),
        ([], "no ruling counts here; name an NOC and an event"),
    ],
)
def test_what_cannot_be_given_back_is_refused(one_race, words, message):
    found = berth("decline", one_race, *words)
    assert found.exit_code == 2
    assert found.stderr == f"{message}\n"


def test_without_an_allocation_it_answers_as_solve_does(tmp_path):
    path = race(tmp_path, [size("exactly: 3")], "[A, B]")
    assert berth("decline", path, "A", "race").stdout == berth("solve", path).stdout


def test_the_text_fits_80_columns():
    for words in (["RUS", "men-relay"], []):
        lines = berth("decline", SOCHI, *words).stdout.splitlines()
        assert max(map(len, lines)) <= 80


def test_whoever_gives_back_a_team_that_follows_keeps_the_places_that_it_follows_from():
    example = SOCHI.parent / "examples" / "team-that-follows.yaml"
    told = " ".join(berth("decline", example, "A", "relay").stdout.split())
    assert "follows (clause 3) in Relay, 1 -> 0" in told
    assert "After: A Aland: Man 1, Woman 1, Doubles 1, athletes in Men 2" in told
    assert "Totals: Relay 1 -> 0. " in told
