"""A scheduler with its workers in a process of its own, which can be killed."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from running import ROOT

HELPERS = Path(__file__).parent

SERVED = """
import sys
from distributed import LocalCluster

with LocalCluster(
    n_workers=int(sys.argv[1]),
    threads_per_worker=1,
    processes=False,
    protocol="tcp",
    dashboard_address=None,
) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""


@contextmanager
def cluster_of(workers, knows=HELPERS):
    """The process, and the address of its scheduler. knows: a folder of code, besides Berth's."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVED, str(workers)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(knows)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()
