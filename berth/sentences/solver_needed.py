"""What is said where the solver would be needed and cannot run."""

from collections.abc import Sequence

NEEDED = "this needs the solver CP-SAT, which does not run in a browser"


def solver_needed(what: str, question: str, typed: Sequence[str]) -> str:
    """what: that is not known without it; question: the command that says it, with `CASE` for the
    files; typed: the options that change the case."""
    command = " ".join(["berth", *question.split(), *typed])
    return (
        f"{what} cannot be counted: it needs the solver CP-SAT, which does not run in a browser. "
        f"With the files of the case the command line says it: {command}"
    )
