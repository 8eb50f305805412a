"""What docs/what-must-happen.md shows is what the program prints."""

import pytest
from documents import ROOT, output_of, shown_in

DOCUMENT = ROOT / "docs" / "what-must-happen.md"


@pytest.mark.parametrize("shown", shown_in(DOCUMENT), ids=lambda shown: shown.command)
def test_the_document_shows_what_the_program_prints(shown):
    assert output_of(shown.command) == shown.output


def test_it_says_how_many_results_and_ranks_are_tried():
    from solver.needs.changes import MOST_CHANGES
    from solver.needs.every_result import MOST_RESULTS
    from solver.needs.ranks import MOST_RANKS

    text = DOCUMENT.read_text(encoding="utf-8")
    assert f"at most {MOST_RESULTS:,}." in text
    assert f"more than {MOST_CHANGES:,}, only" in text
    assert f"{MOST_RANKS} ranks" in " ".join(text.split())
