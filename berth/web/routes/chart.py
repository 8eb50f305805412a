"""The chances of a forecast that was drawn, as a picture in the page."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from berth.charts import missing_to_draw
from berth.charts.looks import IN_THE_PAGE
from berth.web.asking import CaseAsked, unless_left
from berth.web.drawn import drawn_forecast
from berth.web.routes.long import forecast_asked, found_by
from models.words import installing, together


async def chart(request: Request) -> Response:
    about, look = CaseAsked.of(request), request.path_params["look"]
    question = await forecast_asked(about)
    answer = None if question is None else found_by(request, question)
    if look not in IN_THE_PAGE or answer is None or missing_to_draw():
        raise HTTPException(404, "There is no such chart; ask for the forecast first.")
    drawing = about.solvers.ask(drawn_forecast, answer, look)
    return Response(await unless_left(request, drawing), media_type="image/svg+xml")


def without_chart() -> str:
    """What is said instead of a chart; nothing where one can be drawn."""
    if not (missing := missing_to_draw()):
        return ""
    told = f"No chart is drawn here: it needs {together(missing)}, not installed here."
    run = f"Run {installing('charts')} and start berth serve again."
    return f"{told} {run} The tables have its numbers."
