"""Each mutant in a process of its own, forked where every test is already collected.

Of the module nothing is loaded anew: the one function gets the code of its changed twin. A mutant
is killed by the first test that fails. Its tests end, or it is given up, after so much of the
processor's time: an endless loop is a kill (as mutmut counts it), unfinished tests are none.
"""

import ast
import gc
import importlib
import json
import os
import pkgutil
import resource
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from types import CodeType, FunctionType
from typing import Any

import pytest
from places import PACKAGES, Mutant, changed
from stats import Known, forget

#: More than a test needed when its lines were counted, before it counts as one that never ends.
LONGER = 2
LEAST_SECONDS = 2.5
#: On the clock on the wall, with nothing computed in it: it waits for what never comes.
IDLE_SECONDS = 30
#: Address space beyond what there is: a loop may collect without end.
ROOM = 4 << 30
NOT_RUN = 7
#: Of the tests: not below where they run, from where files are named, and no other run's.
FOLDER = Path(gettempdir()) / f"mutants-{os.getpid()}"


class Running:
    """A plugin that runs mutants in place of the tests; a line of JSON for each goes to `out`."""

    def __init__(self, mutants: list[Mutant], out: Path, budget: float, workers: int) -> None:
        self._mutants, self._out, self._budget, self._workers = mutants, out, budget, workers
        self._known = Known()
        self._told = -1
        self._fit: set[str] = set()
        self._unfit: set[str] = set()

    def pytest_collection_finish(self) -> None:
        for package in (*PACKAGES, "berth"):
            for found in pkgutil.walk_packages([package], f"{package}."):
                if not found.name.endswith("__main__"):
                    importlib.import_module(found.name)
        importlib.import_module("pandas")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise session.Interrupted("some tests cannot be collected")
        items = {item.nodeid: item for item in session.items}
        forget()
        # What is there already is never looked at again, and so never copied for a child.
        gc.collect()
        gc.freeze()
        others = []
        for worker in range(1, self._workers):
            if not (child := os.fork()):
                try:
                    # Emptied by each mutant: so it is nobody else's.
                    factory = session.config._tmp_path_factory  # type: ignore[attr-defined]
                    factory._given_basetemp = FOLDER.with_name(f"{FOLDER.name}-{worker}")
                    self._run(self._mutants[worker :: self._workers], items)
                finally:
                    os._exit(0)
            others.append(child)
        self._run(self._mutants[:: self._workers], items)
        for child in others:
            os.waitpid(child, 0)
        for folder in FOLDER.parent.glob(f"{FOLDER.name}*"):
            shutil.rmtree(folder, ignore_errors=True)
        return True

    def _run(self, mutants: list[Mutant], items: dict[str, pytest.Item]) -> None:
        for mutant in mutants:
            result = {"name": mutant.name, "room": mutant.room, **self._outcome(mutant, items)}
            with self._out.open("a", encoding="utf-8") as out:
                out.write(json.dumps(result) + "\n")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and self._told >= 0:
            os.write(self._told, report.nodeid.encode())
            os._exit(1)

    def _forked(
        self, mutant: Mutant | None, text: str, items: list[pytest.Item]
    ) -> tuple[int, str]:
        """How the process ended, and the tests that failed."""
        read, write = os.pipe()
        child = os.fork()
        if not child:
            self._told = write
            _test(mutant, text, items, self._known.seconds)
        os.close(write)
        status = _ended(child)
        with os.fdopen(read, "rb") as told:
            return os.waitstatus_to_exitcode(status), told.read().decode()

    def _outcome(self, mutant: Mutant, items: dict[str, pytest.Item]) -> dict[str, Any]:
        names = [
            name
            for name in self._known.tests(mutant.path, mutant.first, mutant.last)
            if name in items and name not in self._unfit
        ]
        if not names:
            return {"status": "no tests"}
        chosen = list(_within(names, self._known.seconds, self._budget))
        tests = [items[name] for name in chosen]
        began = time.monotonic()
        status, killer = self._forked(mutant, changed(mutant), tests)
        seconds = time.monotonic() - began
        if status == 1 and not self._is_fit(killer, tests):
            return self._outcome(mutant, items)
        return {
            "status": {0: "survived", 1: "killed", NOT_RUN: "not run"}.get(status, "timeout"),
            "by": killer,
            "tests": len(chosen),
            "left": len(names) - len(chosen),
            "seconds": round(seconds, 1),
        }

    def _is_fit(self, killer: str, tests: list[pytest.Item]) -> bool:
        """Whether the test that failed passes where nothing is changed."""
        if killer and killer not in self._fit:
            if self._forked(None, "", [test for test in tests if test.nodeid == killer])[1]:
                self._unfit.add(killer)
                return False
            self._fit.add(killer)
        return True


def _within(names: list[str], seconds: dict[str, float], budget: float) -> Iterator[str]:
    for name in names:
        if seconds[name] <= budget:
            budget -= seconds[name]
            yield name


def _ended(child: int) -> int:
    computed, since = 0, time.monotonic()
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if (now := _computed(child)) != computed:
            computed, since = now, time.monotonic()
        if time.monotonic() - since > IDLE_SECONDS:
            break
        time.sleep(0.01)
    if not done:
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return status


def _computed(child: int) -> int:
    """Ticks of the processor, of the process and of those of its children that ended."""
    fields = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def _test(
    mutant: Mutant | None, text: str, items: list[pytest.Item], known: dict[str, float]
) -> None:
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + ROOM, size + ROOM))
        try:
            if mutant:
                put_in(mutant, text)
        except (LookupError, ValueError):
            os._exit(NOT_RUN)
        for item, following in zip(items, [*items[1:], None], strict=True):
            # Its signal ends the process.
            signal.setitimer(signal.ITIMER_PROF, known[item.nodeid] * LONGER + LEAST_SECONDS)
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        os._exit(0)
    except BaseException:
        os._exit(1)


def put_in(mutant: Mutant, text: str) -> None:
    """From now on the function does what the changed text says."""
    live, code = _function(mutant), _code(mutant, text)
    live.__code__ = code
    if mutant.of_a_default:
        twin = _defined(mutant, text, live)
        live.__defaults__, live.__kwdefaults__ = twin.__defaults__, twin.__kwdefaults__


def _function(mutant: Mutant) -> FunctionType:
    module = sys.modules[mutant.module]
    holder = getattr(module, mutant.owner) if mutant.owner else module
    found = vars(holder)[mutant.function]
    while not isinstance(found, FunctionType):
        found = found.__func__ if hasattr(found, "__func__") else found.__wrapped__
    return found


def _code(mutant: Mutant, text: str) -> CodeType:
    code = compile(text, str(Path(mutant.path).absolute()), "exec", dont_inherit=True)
    for name in filter(None, (mutant.owner, mutant.function)):
        code = [
            inner
            for inner in code.co_consts
            if isinstance(inner, CodeType) and inner.co_name == name
        ][-1]
    return code


def _defined(mutant: Mutant, text: str, live: FunctionType) -> FunctionType:
    """The changed function alone, defined anew in its module."""
    body = ast.parse(text).body
    if mutant.owner:
        body = next(
            node.body
            for node in body
            if isinstance(node, ast.ClassDef) and node.name == mutant.owner
        )
    node = next(
        node
        for node in reversed(body)
        if isinstance(node, ast.FunctionDef) and node.name == mutant.function
    )
    node.decorator_list = []
    names: dict[str, Any] = dict(live.__globals__)
    future = ast.parse("from __future__ import annotations").body
    exec(compile(ast.Module([*future, node], []), mutant.path, "exec"), names)
    defined: FunctionType = names[mutant.function]
    return defined
