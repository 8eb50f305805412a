"""Berth's own code as one archive."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PACKAGES = ("models", "solver", "berth")

#: Code, tables and templates; what a browser is sent as it is stays out.
KINDS = (".py", ".csv", ".html")
LEFT_OUT = ("berth/cli", "berth/html/static", "berth/template", "berth/web")


def program_zip() -> bytes:
    """The same bytes for the same code: no times, one order."""
    sources = {
        f"{package}/{path.relative_to(root).as_posix()}": path
        for package in PACKAGES
        for root in [Path(str(files(package)))]
        for path in root.rglob("*")
        if path.suffix in KINDS
    }
    kept = {name: path for name, path in sources.items() if not name.startswith(LEFT_OUT)}
    return zipped({name: kept[name].read_bytes() for name in sorted(kept)})


def zipped(contents: dict[str, bytes]) -> bytes:
    """In the order given, as if all of it were of one day."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in contents.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED, 9)
    return packed.getvalue()
