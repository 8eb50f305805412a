"""The pictures of the documents can be taken as the page is today; here into build/pictures."""

import pictures
import pytest
from documents import ROOT

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.soak]


def test_the_pictures_of_the_documents_can_be_taken(page, sochi, monkeypatch):
    folder = ROOT / "build" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(pictures, "PICTURES", folder)
    pictures.of_the_page(page, sochi)
    for name in ("who-is-in", "why", "who-is-next", "rules-that-clash", "what-must-happen"):
        assert (folder / f"{name}.png").read_bytes().startswith(b"\x89PNG")
