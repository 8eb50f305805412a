"""Groups of one's own name NOCs by whatever code they had, in the rulebook as in the instance."""

import pytest
from running import berth, race

from models.files import read_instance

TOTAL = "id: north, kind: group_total, group: north, events: [race], at_most: 1"


def with_group(folder, members):
    path = race(folder, [TOTAL], "[NED, SUI, GER]")
    text = path.read_text().replace("nocs: {A: Aland, B: Bland, C: Cland, H: Hland}\n", "")
    path.write_text(text.replace("  events:", f"  groups: {{north: [{members}]}}\n  events:"))
    return path


@pytest.mark.parametrize("members", ["NED, SUI", "NLD, CHE", "HOL, SUI"])
def test_a_member_of_a_rulebooks_group_has_whatever_code(tmp_path, members):
    """By an ISO code it was in no group, and no word was said (worlds 50160)."""
    groups = read_instance(with_group(tmp_path, members)).groups_of_nocs
    assert {"NED", "SUI"} <= groups["north"]


def test_a_member_that_is_no_noc_is_told(tmp_path):
    said = berth("solve", with_group(tmp_path, "NED, SUX"))
    assert said.exit_code == 2
    assert "unknown NOC 'SUX'" in said.stderr
    assert "race.yaml:8:" in said.stderr
