"""What keeps somebody from using a page, as axe-core finds it."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


def serious(page):
    """What axe-core finds that keeps somebody from using the page, in words."""
    if not AXE.exists():
        pytest.skip("axe-core is not there; `make assets` fetches it")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:90] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
