"""A worker's side of the talk: a question for each line of input, an answer in JSON for each.

In: {"file": the exported question, "limit": seconds}. Out: {"held": the places held, or null where
nothing is lawful, "cpu", "wall": seconds from the rows in memory to the answer, "peak": the most
memory that the process ever took, MiB, "how": what decided}. A run over its limit ends the process
with code 1, whatever the solver is doing; a failure with 3.
"""

import faulthandler
import json
import os
import resource
import sys
import traceback
from pathlib import Path
from time import perf_counter, process_time


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak():
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in whose) / 1024


def serve(read, solve):
    """read(data): what is not timed. solve(that, seconds): (places held or None, how)."""
    answers = os.fdopen(os.dup(1), "w")
    with open(os.devnull, "w") as nowhere:
        # Solvers greet on standard output, some of them whatever they are told.
        os.dup2(nowhere.fileno(), 1)
        for line in sys.stdin:
            asked = json.loads(line)
            problem = read(json.loads(Path(asked["file"]).read_text()))
            # A thread of its own, so that it does not matter where the solver is.
            faulthandler.dump_traceback_later(asked["limit"], exit=True, file=nowhere)
            wall, cpu = perf_counter(), process_time() + children()
            try:
                held, how = solve(problem, asked["limit"])
            except Exception:
                traceback.print_exc()
                os._exit(3)
            wall, cpu = perf_counter() - wall, process_time() + children() - cpu
            faulthandler.cancel_dump_traceback_later()
            answer = {"held": held, "how": how, "cpu": cpu, "wall": wall, "peak": peak()}
            print(json.dumps(answer), file=answers, flush=True)
