"""What `berth check` found, as text."""

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from berth.questions.check import Findings
from berth.text.words import cited, counted, ordinal
from berth.views.witness import witness
from models.bound import Source
from models.checks.envy import Envy
from models.checks.lawful import Breach
from models.instance import Instance


def findings_text(instance: Instance, findings: Findings) -> Iterator[Text | Padding]:
    """Breaches under the rule that is broken, then envy, then how many."""
    if findings.is_clean:
        clean = "lawful; every rule is kept, and no line was passed over without need"
        yield Text(f"{findings.name}: {clean}")
        return
    broken: dict[Source, list[Breach]] = {}
    for breach in findings.breaches:
        broken.setdefault(breach.source, []).append(breach)
    for source, breaches in broken.items():
        what = "" if source.kind == "fact" else f"{source.kind} "
        yield Text(f"Broken: {what}{source.id}: {cited(source)}", style="bold")
        for breach in breaches:
            yield _indented(witness(instance, breach))
    if findings.envies:
        yield Text("Passed over without need:", style="bold")
        for envy in findings.envies:
            yield _indented(envy_in_words(envy))
    found = [counted(len(findings.breaches), "breach", "breaches")] if findings.breaches else []
    if findings.envies:
        found.append(f"{counted(len(findings.envies), 'line')} passed over without need")
    yield Text()
    yield Text(f"{findings.name}: {', '.join(found)}")


def envy_in_words(envy: Envy) -> str:
    """'KAZ (32nd) was passed over though it could take the place of HUN (34th) in men-1000m'."""
    line, worse = envy.turn.line, envy.instead_of
    who = f"{line.noc} ({ordinal(line.rank)})"
    if worse is None:
        return f"{who} was passed over though it could have a place in {envy.turn.event}"
    other = f"{worse.line.noc} ({ordinal(worse.line.rank)})"
    return f"{who} was passed over though it could take the place of {other} in {envy.turn.event}"


def _indented(text: str) -> Padding:
    return Padding(Text(text), (0, 0, 0, 2))
