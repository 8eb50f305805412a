"""What an answer rests on: documents, files, and how much they hold."""

from berth.views.base import View
from models.files import Origins
from models.instance import Instance


class ListRead(View):
    """A ranking. lines: how many it has; derived: whether it follows from the competitions."""

    list: str
    lines: int
    derived: bool


class Sources(View):
    """document: that the rulebook says, in its own words. said: where the data come from, as the
    instance says. files: the instance's, and what it names, as it names it. competitions: whose
    results there are. published: how many NOCs the published table has, None where there is none.
    day: that the instance is about.
    """

    document: str | None
    said: tuple[str, ...]
    files: tuple[str, ...]
    lists: tuple[ListRead, ...]
    competitions: tuple[str, ...]
    published: int | None
    day: str | None


def sources_of(instance: Instance, origins: Origins) -> Sources:
    rankings, classified = instance.rankings, instance.rulebook.classification is not None
    derived = instance.competitions.lists if classified else ()
    return Sources(
        document=instance.rulebook.document,
        said=origins.sources,
        files=origins.files,
        lists=tuple(
            ListRead(list=name, lines=len(rankings[name].lines), derived=name in derived)
            for name in instance.rulebook.event_of_list()
            if name in rankings
        ),
        competitions=tuple(instance.competitions),
        published=len(instance.published.rows) if instance.published else None,
        day=str(instance.as_of) if instance.as_of else None,
    )
