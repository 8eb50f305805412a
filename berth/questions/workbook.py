"""An instance as a workbook, and back: what is written is read again, and has to be the same."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from berth.views.to_fill_in import SheetToFillIn
from models.errors import BadInput, BadQuestion, Defect
from models.files import origins_of, read_instance, read_variant, variants_of
from models.instance import Instance
from models.reading.workbook.layout import KINDS
from models.variant import Variant
from models.writing.folder import files_of
from models.writing.sheets import sheets_of

Rendered = Callable[[Sequence[SheetToFillIn]], bytes]


def instance_workbook(
    instance: Instance,
    rendered: Rendered,
    sources: Sequence[str] = (),
    variants: Sequence[Variant] = (),
    to_start_from: bool = False,
) -> bytes:
    """rendered: makes a workbook of sheets. Raises BadQuestion where a workbook cannot say the
    instance."""
    sheets = [
        SheetToFillIn(
            sheet.name,
            sheet.columns,
            sheet.rows,
            sheet.choices,
            sheet.ids,
            sheet.meaning,
            to_look_up=sheet.name == KINDS,
        )
        for sheet in sheets_of(instance, sources, variants, to_start_from)
    ]
    data = rendered(sheets)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "instance.xlsx"
        file.write_bytes(data)
        try:
            again, patches = read_instance(file, needs_rankings=False), _variants(file)
        except BadInput as error:
            what = error.complaints[0]
            raise BadQuestion(
                f"a workbook cannot say this instance: {what._replace(file='')}"
            ) from None
    if again != instance or patches != [*variants]:
        raise Defect("the workbook that was written says another instance")
    return data


def workbook_of(path: Path, rendered: Rendered, to_start_from: bool = False) -> bytes:
    """The same of an instance and its variants. Raises BadInput."""
    instance = read_instance(path, needs_rankings=False)
    return instance_workbook(
        instance, rendered, origins_of(path).sources, _variants(path), to_start_from
    )


def files_in(path: Path) -> tuple[dict[str, bytes], Instance]:
    """An instance as the files of a folder, path -> content; and the instance. Raises BadInput."""
    instance = read_instance(path, needs_rankings=False)
    files = files_of(instance, origins_of(path).sources, _variants(path))
    return {name: text.encode() for name, text in files.items()}, instance


def read_again(folder: Path, instance: Instance) -> None:
    """Raises Defect where the folder says another instance."""
    if read_instance(folder, needs_rankings=False) != instance:
        raise Defect("the folder that was written says another instance")


def _variants(path: Path) -> list[Variant]:
    return [read_variant(file) for file in variants_of(path).values()]
