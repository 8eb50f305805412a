"""What a browser sends is read no further than it may go."""

import asyncio

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from berth.web.received import body_of


def test_what_is_too_large_is_refused_before_all_of_it_has_come():
    sent = 0

    async def receive():
        nonlocal sent
        sent += 1
        return {"type": "http.request", "body": b"x" * 1000, "more_body": True}

    scope = {"type": "http", "method": "POST", "headers": [(b"content-length", b"10")]}
    with pytest.raises(HTTPException) as refused:
        asyncio.run(body_of(Request(scope, receive), 5000))
    assert refused.value.status_code == 413
    assert sent == 6


def test_what_is_not_too_large_is_read_whole():
    parts = [b"ab", b"", b"cd"]

    async def receive():
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    assert asyncio.run(body_of(Request({"type": "http"}, receive), 4)) == b"abcd"
