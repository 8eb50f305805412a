"""What a page asks for over the network."""

from collections.abc import Iterable
from urllib.parse import urlsplit

HOME = ("127.0.0.1", "localhost")


def asked_of_others(urls: Iterable[str]) -> list[str]:
    """Those that are not this machine's."""
    parts = {url: urlsplit(url) for url in urls}
    over_network = {
        url for url, part in parts.items() if part.scheme not in ("file", "data", "blob", "about")
    }
    return [url for url in parts if url in over_network and parts[url].hostname not in HOME]
