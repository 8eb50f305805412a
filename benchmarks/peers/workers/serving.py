"""A worker's side of the talk: a question for each line of input, an answer in JSON for each, and
before it an empty one as soon as the question is read.

In: {"file": the exported question, "limit": seconds of CPU time}. Out: {"held": the places held, or
null where nothing is lawful, "cpu", "wall": seconds from the rows in memory to the answer, "peak":
the most memory that the process ever took, MiB, "how": what decided, "before": seconds of CPU time
that `read` took}. Who asks ends a run that is over its limit by SIGPROF, whatever the solver does.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path
from time import perf_counter, process_time


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak():
    """What the kernel says of this process alone: its usage would begin with its parent's."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def over_the_limit():
    """For a worker whose solver is a process of its own."""
    os.kill(os.getpid(), signal.SIGPROF)


def serve(read, solve):
    """read(data): what is not timed. solve(that, seconds): (places held or None, how)."""
    answers = os.fdopen(os.dup(1), "w")
    with open(os.devnull, "w") as nowhere:
        # Solvers greet on standard output, some of them whatever they are told.
        os.dup2(nowhere.fileno(), 1)
        for line in sys.stdin:
            asked = json.loads(line)
            data = json.loads(Path(asked["file"]).read_text())
            before = process_time() + children()
            problem = read(data)
            before = process_time() + children() - before
            print("{}", file=answers, flush=True)
            wall, cpu = perf_counter(), process_time() + children()
            held, how = solve(problem, asked["limit"])
            wall, cpu = perf_counter() - wall, process_time() + children() - cpu
            answer = {"held": held, "how": how, "cpu": cpu, "wall": wall, "peak": peak()}
            answer["before"] = before
            print(json.dumps(answer), file=answers, flush=True)
