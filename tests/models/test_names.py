"""What people call events, squads and lists."""

from models.names import pool_names
from models.place import Event

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
