"""Workbooks to start from: the example, and the cases that come with Berth."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from berth.excel.fill_in import workbook_to_fill_in
from berth.questions.shipped import TEMPLATE, shipped_cases
from berth.questions.workbook import workbook_of
from berth.sentences.fill_in import READ_ME

EXAMPLE = "example"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def template_book(request: Request) -> Response:
    name = request.path_params["name"]
    path = TEMPLATE if name == EXAMPLE else shipped_cases().get(name)
    if path is None:
        raise HTTPException(404, "There is no such template.")
    data = await run_in_threadpool(_book, path, name == EXAMPLE)
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(data, media_type=MEDIA_TYPE, headers=headers)


def _book(path: Path, to_start_from: bool) -> bytes:
    return workbook_of(path, lambda sheets: workbook_to_fill_in(sheets, READ_ME), to_start_from)
