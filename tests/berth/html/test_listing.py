"""Sentences as nested lists."""

from berth.html.listing import Sentence, listed


def test_an_indented_line_belongs_to_the_one_above_it():
    lines = ["Why?", "- There was no room beside", "    a rule", "    a sum", "- No rank would do."]
    assert listed(lines) == [
        Sentence("Why?"),
        Sentence(
            "There was no room beside", True, [Sentence("a rule", True), Sentence("a sum", True)]
        ),
        Sentence("No rank would do.", True),
    ]


def test_an_empty_line_ends_what_belongs_together():
    assert listed(["One:", "", "  two"]) == [Sentence("One:"), Sentence("two", True)]


def test_lines_below_lines_below_lines_stay_where_they_are():
    assert listed(["a", "  b", "    c", "  d"]) == [
        Sentence("a", False, [Sentence("b", True, [Sentence("c", True)]), Sentence("d", True)])
    ]


def test_a_line_below_a_list_is_none_of_its_items():
    assert listed(["They clash:", "  - one rule", "  - another", "  Asked for are 5."]) == [
        Sentence(
            "They clash:",
            False,
            [Sentence("one rule", True), Sentence("another", True), Sentence("Asked for are 5.")],
        )
    ]
