"""`berth schema`: JSON Schemas, so that editors complete and check the files."""

from enum import StrEnum
from typing import Annotated, Any

import typer


class FileKind(StrEnum):
    """What is written by hand."""

    INSTANCE = "instance"
    RULEBOOK = "rulebook"
    VARIANT = "variant"
    GRID = "grid"


def schema(
    file: Annotated[FileKind, typer.Argument(help="Which file it is for.")] = FileKind.INSTANCE,
) -> None:
    """The JSON Schema of an instance, rulebook, variant or grid file."""
    from berth.cli.terminal import print_json
    from models.grid import Grid
    from models.reading.format import InstanceFile
    from models.rulebook import Rulebook
    from models.variant import Variant

    models: dict[FileKind, type[InstanceFile | Rulebook | Variant | Grid]] = {
        FileKind.INSTANCE: InstanceFile,
        FileKind.RULEBOOK: Rulebook,
        FileKind.VARIANT: Variant,
        FileKind.GRID: Grid,
    }
    dialect: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    print_json(dialect | models[file].model_json_schema())
