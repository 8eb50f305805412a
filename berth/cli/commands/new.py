"""`berth new`: a commented instance to start from."""

from pathlib import Path
from typing import Annotated

import typer

from berth.cli.exits import Refused


def new(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="It must not exist, or be empty.")
    ],
) -> None:
    """Write a commented instance to start from."""
    from importlib.resources import as_file, files
    from shutil import copytree

    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise Refused(f"{folder}: something stands here already; name a new or empty folder")
        with as_file(files("berth").joinpath("template")) as template:
            copytree(template, folder, dirs_exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refused(f"{folder}: cannot be written: {reason}; name another folder") from None
    typer.echo(
        f"{folder}: an instance to start from, with comments. Try:\n"
        f"  berth solve {folder}\n"
        f"  berth solve {folder} --variant one"
    )
