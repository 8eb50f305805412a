"""`berth new`: a commented instance to start from, or a copy of a real case."""

import re
from enum import StrEnum
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from berth.cli.said import say
from berth.questions.shipped import TEMPLATE, shipped_cases

_INSTANCE = "instance.yaml"
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
    from berth.store.written import write_new_folder

    files = {
        str(file.relative_to(source)): file.read_bytes()
        for file in sorted(source.rglob("*"))
        if file.is_file()
    }
    instance = files[_INSTANCE].decode()
    if origin is not None:
        files[_INSTANCE] = _called(folder, str(origin), instance).encode()
    write_new_folder(folder, files, "FOLDER")
    what = "an instance to start from, with comments" if origin is None else f"a copy of {origin}"
    asked = [f"  berth {'solve' if _is_ranked(instance) else 'check'} {folder}"]
    asked += [f"  berth solve {folder} --variant one"] * (origin is None)
    say("\n".join((f"{folder}: {what}. Try:", *asked)))


#: With the names of the cases, which no line end may split.
new.__doc__ = "\n\n".join(
    (
        new.__doc__ or "",
        "The real cases:",
        "\b\n" + fill(", ".join(RealCase), 76, break_on_hyphens=False),
    )
)


def _called(folder: Path, origin: str, instance: str) -> str:
    """The copy has the folder's name as its id, and says where it is from."""
    name = re.sub(r"[^a-z0-9_]+", "-", folder.resolve().name.lower()).strip("-_")[:64] or origin
    text = re.sub(r"(?m)^id: *\S+", f"id: {name}", instance, count=1)
    return f"# Begun as a copy of {origin}, which comes with Berth.\n{text}"


def _is_ranked(instance: str) -> bool:
    """Whether there is anything to solve: of some cases only the published table is known."""
    return re.search(r"(?m)^(rankings|competitions):", instance) is not None
