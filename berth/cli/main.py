"""`berth`: the commands, and how they end.

Only typer is imported before a command runs: `berth --help` should not wait for a solver.
"""

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from berth.cli.commands.check import check
from berth.cli.commands.compare import compare_command
from berth.cli.commands.decline import decline_command
from berth.cli.commands.diagnose import diagnose_command
from berth.cli.commands.export import export
from berth.cli.commands.forecast import forecast_command
from berth.cli.commands.import_workbook import import_command
from berth.cli.commands.needs import needs_command
from berth.cli.commands.new import new
from berth.cli.commands.report import report_command
from berth.cli.commands.reserve import reserve_command
from berth.cli.commands.schema import schema
from berth.cli.commands.sensitivity import sensitivity_command
from berth.cli.commands.serve import serve
from berth.cli.commands.solve import StepsMayBeAll, solve_command
from berth.cli.commands.sweep import sweep_command
from berth.cli.commands.template import template
from berth.cli.commands.why import why_command
from berth.cli.exits import Code, Refused
from berth.cli.time_limit import within_its_limit

COMMANDS = (
    solve_command,
    why_command,
    reserve_command,
    decline_command,
    compare_command,
    check,
    diagnose_command,
    sensitivity_command,
    sweep_command,
    forecast_command,
    needs_command,
    report_command,
    export,
    schema,
    new,
    template,
    import_command,
    serve,
)


class Commands(TyperGroup):
    """Turns whatever goes wrong in a command into a message and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            if hasattr(error, "exit_code") or isinstance(error, typer.Abort | BrokenPipeError):
                raise  # typer's own ways to end
            message, code = _told(error)
            if code is Code.DEFECT and os.environ.get("BERTH_DEBUG"):
                raise
            typer.echo(message, err=True)
            raise typer.Exit(code) from None


def _told(error: Exception) -> tuple[str, Code]:
    if isinstance(error, Refused):
        return str(error), error.code
    from models.errors import BadInput, BadQuestion
    from solver.clock import Undecided

    if isinstance(error, BadInput | BadQuestion):
        return str(error), Code.BAD_INPUT
    if isinstance(error, Undecided):
        from berth.sentences.outcomes import undecided

        more = f"allow more with --time-limit {2 * error.seconds:g}"
        return f"{undecided(error.seconds, error.doing)}; {more}", Code.UNDECIDED
    if isinstance(error, OSError):
        return f"berth: a file or the output failed: {error.strerror or error}", Code.DEFECT
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return (
        f"berth failed, and gives no answer: {what}\n"
        "This is a defect of Berth, not of your files; please report it with the command and the "
        "files.\nWith BERTH_DEBUG=1 set, the command shows where it failed.",
        Code.DEFECT,
    )


app = typer.Typer(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Decides who gets a place at the Games, and says why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # loading rich would double the time of `berth --help`
)
for command in COMMANDS:
    # A function that would share its name with one of the solver's is called `why_command`.
    kind = StepsMayBeAll if command is solve_command else None
    name = command.__name__.removesuffix("_command")
    app.command(name, cls=kind)(within_its_limit(command))


@app.callback()
def _berth() -> None:
    """Makes `berth` a program of commands however many there are."""


def main() -> None:
    """Run the command line. A reader that goes away (`berth solve ... | head`) is no error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows '?'
    code: Any = Code.DONE
    try:
        app(prog_name="berth")
    except SystemExit as end:
        code = end.code
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        # What is still to be written goes nowhere, or Python would complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = code or Code.DEFECT
    sys.exit(code)
