"""How long all conflicts and corrections take, and one conflict of many rules, against CPMpy.

    make peers                                   # once: the peers, each in its environment
    python benchmarks/conflicts.py [--cases four,two] [--sizes 21,61,121,421] [--limit 20]

Both sides get the same bounds: facts and rulings hard, a soft group per rule. They run in turn,
each in a process of its own, and their answers are compared. A time is the median of five runs
(three of slow ones) after one that does not count, from the bounds in memory to the answer, without
imports; `cpu` says the same of processor time, which a busy machine changes less. A run over the
limit enters the means as the limit. Nothing here is a test.
"""

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from itertools import count
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benchmarks"
PEERS = ROOT / ".venv-peers" / "cpmpy"
sys.path[:0] = [str(ROOT / "tests" / "helpers"), str(HERE / "peers")]

from exported import Numbered, exported_laws  # noqa: E402
from worlds import code  # noqa: E402

from models.files import read_instance  # noqa: E402
from models.instance import Instance  # noqa: E402
from models.noc import Noc  # noqa: E402
from models.ranking import RankingBuilder  # noqa: E402
from models.rulebook import Rulebook  # noqa: E402
from solver.clock import Clock, Undecided  # noqa: E402
from solver.conflict.enumerate import all_clashes, one_conflict  # noqa: E402
from solver.conflict.oracle import Oracle  # noqa: E402

ALL = (("marco", "exact"), ("marco", "ortools"))
ONE = (("mus", "ortools"), ("mus", "exact"))
SLOW = 2.0


class Run(NamedTuple):
    """One run of one side; `conflicts` and `corrections` are sets of sets of rules."""

    wall: float
    cpu: float
    conflicts: frozenset[frozenset[str]]
    corrections: frozenset[frozenset[str]]


#: A side: runs once; None when the time limit was reached.
Side = Callable[[], Run | None]


def berth(instance: Instance, find: Callable[[Oracle], tuple[Any, Any]], limit: float) -> Side:
    def run() -> Run | None:
        wall, cpu = perf_counter(), process_time()
        try:
            conflicts, corrections = find(Oracle(instance, Clock(limit)))
        except Undecided:
            return None
        took = perf_counter() - wall, process_time() - cpu
        return Run(*took, frozenset(conflicts), frozenset(corrections))

    return run


def everything(oracle: Oracle) -> tuple[Any, Any]:
    clashes = all_clashes(oracle, at_most=1000)
    if not clashes.complete:
        raise Undecided(0)
    return clashes.conflicts, clashes.corrections


def only_one(oracle: Oracle) -> tuple[Any, Any]:
    return [one_conflict(oracle, oracle.rules)], []


class Peer:
    """CPMpy in a process of its own, started once and asked again and again."""

    def __init__(self, laws: Path, method: str, solver: str, limit: float) -> None:
        worker = [PEERS / "bin" / "python", HERE / "peers" / "workers" / "cpmpy_conflicts.py"]
        self.process = subprocess.Popen(
            [*worker, laws, method, solver, str(limit)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self) -> Run | None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("again\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            # 1: the process ended itself at its limit.
            if self.process.wait() != 1:
                raise SystemExit(f"the peer failed: {self.process.args}")
            return None
        found = json.loads(line)
        conflicts, corrections = (
            frozenset(map(frozenset, found[kind])) for kind in ("conflicts", "corrections")
        )
        return Run(found["wall"], found["cpu"], conflicts, corrections)

    def end(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        if self.process.poll() is None:
            self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Timing(NamedTuple):
    """The medians of a side's runs in seconds, or the limit if one run reached it."""

    wall: float
    cpu: float
    in_time: bool = True
    answer: Run | None = None

    def __str__(self) -> str:
        if not self.in_time:
            return f"> {self.wall:.0f} s"
        return f"{1000 * self.wall:.0f} ms"


def in_turn(sides: Mapping[str, Side], limit: float) -> dict[str, Timing]:
    runs: dict[str, list[Run]] = {name: [] for name in sides}
    over: set[str] = set()
    for number in count():
        for name, side in sides.items():
            times = 3 if runs[name] and runs[name][0].wall > SLOW else 5
            if name in over or number > times:
                continue
            found = side()
            if found is None:
                over.add(name)
            else:
                runs[name].append(found)
        if number == 5:
            break
    return {
        name: Timing(limit, limit, in_time=False)
        if name in over
        else Timing(
            statistics.median(run.wall for run in found[1:]),
            statistics.median(run.cpu for run in found[1:]),
            answer=found[0],
        )
        for name, found in runs.items()
    }


def measured(
    instance: Instance,
    find: Callable[[Oracle], tuple[Any, Any]],
    peers: Sequence[tuple[str, str]],
    limit: float,
) -> dict[str, Timing]:
    with tempfile.TemporaryDirectory() as folder:
        laws = Path(folder) / "laws.json"
        laws.write_text(json.dumps(as_json(instance)))
        started = {f"{m} on {s}": Peer(laws, m, s, limit) for m, s in peers}
        sides: dict[str, Side] = {"Berth": berth(instance, find, limit), **started}
        try:
            return in_turn(sides, limit)
        finally:
            for peer in started.values():
                peer.end()


def as_json(instance: Instance) -> dict[str, Any]:
    """The laws with places as numbers."""
    numbered = Numbered()
    laws = exported_laws(instance.laws, numbered)
    return {"places": len(numbered.names), "laws": laws}


class Table:
    """Rows of timings, printed as Markdown as they come, and the ratios of each column."""

    def __init__(self, first: str, peers: Sequence[tuple[str, str]]) -> None:
        self.names = [f"{method} on {solver}" for method, solver in peers]
        self.ratios: dict[str, list[tuple[float, float]]] = {name: [] for name in self.names}
        heads = [first, "Berth", *(h for name in self.names for h in (name, "Berth / it"))]
        print(f"\n| {' | '.join(heads)} |\n|{' --- |' * len(heads)}", flush=True)

    def row(self, first: str, timings: Mapping[str, Timing]) -> None:
        ours = timings["Berth"]
        cells = [first, str(ours)]
        for name in self.names:
            theirs = timings[name]
            if not theirs.in_time and not ours.in_time:
                cells += [str(theirs), "-"]
                continue
            self.ratios[name].append((ours.wall / theirs.wall, ours.cpu / theirs.cpu))
            sign = "< " if not theirs.in_time else "> " if not ours.in_time else ""
            cells += [str(theirs), f"{sign}{ours.wall / theirs.wall:.2f}"]
        print(f"| {' | '.join(cells)} |", flush=True)

    def means(self) -> None:
        for place, label in ((0, "geometric mean"), (1, "geometric mean, cpu")):
            cells = [label, ""]
            for name in self.names:
                ratios = [math.log(ratio[place]) for ratio in self.ratios[name]]
                cells += ["", f"**{math.exp(statistics.mean(ratios)):.2f}**" if ratios else "-"]
            print(f"| {' | '.join(cells)} |", flush=True)


def differences(name: str, timings: Mapping[str, Timing], known: Run | None = None) -> list[str]:
    """What two sides do not agree about. known: all the conflicts, where one was asked for."""
    ours = timings["Berth"].answer
    found = []
    for side, timing in timings.items():
        if (theirs := timing.answer) is None:
            continue
        if known is not None:
            if not theirs.conflicts <= known.conflicts:
                found.append(f"{name}: {side} calls {theirs.conflicts} a smallest conflict")
        elif ours is not None:
            found += [
                f"{name}: only one of Berth and {side} finds the {kind[:-1]} {sorted(one)}"
                for kind in ("conflicts", "corrections")
                for one in getattr(ours, kind) ^ getattr(theirs, kind)
            ]
    return found


def twelve_cases(wanted: Sequence[str], limit: float) -> list[str]:
    """All conflicts and corrections, then one conflict, of the instances of conflicts."""
    paths = sorted((ROOT / "instances" / "conflicts").glob("*.yaml"))
    paths = [path for path in paths if any(path.stem.startswith(name) for name in wanted)]
    instances = {path.stem: read_instance(path) for path in paths}
    known: dict[str, Run | None] = {}
    wrong = []
    table = Table("all conflicts and corrections", ALL)
    for name, instance in instances.items():
        timings = measured(instance, everything, ALL, limit)
        known[name] = run = timings["Berth"].answer
        if run is None:
            found = "not found in time"
        else:
            found = f"{len(run.conflicts)} + {len(run.corrections)}"
        rules = len(instance.rulebook.rules)
        table.row(f"{name} ({rules} rules: {found})", timings)
        wrong += differences(name, timings)
    table.means()
    table = Table("one conflict", ONE)
    for name, instance in instances.items():
        timings = measured(instance, only_one, ONE, limit)
        table.row(name, timings)
        if known[name] is not None:
            wrong += differences(name, timings, known[name])
    table.means()
    return wrong


def many_rules(groups: int, multiple: int = 1) -> Instance:
    """A made-up sport of so many squads, 20 rules each and one over all, and one conflict.

    In the squad in the middle 4 relays of 5 athletes meet a total of at most 18, which a sum
    shows. With a `multiple` an exact total of 21 or 22 meets athletes who come only in so many,
    which no sum shows.
    """
    summed = multiple == 1
    nocs = [code(number) for number in range(12)]
    parts = ("Africa", "Americas", "Asia", "Europe", "Oceania")
    continents = {noc: parts[number % 5] for number, noc in enumerate(nocs)}
    squads = [f"class-{number}" for number in range(groups)]
    events, rankings, rules = {}, {}, []
    for number, squad in enumerate(squads):
        amiss = number == groups // 2
        distances = [f"{squad}-{distance}" for distance in ("500m", "1000m", "1500m", "3000m")]
        relay = f"{squad}-relay"
        for place, event in enumerate([*distances, relay]):
            events[event] = {"name": event, "squad": squad, "team": event == relay}
            order = nocs[place + number % 7 :] + nocs[: place + number % 7]
            builder = RankingBuilder.empty()
            lines = order[:8] if event == relay else order + order[::-1]
            for rank, noc in enumerate(lines, 1):
                builder.add(rank, noc)
            rankings[event] = builder.ranking()
        total: dict[str, int] = {"at_most": 18 if amiss and summed else 40}
        if amiss and not summed:
            total = {"exactly": 22 if 22 % multiple else 21}
        kinds: list[dict[str, Any]] = [
            {"kind": "athlete_total", "squads": [squad], **total},
            {"kind": "squad_multiple", "squads": [squad], "of": multiple if amiss else 1},
            {"kind": "noc_squad_limit", "squads": [squad], "at_most": 6, "team": True},
            {"kind": "noc_squad_limit", "squads": [squad], "at_most": 5, "team": False},
            {"kind": "noc_squad_limit", "squads": [squad], "at_most": 6},
            {"kind": "field_size", "events": [relay], "exactly" if summed else "at_most": 4},
            {"kind": "team_squad", "events": [relay], "athletes": 5},
            *({"kind": "field_size", "events": [d], "exactly": 12} for d in distances),
            *({"kind": "noc_event_limit", "events": [d], "at_most": 2} for d in distances),
            *(
                {"kind": "continent_minimum", "continent": part, "squads": [squad], "at_least": 1}
                for part in parts
            ),
        ]
        assert len(kinds) == 20
        rules += [{"id": f"{squad}-{n}", "cite": "made up", **kind} for n, kind in enumerate(kinds)]
    over_all = {"kind": "athlete_total", "squads": squads, "at_most": 40 * groups}
    return Instance(
        id="many-rules",
        title="Many rules",
        rulebook=Rulebook.model_validate(
            {
                "id": "many-rules",
                "title": "Many rules (made up)",
                "squads": {squad: squad for squad in squads},
                "events": events,
                "rules": [{"id": "all", "cite": "made up", **over_all}, *rules],
                "award": [{"id": "all", "lists": list(events), "order": "rank_by_rank"}],
            }
        ),
        nocs={noc: Noc(code=noc, name=noc, continent=part) for noc, part in continents.items()},
        rankings=rankings,
    )


def sizes(wanted: Sequence[int], limit: float) -> list[str]:
    """One conflict among more and more rules."""
    wrong = []
    for label, multiple, largest in (
        ("a sum shows it", 1, max(wanted)),
        ("22 athletes in fives", 5, max(wanted)),
        ("21 athletes in pairs", 2, 61),
    ):
        # With pairs no peer answered in time at 21 and at 61 rules, so larger ones are left out.
        measurable = [rules for rules in wanted if rules <= largest]
        if not measurable:
            continue
        table = Table(f"one conflict: {label}", ONE)
        for rules in measurable:
            instance = many_rules(max(1, round((rules - 1) / 20)), multiple)
            timings = measured(instance, only_one, ONE, limit)
            answer = timings["Berth"].answer
            size = len(next(iter(answer.conflicts))) if answer else "?"
            name = f"{len(instance.rulebook.rules)} rules"
            table.row(f"{name}, {len(instance.laws)} bounds, {size} in conflict", timings)
            wrong += differences(name, timings, answer)
    return wrong


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    asked.add_argument("--cases", default="", help="only cases that begin so; '-': none")
    asked.add_argument("--sizes", default="21,61,121,421", help="numbers of rules; '-': none")
    asked.add_argument("--limit", type=float, default=20, help="seconds for one run")
    given = asked.parse_args()
    if not (PEERS / "ready").exists():
        raise SystemExit("the peers are missing: make peers")
    pins = (HERE / "peers" / "requirements" / "cpmpy.txt").read_text().split("\n")
    peers = ", ".join(pin for pin in pins if pin.split("==")[0] in ("cpmpy", "exact", "ortools"))
    print(f"Berth on ortools {version('ortools')}; peers {peers}; Python ", end="")
    print(f"{platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; ")
    print(f"limit of a run {given.limit:.0f} s")
    wrong = []
    if given.cases != "-":
        wrong += twelve_cases(given.cases.split(","), given.limit)
    if given.sizes != "-":
        wrong += sizes([int(size) for size in given.sizes.split(",")], given.limit)
    if wrong:
        raise SystemExit("\n".join(["", "THE SIDES DIFFER:", *wrong]))
    print("\nWhere Berth and a peer answered, they agree.")


if __name__ == "__main__":
    main()
