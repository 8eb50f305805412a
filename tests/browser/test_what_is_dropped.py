"""Tables without a header, NOCs that nobody knows, folders and wrong cells: said and sent again on
the page, by keyboard, on a telephone, without scripts."""

import pytest
from accessible import serious
from documents import ROOT
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")

BARE = "1;Great Britan;Ann;90,5\n2;GER;Carina;80\n3;SCO;Iris;70\n"
BOOK = ROOT / "instances/ski-jumping-women-2014/rulebook.yaml"
INSTANCE = "id: a\ntitle: My own\nrulebook: rulebook.yaml\nrankings: rankings/\n"
#: Entries as a browser gives those of a folder that is dropped, which no test can drop for real.
DROP_A_FOLDER = """(files) => {
  const folder = (path, inside) => ({
    isDirectory: true,
    createReader: () => {
      const left = [inside, []];
      return {readEntries: (ok) => ok(left.shift())};
    },
  });
  const file = ([path, text]) => ({
    isFile: true, fullPath: path, file: (ok) => ok(new File([text], path.split("/").pop())),
  });
  const isDeep = ([path]) => path.includes("/rankings/");
  const deep = folder("/mine/rankings", files.filter(isDeep).map(file));
  const flat = files.filter((one) => !isDeep(one)).map(file);
  const root = folder("/mine", [...flat, deep]);
  const event = new Event("drop", {bubbles: true, cancelable: true});
  const dropped = {files: [new File([], "mine")], items: [{webkitGetAsEntry: () => root}]};
  Object.defineProperty(event, "dataTransfer", {value: dropped});
  document.getElementById("drop-head").dispatchEvent(event);
}"""


@pytest.fixture
def start(sochi):
    """The start page of the server that the other tests use."""
    return f"{sochi.partition('/case')[0]}/start"


def a_file(name, text):
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def press_until(page, wanted, most=100):
    for _ in range(most):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} presses of Tab do not lead there")


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (400, "dark")])
def test_columns_and_nocs_are_said_with_the_keyboard_alone(page, start, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(start)
    page.locator("#files").set_input_files(a_file("normal-hill.csv", BARE))
    press_until(page, page.locator("#drop-send"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/upload/*")
    press_until(page, page.locator("#system"))
    page.keyboard.type("Ski jumping, women")
    press_until(page, page.locator("#look"))
    page.keyboard.press("Enter")
    expect(page.locator("#header-0")).to_have_value("none")
    expect(page.locator("#noc-0")).to_have_value("column B")
    expect(page.locator("#means-0")).to_have_value("GBR")
    expect(page.locator("td.wrong")).to_have_count(2)
    assert serious(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    press_until(page, page.locator("#means-1"))
    page.keyboard.press("Control+A")
    page.keyboard.type("NOR")
    press_until(page, page.locator("#look-texts"))
    page.keyboard.press("Enter")
    expect(page.locator("td.wrong")).to_have_count(0)
    press_until(page, page.locator("#make"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/case/*")
    expect(page.locator("#told")).to_contain_text("with my tables")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_wrong_cell_is_shown_and_its_file_sent_again(browser, start, has_scripts):
    with browser.new_context(java_script_enabled=has_scripts) as context:
        page = context.new_page()
        page.goto(start)
        said = [("instance.yaml", INSTANCE), ("rulebook.yaml", BOOK.read_text())]
        sent = [a_file(name, text) for name, text in said]
        wrong = a_file("normal-hill.csv", "rank,noc\n1,JPN\nx,Nowhere\n")
        page.locator("#files").set_input_files([*sent, wrong])
        page.locator("#drop-send").click()
        expect(page.locator("h1")).to_have_text("What is wrong with your files")
        expect(page.locator("td.wrong")).to_have_count(2)
        expect(page.locator("td.wrong").first).to_contain_text("'x' is no rank")
        if has_scripts:
            assert serious(page) == []
            page.set_viewport_size({"width": 400, "height": 800})
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 400
        page.locator("#files").set_input_files(a_file("normal-hill.csv", "rank,noc\n1,JPN\n"))
        page.locator("#look").click()
        expect(page.locator("h1")).to_contain_text("My own")


def test_a_folder_that_is_dropped_is_a_case(page, start):
    page.goto(start)
    files = [
        ["/mine/instance.yaml", INSTANCE],
        ["/mine/rulebook.yaml", BOOK.read_text()],
        ["/mine/rankings/normal-hill.csv", "rank,noc\n1,JPN\n"],
        ["/mine/README.md", "# Mine"],
    ]
    page.evaluate(DROP_A_FOLDER, files)
    page.wait_for_url("**/case/*")
    expect(page.locator("h1")).to_contain_text("My own")


def test_a_folder_that_is_chosen_is_a_case(page, start, tmp_path):
    (tmp_path / "mine/rankings").mkdir(parents=True)
    (tmp_path / "mine/instance.yaml").write_text(INSTANCE)
    (tmp_path / "mine/rulebook.yaml").write_text(BOOK.read_text())
    (tmp_path / "mine/rankings/normal-hill.csv").write_text("rank,noc\n1,JPN\n")
    page.goto(start)
    page.locator("#folder").set_input_files(tmp_path / "mine")
    page.locator("#drop-send").click()
    page.wait_for_url("**/case/*")
    expect(page.locator("h1")).to_contain_text("My own")


def test_nothing_is_sent_before_something_is_chosen(page, start):
    page.goto(start)
    page.locator("#drop-send").click()
    expect(page.locator("#drop-told")).to_have_text("Choose a file first.")


def test_what_is_no_table_is_told_with_what_to_do(page, start):
    page.goto(start)
    page.locator("#files").set_input_files(a_file("ranking.pdf", "%PDF-1.7"))
    page.locator("#drop-send").click()
    expect(page.locator("main")).to_contain_text("a PDF, which has no cells")
    page.locator("#refused-start").click()
    page.wait_for_url("**/start")
