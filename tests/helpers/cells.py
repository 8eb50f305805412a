"""Python code in documents and notebooks, run as a notebook would, without a kernel.

In a document each ```python block may be followed by a ```text block: what it prints, and below
that its last value, if it has one.

python tests/helpers/cells.py README.md docs/course.ipynb ...    writes what is shown today
"""

import ast
import json
import os
import re
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from documents import ROOT

BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<output>.*?)```\n)?", re.DOTALL)


class Ran(NamedTuple):
    """What a cell prints, and the value of its last line."""

    printed: str
    value: Any

    @property
    def text(self) -> str:
        """Without the blanks that fill up lines, which an editor takes away."""
        text = self.printed + ("" if self.value is None else f"{self.value!r}\n")
        return re.sub(" +$", "", text, flags=re.MULTILINE)

    @property
    def outputs(self) -> list[dict[str, Any]]:
        """As a notebook keeps them."""
        found: list[dict[str, Any]] = []
        if self.printed:
            found.append({"name": "stdout", "output_type": "stream", "text": lines(self.printed)})
        if self.value is not None:
            data = {"text/plain": lines(repr(self.value))}
            if html := getattr(self.value, "_repr_html_", None):
                data = {"text/html": lines(html()), **data}
            found.append({"data": data, "metadata": {}, "output_type": "execute_result"})
        return found


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


class Session:
    """Cells that follow one another, in the project's folder and 80 columns wide."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = {"__name__": "__main__"}
        os.environ["COLUMNS"] = "80"

    def run(self, code: str) -> Ran:
        body = ast.parse(code).body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        value, printed = None, StringIO()
        with chdir(ROOT), redirect_stdout(printed):
            exec(compile(ast.Module(body, []), "<cell>", "exec"), self._names)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), self._names)
        return Ran(printed.getvalue(), value)


def rewrite_document(path: Path) -> None:
    session = Session()

    def block(found: re.Match[str]) -> str:
        text = session.run(found["code"]).text
        shown = f"\n```text\n{text}```\n" if text else ""
        return f"```python\n{found['code']}```\n{shown}"

    path.write_text(BLOCK.sub(block, path.read_text(encoding="utf-8")), encoding="utf-8")


def rewrite_notebook(path: Path) -> None:
    notebook, session = json.loads(path.read_text(encoding="utf-8")), Session()
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            outputs = session.run("".join(cell["source"])).outputs
            numbered = (
                {**out, "execution_count": count} if "data" in out else out for out in outputs
            )
            cell["execution_count"], cell["outputs"] = count, list(numbered)
    text = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    for name in map(Path, sys.argv[1:]):
        (rewrite_notebook if name.suffix == ".ipynb" else rewrite_document)(name)
