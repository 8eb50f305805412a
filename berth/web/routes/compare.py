"""Two states side by side, and what did it."""

from starlette.requests import Request
from starlette.responses import Response

from berth.questions.states import AS_FILED, PUBLISHED, WITHOUT_RULINGS
from berth.views.solve import AllocationAnswer
from berth.web.asking import CaseAsked
from berth.web.computed import THIS, case_compared
from berth.web.pages import case_page
from berth.web.screen import Screen
from models.words import spoken_id


async def compare_page(request: Request) -> Response:
    about = CaseAsked.of(request)
    screen = await about.screen()
    states = _states(about, screen)
    first, second = about.state.seen("a"), about.state.seen("b")
    names = [*states]
    first = first or (AS_FILED if THIS in states else names[0])
    second = second or next((name for name in names if name != first), None)
    found = None if second is None else await about.ask(case_compared, (first, second))
    return case_page(
        "compare",
        about.links("compare"),
        screen,
        states={**states, **{name: name for name in (first, second) if name}},
        first=first,
        second=second,
        compared=found,
    )


def _states(about: CaseAsked, screen: Screen) -> dict[str, str]:
    """What may be compared, by its name; the state of the link first, if it is one of its own."""
    answer = screen.answer
    found = {} if about.state.is_filed else {THIS: "this what-if"}
    found[AS_FILED] = "as the files say"
    if isinstance(answer, AllocationAnswer) and answer.published is not None:
        found[PUBLISHED] = "the published table"
    if screen.rulings:
        found[WITHOUT_RULINGS] = "without rulings"
    return found | {one.id: one.question or spoken_id(one.id) for one in screen.variants}
