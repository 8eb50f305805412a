"""`berth schema`: JSON Schemas, for editors of files and for programs that read answers."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from berth.views import ANSWERS

#: What is written by hand.
FILES = ("instance", "rulebook", "variant", "grid")

Described = StrEnum("Described", [*FILES, *ANSWERS])  # type: ignore[misc]
INSTANCE = Described("instance")


def schema(
    what: Annotated[
        Described,
        typer.Argument(
            metavar="[FILE|ANSWER]",
            help=f"A file: {', '.join(FILES)}; or the JSON of an answer: {', '.join(ANSWERS)}.",
        ),
    ] = INSTANCE,
) -> None:
    """The JSON Schema of a file, or of the JSON of an answer."""
    from pydantic import TypeAdapter

    from berth.cli.terminal import print_json

    dialect: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    print_json(dialect | TypeAdapter(_type(str(what))).json_schema())


def _type(name: str) -> Any:
    from berth.views import answer_type
    from models.grid import Grid
    from models.reading.format import InstanceFile
    from models.rulebook import Rulebook
    from models.variant import Variant

    files = {"instance": InstanceFile, "rulebook": Rulebook, "variant": Variant, "grid": Grid}
    return files.get(name) or answer_type(name)
