"""The site: these pages, the README, and what stands beside the cases and the benchmarks.

Its source is the project's folder, so that a link between two documents holds in the files as well
as in the site. Nothing in it comes from outside: no font, no script, no picture.
"""

import re
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

ROOT = Path(__file__).parents[1]

project = "Berth"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
autodoc_member_order = "bysource"
default_role = "code"  # Docstrings are plain sentences; what stands in `single` marks is code.
include_patterns = [
    "*.md",
    "docs/*.md",
    "benchmarks/README.md",
    "instances/README.md",
    "instances/*/README.md",
]
root_doc = "docs/index"
myst_heading_anchors = 3
highlight_language = "text"
html_theme = "furo"
html_title = "Berth"
html_extra_path = ["site"]
html_copy_source = False
html_show_copyright = False

#: A link to a folder, which in the files shows the folder.
FOLDER = re.compile(r"\[(?P<text>[^][]+)\]\((?P<folder>[\w./-]+)\)")


def folders_by_their_readme(_: Sphinx, document: str, source: list[str]) -> None:
    """In the site a folder is what its README says, and where it has none only its name."""
    here = (ROOT / document).parent

    def link(found: re.Match[str]) -> str:
        folder = here / found["folder"]
        if not folder.is_dir():
            return found[0]
        if not (folder / "README.md").exists():
            return found["text"]
        return f"[{found['text']}]({found['folder'].rstrip('/')}/README.md)"

    source[0] = FOLDER.sub(link, source[0])


def cases_below_their_list(_: Sphinx, document: str, source: list[str]) -> None:
    if document == "instances/README":
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\n*/README\n```\n"


def setup(app: Sphinx) -> None:
    app.connect("source-read", folders_by_their_readme)
    app.connect("source-read", cases_below_their_list)
    app.add_lexer("csv", TextLexer)
