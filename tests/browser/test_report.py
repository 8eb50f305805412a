"""The report in a real browser: nothing is asked for, nothing is kept out by its own policy."""

import json

import pytest
from accessible import CONTRAST, found
from running import SOCHI, race, size

from berth import load
from berth.html import report as made
from berth.html.report import report_html

#: Names, attributes and texts of all elements, blanks between tags left out.
TREE = """text => {
  const tree = node => node.nodeType === 3 ? node.data.replace(/\\s+/g, " ").trim()
    : [node.nodeName, [...(node.attributes ?? [])].map(one => [one.name, one.value]),
       [...node.childNodes].map(tree).filter(one => one !== "")];
  return JSON.stringify(tree(new DOMParser().parseFromString(text, "text/html")));
}"""


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


@pytest.fixture(scope="module")
def file(sochi, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "sochi.html"
    path.write_text(report_html(sochi.report()), encoding="utf-8")
    return path


@pytest.fixture
def shown(page, file):
    """The page, and what its console said."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    return page, said


def test_its_style_counts_and_nothing_is_asked_for(shown):
    page, said = shown
    assert said == []
    assert (
        page.locator(".allocation").evaluate("one => getComputedStyle(one).borderCollapse")
        == "collapse"
    )


@pytest.mark.parametrize("width", [400, 1200])
def test_only_tables_scroll_sideways(shown, width):
    page, _ = shown
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width


#: Where the text of a cell ends at the right, of every cell of a column by its head.
ENDS = """head => [...document.querySelectorAll("table")].flatMap(table => {
  const heads = [...table.querySelectorAll("thead th")];
  const at = heads.findIndex(one => one.textContent.trim() === head);
  if (at < 0) return [];
  const end = cell => {
    const range = document.createRange();
    range.selectNodeContents(cell.firstChild);
    range.setEnd(cell.firstChild, cell.firstChild.data.trimEnd().length);
    return Math.round(range.getBoundingClientRect().right);
  };
  // A cell that stands in several rows is missing in the later ones.
  const cells = [...table.querySelectorAll("tbody tr")]
    .filter(row => row.cells.length === heads.length && row.cells[at].textContent.trim())
    .map(row => row.cells[at]);
  return cells.length ? [[heads[at], ...cells].map(end)] : [];
})"""


def test_the_head_of_points_stands_above_them_in_every_table(shown):
    page, _ = shown
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    tables = page.evaluate(ENDS, "Points")
    assert len(tables) >= 12
    assert [ends for ends in tables if max(ends) - min(ends) > 1] == []


def test_axe_finds_nothing(browser, file):
    # Its own policy would keep the checker out.
    with browser.new_context(bypass_csp=True, color_scheme="light") as context:
        page = context.new_page()
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        violations = found(page)
        page.emulate_media(color_scheme="dark")
        violations += found(page, runOnly=[CONTRAST])
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


def test_folded_parts_open_by_the_keyboard(shown):
    page, _ = shown
    summary = page.locator("#ledger summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#ledger table").is_visible()


def test_on_paper_it_is_a_few_pages_of_a4(shown):
    page, _ = shown
    paper = page.pdf(prefer_css_page_size=True)
    assert 3 <= paper.count(b"/Type /Page\n") <= 12
    assert b"/MediaBox [0 0 594.95996 841.91998]" in paper or b"/MediaBox [0 0 595" in paper


def test_paper_says_that_the_steps_are_folded_unless_they_are_not(shown):
    page, _ = shown
    page.emulate_media(media="print")
    summary = page.locator("#ledger summary")
    said = 'one => getComputedStyle(one, "::after").content'
    assert "unfold before printing" in summary.evaluate(said)
    summary.click()
    assert summary.evaluate(said) == "none"


def test_a_script_in_the_data_does_not_run(page, tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    path.write_text(path.read_text().replace("Aland", "'<script>document.title=1</script>'"))
    file = tmp_path / "out.html"
    file.write_text(report_html(load(path).report()), encoding="utf-8")
    page.goto(file.as_uri())
    assert page.title() == "One race"
    assert "<script>document.title=1</script>" in page.locator(".allocation").inner_text()


def test_the_tags_left_out_change_nothing(page, sochi, monkeypatch):
    report = sochi.report()
    small = report_html(report)
    monkeypatch.setattr(made, "compact", lambda text: text)
    whole = report_html(report)
    assert len(small) < len(whole)
    page.goto("about:blank")
    assert json.loads(page.evaluate(TREE, small)) == json.loads(page.evaluate(TREE, whole))
