"""Several lists that lead to one event: which of an NOC's lines in them comes first."""

import pytest
from tiny import host_has, world

from solver.allocate.solve import solve


@pytest.mark.parametrize("declared", [("first", "second"), ("second", "first")])
def test_a_guarantee_is_served_by_the_list_awarded_first_in_whatever_order_they_are_declared(
    declared,
):
    """Both lines of the host are below the limit; only the one that serves the guarantee stays."""
    lists = dict.fromkeys(declared, "men-a")
    limit = {"kind": "rank_limit", "lists": ["first", "second"], "at_most": 1}
    award = [{"id": name, "lists": [name]} for name in ("first", "second")]
    instance = world({name: ["A", "H"] for name in declared}, limit, host_has(events={"men-a": 1}),
                     lists=lists, award=award, host="H")  # fmt: skip
    held = solve(instance).held
    assert [place.pool for place in held if place.noc == "H" and place.pool in lists] == ["first"]
