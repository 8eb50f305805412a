"""The application: its addresses, who is let in, and what is said where there is no answer."""

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from berth.web.cases import ServedCases
from berth.web.dropped.uploads import Dropping, NoRoomLeft
from berth.web.jobs import Jobs
from berth.web.pages import STATIC, page
from berth.web.routes.chart import chart, without_chart
from berth.web.routes.compare import compare_page
from berth.web.routes.downloads import download, routes_of_files
from berth.web.routes.go import go
from berth.web.routes.long import (
    NO_NOC,
    NONE_CHOSEN,
    forecast_asked,
    long_routes,
    needs_asked,
)
from berth.web.routes.next import next_page
from berth.web.routes.start import (
    ask_upload,
    delete_upload,
    receive_upload,
    start_page,
    upload_page,
)
from berth.web.routes.steps import steps_page
from berth.web.routes.template import template_book
from berth.web.routes.what_if import load_variant, what_if_page
from berth.web.routes.who import problems_page, who_page
from berth.web.safety import OnlyThisMachine
from berth.web.solvers import BAD, BUSY, NOT_FOUND, OUR_FAULT, Asks, Refusal
from models.errors import BadInput, BadQuestion


def web_app(
    cases: ServedCases,
    hosts: Iterable[str],
    solvers: Asks,
    jobs: Jobs,
    drops: Dropping,
) -> ASGIApp:
    """hosts: the names and ports under which it may be asked, such as 127.0.0.1:8014."""

    app = Starlette(
        routes=[
            Route("/", start),
            Route("/start", start_page),
            Route("/template/{name}.xlsx", template_book),
            Route("/upload", receive_upload, methods=["POST"]),
            Route("/upload/{upload}", upload_page),
            Route("/upload/{upload}/ask", ask_upload, methods=["POST"]),
            Route("/upload/{upload}/delete", delete_upload, methods=["POST"]),
            Route("/case/{case}", who_page),
            Route("/case/{case}/problems", problems_page),
            Route("/case/{case}/next", next_page),
            Route("/case/{case}/what-if", what_if_page),
            Route("/case/{case}/what-if/load", load_variant, methods=["POST"]),
            Route("/case/{case}/steps", steps_page),
            Route("/case/{case}/compare", compare_page),
            *long_routes(
                "forecast", "forecast", forecast_asked, NONE_CHOSEN, without_chart=without_chart()
            ),
            Route("/case/{case}/forecast/chart-{look}.svg", chart),
            *long_routes("needs", "needs", needs_asked, NO_NOC),
            *routes_of_files(),
            Route("/case/{case}/go", go),
            Route("/case/{case}/file.{end}", download),
            Mount("/static", StaticFiles(directory=str(STATIC))),
        ],
        exception_handlers={
            Refusal: refused_page,
            BadInput: bad_page,
            BadQuestion: bad_page,
            NoRoomLeft: full_page,
            HTTPException: not_here_page,
            Exception: defect_page,
        },
        lifespan=lambda _: drops.uploads.swept(),
    )
    app.state.cases, app.state.solvers, app.state.jobs = cases, solvers, jobs
    app.state.drops = drops
    # Outside of all, so that a page about a defect is as safe as any other.
    return OnlyThisMachine(app, hosts)


async def start(request: Request) -> Response:
    """The case that was named when the server was started, if one was."""
    cases: ServedCases = request.app.state.cases
    if cases.first is None:
        return await start_page(request)
    return RedirectResponse(f"/case/{cases.first}", 303)


async def refused_page(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    is_defect = refusal.status == OUR_FAULT
    head = "Berth failed, and gives no answer" if is_defect else "No answer"
    return _no_answer(request, refusal.status, head, refusal.sentences, is_defect=is_defect)


async def bad_page(request: Request, error: Exception) -> Response:
    return _no_answer(request, BAD, "This cannot be asked", tuple(str(error).splitlines()))


async def full_page(request: Request, error: Exception) -> Response:
    return _no_answer(request, BUSY, "This is not taken", (f"{error}.".capitalize(),))


async def not_here_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    head = "Nothing here" if error.status_code == NOT_FOUND else "This is not taken"
    return _no_answer(request, error.status_code, head, (error.detail,))


async def defect_page(request: Request, error: Exception) -> Response:
    """Of the server itself; Starlette writes where to the terminal."""
    head = "Berth failed, and gives no answer"
    return _no_answer(request, OUR_FAULT, head, (type(error).__name__,), is_defect=True)


def _no_answer(
    request: Request,
    status: int,
    head: str,
    sentences: tuple[str, ...],
    *,
    is_defect: bool = False,
) -> Response:
    name = request.path_params.get("case")
    back = f"/case/{name}" if name and request.app.state.cases.path(name) else None
    return page(
        "refused",
        status,
        title="No answer",
        told="",
        head=head,
        sentences=sentences,
        is_defect=is_defect,
        back=back,
    )
