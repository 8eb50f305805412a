"""Gecode on MiniZinc: one search down the order of award, held before not held.

    python gecode_worker.py FOLDER      # with MiniZinc and Gecode in usr/

The first solution is the lexicographic maximum, since a line is left out only where propagation, or
the whole subtree, shows that it cannot be held. What is timed is Gecode, with its start and its
reading of FlatZinc; that MiniZinc makes this from the model, some 0.3 s, is not.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from problem import Problem
from serving import over_the_limit, serve
from walking import held

ROOT = Path(sys.argv[1])
ENVIRONMENT = os.environ | {"LD_LIBRARY_PATH": str(ROOT / "usr/lib/x86_64-linux-gnu")}
FOLDER = tempfile.TemporaryDirectory()

MODEL = """
array[int] of var bool: held = [{domains}];
{rows}
solve :: seq_search([
  bool_search([held[v] | v in [{lines}]], input_order, indomain_max),
  bool_search([held[v] | v in [{others}]], input_order, indomain_min)]) satisfy;
output [show(held)];
"""


def row(one):
    clause = one.clause()
    if clause is not None:
        some, without = ([f"held[{v + 1}]" for v in part] for part in clause)
        if len(some) == len(without) == 1:
            return f"constraint {without[0]} -> {some[0]};"
        return f"constraint exists([{', '.join([*some, *(f'not {v}' for v in without)])}]);"
    terms = " + ".join(f"{c} * held[{v + 1}]" for v, c in one.terms)
    return f"constraint {terms} >= {one.least};"


def read(data):
    problem = Problem(data)
    source, target = Path(FOLDER.name) / "model.mzn", Path(FOLDER.name) / "model.fzn"
    domain = {0: "false", 1: "true"}
    source.write_text(
        MODEL.format(
            domains=", ".join(domain.get(problem.fixed.get(v), "_") for v in range(problem.size)),
            rows="\n".join(map(row, problem.rows)),
            lines=", ".join(str(v + 1) for v in problem.lines),
            others=", ".join(str(v + 1) for v in problem.others),
        )
    )
    share = ROOT / "usr/share/minizinc"
    made = [ROOT / "usr/bin/minizinc", "--stdlib-dir", share, "-G", "gecode", "-O1", "-c"]
    subprocess.run(
        [*made, source, "--fzn", target], check=True, env=ENVIRONMENT, capture_output=True
    )
    return problem, target


def solve(read_before, seconds):
    problem, target = read_before
    if not problem.possible:
        return None, "search"
    command = ["prlimit", f"--cpu={round(seconds)}", ROOT / "usr/bin/fzn-gecode", target]
    ran = subprocess.run(command, check=False, env=ENVIRONMENT, capture_output=True, text=True)
    if ran.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        over_the_limit()
    if "UNSATISFIABLE" in ran.stdout:
        return None, "search"
    found = re.search(r"array1d\([^[]*\[(.*)\]\)", ran.stdout).group(1)
    values = [value.strip() == "true" for value in found.split(",")]
    return held(problem, values), "search"


if __name__ == "__main__":
    serve(read, solve)
