"""What an answer is about, as entries: what, and its value."""

from collections.abc import Iterator, Sequence

from berth.views.heading import Heading, NamedVariant
from berth.views.parts import Labels
from models.words import spoken_id, together


def heading_entries(heading: Heading, labels: Labels) -> Iterator[tuple[str, str]]:
    """('Rulebook', '...'), ('Host', 'RUS Russia'). What has no name belongs to the one before."""
    yield "Rulebook", heading.rulebook
    if heading.host is not None:
        hosts = (heading.host,) if isinstance(heading.host, str) else heading.host
        yield "Host" if len(hosts) == 1 else "Hosts", together(map(labels.noc, hosts))
    if (variant := heading.variant) is not None:
        yield "Variant", variant_in_words(variant)
    for number, change in enumerate(heading.changed):
        yield "" if number else "Changed", change


def variant_in_words(variant: NamedVariant) -> str:
    """Its question, and its id by which it is asked for."""
    return f"{variant.question} ({variant.id})" if variant.question else spoken_id(variant.id)


def rankings_to_fill_in(heading: Heading, labels: Labels) -> Iterator[str]:
    """Before all else, which rankings have no line; nothing where all have some. Where an event
    has others it may be meant so."""
    empty = {*(heading.without_lines or ())}
    alone = {
        name
        for event in labels.events.values()
        for name in event.lists
        if name in empty and empty >= {*event.lists}
    }
    names = [name for name in heading.without_lines or () if name in alone]
    if names:
        it = "it" if len(names) == 1 else "them"
        said = _have_no_line(names, labels)
        yield f"{said} yet: fill {it} in first. Nobody can earn a place by {it} before."
    if others := [name for name in heading.without_lines or () if name not in alone]:
        it = "it" if len(others) == 1 else "them"
        yield f"{_have_no_line(others, labels)}: nobody earns a place by {it}."


def _have_no_line(names: Sequence[str], labels: Labels) -> str:
    """'The rankings of A and B have no line'."""
    one, called = len(names) == 1, together(map(labels.pool, names))
    return f"The ranking{'' if one else 's'} of {called} {'has' if one else 'have'} no line"
