"""The documents become a site that is whole, and that asks nobody else for anything."""

import re
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import pytest
from documents import ROOT
from made_once import made_once
from pages import Page

#: What a browser fetches without being asked: by tag, the attribute that names it.
FETCHED = {"script": "src", "img": "src", "link": "href", "source": "src", "iframe": "src"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    asked = ["--quiet", "--fail-on-warning", "--keep-going", "-c", "docs"]

    def build(folder):
        to = ["-d", folder / "read", ".", folder / "site"]
        subprocess.run([sys.executable, "-m", "sphinx", *asked, *to], cwd=ROOT, check=True)

    return made_once(tmp_path_factory, "sphinx", build) / "site"


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_document_is_a_page(site):
    documents = {file.stem for file in (ROOT / "docs").glob("*.md")}
    assert documents == {file.stem for file in (site / "docs").glob("*.html")}


def test_nothing_is_fetched_from_outside(pages):
    asked = [
        element[attribute]
        for page in pages.values()
        for tag, attribute in FETCHED.items()
        for element in page.all(tag)
        if element.get(attribute) and urlsplit(element[attribute]).netloc
    ]
    assert asked == []


def test_no_style_fetches_anything_from_outside(site):
    styles = "".join(file.read_text(encoding="utf-8") for file in site.rglob("*.css"))
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//[^)]*|@import[^;]*", styles) == []


def test_every_link_in_the_site_leads_to_a_file_of_it(pages):
    for path, page in pages.items():
        for element in [*page.all("a"), *page.all("img"), *page.all("script")]:
            target = urlsplit(element.get("href") or element.get("src") or "")
            if not target.scheme and target.path:
                assert (path.parent / unquote(target.path)).exists(), (path, target.path)
