"""Short column heads."""

from berth.sentences.heads import heads_of
from models.place import Event


def heads(*names, squad="Men", teams=()):
    events = {
        f"event-{number}": Event(name=name, squad="men", team=name in teams)
        for number, name in enumerate(names)
    }
    return [head.text for head in heads_of(events, squad).values()]


def test_numbers_and_initials_tell_distances_and_relays_apart():
    names = ("Men's 500 m", "Men's 1000 m", "Men's 1500 m", "Men's relay")
    assert heads(*names, teams=["Men's relay"]) == ["500", "1000", "1500", "R"]


def test_the_number_of_runners_is_no_head_for_a_team():
    names = ("Men's 400 m", "Men's 4 x 400 m relay")
    assert heads(*names, teams=names[1:]) == ["400", "4X400MR"]


def test_a_short_word_stays_whole():
    assert heads("Women's sprint", "Women's pursuit", squad="Women") == ["sprint", "pursuit"]


def test_several_words_become_initials():
    assert heads("Men's normal hill", "Men's large hill") == ["normal", "large"]
    assert heads("Men's mass start", "Men's 10 km") == ["MS", "10"]


def test_equal_numbers_are_told_apart_by_what_follows():
    assert heads("5 km classic", "5 km free", "10 km free") == ["5KC", "5KF", "10"]


def test_one_event_keeps_its_own_words():
    assert heads("Women's normal hill", squad="Women") == ["NH"]
    assert heads("Women", squad="Women") == ["Women"]


def test_events_that_nothing_tells_apart_are_shown_by_their_ids():
    assert heads("Race", "Race") == ["event-0", "event-1"]


def test_an_event_without_a_name_is_shown_by_its_id():
    assert heads("", "Sprint") == ["event-0", "Sprint"]


def test_no_two_heads_are_the_same():
    names = ("Short programme", "Speed pursuit", "Sprint", "SP", "Ski parade one", "Ski parade two")
    assert len(set(heads(*names))) == len(names)


def test_a_letter_that_stands_for_a_word_is_no_word():
    named = {
        name: Event(name=name, squad="men")
        for name in ("Big air", "Slopestyle", "3x3x3 cube", "48 kg", "500m")
    }
    told = {head.text: head.is_told for head in heads_of(named, "Men").values()}
    assert told == {"BA": False, "S": False, "3": False, "48": True, "500": True}
