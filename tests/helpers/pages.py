"""The page as a browser asks for it, without one."""

import warnings
from html.parser import HTMLParser
from pathlib import Path
from tempfile import mkdtemp

from berth.web.app import web_app
from berth.web.cases import ServedCases
from berth.web.dropped.uploads import Dropping, Uploads
from berth.web.jobs import Jobs
from berth.web.solvers import Here

with warnings.catch_warnings():
    # Starlette would have another client, which nothing else here needs.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HOST = "127.0.0.1:8014"


def opened(*paths, solvers=None, readers=None, **more):
    """A client of a server for these cases; it answers in this process unless told otherwise."""
    app = app_of(paths, [HOST, "localhost:8014"], solvers or Here(), readers)
    return TestClient(app, base_url=f"http://{HOST}", **more)


def app_of(paths, hosts, asks, readers=None):
    """The application for these cases. asks: whoever answers, and reads what is dropped as well
    unless there are other readers."""
    cases = ServedCases()
    for path in paths:
        cases.serve(path)
    drops = Dropping(Uploads(cases, Path(mkdtemp())), readers or asks)
    return web_app(cases, hosts, asks, Jobs(asks, Path(mkdtemp())), drops)


class Page(HTMLParser):
    """What a page has, by tag: each with its attributes and the text in it."""

    VOID = ("meta", "link", "input", "img", "br", "col", "hr")

    def __init__(self, text):
        super().__init__()
        self.found, self._open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.found.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        while self._open and self._open.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        for element in self._open:
            element["text"] += data

    def all(self, tag):
        return [one for one in self.found if one["tag"] == tag]

    def by_id(self, name):
        """Raises ValueError where it is not there once."""
        (one,) = [one for one in self.found if one.get("id") == name]
        return {**one, "text": " ".join(one["text"].split())}


def page_at(client, address):
    return Page(client.get(address).text)
