"""A smallest set is one of which nothing can be left out, and it is known when it is seen."""

from hypothesis import given
from hypothesis import strategies as st

from solver.conflict.quickxplain import is_smallest, smallest, with_what_follows

ITEMS = list(range(6))
some = st.sets(st.sampled_from(ITEMS))


@given(st.lists(some, min_size=1, max_size=4), some)
def test_the_set_that_is_found_is_the_only_one_that_is_told_to_be(minimal, other):
    minimal = [*minimal, set(ITEMS)]

    def enough(chosen):
        return any(one <= set(chosen) for one in minimal)

    found = smallest(ITEMS, enough)
    assert enough(found)
    assert not any(enough([i for i in found if i != left_out]) for left_out in found)
    assert is_smallest(ITEMS, found, enough)
    assert is_smallest(ITEMS, sorted(other), enough) == (sorted(other) == found)


@given(st.lists(some, max_size=4), st.lists(some, max_size=12))
def test_what_follows_from_an_answer_is_not_asked_again(minimal, questions):
    asked = []

    def enough(chosen):
        asked.append(set(chosen))
        return any(one <= set(chosen) for one in minimal)

    found = with_what_follows(enough)
    for question in questions:
        assert found(sorted(question)) == any(one <= question for one in minimal)
    for number, later in enumerate(asked):
        for before in asked[:number]:
            is_enough = any(one <= before for one in minimal)
            assert not (before <= later if is_enough else later <= before)
