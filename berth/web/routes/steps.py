"""Every line in its turn, and what happened to it."""

from starlette.requests import Request
from starlette.responses import Response

from berth.views.ledger import one_by_one
from berth.views.solve import AllocationAnswer
from berth.web.asking import CaseAsked
from berth.web.loaded import with_steps
from berth.web.pages import case_page


async def steps_page(request: Request) -> Response:
    about = CaseAsked.of(request)
    screen = await about.screen()
    steps, told = None, None
    if screen.is_allocated:
        found = await about.ask(with_steps)
        if isinstance(found, AllocationAnswer) and found.steps is not None:
            steps = found.steps
            noc, event = about.state.seen("noc"), about.state.seen("event")
            told = [*one_by_one(steps, noc, event)] if noc or event else None
    return case_page("steps", about.links("steps"), screen, steps=steps, ledger_of=told)
