"""What an answer is about, as entries: what, and its value."""

from collections.abc import Iterator

from berth.views.heading import Heading
from berth.views.parts import Labels
from models.words import together


def heading_entries(heading: Heading, labels: Labels) -> Iterator[tuple[str, str]]:
    """('Rulebook', '...'), ('Host', 'RUS Russia'). What has no name belongs to the one before."""
    yield "Rulebook", heading.rulebook
    if heading.host is not None:
        hosts = (heading.host,) if isinstance(heading.host, str) else heading.host
        yield "Host" if len(hosts) == 1 else "Hosts", together(map(labels.noc, hosts))
    if (variant := heading.variant) is not None:
        named = f"{variant.id}: {variant.question}" if variant.question else variant.id
        yield "Variant", named
    for number, change in enumerate(heading.changed):
        yield "" if number else "Changed", change
