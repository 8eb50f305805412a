"""`berth new`: a commented instance to start from, or a copy of a real case."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from shutil import copyfile, copytree, rmtree
from textwrap import fill
from typing import Annotated

import typer

from berth.cli.exits import Refused
from berth.questions.shipped import TEMPLATE, shipped_cases

SHIPPED = shipped_cases()
RealCase = StrEnum("RealCase", [*SHIPPED])  # type: ignore[misc]


def new(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER",
            show_default=False,
            help="It must not exist, or be empty. A copy is called like its case unless said.",
        ),
    ] = None,
    origin: Annotated[
        RealCase | None,
        typer.Option(
            "--from",
            metavar="CASE",
            help="Copy a real case, with its sources.",
        ),
    ] = None,
) -> None:
    """Write an instance to start from, or a copy of a real case."""
    source = TEMPLATE if origin is None else SHIPPED[str(origin)]
    if folder is None:
        if origin is None:
            raise typer.BadParameter("name the folder to write", param_hint="FOLDER")
        folder = Path(str(origin))
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise Refused(f"{folder}: something stands here already; name a new or empty folder")
        with _all_or_nothing(folder):
            copytree(source, folder, copy_function=copyfile, dirs_exist_ok=True)
            if origin is not None:
                _call(folder, str(origin))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refused(f"{folder}: cannot be written: {reason}; name another folder") from None
    what = "an instance to start from, with comments" if origin is None else f"a copy of {origin}"
    asked = [f"  berth {'solve' if _is_ranked(folder) else 'check'} {folder}"]
    asked += [f"  berth solve {folder} --variant one"] * (origin is None)
    typer.echo("\n".join((f"{folder}: {what}. Try:", *asked)))


#: With the names of the cases, which no line end may split.
new.__doc__ = "\n\n".join(
    (
        new.__doc__ or "",
        "The real cases:",
        "\b\n" + fill(", ".join(RealCase), 76, break_on_hyphens=False),
    )
)


@contextmanager
def _all_or_nothing(folder: Path) -> Iterator[None]:
    """Nothing half-written stays, nor a folder that was made for it."""
    missing = [path for path in (folder, *folder.absolute().parents) if not path.exists()]
    try:
        yield
    except BaseException:
        for path in missing[-1:] or folder.iterdir():
            rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        raise


def _call(folder: Path, origin: str) -> None:
    """The copy has the folder's name as its id, and says where it is from."""
    file = folder / "instance.yaml"
    name = re.sub(r"[^a-z0-9_]+", "-", folder.resolve().name.lower()).strip("-_")[:64] or origin
    text = re.sub(r"(?m)^id: *\S+", f"id: {name}", file.read_text(encoding="utf-8"), count=1)
    file.write_text(f"# Begun as a copy of {origin}, which comes with Berth.\n{text}", "utf-8")


def _is_ranked(folder: Path) -> bool:
    """Whether there is anything to solve: of some cases only the published table is known."""
    text = (folder / "instance.yaml").read_text(encoding="utf-8")
    return re.search(r"(?m)^(rankings|competitions):", text) is not None
