"""What must happen for a place, in sentences."""

from berth.sentences.needs import place_in_words, what_was_tried
from berth.views.heading import Heading
from berth.views.needs import (
    EventNeeds,
    FinishesBring,
    LeastThatBring,
    NeededInSoMany,
    NeedsAnswer,
    NumberGives,
    NumberSpan,
    PlaceNeeded,
)
from berth.views.parts import EventLabel, Labels


def place(**said):
    nothing = {
        "k": 1,
        "held": False,
        "certain": False,
        "out_of_reach": False,
        "by": None,
        "reason": None,
        "change": "finish",
        "list": "race",
        "line": 1,
        "least": None,
        "does": (),
        "lots": (),
        "tried": (),
        "then": (),
        "enough": None,
        "needed": None,
        "tied": None,
        "ranks": (),
    }
    return PlaceNeeded(**nothing | said)


def tried(*numbers):
    return tuple(NumberGives(number=n, gives="place", points=5) for n in numbers)


def told(found, open_=("cup",)):
    found = found.model_copy(update={"at": open_})
    event = EventNeeds(event="race", held=0, places=(found,))
    label = EventLabel(name="Race", squad="all", team=False, lists=("race",))
    answer = NeedsAnswer(
        instance="one",
        rulebook="one",
        variant=None,
        noc="A",
        open=open_,
        events=(event,),
        results=7,
        heading=Heading(
            title="One",
            rulebook="One",
            host=None,
            variant=None,
            changed=(),
            rulings=(),
            rulings_left_out=0,
            as_of=None,
        ),
        labels=Labels(
            nocs={"A": "Aland"}, events={"race": label}, squads={"all": "Athletes"}, reasons={}
        ),
    )
    return answer, list(place_in_words(answer, event, found))


def test_where_not_every_better_finish_does_those_that_do_are_listed():
    spans = (NumberSpan(first=1, last=2), NumberSpan(first=5, last=5))
    found = place(least=tried(2)[0], does=spans, tried=tried(1, 2, 3, 4, 5, 6))
    assert told(found)[1] == [
        "- A place needs its best athlete 2nd or better at Cup (5 points in all), if nobody else "
        "scores any more.",
        "- Not every better one does; those that do: 1st to 2nd and 5th.",
    ]


def test_where_none_does_it_is_said_what_was_tried_and_nothing_more():
    found = place(tried=tried(1, 2, 3), lots=(NumberSpan(first=1, last=1),))
    assert told(found)[1] == [
        "- A place: no finish from 1st to 3rd brings it, if nobody else scores any more.",
        "- A lot decides with: 1st.",
    ]


def test_what_is_proved_by_counting_and_what_is_not():
    found = place(least=tried(3)[0], tried=tried(1, 2, 3), by="counting", enough=1, needed=3)
    answer, lines = told(found, ("cup", "final"))
    assert lines[1:] == [
        "- Whatever the others do, its best athlete 1st at each of Cup and Final is enough.",
        "- Whatever the others do, no finish worse than 3rd brings it.",
    ]
    assert "nobody has further points at Cup and Final" in next(what_was_tried(answer))
    (_, line) = told(place(least=tried(3)[0], tried=tried(1, 2, 3), by="counting"))[1]
    assert line == "- No finish of its own is known to be enough whatever the others do."


def in_so_many(*said):
    """Of one competition, of two ...: least, enough, needed."""
    return tuple(
        NeededInSoMany(
            competitions=count, least=tried(least)[0] if least else None, enough=enough, needed=need
        )
        for count, (least, enough, need) in enumerate(said, 1)
    )


def least_changes(*changes, safe=True):
    brought = tuple(FinishesBring(finishes=one, points=9) for one in changes)
    return LeastThatBring(changes=brought, safe=safe)


def test_of_several_competitions_every_least_change_is_named_and_what_one_or_more_bring():
    found = place(
        least=tried(4)[0],
        tried=tried(1, 2, 3, 4),
        by="counting",
        enough=3,
        needed=9,
        in_so_many=in_so_many((2, None, 5), (3, 1, 5), (4, 3, 9)),
        least_changes=least_changes((2,), (3, 3), (3, 4, 7)),
    )
    assert told(found, ("cup", "final", "open"))[1][1:] == [
        "- The least that brings it, each finish at another one of Cup, Final and Open: 2nd alone; "
        "3rd and 3rd; 3rd, 4th and 7th.",
        "- Whatever the others do, its best athlete 1st at 2 of Cup, Final and Open is enough.",
        "- Whatever the others do, its best athlete 3rd or better at each of Cup, Final and Open "
        "is enough.",
        "- Whatever the others do, it is not had without its best athlete 5th or better at 2 of "
        "Cup, Final and Open.",
        "- Whatever the others do, it is not had without its best athlete 9th or better at each of "
        "Cup, Final and Open.",
    ]


def test_where_the_least_changes_are_too_many_the_same_finish_in_each_is_told():
    found = place(
        least=tried(4)[0],
        tried=tried(1, 2, 3, 4),
        in_so_many=in_so_many((None, None, None), (4, None, None)),
    )
    assert told(found, ("cup", "final"))[1][1:] == [
        "- The same finish in so many of Cup and Final: no finish at one alone; 4th or better at "
        "each.",
        "- Other finishes in each of them are too many to try.",
    ]
    found = found.model_copy(
        update={"least_changes": least_changes(*[(n,) for n in range(1, 42)], safe=False)}
    )
    assert told(found, ("cup", "final"))[1][2:] == [
        "- There are 41 least changes, with other finishes in each.",
        "- Not everything that is more brings it as well.",
    ]


def test_a_held_place_is_certain_with_a_finish_or_nothing_is_said_of_it():
    assert told(place(held=True, by="results", enough=4))[1] == [
        "- Its 1st place is certain with its best athlete 4th or better at Cup."
    ]
    assert told(place(held=True))[1] == []


def test_a_place_to_which_no_open_competition_leads():
    assert told(place(change=None, list=None))[1] == [
        "- A place: no open competition leads to it, so nothing is said of a result."
    ]
