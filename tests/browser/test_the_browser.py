"""That the browser of these tests is one, and that it would be noticed if a request went out."""

from browsing import asked_of_others


def test_a_file_of_this_machine_is_shown_and_its_styles_count(page, tmp_path):
    file = tmp_path / "page.html"
    file.write_text("<title>A page</title><style>p{color:rgb(1,2,3)}</style><p>Said</p>")
    page.goto(file.as_uri())
    assert page.title() == "A page"
    assert page.locator("p").evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"


def test_a_request_that_leaves_the_machine_would_be_noticed(browser):
    asked = []
    with browser.new_page() as page:
        page.on("request", lambda request: asked.append(request.url))
        page.set_content("<img src='http://away.invalid/flag.svg'><img src='data:,'>")
    assert asked_of_others(asked) == ["http://away.invalid/flag.svg"]
