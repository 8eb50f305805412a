"""`berth` from its start to its end, whatever happens in between.

Loads next to nothing: from here on Ctrl-C is answered with a sentence, and loading the commands
takes a twentieth of a second.
"""

import sys

from berth.cli import signals


def main() -> None:
    """Run the command line."""
    try:
        signals.listen()
        code = _run()
    except BaseException:
        if not signals.is_asked_to_stop():
            raise
        if sys.stderr is not None:
            print(signals.told(), file=sys.stderr)
        code = signals.exit_code()
    signals.all_is_said(code)
    sys.exit(code)


def _run() -> int:
    """The exit code of the command, when all is told."""
    from berth.cli.exits import Code, Refused
    from berth.cli.streams import prepare

    if not prepare():
        print(
            "berth: the output is closed, so nothing can be told; send it to a file, or to "
            "/dev/null",
            file=sys.stderr,
        )
        return Code.DEFECT
    try:
        code = _ended()
        sys.stdout.flush()
    except Refused as error:
        print(error, file=sys.stderr)
        return error.code
    return signals.exit_code() if code == Code.STOPPED else code


def _ended() -> int:
    from berth.cli.program import app

    try:
        app(prog_name="berth")
    except SystemExit as end:
        return int(end.code or 0)
    return 0
