"""What `berth check` found, in words."""

from collections.abc import Iterator

from berth.views.check import BreachShown, CheckAnswer, envy_in_words
from models.words import cited, counted

#: How the lines begin below which something stands.
BROKEN, PASSED_OVER = "Broken: ", "Passed over without need:"


def check_in_words(answer: CheckAnswer) -> Iterator[str]:
    """Breaches under the rule that is broken, then envy, then how many."""
    unseen = [f"Not looked at: {what}" for what in answer.not_looked_at]
    if answer.status != "breached":
        clean = "lawful; every rule is kept, and no line was passed over without need"
        yield f"{answer.table}: {'every rule is kept' if unseen else clean}"
        yield from unseen
        return
    broken: dict[tuple[str, str, str], list[BreachShown]] = {}
    for breach in answer.breaches:
        broken.setdefault((breach.kind, breach.id, cited(breach)), []).append(breach)
    for (kind, id_, words), breaches in broken.items():
        what = "" if kind == "fact" else f"{kind} "
        yield f"{BROKEN}{what}{id_}: {words}"
        yield from (f"  {breach.witness}" for breach in breaches)
    if answer.envies:
        yield PASSED_OVER
        yield from (f"  {envy_in_words(envy, answer.labels)}" for envy in answer.envies)
    breached = len(answer.breaches)
    found = [counted(breached, "breach", "breaches")] if breached else []
    if answer.envies:
        found.append(f"{counted(len(answer.envies), 'line')} passed over without need")
    yield ""
    yield f"{answer.table}: {', '.join(found)}"
    yield from unseen
