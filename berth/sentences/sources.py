"""What an answer rests on, as entries: what, and its value."""

from collections.abc import Iterator

from berth.views.parts import Labels
from berth.views.sources import Sources
from models.words import competition_called, counted, together


def source_entries(sources: Sources, labels: Labels) -> Iterator[tuple[str, str]]:
    """('Document', '...'), ('Rankings', "Men's 500 m: 84 lines; ...")."""
    if sources.document:
        yield "Document", sources.document
    for number, said in enumerate(sources.said):
        yield "" if number else "Sources", said
    if sources.files:
        yield "Read from", ", ".join(sources.files)
    lists = [f"{labels.pool(one.list)}: {counted(one.lines, 'line')}" for one in sources.lists]
    if lists:
        yield "Rankings", "; ".join(lists)
    if sources.competitions:
        derived = [labels.pool(one.list) for one in sources.lists if one.derived]
        follows = f", from which follow {together(derived)}" if derived else ""
        yield "Competitions", f"{together(map(competition_called, sources.competitions))}{follows}"
    if sources.published is not None:
        yield "Published table", counted(sources.published, "NOC")
    if sources.day:
        yield "As of", sources.day
