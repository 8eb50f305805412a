"""`berth serve`: the page, for the browser of this machine."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from berth.cli.exits import Refused
from berth.cli.said import say

#: What the page is served with: an extra, as the rest of Berth does without.
SERVED_WITH = ("python_multipart", "starlette", "uvicorn")


def serve(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="An instance: its folder, its instance.yaml, or a single file with everything.",
        ),
    ] = None,
    port: Annotated[
        int,
        typer.Option("--port", metavar="N", min=0, max=65535, help="0 takes any that is free."),
    ] = 8014,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address, and open no browser.")
    ] = False,
) -> None:
    """Open the page in a browser: change rules, ask why, see who is next. Only this machine can
    reach it; Ctrl-C ends it."""
    if missing := [name for name in SERVED_WITH if find_spec(name) is None]:
        from models.words import installing

        raise Refused(
            f"berth serve: the page needs {', '.join(missing)}, not installed here: "
            f"{installing('web')}"
        )
    from berth.web.server import PortTaken, serve_pages

    if path is not None:
        from models.files import read_instance

        read_instance(path, needs_rankings=False)  # What is wrong with the files is said here.

    def ready(address: str) -> None:
        say(f"Berth serves {path or 'its start page'} at {address} (Ctrl-C ends it)")
        if not no_browser:
            _open(address)

    try:
        serve_pages(path, port, ready)
    except PortTaken as error:
        raise Refused(f"berth serve: {error}") from None
    say("Berth serves no longer.")


def _open(address: str) -> None:
    """In a browser with windows, where somebody sits in front of the terminal."""
    has_windows = sys.platform in ("darwin", "win32") or any(
        name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if has_windows and sys.stdout.isatty():
        import webbrowser

        webbrowser.open(address)
