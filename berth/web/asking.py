"""What a request is about: a case, a state, and who computes."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from berth.web.cases import CaseFiles, ServedCases
from berth.web.links import Links
from berth.web.screen import Screen, screen
from berth.web.solvers import BUSY, Asks, Refusal
from berth.web.state import State

_R = TypeVar("_R")

#: So often it is looked whether somebody still waits.
LOOK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class CaseAsked:
    """A case as a link changes it, and where answers come from."""

    name: str
    files: CaseFiles
    state: State
    solvers: Asks
    request: Request

    @classmethod
    def of(cls, request: Request, query: str | None = None) -> Self:
        """query: that of the request unless said. Raises HTTPException, BadQuestion."""
        name = request.path_params["case"]
        cases: ServedCases = request.app.state.cases
        if (path := cases.path(name)) is None:
            raise HTTPException(404, "There is no such case here; it may have been removed.")
        query = request.url.query if query is None else query
        return cls(name, CaseFiles.at(path), State.of(query), request.app.state.solvers, request)

    def links(self, tab: str) -> Links:
        return Links(f"/case/{self.name}", tab, self.state)

    async def ask(self, function: Callable[..., _R], *args: Any) -> _R:
        """What a function of a case says; nothing goes on for a page that somebody has left.
        Raises Refusal."""
        asked = self.solvers.ask(function, self.files, self.state.case.query, *args)
        return await unless_left(self.request, asked)

    async def screen(self) -> Screen:
        return await self.ask(screen)


async def unless_left(request: Request, asked: Coroutine[Any, Any, _R]) -> _R:
    """The answer; where nobody waits for it any more, what computes it is ended. So numbers that
    are changed one after another do not wait for what was asked about the first."""
    task = asyncio.create_task(asked)
    try:
        while not (await asyncio.wait({task}, timeout=LOOK_SECONDS))[0]:
            if await request.is_disconnected():
                raise Refusal(BUSY, ("Nobody waits for this any more.",))
        return task.result()
    finally:
        task.cancel()
