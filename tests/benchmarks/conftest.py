"""Benchmarks are scripts that import one another; no peer is needed here, and no time is tested."""

import sys

from documents import ROOT

# After everything else, so that nothing is hidden by their names.
BENCHMARKS = ROOT / "benchmarks"
sys.path += [str(BENCHMARKS), str(BENCHMARKS / "peers"), str(BENCHMARKS / "peers" / "workers")]
