"""Jinja as every template has it: everything is escaped, and what is missing is an error."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from berth.html.listing import listed, runs
from berth.sentences.check import check_in_words
from berth.sentences.clash import clash_shown
from berth.sentences.columns import cell_in_short, quota_columns
from berth.sentences.compare import (
    change_in_words,
    compared_cells,
    compared_states,
    no_table_in_words,
    state_called,
    what_did_it,
)
from berth.sentences.cuts import line_in_words, reserve_in_words, short_in_words
from berth.sentences.diagnose import (
    diagnosis_closed,
    problem_in_words,
    problems_counted,
    repair_in_words,
)
from berth.sentences.forecast import (
    certain_in_words,
    chance_in_short,
    expected_athletes,
    forecast_about,
    forecast_made,
    most_places,
    open_chances,
    same_athletes,
)
from berth.sentences.heading import heading_entries, rankings_to_fill_in, variant_in_words
from berth.sentences.in_short import told_in_short
from berth.sentences.ledger import step_in_words, step_numbers, steps_together
from berth.sentences.lot import lot_shown
from berth.sentences.moves import moves_in_words
from berth.sentences.needs import needs_in_words
from berth.sentences.outcomes import undecided
from berth.sentences.published import comparison_in_words
from berth.sentences.reserve import (
    athletes_needed_in_words,
    reserve_end,
    reserve_question,
    what_else_changes,
    without_line_in_words,
)
from berth.sentences.rules import awarded_in_words
from berth.sentences.rulings import ruling_in_words, rulings_counted, rulings_left_out
from berth.sentences.sources import source_entries
from berth.views.ledger import folds
from models.words import cited, competition_called, counted, ordinal

#: What templates say things with, by the names that they have in Python.
FILTERS = (
    athletes_needed_in_words,
    awarded_in_words,
    cell_in_short,
    certain_in_words,
    chance_in_short,
    change_in_words,
    check_in_words,
    cited,
    clash_shown,
    compared_cells,
    compared_states,
    comparison_in_words,
    competition_called,
    counted,
    diagnosis_closed,
    expected_athletes,
    folds,
    forecast_about,
    forecast_made,
    heading_entries,
    line_in_words,
    listed,
    lot_shown,
    most_places,
    moves_in_words,
    needs_in_words,
    no_table_in_words,
    open_chances,
    ordinal,
    problem_in_words,
    problems_counted,
    quota_columns,
    rankings_to_fill_in,
    repair_in_words,
    reserve_end,
    reserve_in_words,
    reserve_question,
    ruling_in_words,
    rulings_counted,
    rulings_left_out,
    runs,
    same_athletes,
    short_in_words,
    source_entries,
    state_called,
    step_in_words,
    step_numbers,
    steps_together,
    told_in_short,
    undecided,
    variant_in_words,
    what_did_it,
    what_else_changes,
    without_line_in_words,
)


@cache
def environment() -> Environment:
    found = Environment(
        loader=PackageLoader("berth.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters |= {one.__name__: one for one in FILTERS}
    return found


def rendered(template: str, **values: Any) -> str:
    """The template of this name (`report/report.html`) with these values, which are views."""
    return environment().get_template(template).render(values)


@cache
def stylesheet() -> str:
    """How every fragment looks: on screens dark and light, narrow and wide, and on paper."""
    return (files("berth.html") / "static" / "berth.css").read_text(encoding="utf-8")
