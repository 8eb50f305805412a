"""The start page: files are dropped, looked at, and become a case."""

from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from berth.questions.shipped import shipped_cases
from berth.web.cases import ServedCases
from berth.web.dropped.asked import A_ROW, NO_ROW, NOT_READ, OPTIONAL, UploadAsked
from berth.web.dropped.looked import Looked
from berth.web.dropped.made import look, make
from berth.web.dropped.named import TAKEN, NamedFiles, named_apart
from berth.web.dropped.uploads import (
    HOURS_KEPT,
    MOST_BYTES_SENT,
    MOST_FILES_SENT,
    Dropping,
    Upload,
)
from berth.web.dropped.whole import whole_sent
from berth.web.pages import page
from berth.web.received import form_of
from berth.web.solvers import BAD
from models.errors import Complaint
from models.noc import noc_table
from models.words import counted

#: Of the columns, as the form has them.
HEADS = {"rank": "Rank", "noc": "NOC", "athlete": "Athlete", "points": "Points"}
#: A field with the path of a file, below the folder that was dropped.
PATH = "path"


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
    _, sent = await _sent(request)
    if not sent.files:
        told = " ".join(f"{one}." for one in sent.left_out)
        raise HTTPException(BAD, told or "No file was chosen; choose one.")
    uploads = _drops(request).uploads
    upload = uploads.keep(sent.files, sent.left_out)
    try:
        return await _understood(request, upload) or RedirectResponse(f"/upload/{upload.name}", 303)
    except BaseException:
        uploads.delete(upload.name)
        raise


async def upload_page(request: Request) -> Response:
    """What is understood of the tables, as far as nobody has said more."""
    upload = _upload(request)
    if (whole := await _understood(request, upload)) is not None:
        return whole
    looked = await _drops(request).readers.ask(look, upload.files, UploadAsked())
    return _shown(upload, looked)


async def ask_upload(request: Request) -> Response:
    """The same with what the form says, and with files that are sent again; and the case, if that
    is asked for and nothing is wrong."""
    upload, readers = _upload(request), _drops(request).readers
    fields, sent = await _sent(request)
    if sent.files or sent.left_out:
        upload = _drops(request).uploads.send_again(upload, sent.files, sent.left_out)
        if (whole := await _understood(request, upload)) is not None:
            return whole
    asked = UploadAsked.of(fields)
    wants_case = dict(fields).get("do") == "make"
    made = await readers.ask(make, upload.files, upload.case, asked) if wants_case else None
    if made == ():
        _drops(request).uploads.count_again(upload)
        _drops(request).uploads.cases.serve(upload.case, upload.name)
        return RedirectResponse(f"/case/{upload.name}", 303)
    looked = await readers.ask(look, upload.files, asked)
    return _shown(upload, looked, made or (), BAD if wants_case else 200)


async def _sent(request: Request) -> tuple[list[tuple[str, str]], NamedFiles]:
    """The fields of a form, and its files. A browser whose scripts know in which folder each lies
    says that in fields of its own, in the order of the files."""
    sent = await form_of(request, "files", MOST_BYTES_SENT, MOST_FILES_SENT)
    paths = [value for key, value in sent.fields if key == PATH]
    names = paths if len(paths) == len(sent.files) else [name for name, _ in sent.files]
    files = zip(names, (data for _, data in sent.files), strict=True)
    return [one for one in sent.fields if one[0] != PATH], named_apart(files)


async def _understood(request: Request, upload: Upload) -> Response | None:
    """Where the files are an instance: that, or what keeps it from being read."""
    uploads = _drops(request).uploads
    whole = await _drops(request).readers.ask(whole_sent, upload.files)
    uploads.count_again(upload)
    if whole.wrong:
        return page(
            "wrong",
            BAD,
            title="What is wrong with your files",
            told=f"{counted(whole.wrong_places, 'place')} to be corrected",
            root=f"/upload/{upload.name}",
            whole=whole,
            left_out=upload.left_out,
            taken=TAKEN,
            hours=HOURS_KEPT,
        )
    if whole.path is None:
        return None
    uploads.cases.serve(whole.path, upload.name)
    return RedirectResponse(f"/case/{upload.name}", 303)


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
        left_out=upload.left_out,
        taken=TAKEN,
    )


def _told_in_short(looked: Looked, complaints: int) -> str:
    wrong = looked.wrong_cells + complaints
    if not wrong and not looked.system:
        return "choose a qualification system"
    if not wrong and not any(sheet.is_read for sheet in looked.sheets):
        return "say which event each table is"
    return f"{wrong} to be corrected" if wrong else "nothing is in doubt"


def _upload(request: Request) -> Upload:
    found = _drops(request).uploads.find(request.path_params["upload"])
    if found is None:
        raise HTTPException(404, "There is no such upload here; it may have been deleted.")
    return found


def _drops(request: Request) -> Dropping:
    return cast(Dropping, request.app.state.drops)
