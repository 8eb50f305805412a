"""Who may ask, and what a browser may do with an answer.

The server is for the people at this machine. Any page that they have open can send requests to
127.0.0.1 as well, and a name of its own can be made to lead there; so a request has to name this
server as its host, and must not come from another page unless somebody followed a link.
"""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
READING = ("GET", "HEAD")


class OnlyThisMachine:
    """Refuses what another page asks for, and says with every answer what it may do."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app, self._hosts = app, tuple(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # There is nothing here but pages.

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = refused(scope["method"], Headers(scope=scope), self._hosts)
        if refusal is None:
            await self._app(scope, receive, send_with_headers)
        else:
            status, text = refusal
            answer = PlainTextResponse(f"{text}\n", status)
            await answer(scope, receive, send_with_headers)


def refused(method: str, headers: Headers, hosts: tuple[str, ...]) -> tuple[int, str] | None:
    """Why a request is not answered, with its status; None where it is.

    A form of a page with `no-referrer` has the origin `null`, so that what the browser itself says
    of the site (Sec-Fetch-Site) decides; whoever sends neither is no browser with a page of ours.
    """
    if headers.getlist("host") not in [[host] for host in hosts]:
        return 421, f"This server answers at http://{hosts[0]} only."
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    own = [f"http://{host}" for host in hosts]
    is_of_ours = site == "same-origin" or origin in own
    from_elsewhere = site not in (None, "same-origin", "none") or origin not in (None, "null", *own)
    if method not in READING:
        is_allowed = is_of_ours and not from_elsewhere
    elif from_elsewhere:
        is_allowed = origin is None and _is_a_link_followed(headers)
    else:
        is_allowed = True
    return None if is_allowed else (403, "Another page asked for this, so it is not answered.")


def _is_a_link_followed(headers: Headers) -> bool:
    """Whether a browser shows the answer as a page of its own."""
    mode, what = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
    return mode == "navigate" and what == "document"
