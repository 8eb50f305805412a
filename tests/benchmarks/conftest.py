"""The peers' side of the benchmarks is scripts that import one another; no peer is needed here."""

import sys

from documents import ROOT

# After everything else, so that nothing is hidden by their names.
sys.path += [str(ROOT / "benchmarks" / "peers"), str(ROOT / "benchmarks" / "peers" / "workers")]
