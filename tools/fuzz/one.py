"""One reader, fuzzed for some seconds; in the environment that has atheris.

    python tools/fuzz/one.py TARGET SECONDS FOLDER

In the folder, `corpus` is what was come upon and `findings` what broke the reader, each once with
what it raised; `done.json` says how much was done. What hangs or takes too much memory ends the
process, and leaves its input there.
"""

import json
import os
import re
import resource
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

import atheris

LONGEST_SECONDS = 5.0
#: libFuzzer's: of the wall clock, on a machine that others use too.
HANG_SECONDS = 20
MOST_MEBIBYTES = 500
MOST_BYTES_OF_INPUT = 100_000

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT)]

#: The branches of what Berth reads YAML and old workbooks with lead the changes on too.
WATCHED = {
    **dict.fromkeys(("instance", "rulebook", "variant", "grid", "book"), "ruamel"),
    "xls": "xlrd",
}

with atheris.instrument_imports(include=["models.reading", WATCHED.get(sys.argv[1], "csv")]):
    import targets

    from models.reading.pages import opened, xls
from repacked import repacked  # noqa: E402
from reworded import reworded  # noqa: E402

#: The branches of another process are not seen from here.
opened.pages_read_apart = xls.pages_of_xls


class Run:
    """targets: what is read; findings are told apart by where they were raised."""

    def __init__(self, name: str, folder: Path) -> None:
        self.target, self.folder = targets.TARGETS[name], folder
        self.found: dict[str, int] = {}
        self.runs = self.read = 0
        self.slowest, self.started = 0.0, time.process_time()
        self.due = 0.0
        self.path = self.target.settle(Path(tempfile.mkdtemp(dir=_quick_disk())))

    def __call__(self, data: bytes) -> None:
        self.runs += 1
        self.path.write_bytes(data)
        before = time.process_time()
        try:
            self.read += targets.answers(self.target, self.path)
        except Exception as error:
            self.keep(data, error)
        took = time.process_time() - before
        if time.monotonic() > self.due:
            self.tell()
        self.slowest = max(self.slowest, took)
        if took > LONGEST_SECONDS:
            self.keep(data, TimeoutError(f"took {took:.1f} s"))

    def keep(self, data: bytes, error: Exception) -> None:
        own = [
            f"{Path(frame.filename).name}:{frame.lineno}"
            for frame in traceback.extract_tb(error.__traceback__)
            if "site-packages" not in frame.filename
        ]
        called = re.sub(r"\W+", "-", f"{type(error).__name__} {own[-1] if own else 'slow'}")
        if called not in self.found:
            self.found[called] = 0
            told = "".join(traceback.format_exception(error))
            (self.folder / "findings" / called).write_bytes(data)
            (self.folder / "findings" / f"{called}.txt").write_text(told, "utf-8", "replace")
        self.found[called] += 1

    def tell(self) -> None:
        """libFuzzer leaves without a word to Python, so it is written down on the way."""
        self.due = time.monotonic() + 1
        told = {
            "executions": self.runs,
            "read": self.read,
            "seconds": round(time.process_time() - self.started, 1),
            "slowest": round(self.slowest, 2),
            "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "findings": self.found,
        }
        (self.folder / "done.json").write_text(json.dumps(told), encoding="utf-8")


def _quick_disk() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _words(seeds: list[bytes], file: Path) -> None:
    """What libFuzzer puts into the files: the words of the good ones."""
    words = {word for seed in seeds for word in re.findall(rb"[A-Za-z_:-]{3,20}", seed)}
    words |= {b"99999999999999999999", b"-1", b"1e400", b"nan", b"\\u202e", b"XFD1048576", b"&amp;"}
    lines = [f'"{word.decode()}"' for word in sorted(words)[:1500] if b"\\" not in word]
    file.write_text("\n".join(lines), encoding="utf-8")


def _parts_changed(data: bytes, most_bytes: int, seed: int) -> bytes:
    return repacked(data, most_bytes, seed, atheris.Mutate)


def _words_changed_of(seeds: list[bytes]) -> Callable[[bytes, int, int], bytes]:
    """One time in two of a good file: most that led to new branches are refused."""

    def changed(data: bytes, most_bytes: int, seed: int) -> bytes:
        start = seeds[seed // 2 % len(seeds)] if seed % 2 else data
        return reworded(start, most_bytes, seed, atheris.Mutate)

    return changed


def main(name: str, seconds: str, folder_name: str) -> None:
    warnings.simplefilter("ignore")
    folder = Path(folder_name)
    for part in ("seeds", "corpus", "findings"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    run = Run(name, folder)
    seeds = [*run.target.seeds()]
    for number, seed in enumerate(seeds):
        (folder / "seeds" / str(number)).write_bytes(seed)
    _words(seeds, folder / "words")
    options = [
        sys.argv[0],
        str(folder / "corpus"),
        str(folder / "seeds"),
        f"-max_total_time={seconds}",
        f"-max_len={MOST_BYTES_OF_INPUT}",
        f"-timeout={HANG_SECONDS}",
        f"-rss_limit_mb={MOST_MEBIBYTES}",
        f"-dict={folder / 'words'}",
        f"-artifact_prefix={folder / 'findings'}/",
        "-len_control=0",
    ]
    if run.target.changed == "bytes":
        atheris.Setup(options, run)
    else:
        how = _parts_changed if run.target.changed == "parts" else _words_changed_of(seeds)
        atheris.Setup(options, run, custom_mutator=how)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
