"""Does a test fail when the code is changed? Mutants of `models` and `solver`, made by mutmut.

    make mutants                                   # mutmut, tests by line, a sample, its table
    python tools/mutants stats                     # which test runs which line; again for new code
    python tools/mutants stats models/checks       # the same for some tests, as when one is new
    python tools/mutants sample --seed 1 --of 1500 # goes on where it was stopped
    python tools/mutants survivors --seed 1        # as changes to read
    python tools/mutants run --seed 1 --seconds 99 # those that lived because their time was over
    python tools/mutants run NAME ... --seed 1     # some of them again, after a test was written
    python tools/mutants table --seed 1

There are 37,000, more than a night holds; of a sample of 1,500 the share is known to two points.
mutmut starts pytest for each mutant, which takes longer than the test that kills it: here each is
forked from one pytest, and the tests that run the changed line are put to it, nearest first, until
one fails or `--seconds` of them have passed. So a share is too low rather than too high. What is
found out is kept in build/mutants, for as long as the code stays the same. What runs in processes
of its own (`solver.many.workers`) is not changed there, and counts as not noticed.
"""

import difflib
import signal
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The code that lies here, whatever is installed.
sys.path.insert(0, str(ROOT))
#: Where `make mutants` puts mutmut, which nothing else needs.
sys.path.append(str(ROOT / "build" / "mutmut"))

import pytest  # noqa: E402
from figures import COUNTED, KILLED, results, table  # noqa: E402
from forked import FOLDER, Running  # noqa: E402
from places import KEPT, Mutant, all_mutants, changed, code_hash  # noqa: E402
from sample import drawn  # noqa: E402
from stats import Stats, parts_folder  # noqa: E402

PARTS = ("models", "rules", "literal", "solver", "instances", "berth")
ALWAYS = [
    *("-q", "--tb=no", "--capture=sys", "--hypothesis-profile=mutants"),
    *("-p", "no:cacheprovider", "-p", "no:playwright"),
    *("-o", "addopts=--import-mode=importlib --strict-markers -m 'not soak'"),
    f"--basetemp={FOLDER}",
]


class Hasty:
    """The examples of `make test`, and the first that fails is enough: none is made smaller."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self) -> None:
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        steady = settings.get_profile("steady")
        settings.register_profile("mutants", steady, phases=phases)


def stats(parts: list[str]) -> int:
    """Each part of the tests in a process of its own, and from then on known."""
    if len(parts) != 1:
        own = [sys.executable, str(Path(__file__).parent), "stats"]
        return max(subprocess.call([*own, part]) for part in parts or PARTS)
    plugin = Stats()
    code = int(pytest.main([*ALWAYS, _folder(parts[0])], plugins=[plugin, Hasty()]))
    plugin.keep(parts[0].replace("/", "."))
    return code


def _folder(part: str) -> str:
    path = Path("tests") / part
    return str(path if path.is_dir() else path.with_suffix(".py"))


def run(mutants: list[Mutant], out: Path, given: Namespace) -> int:
    parts = [_folder(file.stem.replace(".", "/")) for file in parts_folder().glob("*.json")]
    plugin = Running(mutants, out, given.seconds, given.workers)
    return int(pytest.main([*ALWAYS, *sorted(parts)], plugins=[plugin, Hasty()]))


def show(mutant: Mutant) -> None:
    before = Path(mutant.path).read_text(encoding="utf-8").splitlines()
    print(f"# {mutant.name}")
    lines = difflib.unified_diff(
        before, changed(mutant).splitlines(), mutant.path, n=2, lineterm=""
    )
    print("\n".join(list(lines)[2:]))


def main(given: Namespace) -> int:
    out = KEPT / f"sample-{given.seed}-{code_hash()}.jsonl"
    if given.what == "stats":
        return stats(given.names)
    mutants = list(all_mutants(given.only))
    named = [mutant for mutant in mutants if mutant.name in given.names]
    found = results(out)
    if given.what == "sample":
        done = {result["name"] for result in found}
        wanted = drawn(mutants, given.seed)[: given.of]
        return run([mutant for mutant in wanted if mutant.name not in done], out, given)
    if given.what == "run":
        # Without a name: those that lived where the time was over before the tests were.
        unfinished = {r["name"] for r in found if r["status"] == "survived" and r["left"]}
        again = [mutant for mutant in mutants if mutant.name in unfinished]
        return run(named if given.names else again, out, given)
    if given.what == "table":
        print("\n".join(table(mutants, found)))
    if given.what == "survivors":
        left = {r["name"] for r in found if r["status"] in COUNTED and r["status"] not in KILLED}
        named = [mutant for mutant in mutants if mutant.name in left]
    if given.what in ("show", "survivors"):
        for mutant in named:
            show(mutant)
    return 0


if __name__ == "__main__":
    # A shell that starts something in the background has it, and what it starts, ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("stats", "sample", "run", "table", "survivors", "show"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--of", type=int, default=1500)
    parser.add_argument("--only", default="", help="a package or a room")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=12.0)
    raise SystemExit(main(parser.parse_intermixed_args()))
