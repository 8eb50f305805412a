"""Which tests run which line: every test once, under coverage.py with a context for each."""

import functools
import gc
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest
from places import KEPT, PACKAGES, code_hash
from statements import statement_lines


def parts_folder() -> Path:
    """One file for each part of the tests."""
    return KEPT / f"stats-{code_hash()}"


def forget() -> None:
    """What one test worked out is no other test's: each shows the lines that it needs."""
    for cached in _caches():
        cached.cache_clear()


@functools.cache
def _caches() -> list[Any]:
    kind = type(functools.lru_cache(lambda: None))
    return [found for found in gc.get_objects() if isinstance(found, kind) and found != _caches]


class Stats:
    """Seconds are those of the processor: the machine may be shared."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(
            data_file=None, include=[f"{name}/*" for name in PACKAGES], config_file=False
        )
        self.seconds: dict[str, float] = {}
        self._failed: set[str] = set()

    def pytest_collection_finish(self) -> None:
        self.coverage.start()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        forget()
        self.coverage.switch_context(item.nodeid)
        began = time.process_time()
        yield
        self.seconds[item.nodeid] = time.process_time() - began
        if item.nodeid in self._failed:
            del self.seconds[item.nodeid]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._failed.add(report.nodeid)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[None]:
        """What a module's fixture does is done for all of its tests."""
        shared = fixturedef.scope in ("module", "class", "package")
        if shared:
            self.coverage.switch_context(request.node.nodeid + "::*")
        yield
        if shared:
            self.coverage.switch_context(request._pyfuncitem.nodeid)

    def keep(self, part: str) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        numbers = {test: number for number, test in enumerate(self.seconds)}
        lines: dict[str, dict[int, list[int]]] = {}
        for file in data.measured_files():
            name = str(Path(file).relative_to(Path.cwd()))
            lines[name] = {
                line: [numbers[test] for test in self._tests(contexts)]
                for line, contexts in data.contexts_by_lineno(file).items()
            }
        parts_folder().mkdir(parents=True, exist_ok=True)
        kept = json.dumps({"seconds": self.seconds, "lines": lines})
        (parts_folder() / f"{part}.json").write_text(kept, encoding="utf-8")

    def _tests(self, contexts: list[str]) -> list[str]:
        tests = {context for context in contexts if context in self.seconds}
        for context in contexts:
            if context.endswith("::*"):
                tests |= {test for test in self.seconds if test.startswith(context[:-1])}
        return sorted(tests)


class Known:
    """What `Stats` kept."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._lines: dict[tuple[str, int], set[str]] = defaultdict(set)
        for part in sorted(parts_folder().glob("*.json")):
            kept = json.loads(part.read_text(encoding="utf-8"))
            self.seconds |= kept["seconds"]
            names = list(kept["seconds"])
            for path, lines in kept["lines"].items():
                for line, tests in lines.items():
                    self._lines[path, int(line)].update(names[test] for test in tests)

    def tests(self, path: str, first: int, last: int) -> list[str]:
        """Nearest first (the mirrored file, its folder), short ones before long ones."""
        found = self._tests_of(path, range(first, last + 1))
        if not found:
            text = Path(path).read_text(encoding="utf-8")
            found = self._tests_of(path, statement_lines(text, first, last))
        return sorted(found, key=lambda test: (_far(path, test), self.seconds[test], test))

    def _tests_of(self, path: str, lines: range) -> set[str]:
        return set().union(*(self._lines.get((path, line), set()) for line in lines))


def _far(path: str, test: str) -> int:
    folder, _, stem = path.removesuffix(".py").rpartition("/")
    if test.startswith(f"tests/{folder}/test_{stem}"):
        return 0
    return 1 if test.startswith(f"tests/{folder}/") or stem in test else 2
