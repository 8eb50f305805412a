"""The commands, and how they end.

Only typer is imported before a command runs: `berth --help` should not wait for a solver.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from berth.cli import signals
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
from berth.cli.said import in_lines, say
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

    def make_context(self, *args: Any, **more: Any) -> Any:
        with _ending():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        with _ending():
            return super().invoke(ctx)


@contextmanager
def _ending() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        say(signals.told(), to_stderr=True)
        raise typer.Exit(signals.exit_code()) from None
    except Exception as error:
        if hasattr(error, "exit_code"):  # typer's own ways to end
            if hasattr(error, "message"):
                error.message = in_lines(str(error.message))
            raise
        if signals.is_asked_to_stop() and not isinstance(error, Refused):
            # What became of a stop in code that made another error of it.
            say(signals.told(), to_stderr=True)
            raise typer.Exit(signals.exit_code()) from None
        message, code = _told(error)
        if code is Code.DEFECT and os.environ.get("BERTH_DEBUG"):
            raise
        say(message, to_stderr=True)
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
        named = f"{error.filename}: " if error.filename else ""
        reason = (error.strerror or str(error)).lower()
        return f"berth: {named}a file or the output failed: {reason}", Code.DEFECT
    from berth.cli.defect import defect

    return defect(error), Code.DEFECT


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


def _version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        typer.echo(f"berth {version('berth')}")
        raise typer.Exit


@app.callback()
def _berth(
    _: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version, and exit."
        ),
    ] = False,
) -> None:
    """Makes `berth` a program of commands however many there are."""
