"""What a browser sends: never more than was said beforehand."""

from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

MOST_FORM_FIELDS = 4_000
#: Of a form, besides the files in it, in bytes.
AROUND_FILES = 100_000


class Received(NamedTuple):
    """files: names as they were sent, and what is in them."""

    fields: list[tuple[str, str]]
    files: list[tuple[str, bytes]]


async def file_of(request: Request, field: str, most_bytes: int) -> bytes:
    """The file in a field of a form. Raises HTTPException where it is too large or missing."""
    received = await form_of(request, field, most_bytes, 1)
    if not received.files:
        raise HTTPException(422, "No file was chosen; choose one.")
    return received.files[0][1]


async def form_of(request: Request, field: str, most_bytes: int, most_files: int) -> Received:
    """What a form sends, with the files of one of its fields: together so large at most. Raises
    HTTPException."""
    form = Request(request.scope, _no_more_than(request, most_bytes + AROUND_FILES))
    async with form.form(max_files=most_files, max_fields=MOST_FORM_FIELDS) as sent:
        texts, files = [], []
        for key, value in sent.multi_items():
            if isinstance(value, str):
                texts.append((key, value))
            elif key == field and value.filename:
                files.append((value.filename, await value.read()))
    if sum(len(data) for _, data in files) > most_bytes:
        raise _too_large(most_bytes)
    return Received(texts, files)


def _no_more_than(request: Request, most_bytes: int) -> Receive:
    """As the request comes in; refused as soon as it is too large, whatever it says of itself, and
    before it comes where it says so."""
    said = request.headers.get("content-length", "0")
    left = most_bytes

    async def receive() -> Message:
        nonlocal left
        if not said.isdecimal() or int(said) > most_bytes:
            raise _too_large(most_bytes)
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise HTTPException(400, "Nobody waits for this any more.")
        left -= len(message.get("body", b""))
        if left < 0:
            raise _too_large(most_bytes)
        return message

    return receive


def _too_large(most_bytes: int) -> HTTPException:
    size = f"{most_bytes // 1024**2} MiB" if most_bytes >= 1024**2 else f"{most_bytes // 1000} kB"
    return HTTPException(413, f"That is too large: at most {size} are taken. Choose less.")
