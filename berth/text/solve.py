"""An outcome of `berth solve` as text."""

from collections.abc import Iterator

import typer
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from berth.cli.terminal import hanging, show
from berth.questions.case import Asked
from berth.questions.published import Comparison
from berth.questions.solve import Answer
from berth.questions.verdicts import reasons_text
from berth.text.diagnose import first_problem_text, sources_of
from berth.text.heading import heading, rulings_text
from berth.text.ledger import ledger_text
from berth.text.lot import lot_text
from berth.text.quota_table import quota_tables
from berth.text.words import counted, ordinal
from berth.views.cuts import cuts
from models.answers.outcome import Allocated, Conflict, LotRequired, OutOfTime
from models.answers.quota import table_of, with_athletes
from models.instance import Instance
from models.order import Turn

PROOFS = {
    "walk": "going down the order of award and passing over whoever is at a limit keeps every "
    "rule, so no lawful allocation respects the ranking better.",
    "prefix": "going down the order of award and passing over a line only where no lawful "
    "allocation could follow: for each of these the solver proved it.",
    "search": "for every line passed over, the solver proved that no lawful allocation holds it "
    "together with the better lines awarded; in squads that no rule couples with others going down "
    "the order of award may have been proof enough.",
    "tiers": "the solver proved the maximum for every tier of the order of award in its turn.",
}
CERTIFIED = "Certified: a second proof of another kind leads to the same places."
RESERVE = "First reserve: who could take the last place while all others keep theirs."
CONFLICT = "The rules cannot all be kept: no allocation satisfies them together."


def show_outcome(question: Asked, answer: Answer) -> None:
    """Prints the outcome; an undecided solve is an error and goes to stderr."""
    outcome = answer.outcome
    if isinstance(outcome, Allocated):
        show(*heading(question), *_allocation(question, outcome, answer))
    elif isinstance(outcome, LotRequired):
        show(*heading(question), "", *lot_text(question.instance, outcome))
    elif isinstance(outcome, Conflict):
        show(CONFLICT)
        if answer.conflict is not None:
            sources = sources_of(question.instance)
            show(*hanging(first_problem_text(answer.conflict, sources)))
    else:
        typer.echo(undecided(outcome), err=True)


def undecided(outcome: OutOfTime) -> str:
    return (
        f"undecided after {outcome.seconds:g} s, which is no answer; allow more with "
        f"--time-limit {2 * outcome.seconds:g}"
    )


def _allocation(question: Asked, found: Allocated, answer: Answer) -> Iterator[RenderableType]:
    instance = question.instance
    if answer.steps is not None:
        yield ""
        yield from ledger_text(instance, answer.steps)
    yield ""
    yield from quota_tables(
        instance,
        with_athletes(instance.rulebook, table_of(instance.rulebook, found.held)),
        Console().width,
    )
    yield ""
    yield _cut_table(instance, found)
    yield RESERVE
    yield ""
    yield f"Proof: {PROOFS[found.proof]}"
    if found.certified:
        yield CERTIFIED
    yield from rulings_text(question)
    if answer.comparison is not None:
        yield ""
        yield from comparison_text(answer.comparison)


def _cut_table(instance: Instance, found: Allocated) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for head in ("Event", "Last place", "First reserve"):
        table.add_column(head)
    for event, last, reserve in cuts(instance, found.held):
        table.add_row(instance.rulebook.events[event].name, _line(last), _line(reserve))
    return table


def _line(turn: Turn | None) -> str:
    """A line as 34th HUN; with the list where an event has several."""
    if turn is None:
        return "none"
    path = "" if turn.list == turn.event else f" ({turn.list})"
    return f"{ordinal(turn.line.rank):>5} {turn.line.noc}{path}"


def comparison_text(comparison: Comparison) -> Iterator[RenderableType]:
    whole = counted(comparison.nocs, "NOC")
    if not comparison.different:
        yield f"equal to the published table: {comparison.equal} of {whole}"
        return
    yield f"different from the published table; equal are {comparison.equal} of {whole}:"
    for cell in comparison.different:
        reasons = reasons_text(cell.explained_by)
        verdict = f"explained by {reasons}" if reasons else "unexplained"
        line = f"{cell.noc} {cell.column}: {cell.allocated}, published {cell.published}; {verdict}"
        yield Padding(Text(line), (0, 0, 0, 2))
