"""What can be taken away, as files."""

from collections.abc import Callable
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from berth.web.asking import CaseAsked
from berth.web.cases import CaseFiles, ServedCases
from berth.web.packed import packed_case
from berth.web.taken_away import json_file, report_file, table_file, variant_file, workbook_file


class TakenAway(NamedTuple):
    """made: in a worker."""

    made: Callable[[CaseFiles, str], bytes]
    media_type: str


#: By the ends of their names.
ENDS = {
    "xlsx": TakenAway(
        workbook_file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "csv": TakenAway(table_file, "text/csv"),
    "html": TakenAway(report_file, "text/html"),
    "json": TakenAway(json_file, "application/json"),
    "zip": TakenAway(packed_case, "application/zip"),
    "yaml": TakenAway(variant_file, "application/yaml"),
}


async def download(request: Request) -> Response:
    about, end = CaseAsked.of(request), request.path_params["end"]
    if (file := ENDS.get(end)) is None:
        raise HTTPException(404, "There is no such file of a case.")
    data: bytes = await about.ask(file.made)
    cases: ServedCases = request.app.state.cases
    file_name = f"{cases.file_name(about.name)}.{end}"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return Response(data, media_type=file.media_type, headers=headers)
