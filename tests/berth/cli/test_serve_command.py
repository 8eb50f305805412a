"""`berth serve` without the libraries that only the page needs."""

import sys

import pytest
from running import berth

from berth.cli.commands.serve import SERVED_WITH


@pytest.mark.parametrize("name", SERVED_WITH)
def test_what_the_page_needs_and_is_not_there_is_named(name, monkeypatch):
    monkeypatch.setitem(sys.modules, name, None)
    refused = berth("serve", "--no-browser")
    assert refused.exit_code == 2
    told = f"berth serve: the page needs {name}, not installed here: "
    pip = f"{sys.executable} -m pip install 'berth[web]'"
    assert " ".join(refused.stderr.split()) == told + pip
