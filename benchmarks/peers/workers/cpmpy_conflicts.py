"""CPMpy on the laws of one instance: a run for each line of input, an answer in JSON for each.

    python cpmpy_conflicts.py LAWS.json marco|mus ortools|exact SECONDS

Knows nothing of Berth: `benchmarks/conflicts.py` writes the laws and starts it in an environment
of its own. A run that takes longer than so many seconds ends the process.
"""

import faulthandler
import json
import os
import sys
from pathlib import Path
from time import perf_counter, process_time

import cpmpy as cp
from cpmpy.expressions.core import BoolVal
from cpmpy.tools.explain.marco import marco
from cpmpy.tools.explain.mus import mus


def counted(held, places, least, most):
    """Constraints that say: so many of the places are held. None: never; []: always."""
    if least > len(places):
        return None
    total = cp.sum([held[place] for place in places]) if places else 0
    found = [total >= least] if least > 0 else []
    return found + ([total <= most] if most is not None and most < len(places) else [])


def constraint(held, bound):
    """A bound as one constraint, or None if it says nothing."""
    asked = counted(held, bound["places"], bound["least"], bound["most"])
    when = counted(held, *bound["when"]) if bound["when"] else []
    if when is None or asked == []:
        return None
    asked = BoolVal(False) if asked is None else cp.all(asked)
    return cp.all(when).implies(asked) if when else asked


def built(laws):
    """The soft constraints, one for each rule, with the rules' ids; the hard ones."""
    held = cp.boolvar(shape=laws["places"])
    rules, hard = {}, []
    for law in laws["laws"]:
        found = constraint(held, law)
        if found is not None:
            (rules.setdefault(law["id"], []) if law["kind"] == "rule" else hard).append(found)
    return [cp.all(bounds) for bounds in rules.values()], list(rules), hard


def run(laws, method, solver):
    soft, ids, hard = built(laws)
    names = {id(group): name for group, name in zip(soft, ids, strict=True)}
    found = {"MUS": [], "MCS": []}
    if method == "mus":
        found["MUS"].append([names[id(group)] for group in mus(soft, hard, solver=solver)])
    else:
        # The map of what is known: Exact goes on where it was, which CPMpy recommends.
        for kind, groups in marco(soft, hard, solver=solver, map_solver=solver):
            found[kind].append([names[id(group)] for group in groups])
    return found


def main():
    laws = json.loads(Path(sys.argv[1]).read_text())
    with open(os.devnull, "w") as nowhere:
        for _ in sys.stdin:
            # A thread of its own ends the process, whatever the solver is doing.
            faulthandler.dump_traceback_later(float(sys.argv[4]), exit=True, file=nowhere)
            wall, cpu = perf_counter(), process_time()
            found = run(laws, sys.argv[2], sys.argv[3])
            wall, cpu = perf_counter() - wall, process_time() - cpu
            faulthandler.cancel_dump_traceback_later()
            answer = {"wall": wall, "cpu": cpu}
            answer |= {"conflicts": found["MUS"], "corrections": found["MCS"]}
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
