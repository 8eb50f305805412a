"""In a worker: answers as pictures."""

from berth.charts.looks import IN_THE_PAGE
from berth.views.forecast import ForecastAnswer


def drawn_forecast(answer: ForecastAnswer, look: str) -> bytes:
    """As SVG. look: one of IN_THE_PAGE."""
    # By need: it loads the libraries that draw, which may be missing where pages are not.
    from berth.charts.forecast import forecast_svg

    return forecast_svg(answer, IN_THE_PAGE[look])
