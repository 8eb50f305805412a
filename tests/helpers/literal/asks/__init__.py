"""What is asked of every world, a file per question: `ask(trial)` raises Disagreement.

`EVERY` says of how many worlds it is asked: every one, every second, ...
"""

from importlib import import_module
from pathlib import Path
from random import Random
from types import ModuleType

ASKS: dict[str, ModuleType] = {
    file.stem: import_module(f"{__name__}.{file.stem}")
    for file in sorted(Path(__file__).parent.glob("*.py"))
    if file.stem != "__init__"
}


def put(question: str, trial) -> None:
    """Asks one question of a world; what is drawn for it hangs on nothing else that is asked."""
    trial.draw = Random(f"{question} {trial.seed}")
    ASKS[question].ask(trial)
