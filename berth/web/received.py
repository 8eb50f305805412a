"""What a browser sends: never more than was said beforehand."""

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

MOST_FORM_FIELDS = 100
#: Of a form, besides the file in it.
AROUND_A_FILE = 10_000


async def file_of(request: Request, field: str, most_bytes: int) -> bytes:
    """The file in a field of a form. Raises HTTPException where it is too large or missing."""
    body = await body_of(request, most_bytes + AROUND_A_FILE)

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async with Request(request.scope, receive).form(
        max_files=1, max_fields=MOST_FORM_FIELDS
    ) as form:
        given = form.get(field)
        if not isinstance(given, UploadFile) or not given.filename:
            raise HTTPException(422, "No file was chosen; choose one.")
        data = await given.read()
    if len(data) > most_bytes:
        raise _too_large()
    return data


async def body_of(request: Request, most_bytes: int) -> bytes:
    """All of it. Raises HTTPException as soon as it is too large, whatever it says of itself."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most_bytes:
            raise _too_large()
        parts.append(part)
    return b"".join(parts)


def _too_large() -> HTTPException:
    return HTTPException(413, "The file is too large to be one; choose another.")
