"""Every outcome that an answer written to a file may have, and the exit code that goes with it."""

from running import SOCHI

EXAMPLES = SOCHI.parent / "examples"

#: What is typed behind the command, beside a `race.yaml` of two lines and one place.
ENDS = [
    (["race.yaml"], 0),
    (["race.yaml", "--set", "size.exactly=5"], 3),
    ([EXAMPLES / "tie-that-matters.yaml"], 5),
    ([EXAMPLES / "surplus-athlete-by-lot.yaml"], 5),
    ([EXAMPLES / "look-ahead.yaml", "--time-limit", "0.000001"], 4),
]
