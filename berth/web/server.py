"""Serving until Ctrl-C: one port of this machine, which no other machine can reach."""

import errno
import logging
import os
import signal
import socket
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from types import FrameType

import uvicorn

from berth.web.app import web_app
from berth.web.cases import CaseFiles, ServedCases
from berth.web.dropped.readers import readers
from berth.web.dropped.uploads import Dropping, Uploads
from berth.web.folder import folder_of_this_server
from berth.web.jobs import Jobs
from berth.web.screen import screen
from berth.web.solvers import Solvers, close_together
from models.errors import BerthError

HOME = "127.0.0.1"
#: Of a forecast with as many runs as it may have, on a slow machine.
LONGEST_JOB_SECONDS = 3600.0
JOBS_AT_ONCE = 2


class PortTaken(BerthError):
    """Somebody else listens at the port, or nobody may."""


def serve_pages(path: Path | None, port: int, ready: Callable[[str], None]) -> None:
    """path: of the case, if one is named. port: 0 for any that is free. ready: is told the address
    once it answers. Raises PortTaken; returns after Ctrl-C."""
    cases = ServedCases()
    if path is not None:
        cases.serve(path)
    listener = _listening(port)
    number = listener.getsockname()[1]
    hosts = [f"{name}:{number}" for name in (HOME, "localhost")]
    hosts += [HOME, "localhost"] * (number == 80)

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            # A terminal that is closed ends it as Ctrl-C does, of which uvicorn knows.
            hung_up = getattr(signal, "SIGHUP", None)
            if hung_up is not None and signal.getsignal(hung_up) is not signal.SIG_IGN:
                signal.signal(hung_up, self.handle_exit)
            ready(f"http://{HOME}:{number}/")

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            for one in pools:
                one.stop()
            await super().shutdown(sockets)

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            # Not as uvicorn does, which would end this process before its own are ended.
            self.should_exit = True
            # Nobody waits for answers that are still computed, or wants to know that they are not.
            self.force_exit = True
            logging.getLogger("uvicorn.error").disabled = True

    with ExitStack() as at_the_end:
        at_the_end.callback(listener.close)
        folder = at_the_end.enter_context(folder_of_this_server())
        solvers, long_solvers = Solvers(), Solvers(JOBS_AT_ONCE, LONGEST_JOB_SECONDS)
        reading = readers()
        pools = (reading, long_solvers, solvers)
        at_the_end.callback(close_together, pools)
        jobs = Jobs(long_solvers, folder)
        drops = Dropping(Uploads(cases, folder / "uploads"), reading)
        if path is not None:
            solvers.begin(screen, CaseFiles.at(path), "")
        config = uvicorn.Config(
            web_app(cases, hosts, solvers, jobs, drops),
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
            ws="none",
        )
        with suppress(KeyboardInterrupt):
            Server(config).run([listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        # So that a server that was just ended does not keep the port.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOME, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortTaken(_told(error, port)) from None
    return listener


def _told(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} is taken, perhaps by another berth serve: open http://{HOME}:{port}/, or "
            "choose another port with --port"
        )
    return f"port {port} cannot be used: {(error.strerror or str(error)).lower()}; choose another"
