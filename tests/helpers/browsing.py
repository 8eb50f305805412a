"""The browser, and what a page asks for over the network."""

import shutil
from collections.abc import Iterable
from urllib.parse import urlsplit

CHROMIUM = shutil.which("chromium")

#: Without these it would look for its makers' hosts at every start.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

HOME = ("127.0.0.1", "localhost")


def asked_of_others(urls: Iterable[str]) -> list[str]:
    """Those that are not this machine's."""
    parts = {url: urlsplit(url) for url in urls}
    over_network = {
        url for url, part in parts.items() if part.scheme not in ("file", "data", "blob", "about")
    }
    return [url for url in parts if url in over_network and parts[url].hostname not in HOME]
