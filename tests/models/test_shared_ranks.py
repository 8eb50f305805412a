"""What a limit comes to where lines that share the last rank are all in, or none of them."""

import pytest
from tiny import field, host_has, per_noc, world


def named(places):
    return " ".join(f"{place.noc}{place.k}" for place in places)


def read(ties, lines, *rules, **more):
    """The bounds of the first rule: 'at least-at most of places', and when more of others are."""
    instance = world(
        {"race": lines}, *rules, lists={"race": {"event": "race", "ties": ties}}, **more
    )
    found = []
    for source, bound in instance.laws:
        if source.id == "rule-1":
            most = "" if bound.at_most is None else bound.at_most
            when = (
                f" when {bound.when.at_least} of {named(bound.when.places)}" if bound.when else ""
            )
            found.append(f"{bound.at_least}-{most} of {named(bound.places)}{when}")
    return found


#: One rank shared by two NOCs, and one by three.
LINES = ["A", ["B", "C"], "D", ["A", "B", "C"]]
EVERY = "A1 A2 B1 B2 C1 C2 D1"


@pytest.mark.parametrize(
    ("ties", "amount", "bounds"),
    [
        ("lot", {"exactly": 2}, [f"2-2 of {EVERY}"]),
        # The tied come in while there is a place for one of them.
        ("all", {"at_most": 3}, [
            "0-3 of A1",
            "0-2 of A1 when 1 of B1 C1",
            "0-3 of A1 B1 C1 D1 when 1 of D1",
            "0-2 of A1 B1 C1 D1 when 1 of A2 B2 C2",
        ]),
        ("all", {"exactly": 2}, [
            f"2- of {EVERY}",
            "0-2 of A1",
            "0-1 of A1 when 1 of B1 C1",
            "0-2 of A1 B1 C1 D1 when 1 of D1",
            "0-1 of A1 B1 C1 D1 when 1 of A2 B2 C2",
        ]),
        # Where not all of them fit they are out, and with them all below.
        ("none", {"at_most": 1},
         [f"0-1 of {EVERY}", "0-0 of B1 C1 D1 A2 B2 C2", "0-0 of A2 B2 C2"]),
        ("none", {"at_most": 3}, [f"0-3 of {EVERY}", "0-0 of A1 B1 C1 D1 when 1 of A2 B2 C2"]),
        # So there may be fewer than were asked for.
        ("none", {"exactly": 2},
         [f"0-2 of {EVERY}", "0-0 of A1 when 1 of B1 C1 D1 A2 B2 C2", "0-0 of A2 B2 C2"]),
        ("none", {"exactly": 4}, [f"2-4 of {EVERY}", "0-1 of A1 B1 C1 D1 when 1 of A2 B2 C2"]),
        ("none", {"at_least": 1, "at_most": 4},
         [f"1-4 of {EVERY}", "0-1 of A1 B1 C1 D1 when 1 of A2 B2 C2"]),
    ],
)  # fmt: skip
def test_a_limit_is_read_with_what_the_list_says_of_shared_ranks(ties, amount, bounds):
    assert read(ties, LINES, field("race", **amount)) == bounds


@pytest.mark.parametrize(
    ("ties", "host", "bounds"),
    [
        # The host's guaranteed place comes first, by its own line or by none.
        ("all", "A", ["0-2 of A1", "0-1 of A1 when 1 of B1 C1"]),
        ("none", "A", ["0-2 of A1 B1 C1", "0-0 of A1 when 1 of B1 C1"]),
        ("all", "H", ["0-2 of H1", "0-1 of H1 when 1 of B1 C1", "0-2 of H1 B1 C1 A1 when 1 of A1"]),
        ("none", "H", ["0-2 of A1 B1 C1 H1", "0-0 of H1 when 1 of B1 C1 A1"]),
    ],
)  # fmt: skip
def test_a_guaranteed_place_takes_its_part_first(ties, host, bounds):
    rules = field("race", at_most=2), host_has(events={"race": 1})
    assert read(ties, [["B", "C"], "A"], *rules, host=host) == bounds


def test_lines_that_a_limit_on_their_noc_rules_out_do_not_crowd_a_rank():
    rules = field("race", at_most=2), per_noc("race", 1)
    assert read("none", [["A", "B", "B"], "A"], *rules) == ["0-2 of A1 A2 B1 B2"]
    assert read("none", [["A", "B", "B"], "A"], rules[0]) == [
        "0-2 of A1 A2 B1 B2",
        "0-0 of A1 B1 B2 A2",
    ]


def test_a_limit_on_one_noc_alone_stays_what_it_is():
    assert read("all", [["A", "A", "B"]], per_noc("race", 1)) == ["0-1 of A1 A2", "0-1 of B1"]
