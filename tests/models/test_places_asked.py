"""An instance of too many places is refused before any of them is made, and a slip told as such."""

import pytest
from pydantic import ValidationError
from tiny import athletes, field, host_has, relay_brings, world

from models.extent import places_called_for
from models.place import Field
from models.places_asked import PLACES_BESIDES, PLACES_PER_LINE, places_allowed

LISTS = {"men-relay": ["A", "B", "C"], "men-sprint": ["A", "B", "C", "A"]}


def refused(*rules, lists=LISTS, **more):
    with pytest.raises(ValidationError) as error:
        world(lists, *rules, **more)
    (found,) = error.value.errors()
    return found["loc"], found["msg"]


@pytest.fixture(autouse=True)
def _no_place_is_made(monkeypatch, request):
    if "small" not in request.node.name:
        monkeypatch.setattr(Field, "chain", None)


def test_a_team_of_far_too_many_is_told_with_its_number_and_what_may_be_meant():
    where, message = refused(field("men-sprint", at_most=30), relay_brings(5000))
    assert where == ("rulebook", "rules", 1, "athletes")
    assert message == (
        "the instance would have 15,007 places, and with 7 lines in its rankings 10,070 are the "
        "most: rule 'rule-2' says athletes = 5,000, which alone asks for 14,996 of them; it is "
        "more than the longest ranking has lines (4) and than any other number in the rules (30); "
        "is 5 meant?"
    )


def test_of_several_numbers_the_one_that_asks_for_most_is_blamed():
    where, _ = refused(
        athletes(at_most=10_000), host_has(squads={"men": 900}), relay_brings(4000), host="A"
    )
    assert where == ("rulebook", "rules", 2, "athletes")


def test_a_guarantee_is_blamed_by_its_own_number():
    where, message = refused(
        host_has(squads={"men": 9_999, "women": 9_998}),
        lists={"men-sprint": ["A"], "women-sprint": ["B"]},
        host="A",
    )
    assert where == ("rulebook", "rules", 0, "squads", "men")
    # No digits followed by noughts: nothing is known of what was meant.
    assert message.endswith(
        "; it is more than the longest ranking has lines (1) and than any other "
        "number in the rules (9,998); write a smaller number"
    )


@pytest.mark.parametrize("given", [{"exactly": 9000}, {"form": "beside", "places": 9000}])
def test_a_ruling_is_blamed_where_it_stands_in_the_file(given):
    waived = {"noc": "B", "event": "men-sprint", "form": "withdrawn", "rank": 2}
    where, message = refused(rulings=[waived, {"noc": "C", "event": "men-sprint", **given}])
    assert where == ("rulings", 1, "exactly" if "exactly" in given else "places")
    assert "the ruling on C in men-sprint of 2020-01-01" in message
    assert "asks for 18,000 of them" in message or "asks for 17,998 of them" in message


def test_many_small_lines_are_as_many_as_they_are_small():
    """Of lines there may be as many as there are: what they claim is no number that was typed."""
    instance = world({"men-sprint": ["A", "B"] * 2000}, athletes(at_most=10_000))
    assert places_called_for(instance.claims) == 8000
    assert places_allowed(instance.rankings) == PLACES_BESIDES + 4000 * PLACES_PER_LINE


def test_a_number_within_what_lines_leave_room_for_is_taken_small():
    assert places_called_for(world(LISTS, relay_brings(3000)).claims) == 9007
