"""The walks, a page for each kind of reader: what is shown there is what the program prints."""

import re

import pytest
from documents import ROOT, output_of, shown_in
from pages import HOST, opened

WALKS = [ROOT / "docs" / f"{name}.md" for name in ("journalist", "teacher")]
SHOWN = [shown for walk in WALKS for shown in shown_in(walk)]


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.command)
def test_a_walk_shows_what_the_program_prints(shown):
    assert output_of(shown.command) == shown.output


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
def test_every_walk_shows_something(walk):
    assert len(shown_in(walk)) >= 4


def test_the_page_has_every_word_that_the_sport_manager_is_told_to_look_for():
    walk = (ROOT / "docs" / "sport-manager.md").read_text(encoding="utf-8")
    told = {" ".join(word.split()) for word in re.findall(r"\*\*([^*]+)\*\*", walk)}
    client = opened(ROOT / "instances" / "sochi-2014")
    case = "/case/sochi-2014"
    asked = ["", "/next?event=men-1000m&give=HUN&number=1", "/what-if", "/needs", "/forecast"]
    changed = ["?set=field-relay.exactly:7", "?set=total-women.at_most:38"]
    shown = "".join(client.get(case + one).text for one in [*asked, *changed])
    ours = {"Origin": f"http://{HOST}"}
    files = [("files", ("a.csv", "rank,noc\n1,KOR\n"))]
    dropped = client.post("/upload", files=files, headers=ours).url.path
    said = {"system": "sochi-2014"}
    shown += client.post(f"{dropped}/ask", data=said, headers=ours).text
    assert len(told) > 8
    assert {word for word in told if f">{word}<" not in shown} == set()
