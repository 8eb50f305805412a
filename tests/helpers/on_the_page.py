"""What somebody does on the page of a case, in a real browser."""

from collections.abc import Mapping

from playwright.sync_api import Page, expect

#: Until a worker of a loaded machine has answered.
A_WHILE = 120_000


def cell(page: Page, noc: str, column: str):
    return page.locator(f"#cell-{noc}-{column}")


def change(page: Page, address: str, number: int) -> None:
    """A number of a rule, by the keyboard."""
    field = page.locator(f"[id='number-{address}']")
    field.fill(str(number))
    field.press("Enter")


def to_tab(page: Page, name: str) -> None:
    """Another question, by its tab."""
    page.locator(f"#tab-{name}").click()
    expect(page.locator(f"#tab-{name}")).to_have_attribute("aria-current", "page")


def filled(page: Page, fields: Mapping[str, str]) -> None:
    """Fields by their ids; one of a list is chosen."""
    for name, text in fields.items():
        field = page.locator(f"[id='{name}']")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def file_taken(page: Page, link: str) -> bytes:
    """What a link hands over as a file."""
    with page.expect_download() as found:
        page.locator(link).click()
    return found.value.path().read_bytes()
