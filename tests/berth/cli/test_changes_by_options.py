"""--variant, --set, --drop and --without-rulings: another rulebook for one command."""

import shutil

import pytest
from running import SOCHI, berth, berth_json

SMALLER = """
id: smaller
question: What if a relay team brought four athletes?
change: {relay-brings.athletes: 4, squad-with-relay.at_most: 4, host.squads.men: 4,
         host.squads.women: 4}
add: [{id: all, kind: athlete_total, squads: [men, women], at_most: 112, cite: made up}]
"""


@pytest.fixture
def sochi(tmp_path):
    folder = tmp_path / "sochi"
    shutil.copytree(SOCHI, folder)
    (folder / "variants").mkdir(exist_ok=True)
    (folder / "variants" / "smaller.yaml").write_text(SMALLER)
    return folder


def test_a_variant_is_found_by_its_id_and_by_its_file(sochi):
    by_id = berth_json("solve", sochi, "--variant", "smaller")
    by_file = berth_json("solve", sochi, "--variant", sochi / "variants" / "smaller.yaml")
    assert by_id == by_file
    assert by_id["variant"] == "smaller"
    assert by_id["nocs"]["CAN"]["men"] == 4


def test_the_text_says_what_is_changed(sochi):
    text = berth("solve", sochi, "--variant", "smaller", "--drop", "total").stdout
    assert "Variant   What if a relay team brought four athletes? (smaller)" in text
    assert "relay-brings (read off the published table), athletes: 5 -> 4" in text
    assert "all is added: at most 112 athletes in Men and Women together" in text
    assert "total is dropped" in text


def test_set_changes_a_number_and_is_told_in_json():
    found = berth_json("solve", SOCHI, "--set", "field-relay.exactly=7", "--drop", "total")
    assert found["totals"]["men-relay"] == 7
    assert found["variant"] is None
    assert found["changes"] == {"set": {"field-relay.exactly": 7}, "drop": ["total"]}


def test_options_have_the_last_word_over_a_variant(sochi):
    found = berth_json("solve", sochi, "--variant", "smaller", "--set", "relay-brings.athletes=3")
    assert found["nocs"]["KAZ"]["men"] == 3


def test_options_reach_the_rules_that_a_variant_adds(sochi):
    found = berth_json("solve", sochi, "--variant", "smaller", "--set", "all.at_most=111")
    assert found["totals"]["athletes"] <= 111


def test_the_base_is_never_touched(sochi):
    berth("solve", sochi, "--set", "field-relay.exactly=7")
    assert berth_json("solve", sochi)["totals"]["men-relay"] == 8


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--set", "total-men.at_mst=5"],
            "--set total-men.at_mst=5: unknown parameter 'total-men.at_mst'; "
            "did you mean 'total-men.at_most'?",
        ),
        (["--drop", "hosst"], "--drop hosst: unknown rule 'hosst'; did you mean 'host'?"),
        (["--set", "host"], "--set host: no number is given; write rule.parameter=number"),
        (
            ["--set", "total.at_most=-1"],
            "--set total.at_most=-1: '-1' is not a number; write a whole one from 0",
        ),
        (
            ["--set", "total.at_most=1", "--set", "total.at_most=2"],
            "--set total.at_most=2: 'total.at_most' is set twice; set it once",
        ),
        (
            ["--drop", "Host"],
            "--drop Host: 'Host' is not an id; write small letters, digits, '-' and '_', "
            "such as men-500m",
        ),
    ],
)
def test_an_option_that_does_not_fit_is_named(options, message):
    found = berth("solve", SOCHI, *options)
    assert found.exit_code == 2
    assert found.stderr == f"{message}\n"


def test_all_the_options_that_do_not_fit_are_told_at_once():
    found = berth("solve", SOCHI, "--set", "total.at_mst=5", "--drop", "hosst")
    assert len(found.stderr.splitlines()) == 2


def test_a_rule_that_is_set_and_dropped_is_told(sochi):
    found = berth("solve", sochi, "--set", "host.squads.men=4", "--drop", "host")
    assert found.exit_code == 2
    assert "changed and dropped" in found.stderr


def test_a_variant_that_does_not_fit_is_told_at_its_line(sochi):
    file = sochi / "variants" / "odd.yaml"
    file.write_text("id: odd\nchange:\n  relay-bring.athletes: 4\ndrop: [total, hosst]\n")
    found = berth("solve", sochi, "--variant", "odd")
    assert found.exit_code == 2
    first, second = found.stderr.splitlines()
    assert first.startswith(f"{file}:3:3: unknown parameter 'relay-bring.athletes'")
    assert second.startswith(f"{file}:4:15: unknown rule 'hosst'; did you mean 'host'?")


def test_dropping_all_rules_is_refused(tmp_path):
    from running import race, size

    found = berth("solve", race(tmp_path, [size("at_most: 1")], "[A]"), "--drop", "size")
    assert found.exit_code == 2
    assert found.stderr.startswith("--drop size: ")
    assert "no rule would be left" in found.stderr


def test_an_unknown_variant_is_told_with_what_is_near(sochi):
    found = berth("solve", sochi, "--variant", "smalle")
    assert found.exit_code == 2
    assert "did you mean 'smaller'?" in found.stderr
