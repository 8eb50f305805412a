"""What can be taken away, as files."""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from berth.web.asking import CaseAsked
from berth.web.cases import CaseFiles, ServedCases
from berth.web.jobs import LongQuestion
from berth.web.packed import packed_case
from berth.web.routes.long import AskedByLink, jobs_of, long_routes
from berth.web.taken_away import (
    MADE_AS_JOBS,
    case_file,
    json_file,
    report_file,
    table_file,
    variant_file,
)


class TakenAway(NamedTuple):
    """made: in a worker; None for what is made as a job."""

    made: Callable[[CaseFiles, str], bytes] | None
    media_type: str


#: By the ends of their names.
ENDS = {
    "xlsx": TakenAway(None, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": TakenAway(table_file, "text/csv"),
    "html": TakenAway(report_file, "text/html"),
    "live.html": TakenAway(None, "text/html"),
    "json": TakenAway(json_file, "application/json"),
    "zip": TakenAway(packed_case, "application/zip"),
    "yaml": TakenAway(variant_file, "application/yaml"),
}


async def download(request: Request) -> Response:
    about, end = CaseAsked.of(request), request.path_params["end"]
    if (file := ENDS.get(end)) is None:
        raise HTTPException(404, "There is no such file of a case.")
    data: bytes = await (about.ask(file.made) if file.made else _made(about, end))
    cases: ServedCases = request.app.state.cases
    file_name = f"{cases.file_name(about.name)}.{end}"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return Response(data, media_type=file.media_type, headers=headers)


#: Head, and what is in them.
ABOUT = {
    "xlsx": (
        "Excel",
        "The table as it is published, every step, reserve lists, rules, sources and the reason of "
        "every number, each on a sheet of its own.",
    ),
    "live.html": (
        "Live report",
        "The report with the engine inside: whoever opens it can change numbers, without Berth and "
        "without a network.",
    ),
}


def routes_of_files() -> list[Route]:
    """The pages of what takes long to make: how far it is, and then the file."""
    return [
        route
        for end in MADE_AS_JOBS
        for route in long_routes(
            f"make/{end}", "made", _asked(end), end=end, head=ABOUT[end][0], told_of=ABOUT[end][1]
        )
    ]


def _asked(end: str) -> AskedByLink:
    async def asked(about: CaseAsked) -> LongQuestion:
        return _question(about, end)

    return asked


def _question(about: CaseAsked, end: str) -> LongQuestion:
    return LongQuestion(case_file, about.files, about.state.case.query, (end,))


async def _made(about: CaseAsked, end: str) -> bytes:
    """By the job of the file, which is started where nobody has; whoever asks for the file waits
    for it. Raises Refusal."""
    job = jobs_of(about.request).start(_question(about, end))
    if not job.is_done:
        await asyncio.wait({job.task})
    job.result()
    return job.made.read_bytes()
