"""Many cases by one server in a thread of this process, for a browser: none of them needs a program
of its own. `berth serve` itself, with processes that answer, is in `served`."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from pages import app_of

from berth.web.solvers import Here


@contextmanager
def served_here(*paths: Path) -> Iterator[str]:
    """The address, without the slash at its end; each case is at `/case/` and its name."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        config = uvicorn.Config(app_of(paths, [host], Here()), log_level="error", ws="none")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield f"http://{host}"
        finally:
            server.should_exit = True
            thread.join(20)
