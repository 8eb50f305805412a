"""An allocation beside the published table."""

from running import berth, berth_json, race, size

SIZE = [size("at_most: 2")]
DECLINED = "{noc: A, event: race, at_most: 0, date: 2020-02-01, basis: declined}"
PUBLISHED = "published: {A: {race: 1, all: 1}, B: {race: 1, all: 1}}\n"


def different(path):
    return berth_json("solve", path)["published"]


def test_a_difference_is_explained_by_a_ruling_after_the_day_of_the_table(tmp_path):
    more = f"rulings: [{DECLINED}]\nas_of: 2020-01-15\n{PUBLISHED}"
    path = race(tmp_path, SIZE, "[A, B, C]", more)
    found = different(path)
    assert found["equal"] == 1
    cells = {(cell["noc"], cell["column"]): cell for cell in found["different"]}
    assert cells.keys() == {("A", "race"), ("A", "all"), ("C", "race"), ("C", "all")}
    assert all(cell["explained_by"] == ["ruling:A:race"] for cell in cells.values())
    text = berth("solve", path).stdout
    assert "  C Cland, Race: 1, published 0; explained by a\n" in text


def test_a_ruling_that_the_table_knew_explains_nothing(tmp_path):
    more = f"rulings: [{DECLINED}]\nas_of: 2020-02-01\n{PUBLISHED}"
    found = different(race(tmp_path, SIZE, "[A, B, C]", more))
    assert [cell["explained_by"] for cell in found["different"]] == [[]] * 4


def test_a_later_ruling_does_not_explain_what_it_did_not_change(tmp_path):
    wrong = "published: {A: {race: 1}, C: {race: 1}}\n"
    more = f"rulings: [{DECLINED}]\nas_of: 2020-01-15\n{wrong}"
    found = different(race(tmp_path, SIZE, "[A, B, C]", more))
    verdicts = {cell["noc"]: cell["explained_by"] for cell in found["different"]}
    assert verdicts == {"A": ["ruling:A:race"], "B": []}


def test_columns_that_were_not_published_are_not_compared(tmp_path):
    more = "published: {A: {race: 1}, B: {race: 1}}\n"
    assert different(race(tmp_path, SIZE, "[A, B, C]", more)) == {
        "equal": 2,
        "different": [],
        "nocs": 2,
    }


def test_an_noc_that_is_only_published_counts_as_different(tmp_path):
    more = "published: {A: {race: 1}, B: {race: 1}, C: {race: 1}, H: {race: 0}}\n"
    path = race(tmp_path, SIZE, "[A, B, C]", more)
    assert different(path)["equal"] == 2
    assert "equal are 2 of 3 NOCs" in berth("solve", path).stdout


def test_a_what_if_explains_what_it_changes(tmp_path):
    more = "published: {A: {race: 1}, B: {race: 1}}\n"
    path = race(tmp_path, SIZE, "[A, B, C]", more)
    found = berth_json("solve", path, "--set", "size.at_most=3")["published"]["different"]
    assert [(cell["noc"], cell["explained_by"]) for cell in found] == [
        ("C", ["--set size.at_most=3"]),
    ]
    text = berth("solve", path, "--set", "size.at_most=3").stdout
    assert "C Cland, Race: 1, published 0; explained by size (clause 1), at most: 3" in text


def test_a_what_if_does_not_explain_what_was_different_before(tmp_path):
    more = "published: {A: {race: 1}, C: {race: 1}}\n"
    path = race(tmp_path, SIZE, "[A, B, C]", more)
    found = berth_json("solve", path, "--set", "size.at_most=3")["published"]["different"]
    assert [(cell["noc"], cell["explained_by"]) for cell in found] == [("B", [])]


def test_a_ruling_left_out_is_named(tmp_path):
    more = f"rulings: [{DECLINED}]\npublished: {{B: {{race: 1}}, C: {{race: 1}}}}\n"
    path = race(tmp_path, SIZE, "[A, B, C]", more)
    found = berth_json("solve", path, "--without-rulings")["published"]["different"]
    assert [(cell["noc"], cell["explained_by"]) for cell in found] == [
        ("A", ["leaving out ruling:A:race"]),
        ("C", ["leaving out ruling:A:race"]),
    ]


def test_a_what_if_and_a_later_ruling_explain_together(tmp_path):
    more = f"rulings: [{DECLINED}]\nas_of: 2020-01-15\n{PUBLISHED}"
    path = race(tmp_path, SIZE, "[A, B, C, H]", more)
    found = berth_json("solve", path, "--set", "size.at_most=3")["published"]["different"]
    reasons = {cell["noc"]: cell["explained_by"] for cell in found if cell["column"] == "race"}
    # H would not be there without either; C only without both.
    assert reasons == {
        "A": ["ruling:A:race"],
        "C": ["--set size.at_most=3", "ruling:A:race"],
        "H": ["ruling:A:race"],
    }


def in_the_real_world(path):
    path.write_text(
        path.read_text().replace("nocs: {A: Aland, B: Bland, C: Cland, H: Hland}\n", "")
    )
    return path


def test_a_neutral_code_in_the_table_is_the_noc_that_it_stands_for(tmp_path):
    table = "published: {OAR: {race: 1}, GBR: {race: 1}}\n"
    path = in_the_real_world(race(tmp_path, SIZE, "[RUS, GBR, FRA]", table))
    assert different(path) == {"equal": 2, "different": [], "nocs": 2}
    assert berth_json("solve", path)["nocs"].keys() == {"GBR", "OAR"}


def test_a_neutral_code_is_as_wrong_as_its_noc_where_the_numbers_differ(tmp_path):
    table = "published: {OAR: {race: 1}, FRA: {race: 1}}\n"
    found = different(in_the_real_world(race(tmp_path, SIZE, "[RUS, RUS, FRA]", table)))
    cells = [(cell["noc"], cell["allocated"], cell["published"]) for cell in found["different"]]
    assert cells == [("FRA", 0, 1), ("OAR", 2, 1)]


def test_nocs_that_the_table_has_under_one_code_are_compared_together(tmp_path):
    table = "published: {AIN: {race: 2}}\n"
    path = in_the_real_world(race(tmp_path, SIZE, "[RUS, BLR, FRA]", table))
    assert different(path) == {"equal": 1, "different": [], "nocs": 1}
    path = in_the_real_world(race(tmp_path, SIZE, "[RUS, FRA, BLR]", table))
    cells = {cell["noc"]: cell["allocated"] for cell in different(path)["different"]}
    assert cells == {"AIN": 1, "FRA": 1}
    assert berth_json("solve", path)["labels"]["nocs"]["RUS"] == "Russia (AIN)"
    assert "Russia (AIN)" in berth("solve", path).stdout


def test_all_athletes_of_an_noc_are_compared_where_the_table_has_them(tmp_path):
    more = "published: {A: {race: 1, athletes: 23}, B: {race: 1, athletes: 1}}\n"
    found = different(race(tmp_path, SIZE, "[A, B, C]", more))
    cells = [(cell["noc"], cell["column"], cell["published"]) for cell in found["different"]]
    assert (found["equal"], cells) == (1, [("A", "athletes", 23)])


def test_a_sum_that_follows_from_the_squads_is_not_told_as_a_further_difference(tmp_path):
    more = "published: {A: {race: 1, all: 2, athletes: 2}, B: {race: 1, all: 1, athletes: 3}}\n"
    found = different(race(tmp_path, SIZE, "[A, B, C]", more))
    cells = [(cell["noc"], cell["column"]) for cell in found["different"]]
    assert cells == [("A", "all"), ("B", "athletes")]
