"""Many random worlds, each put to Berth and to the literal reading of its data.

    python tests/helpers/soak.py --worlds 10000             # all of it; `make soak`
    python tests/helpers/soak.py --worlds 500 --first 4000  # a part, by the numbers of worlds
    python tests/helpers/soak.py --only why                 # one question

Figures come at the end. A disagreement is printed with the smallest world that has it, as YAML:
`--replay FILE --seed N --only QUESTION` asks it again. Exit code 1 if there was one.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from literal.asks import ASKS, put
from literal.drawing import drawn_world
from literal.holdings import TooMany
from literal.reduce import reduced, went_wrong
from literal.trial import Disagreement, Trial
from ruamel.yaml import YAML

#: So many worlds are one task.
TOGETHER = 20


class Report(NamedTuple):
    """counts: what there was, by name; wrong: the question, the number of its world, the message
    and the smallest such world."""

    counts: Counter[str]
    wrong: list[tuple[str, int, str, dict]]


def of_worlds(first: int, last: int, questions: list[str]) -> Report:
    counts: Counter[str] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(first, last):
            said = drawn_world(number)
            try:
                trial = Trial(said, folder, number)
            except TooMany:
                counts["left out: too many ways"] += 1
                continue
            for question in questions:
                if number % ASKS[question].EVERY:
                    continue
                counts[f"asked {question}"] += 1
                try:
                    put(question, trial)
                except TooMany:
                    counts[f"given up {question}: too many ways"] += 1
                except Exception as error:
                    counts["disagreements"] += 1
                    sort = "" if isinstance(error, Disagreement) else f"{type(error).__name__}: "
                    small = reduced(said, folder, number, question)
                    wrong.append((question, number, f"{sort}{error}", small))
            counts.update(trial.seen)
    return Report(counts, wrong)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--worlds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", choices=list(ASKS), action="append")
    parser.add_argument("--replay", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    said = parser.parse_args()
    questions = said.only or list(ASKS)
    if said.replay:
        return replayed(said.replay, said.seed, questions)
    began, last = time.monotonic(), said.first + said.worlds
    counts: Counter[str] = Counter(disagreements=0)
    with ProcessPoolExecutor(said.workers) as pool:
        tasks = [
            pool.submit(of_worlds, first, min(first + TOGETHER, last), questions)
            for first in range(said.first, last, TOGETHER)
        ]
        for done, task in enumerate(tasks, 1):
            report = task.result()
            counts.update(report.counts)
            for entry in report.wrong:
                show(*entry)
            if done % 10 == 0 or done == len(tasks):
                print(f"{done * TOGETHER} worlds, {counts['disagreements']} disagreements",
                      file=sys.stderr)  # fmt: skip
    print(f"worlds {said.first} to {last - 1} in {time.monotonic() - began:.0f} s")
    for name, number in sorted(counts.items()):
        print(f"  {name:<45} {number:>7,}")
    return 1 if counts["disagreements"] else 0


def show(question: str, number: int, message: str, small: dict) -> None:
    print(f"DISAGREEMENT world {number}, {question}: {message[:2000]}")
    print(f"# python tests/helpers/soak.py --replay FILE --seed {number} --only {question}")
    yaml = YAML(typ="safe")
    # In another order other things would be drawn for the question.
    yaml.sort_base_mapping_type_on_output = False
    yaml.dump(small, sys.stdout)
    sys.stdout.flush()


def replayed(file: Path, seed: int, questions: list[str]) -> int:
    said = YAML(typ="safe").load(file)
    with tempfile.TemporaryDirectory() as folder:
        wrong = {name: went_wrong(said, Path(folder), seed, name) for name in questions}
    for name, found in wrong.items():
        print(f"{name}: {found.message if found else 'agrees'}")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
