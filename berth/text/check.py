"""What `berth check` found, as text."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from berth.text.heading import heading_shown
from berth.views.check import BreachShown, CheckAnswer, envy_in_words
from models.words import cited, counted


def shown(answer: CheckAnswer) -> Iterator[RenderableType]:
    """Breaches under the rule that is broken, then envy, then how many."""
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    unseen = [Text(f"Not looked at: {what}") for what in answer.not_looked_at]
    if answer.status != "breached":
        clean = "lawful; every rule is kept, and no line was passed over without need"
        yield Text(f"{answer.table}: {'every rule is kept' if unseen else clean}")
        yield from unseen
        return
    broken: dict[tuple[str, str, str], list[BreachShown]] = {}
    for breach in answer.breaches:
        broken.setdefault((breach.kind, breach.id, cited(breach)), []).append(breach)
    for (kind, id_, words), breaches in broken.items():
        what = "" if kind == "fact" else f"{kind} "
        yield Text(f"Broken: {what}{id_}: {words}", style="bold")
        for breach in breaches:
            yield _indented(breach.witness)
    if answer.envies:
        yield Text("Passed over without need:", style="bold")
        for envy in answer.envies:
            yield _indented(envy_in_words(envy, answer.labels))
    breached = len(answer.breaches)
    found = [counted(breached, "breach", "breaches")] if breached else []
    if answer.envies:
        found.append(f"{counted(len(answer.envies), 'line')} passed over without need")
    yield Text()
    yield Text(f"{answer.table}: {', '.join(found)}")
    yield from unseen


def _indented(text: str) -> Padding:
    return Padding(Text(text), (0, 0, 0, 2))
