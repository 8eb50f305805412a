"""What keeps somebody from using a page, as axe-core finds it."""

import pytest
from documents import ROOT
from playwright.sync_api import Page

AXE = ROOT / "node_modules/axe-core/axe.min.js"
CONTRAST = "color-contrast"


def found(page: Page, **options: object) -> list[dict]:
    """All that it has to say. options: as axe.run has them."""
    if not AXE.exists():
        pytest.skip("axe-core is not there; `make assets` fetches it")
    if not page.evaluate("() => 'axe' in window"):
        # A page's policy keeps scripts out of it, but not what the browser itself is told.
        page.evaluate(AXE.read_text("utf-8"))
    asked = {"resultTypes": ["violations"], **options}
    return page.evaluate("async asked => (await axe.run(asked)).violations", asked)


def serious(page: Page, *, of_contrast: bool = True, of_all_else: bool = True) -> list[str]:
    """What keeps somebody from using the page, in words. Contrast is what takes long, and all else
    is the same in the dark."""
    options = {} if of_contrast else {"rules": {CONTRAST: {"enabled": False}}}
    if not of_all_else:
        options = {"runOnly": [CONTRAST]}
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:90] for node in one['nodes'][:3]]}"
        for one in found(page, **options)
        if one["impact"] in ("serious", "critical")
    ]
