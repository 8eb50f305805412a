"""What a link says, and that it says the same again."""

import datetime
import json
import re
from urllib.parse import quote

import pytest
from pages import opened
from running import race, size

from berth.web.shortened import long_text, short_text
from berth.web.state import LONGEST_LINK, MOST_PARTS, State
from models.errors import BadQuestion
from models.variant import Variant


def told(query):
    with pytest.raises(BadQuestion) as refused:
        State.of(query)
    return str(refused.value)


def test_a_link_says_what_is_changed_and_where_somebody_looks():
    state = State.of(
        "set=field-relay.exactly:7&drop=total&asof=2013-11-22&norulings=1&noc=KAZ&why=KAZ:men"
    )
    assert state.numbers == {"field-relay.exactly": 7}
    assert state.drop == ("total",)
    assert state.as_of == datetime.date(2013, 11, 22)
    assert state.without_rulings
    assert state.seen("noc") == "KAZ"
    assert state.case.query == ("set=field-relay.exactly:7&drop=total&asof=2013-11-22&norulings=1")


def test_what_is_read_from_a_link_makes_the_same_link():
    ruling = {"noc": "KAZ", "event": "men-500m", "at_most": 0, "date": "2014-01-05"}
    ruling |= {"basis": 'declined; "no" & <b>reason</b>, 5 % + ü'}
    patch = short_text(Variant(id="mine", change={"total.at_most": 100}).model_dump_json())
    for query in (
        "",
        "set=a.b:1&set=c.d.2.e:0",
        "variant=ten-relays&drop=x&drop=y",
        State.of_pairs([("ruling", json.dumps(ruling))]).query,
        State.of_pairs([("patch", patch)]).query,
        "off=ruling:KAZ:men-1000m&noc=KAZ&event=men-500m",
    ):
        assert State.of(query).query == query
        assert State.of(State.of(query).query) == State.of(query)


def test_empty_fields_of_a_form_say_nothing():
    assert State.of("noc=&event=&variant=&asof=&set=") == State()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("set=a", "write rule.parameter:number"),
        ("set=a.b:x", "'x' is not a number"),
        ("set=a.b:-1", "'-1' is not a number"),
        ("set=a.b:1.5", "'1.5' is not a number"),
        ("set=a.b:1234567", "is not a number"),
        ("set=a.b:1&set=a.b:2", "a.b is set twice"),
        ("asof=yesterday", "'yesterday' is not a day"),
        ("asof=2014-02-30", "'2014-02-30' is not a day"),
        ("variant=../../etc/passwd", "this is no id"),
        ("variant=a&variant=b", "says 'variant' twice"),
        ("drop=A;B", "this is no id"),
        ("colour=red", "means nothing here"),
        ("ruling=x", "this is no ruling"),
        ("ruling=[1]", "this is no ruling"),
        ("ruling=" + "[" * 5000, "this is no ruling"),
        ('ruling={"noc":"KAZ"}', "further ruling 1, event"),
        ("patch=abc", "cut off or changed"),
        ("patch=%C3%BC", "cut off or changed"),
        (f"patch={short_text('[]')}", "patch"),
        ("noc=%ff", "not UTF-8"),
        (f"noc={'x' * LONGEST_LINK}", "longer than"),
        ("&".join(["drop=a"] * (MOST_PARTS + 1)), f"more than {MOST_PARTS} parts"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(query, sentence):
    assert sentence in told(query)


def test_all_that_is_wrong_is_told_at_once():
    assert len(told("set=a&asof=x&colour=red").splitlines()) == 3


def test_a_short_text_does_not_unpack_to_a_long_one():
    assert long_text(short_text("x" * 1000)) == "x" * 1000
    bomb = short_text("x" * 10_000_000)
    assert len(bomb) < LONGEST_LINK
    with pytest.raises(ValueError, match="too long"):
        long_text(bomb)


HOSTILE = "a\x1b[31m\u202eb\u2066<script>x</script>\u2028"
RULING = {"noc": "A", "event": "race", "at_most": 0, "date": "2020-01-01", "basis": HOSTILE}
PATCH = {"id": "x", "question": HOSTILE, "change": {"size.exactly": 2}}


def test_no_text_of_a_link_is_markup_or_changes_how_others_are_seen(tmp_path):
    keys = ("noc", "event", "why", "a", "open", "give", "number", "variant", "drop", "asof", "off")
    queries = [f"{key}={quote(HOSTILE)}" for key in keys]
    queries += [f"ruling={quote(json.dumps(RULING))}", f"patch={quote(json.dumps(PATCH))}"]
    queries += [f"set={quote(HOSTILE)}:1", f"{quote(HOSTILE)}=1", "noc=%ed%a0%80", "noc=%ff"]
    with opened(race(tmp_path, [size("exactly: 1")], "[A, B]")) as client:
        for tab in ("", "/what-if", "/steps"):
            for query in queries:
                answer = client.get(f"/case/race{tab}?{query}", follow_redirects=True)
                assert answer.status_code < 500
                assert not re.search("[\x1b\u202e\u2066\u2028]|<script>x", answer.text), query
