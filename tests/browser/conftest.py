"""A real browser, Debian's Chromium, which nothing but this machine answers.

Where there is none the tests are skipped and say so; `make browser` installs it.
"""

import sys

import pytest
from browsing import CHROMIUM, QUIET, asked_of_others
from documents import ROOT
from playwright.sync_api import expect
from served import served

# After everything else, so that nothing is hidden by their names.
sys.path.append(str(ROOT / "tools"))

# Other tests keep all cores busy meanwhile: what is waited for comes, but later.
expect.set_options(timeout=60_000)


def pytest_collection_modifyitems(items):
    if CHROMIUM is None:
        skip = pytest.mark.skip(reason="no chromium on this machine; `make browser` installs it")
        for item in items:
            if "tests/browser" in item.path.as_posix():
                item.add_marker(skip)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(autouse=True)
def only_this_machine(page):
    """Every request of the page is looked at: none may leave the machine, whatever asks for it."""
    asked = []
    page.set_default_timeout(120_000)
    page.on("request", lambda request: asked.append(request.url))
    yield
    assert asked_of_others(asked) == []


@pytest.fixture(scope="session")
def sochi():
    """The address of the case of Sochi."""
    with served("instances/sochi-2014") as address:
        yield f"{address}/case/sochi-2014"
