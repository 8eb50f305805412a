"""What a request is about: a case, a state, and who computes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from berth.web.cases import CaseFiles, ServedCases
from berth.web.links import Links
from berth.web.screen import Screen, screen
from berth.web.solvers import Asks
from berth.web.state import State

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class CaseAsked:
    """A case as a link changes it, and where answers come from."""

    name: str
    files: CaseFiles
    state: State
    solvers: Asks

    @classmethod
    def of(cls, request: Request, query: str | None = None) -> Self:
        """query: that of the request unless said. Raises HTTPException, BadQuestion."""
        name = request.path_params["case"]
        cases: ServedCases = request.app.state.cases
        if (path := cases.path(name)) is None:
            raise HTTPException(404, "There is no such case here; it may have been removed.")
        query = request.url.query if query is None else query
        return cls(name, CaseFiles.at(path), State.of(query), request.app.state.solvers)

    def links(self, tab: str) -> Links:
        return Links(f"/case/{self.name}", tab, self.state)

    async def ask(self, function: Callable[..., _R], *args: Any) -> _R:
        """What a function of a case says. Raises Refusal."""
        return await self.solvers.ask(function, self.files, self.state.case.query, *args)

    async def screen(self) -> Screen:
        return await self.ask(screen)
