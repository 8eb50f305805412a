"""Builds the engine of `berth report --live`: Pyodide, and the libraries that Berth uses in it.

Pyodide comes with npm, pinned by package-lock.json; pydantic-core's wheel for browsers with pip,
pinned by requirements.lock as everything else; what is plain Python is that of .venv.
"""

import gzip
import json
import re
import subprocess
import sys
from importlib.metadata import PackagePath, distribution
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from browser_assets import PACKAGES, ROOT, fetch

from berth.live.engine import FOLDER, INSIDE, LIBRARIES, PARTS
from berth.live.program import zipped

PLAIN = ("annotated-types", "jinja2", "markupsafe", "pydantic", "ruamel.yaml", "typing-extensions",
         "typing-inspection")  # fmt: skip
COMPILED = "pydantic-core"
#: pydantic of years ago, for those who have not moved on.
NOT_USED = ("pydantic/v1/", "pydantic/mypy.py", "ruamel/yaml/jinja2/")
KINDS = (".py", ".typed")


def main() -> None:
    fetch()
    source = PACKAGES / "pyodide"
    pyodide = json.loads((source / "package.json").read_text())["version"]
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / INSIDE).unlink(missing_ok=True)
    for name in PARTS:
        data = _lock(source) if name == "lock.json" else (source / name).read_bytes()
        _write(name, data)
    _write(LIBRARIES, zipped(dict(sorted({**_plain(), **_compiled(), **_ours()}.items()))))
    others = ", ".join(f"{name} {distribution(name).version}" for name in (*PLAIN, COMPILED))
    (FOLDER / INSIDE).write_text(
        f"Pyodide {pyodide} (Mozilla Public License 2.0; its source is at "
        f"github.com/pyodide/pyodide) with Python (PSF License); {others}, whose licences are in "
        "the file; and Berth (Apache License 2.0).\n"
    )


def _write(name: str, data: bytes) -> None:
    (FOLDER / f"{name}.gz").write_bytes(gzip.compress(data, mtime=0))


def _lock(source: Path) -> bytes:
    info = json.loads((source / "pyodide-lock.json").read_text())["info"]
    return json.dumps({"info": info, "packages": {}}).encode()


def _plain() -> dict[str, bytes]:
    return {
        str(path): path.read_binary()
        for name in PLAIN
        for path in distribution(name).files or ()
        if _is_used(path)
    }


def _ours() -> dict[str, bytes]:
    """The licence of Berth's own code, which a report brings with it as well."""
    names = ("LICENSE", "NOTICE")
    return {f"berth.dist-info/licenses/{name}": (ROOT / name).read_bytes() for name in names}


def _is_used(path: PackagePath | Path) -> bool:
    name = path.as_posix()
    is_licence = ".dist-info/" in name and "LICEN" in name.upper()
    is_code = path.suffix in KINDS and not name.startswith(("..", *NOT_USED))
    return is_licence or (is_code and ".dist-info/" not in name)


def _compiled() -> dict[str, bytes]:
    """pydantic-core for browsers: the version and one of the hashes that are locked."""
    lock = (ROOT / "requirements.lock").read_text()
    (pinned,) = re.findall(rf"(?m)^{COMPILED}==.*(?:\n .*)+", lock)
    with TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.lock"
        wanted.write_text(pinned)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
             "--no-deps", "--only-binary", ":all:", "--platform", "pyemscripten_2026_0_wasm32",
             "--python-version", "314", "--implementation", "cp", "--abi", "cp314",
             "--require-hashes", "-r", wanted, "--dest", folder],
            check=True,
        )  # fmt: skip
        with ZipFile(BytesIO(next(Path(folder).glob("*.whl")).read_bytes())) as wheel:
            return {
                name: wheel.read(name)
                for name in wheel.namelist()
                if name.endswith(".so") or _is_used(Path(name))
            }


if __name__ == "__main__":
    main()
