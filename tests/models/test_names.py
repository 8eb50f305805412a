"""What people call events, squads and lists, and what a text means."""

import pytest

from models.names import one_meant, pool_names
from models.place import Event
from models.rulebook import Rulebook

SQUADS = {"men": "Men", "women": "Women"}


def names(events, lists=None):
    made = {name: Event(name=title, squad=squad) for name, (title, squad) in events.items()}
    return pool_names(made, SQUADS, lists or {name: name for name in made})


def test_an_event_and_a_squad_are_called_by_their_names():
    found = names({"men-500m": ("Men's 500 m", "men")})
    assert (found["men-500m"], found["men"]) == ("Men's 500 m", "Men")


def test_two_events_of_one_name_are_told_apart_by_their_squads():
    found = names({"m": ("500 m", "men"), "w": ("500 m", "women"), "x": ("1000 m", "men")})
    assert (found["m"], found["w"], found["x"]) == ("500 m (Men)", "500 m (Women)", "1000 m")


def test_where_the_squad_is_the_same_too_the_id_tells():
    found = names({"early": ("500 m", "men"), "late": ("500 m", "men")})
    assert (found["early"], found["late"]) == ("500 m (early)", "500 m (late)")


def test_an_event_called_like_a_squad_is_not_taken_for_it():
    found = names({"race": ("Men", "women")})
    assert found["men"] == "Men"
    assert found["race"] != "Men"


def test_a_list_is_called_by_its_event_and_by_its_id_where_there_are_others():
    events = {"race": ("Race", "men"), "team": ("Team", "women")}
    found = names(events, {"cup": "race", "trial": "race", "ranking": "team"})
    assert (found["cup"], found["trial"], found["ranking"]) == ("Race, cup", "Race, trial", "Team")


def test_what_has_no_name_is_called_by_its_id():
    assert names({})["unknown"] == "unknown"


BOOK = Rulebook.model_validate(
    {
        "id": "book",
        "title": "Book",
        "squads": {"men": "Men", "women": "Women"},
        "events": {
            "m-500": {"name": "500 m", "squad": "men"},
            "w-500": {"name": "500 m", "squad": "women"},
            "m-1000": {"name": "Men's 1000 m", "squad": "men"},
            "w": {"name": "Women", "squad": "women"},
        },
        "rules": [{"id": "all", "kind": "field_size", "events": ["w"], "exactly": 1, "cite": "1"}],
        "award": [{"id": "a", "lists": ["m-500", "w-500", "m-1000", "w"], "order": "list_by_list"}],
    }
)


@pytest.mark.parametrize(
    ("text", "pool"),
    [
        ("m-1000", "m-1000"), ("M 1000", "m-1000"), ("Men's 1000 m", "m-1000"),
        ("mens 1000m", "m-1000"), ("500 m (Men)", "m-500"), ("500 M, women", "w-500"),
        ("men", "men"), ("MEN", "men"), ("Women (Women)", "w"), ("women", "women"),
    ],
)  # fmt: skip
def test_an_event_or_squad_is_known_by_its_id_or_name_however_it_is_written(text, pool):
    assert BOOK.pool_meant(text) == pool


@pytest.mark.parametrize("text", ["500 m", "Women", "", "-", "1000", "Men's 1500 m"])
def test_what_could_be_several_or_none_stays_as_it_is(text):
    assert BOOK.pool_meant(text) == text


def test_among_events_alone_no_squad_is_meant():
    assert (BOOK.event_meant("Women"), BOOK.event_meant("men")) == ("w", "men")
    assert one_meant("x", {}) == "x"
