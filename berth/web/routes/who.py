"""Who is in; why, for the cell that was chosen; what settles a conflict."""

from starlette.requests import Request
from starlette.responses import Response

from berth.sentences.why import why_in_words
from berth.views.diagnose import DiagnosisAnswer
from berth.web.asking import CaseAsked
from berth.web.computed import case_diagnosed, case_why
from berth.web.pages import case_page
from berth.web.solvers import OUR_FAULT, Refusal


async def who_page(request: Request) -> Response:
    about = CaseAsked.of(request)
    screen = await about.screen()
    told: list[str] = []
    if (cell := about.state.seen("why")) is not None and screen.is_allocated:
        noc, _, column = cell.partition(":")
        told = [*why_in_words(await about.ask(case_why, noc, column))]
    return case_page("who", about.links(""), screen, why=told)


async def problems_page(request: Request) -> Response:
    about = CaseAsked.of(request)
    screen = await about.screen()
    links = about.links("problems")
    refused: tuple[str, ...] = ()
    found: DiagnosisAnswer | None = None
    try:
        found = await about.ask(case_diagnosed)
    except Refusal as refusal:
        # What clashes is known all the same.
        if refusal.status == OUR_FAULT:
            raise
        refused = refusal.sentences
    return case_page("problems", links, screen, diagnosis=found, refused=refused)
