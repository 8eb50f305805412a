"""How a command ends whose work several processes share, where it does not come to its end."""

from collections.abc import Iterator
from contextlib import contextmanager

from berth.cli.exits import Code, Refused


@contextmanager
def computing(command: str) -> Iterator[None]:
    """Ctrl-C, where the question says what is kept; workers that are lost, or not to be had."""
    from solver.many.pool import NoCluster, WorkersLost

    try:
        yield
    except KeyboardInterrupt as stop:
        if not str(stop):
            raise
        raise Refused(str(stop), Code.STOPPED) from None
    except WorkersLost as error:
        raise Refused(f"berth {command}: {error}", Code.DEFECT) from None
    except NoCluster as error:
        raise Refused(f"berth {command}: {error}") from None
