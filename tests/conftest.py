"""Helpers of the tests stand beside them: worlds, strategies, the definition."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

# The same examples on every machine and in every run; `make soak` draws new ones.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("soak", deadline=None, max_examples=2000)
settings.load_profile("steady")
