"""What a ruling cannot say, by itself and beside others; what one says in words."""

from datetime import date

import pytest
from refused import problems_told
from tiny import field, world

from models.ruling import Ruling

SAID = {"noc": "A", "event": "race", "date": "2020-01-02", "basis": "b"}


ONE_NUMBER = (("at_most",), "a ruling gives one number; fill in either 'at_most' or 'exactly'")
NO_RANK = (("rank",), "the rank of the line is missing; add 'rank'")
AS_WHICH = (("drawn",), "as which number the line was drawn: 'drawn' goes with the form 'lot'")


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({}, [ONE_NUMBER]),
        ({"at_most": 1, "exactly": 1}, [ONE_NUMBER]),
        ({"at_most": 1, "rank": 2, "list": "race", "drawn": 3},
         [((name,), "a rank is about one line; say in 'form' what becomes of it")
          for name in ("list", "rank", "drawn")]),
        ({"at_most": 1, "places": 1},
         [(("places",), "places go with the forms 'given_back' and 'beside'")]),
        ({"form": "withdrawn"}, [NO_RANK]),
        ({"form": "withdrawn", "rank": 1, "places": 2},
         [(("places",), "places go with the forms 'given_back' and 'beside'")]),
        ({"form": "withdrawn", "rank": 1, "exactly": 0},
         [(("form",), "'withdrawn' is about one line and needs no number")]),
        ({"form": "not_eligible", "rank": 1, "drawn": 1}, [AS_WHICH]),
        ({"form": "lot", "rank": 1}, [AS_WHICH]),
        ({"form": "lot", "list": "race", "drawn": 1}, [NO_RANK]),
        *(({"form": form, "list": "race", "rank": 1, "drawn": 1, "at_most": 1, "exactly": 1},
           [((name,), f"'{form}' is about so many places; say how many in 'places'")
            for name in ("list", "rank", "drawn", "at_most", "exactly")])
          for form in ("given_back", "beside")),
    ],
)  # fmt: skip
def test_what_a_ruling_cannot_say_is_told_at_its_field(said, problems):
    assert problems_told(Ruling.model_validate, SAID | said) == problems


@pytest.mark.parametrize(
    ("form", "meant"),
    [
        ("Not eligible", "not_eligible"),
        (" given-back ", "given_back"),
        ("beside the field", "beside"),
        ("Awarded_beside the field", "beside"),
    ],
)
def test_a_form_is_read_as_people_write_it(form, meant):
    line = {"rank": 1} if meant == "not_eligible" else {}
    assert Ruling.model_validate(SAID | line | {"form": form}).form == meant


@pytest.mark.parametrize(
    ("said", "name", "words"),
    [
        ({"exactly": 2}, "ruling:A:race", "{A} has exactly 2 places in {race}"),
        ({"exactly": 0}, "ruling:A:race", "{A} has no place in {race}"),
        ({"at_most": 1}, "ruling:A:race", "{A} has at most 1 place in {race}"),
        ({"at_most": 0}, "ruling:A:race", "{A} has no place in {race}"),
        ({"form": "lot", "event": "men", "drawn": 2}, "ruling:A:men:lot",
         "{A} is the 2nd drawn for athletes in {men}"),
        ({"form": "lot", "rank": 3, "drawn": 1}, "ruling:A:race:race:3",
         "the line of {A} at rank 3 in {race} is the 1st drawn"),
        ({"form": "not_eligible", "rank": 3, "list": "cup"}, "ruling:A:race:cup:3",
         "the line of {A} at rank 3 in {cup} is struck (not eligible)"),
        ({"form": "given_back"}, "ruling:A:race:given_back", "{A} gives back 1 place in {race}"),
        ({"form": "given_back", "places": 2}, "ruling:A:race:given_back",
         "{A} gives back 2 places in {race}"),
        ({"form": "beside", "places": 3}, "ruling:A:race:beside",
         "{A} has 3 places in {race} beside the field"),
    ],
)  # fmt: skip
def test_a_ruling_says_in_words_what_it_does(said, name, words):
    ruling = Ruling.model_validate(SAID | said)
    source = ruling.source
    assert (source.kind, source.id, source.wording, source.cite) == (
        "ruling", name, f"{words} from 2020-01-02", "b",
    )  # fmt: skip
    # What is only thought of has no day.
    assert ruling.model_copy(update={"date": date.min}).source.wording == words


@pytest.mark.parametrize(
    ("given", "number", "kept"),
    [(False, 0, "none"), (False, 2, "2"), (True, 1, "1"), (True, 0, "none")],
)
def test_what_is_left_is_said_when_it_was_found_out(given, number, kept):
    written = Ruling.model_validate(SAID | {"form": "given_back"})
    found = written.leaving(number, given)
    assert written.leaves_open
    assert not found.leaves_open
    assert found.most == number
    assert (
        found.source.wording
        == f"{{A}} gives back 1 place in {{race}} and keeps {kept} from 2020-01-02"
    )
    assert found.as_written == written
    assert found.as_written.leaves_open


@pytest.mark.parametrize(
    ("basis", "is_lot"),
    [
        ("drawn by lot", True),
        ("Decided by lot on Monday", True),
        ("lot", True),
        ("by lot", True),
        ("lots of reasons", False),
        ("a lot", False),
        ("declined", False),
    ],
)
def test_a_basis_says_whether_a_lot_was_drawn(basis, is_lot):
    ruling = Ruling.model_validate(SAID | {"at_most": 1, "basis": basis})
    assert (ruling.is_by_lot, ruling.is_a_lot, ruling.may_be_read_as_lot) == (is_lot,) * 3
    assert not Ruling.model_validate(SAID | {"exactly": 1, "basis": basis}).may_be_read_as_lot


RANKINGS = {"race": ["A", ["B", "A"], "C", ["A", "A"]], "spring": ["A"], "autumn": ["B"]}
LISTS = {"spring": "cup", "autumn": "cup"}


def ruled(noc, event="race", day=1, **said):
    return {"noc": noc, "event": event, "date": f"2020-01-0{day}", **said}


def case(*rulings):
    return world(RANKINGS, field("race", at_least=0), rulings=rulings, lists=LISTS)


SAME_DAY = (
    "A has another ruling about race of the same day, 2020-01-01, number {} of them; of several "
    "the last by date stands, so leave one out or correct its date"
)
MORE_LOTS = (
    "A has {} in {}, and more lots of the same day; of several the last by date stands, so leave "
    "one out or correct its date"
)


@pytest.mark.parametrize(
    ("rulings", "where", "what"),
    [
        ([ruled("A", "cup", form="withdrawn", rank=1)], ("rulings", 0, "list"),
         "cup has the lists spring and autumn; say which in 'list'"),
        ([ruled("A", "cup", form="withdrawn", rank=1, list="race")], ("rulings", 0, "list"),
         "'race' is no list of cup; its lists are spring and autumn"),
        ([ruled("A", form="withdrawn", rank=3)], ("rulings", 0, "rank"),
         "A has no line at rank 3 in race; its lines have rank 1, 2, 5 and 5"),
        ([ruled("D", form="withdrawn", rank=3)], ("rulings", 0, "rank"),
         "D has no line at rank 3 in race; it has none there"),
        ([ruled("A", form="lot", rank=1, drawn=1)], ("rulings", 0, "rank"),
         "no other NOC shares rank 1 in race: there is no lot"),
        ([ruled("A", form="lot", rank=5, drawn=1)], ("rulings", 0, "rank"),
         "no other NOC shares rank 5 in race: there is no lot"),
        ([ruled("A", "rase", at_most=0)], ("rulings", 0, "event"),
         "unknown event 'rase'; did you mean 'race'?"),
        ([ruled("B", at_most=0), ruled("A", "women", at_most=0)], ("rulings", 1, "event"),
         "'women' is a squad; only a lot without a rank names one"),
        ([ruled("B", at_most=0), ruled("A", at_most=0), ruled("A", exactly=0)],
         ("rulings", 2, "date"), SAME_DAY.format(2)),
        ([ruled("A", form="lot", rank=2, drawn=1), ruled("A", form="lot", rank=2, drawn=2)],
         ("rulings", 1, "drawn"), MORE_LOTS.format("1 line at rank 2", "race")),
    ],
)  # fmt: skip
def test_what_a_ruling_cannot_say_of_these_lines_is_told_at_its_field(rulings, where, what):
    assert problems_told(case, *rulings) == [(where, what)]


@pytest.mark.parametrize(
    "rulings",
    [
        [ruled("A", at_most=0), ruled("A", exactly=0, day=2)],
        [ruled("A", at_most=0), ruled("B", exactly=0)],
        [ruled("A", at_most=0), ruled("A", "cup", exactly=0)],
        [ruled("A", form="lot", rank=2, drawn=1), ruled("A", form="lot", rank=2, drawn=2, day=2)],
        [ruled("A", form="lot", rank=2, drawn=1), ruled("B", form="lot", rank=2, drawn=2)],
        [ruled("A", "cup", form="withdrawn", rank=1, list="spring")],
        [ruled("A", "women", form="lot", drawn=1)],
    ],
)
def test_what_rulings_may_say_side_by_side_is_taken(rulings):
    assert len(case(*rulings).rulings) == len(rulings)


def test_a_form_that_is_none_is_told_once_with_all_that_there_are():
    ((where, message),) = problems_told(Ruling.model_validate, SAID | {"form": "withdrwn"})
    assert where == ("form",)
    assert message == "Input should be 'lot', 'withdrawn', 'not_eligible', 'given_back' or 'beside'"
