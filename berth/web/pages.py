"""Pages from templates, and what every page of a case is given."""

from functools import cache
from importlib.resources import files
from typing import Any

from starlette.responses import HTMLResponse

from berth.html.environment import rendered
from berth.live.engine import has_engine
from berth.sentences.in_short import told_in_short
from berth.sentences.outcomes import CERTAIN
from berth.views.parts import Labels
from berth.views.solve import OutcomeAnswer
from berth.web.links import TABS, Links
from berth.web.screen import Screen
from berth.web.tables import shown_quotas
from berth.web.taken_away import MADE_AS_JOBS
from models.noc import noc_table
from models.words import code_and_name

#: What can be taken away, by the end of its name.
DOWNLOADS = {
    "xlsx": "Excel",
    "html": "HTML report",
    "live.html": "Live report",
    "csv": "CSV",
    "json": "JSON",
    "zip": "Instance folder",
}
NO_RANKINGS = "no rankings are given, so that the published table can be checked, and no more"
STATIC = files("berth.html") / "static"


@cache
def has_htmx() -> bool:
    """Whether the file is there: without it the page works with plain links and forms."""
    return (STATIC / "vendor" / "htmx.min.js").is_file()


@cache
def flag_of(code: str) -> str | None:
    """The address of an NOC's flag, None where there is none: of neutral athletes, for example."""
    noc = noc_table().get(code)
    if noc is None or noc.status == "neutral" or noc.alpha_2 is None:
        return None
    name = f"{noc.alpha_2.lower()}.svg"
    is_there = (STATIC / "vendor" / "flags" / name).is_file()
    return f"/static/vendor/flags/{name}" if is_there else None


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    text = rendered(f"page/{template}.html", htmx=has_htmx(), flag_of=flag_of, **values)
    return HTMLResponse(text, status)


def case_page(
    template: str, links: Links, screen: Screen, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page with the rules at its left. A what-if that has no table has it said by the status of
    its answer, not by that of HTTP: it is what was asked for."""
    answer = screen.answer
    labels, changed = named(answer, screen), _changed(screen)
    is_ranked = answer is not None
    return page(
        template if is_ranked else "checked",
        status,
        links=links,
        tabs=TABS if is_ranked else {"": "The published table"},
        screen=screen,
        state=links.state,
        answer=answer,
        labels=labels,
        about=answer.heading if answer else screen.rules.heading,
        told=told_in_short(answer) if answer else NO_RANKINGS,
        quotas=shown_quotas(answer, links.state, labels, changed) if answer else screen.published,
        changed=changed,
        noc_names={code: code_and_name(code, name) for code, name in screen.nocs.items()},
        event_names={name: labels.pool(name) for name in labels.events},
        downloads=DOWNLOADS if is_ranked else {},
        made_as_jobs=MADE_AS_JOBS,
        has_engine=has_engine(),
        certain=CERTAIN,
        title=screen.filed.heading.title,
        **values,
    )


def named(answer: OutcomeAnswer | None, screen: Screen) -> Labels:
    """The names of an answer and of all NOCs that a form may name."""
    labels = getattr(answer, "labels", screen.rules.labels)
    return Labels(**{**dict(labels), "nocs": {**screen.nocs, **labels.nocs}})


def _changed(screen: Screen) -> dict[tuple[str, str], int]:
    """The cells that are not as in the files' state, and what they were."""
    if screen.moves is None:
        return {}
    return {(cell.noc, cell.column): cell.old for cell in screen.moves.cells}
