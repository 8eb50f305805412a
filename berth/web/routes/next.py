"""Who is next in an event; who moves up when a place is given back."""

import re
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from berth.sentences.decline import declined_in_words
from berth.views.given_back import DeclineEntry
from berth.web.asking import CaseAsked
from berth.web.computed import case_declined, case_reserves, noc_meant
from berth.web.links import Links
from berth.web.pages import case_page
from models.errors import BadQuestion
from models.ruling import Ruling


async def next_page(request: Request) -> Response:
    about = CaseAsked.of(request)
    screen = await about.screen()
    links, reserves, declined, kept = about.links("next"), None, None, None
    if screen.is_allocated:
        event = about.state.seen("event") or next(iter(screen.rules.labels.events))
        reserves = await about.ask(case_reserves, event)
        if (said := about.state.seen("give")) is not None:
            noc = await about.ask(noc_meant, said)
            declined = await about.ask(case_declined, noc, event, _number(about))
            kept = _as_ruling(links, declined.entries[-1])
    return case_page(
        "next",
        links,
        screen,
        reserves=reserves,
        declined=[*declined_in_words(declined)] if declined else [],
        as_ruling=kept,
        number=about.state.seen("number") or "1",
    )


def _number(about: CaseAsked) -> int:
    text = about.state.seen("number") or "1"
    if not re.fullmatch("[0-9]{1,4}", text):
        raise BadQuestion(f"'{text}' is not a number of places; write 1 or more")
    return int(text)


def _as_ruling(links: Links, entry: DeclineEntry) -> str:
    """To the table with what is given back among the rulings."""
    given = entry.ruling
    ruling = Ruling(
        noc=given.noc,
        event=given.event,
        form="given_back",
        places=entry.given_back,
        date=given.date,
        basis="declined",
    )
    state = links.state
    view = tuple((key, text) for key, text in state.view if key not in ("give", "number"))
    return links.to("next", replace(state, rulings=(*state.rulings, ruling), view=view))
