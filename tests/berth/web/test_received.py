"""What a browser sends is read no further than it may go."""

import pytest
from running_async import awaited
from starlette.exceptions import HTTPException
from starlette.requests import Request

from berth.web.received import AROUND_FILES, file_of

HEAD = (
    b"--x\r\nContent-Disposition: form-data; name=file; filename=a.yaml\r\n"
    b"Content-Type: text/plain\r\n\r\n"
)


def sent(parts, **headers):
    """A request of these parts, and how many of them were asked for."""
    asked = []

    async def receive():
        asked.append(1)
        part = next(parts, None)
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    given = {"content-type": "multipart/form-data; boundary=x", **headers}
    told = [(name.encode(), value.encode()) for name, value in given.items()]
    return Request({"type": "http", "method": "POST", "headers": told}, receive), asked


def test_what_is_too_large_is_refused_before_all_of_it_has_come():
    parts = (HEAD, *[b"x" * 50_000] * 100)
    request, asked = sent(iter(parts), **{"content-length": "10"})
    with pytest.raises(HTTPException) as refused:
        awaited(file_of(request, "file", 5000))
    assert refused.value.status_code == 413
    assert len(asked) <= 2 + (AROUND_FILES + 5000) // 50_000 + 1


def test_what_says_that_it_is_too_large_is_not_read_at_all():
    request, asked = sent(iter([HEAD]), **{"content-length": "999999999"})
    with pytest.raises(HTTPException) as refused:
        awaited(file_of(request, "file", 5000))
    assert refused.value.status_code == 413
    assert not asked


def test_what_is_not_too_large_is_read_whole():
    request, _ = sent(iter([HEAD, b"id: ", b"mine", b"\r\n--x--\r\n"]))
    assert awaited(file_of(request, "file", 5000)) == b"id: mine"


def test_who_goes_away_while_sending_is_no_defect():
    async def receive():
        return {"type": "http.disconnect"}

    request, _ = sent(iter([]))
    with pytest.raises(HTTPException, match="Nobody waits"):
        awaited(file_of(Request(request.scope, receive), "file", 5000))
