"""The start page: files are dropped, looked at, and become a case."""

import re
from pathlib import PurePath
from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from berth.questions.shipped import shipped_cases
from berth.web.cases import ServedCases
from berth.web.dropped.asked import A_ROW, NO_ROW, NOT_READ, OPTIONAL, UploadAsked
from berth.web.dropped.looked import Looked
from berth.web.dropped.made import look, make, received
from berth.web.dropped.uploads import (
    HOURS_KEPT,
    MOST_BYTES_SENT,
    MOST_FILES_SENT,
    Dropping,
    Upload,
)
from berth.web.pages import page
from berth.web.received import form_of
from berth.web.solvers import BAD
from models.errors import Complaint
from models.noc import noc_table
from models.reading.pages.opened import PERHAPS, TABLE_SUFFIXES

#: Of the columns, as the form has them.
HEADS = {"rank": "Rank", "noc": "NOC", "athlete": "Athlete", "points": "Points"}
LONGEST_NAME_BYTES = 200
TAKEN = (*TABLE_SUFFIXES, PERHAPS, ".yaml", ".yml", ".zip")


async def start_page(request: Request) -> Response:
    cases: ServedCases = request.app.state.cases
    return page(
        "start",
        title="Who gets a place at the Games?",
        told="drop your Excel or CSV files, or choose them",
        taken=TAKEN,
        most_bytes=MOST_BYTES_SENT,
        hours=HOURS_KEPT,
        first=cases.first,
        templates=[*shipped_cases()],
    )


async def receive_upload(request: Request) -> Response:
    """Files become an upload; where they are an instance, that is served."""
    sent = await form_of(request, "files", MOST_BYTES_SENT, MOST_FILES_SENT)
    if not sent.files:
        raise HTTPException(BAD, "No file was chosen; choose one.")
    uploads = _drops(request).uploads
    upload = uploads.keep(_named_apart(sent.files))
    try:
        path = await _drops(request).readers.ask(received, upload.files)
        uploads.count_again(upload)
    except BaseException:
        uploads.delete(upload.name)
        raise
    if path is not None:
        uploads.cases.serve(path, upload.name)
        return RedirectResponse(f"/case/{upload.name}", 303)
    return RedirectResponse(f"/upload/{upload.name}", 303)


async def upload_page(request: Request) -> Response:
    """What is understood of the tables, as far as nobody has said more."""
    upload = _upload(request)
    looked = await _drops(request).readers.ask(look, upload.files, UploadAsked())
    return _shown(upload, looked)


async def ask_upload(request: Request) -> Response:
    """The same with what the form says; and the case, if that is asked for and nothing is wrong."""
    upload, readers = _upload(request), _drops(request).readers
    sent = await form_of(request, "none", 0, 0)
    asked = UploadAsked.of(sent.fields)
    wants_case = dict(sent.fields).get("do") == "make"
    made = await readers.ask(make, upload.files, upload.case, asked) if wants_case else None
    if made == ():
        _drops(request).uploads.count_again(upload)
        _drops(request).uploads.cases.serve(upload.case, upload.name)
        return RedirectResponse(f"/case/{upload.name}", 303)
    looked = await readers.ask(look, upload.files, asked)
    return _shown(upload, looked, made or (), BAD if wants_case else 200)


async def delete_upload(request: Request) -> Response:
    _drops(request).uploads.delete(request.path_params["upload"])
    return RedirectResponse("/start", 303)


def _shown(
    upload: Upload, looked: Looked, wrong: tuple[Complaint, ...] = (), status: int = 200
) -> Response:
    told = [*dict.fromkeys((*looked.complaints, *wrong))]
    return page(
        "upload",
        status,
        title="What your files say",
        told=_told_in_short(looked, len(told)),
        root=f"/upload/{upload.name}",
        looked=looked,
        complaints=told,
        columns=HEADS,
        optional=OPTIONAL,
        not_read=NOT_READ,
        headers={A_ROW: "in a row of it", NO_ROW: "nowhere: its first row is a line"},
        nocs={code: noc.label for code, noc in noc_table().items()},
        hours=HOURS_KEPT,
    )


def _told_in_short(looked: Looked, complaints: int) -> str:
    wrong = looked.wrong_cells + complaints
    if not wrong and not looked.system:
        return "choose a qualification system"
    if not wrong and not any(sheet.is_read for sheet in looked.sheets):
        return "say which event each table is"
    return f"{wrong} to be corrected" if wrong else "nothing is in doubt"


def _named_apart(files: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """With names that may stand in a folder, whatever a browser calls them. Raises HTTPException
    for what is no table, instance or zip."""
    found: dict[str, bytes] = {}
    for said, data in files:
        plain = PurePath(said.replace("\\", "/")).name
        name = _last_bytes(re.sub(r"[^\w .()+,=-]", "_", plain)).strip(" .")
        stem, dot, suffix = name.rpartition(".")
        if f".{suffix.lower()}" not in TAKEN or not stem:
            kinds = ", ".join(TAKEN)
            raise HTTPException(BAD, f"'{plain[:80]}' is none of {kinds}; save it as one.")
        number, apart = 1, name
        while apart.casefold() in map(str.casefold, found):
            number += 1
            apart = f"{stem} ({number}){dot}{suffix}"
        found[apart] = data
    return [*found.items()]


def _last_bytes(name: str) -> str:
    """Its end, as long as a file's name may be everywhere with a number behind it: that counts
    bytes, of which a letter takes up to four."""
    return name.encode()[-LONGEST_NAME_BYTES:].decode(errors="ignore")


def _upload(request: Request) -> Upload:
    found = _drops(request).uploads.find(request.path_params["upload"])
    if found is None:
        raise HTTPException(404, "There is no such upload here; it may have been deleted.")
    return found


def _drops(request: Request) -> Dropping:
    return cast(Dropping, request.app.state.drops)
