"""Forecast, and what must happen: started by their forms, looked at while they go on."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from berth.questions.forecast import MOST_RUNS, Draws
from berth.web.asking import CaseAsked
from berth.web.computed import noc_meant
from berth.web.jobs import Job, Jobs, LongQuestion
from berth.web.long_questions import NeedsOf, case_forecast, case_needs
from berth.web.pages import case_page, has_htmx
from berth.web.received import form_of
from berth.web.solvers import BAD, OK, Refusal
from berth.web.state import pairs_in, spelled
from models.errors import BadQuestion

#: From what a link says to what is asked; None where it does not say it yet.
AskedByLink = Callable[[CaseAsked], Awaitable[LongQuestion | None]]

#: Without htmx a browser looks again by itself.
LOOK_AGAIN = {"Refresh": "2"}

NONE_CHOSEN = "Nothing was drawn: choose a competition that is still open, or name one to come."
NO_NOC = "Nothing was asked: name an NOC, by its name or code."


async def forecast_asked(about: CaseAsked) -> LongQuestion | None:
    open_, upcoming = about.state.all_seen("open"), about.state.all_seen("upcoming")
    if not (open_ or upcoming):
        return None
    runs, seed = _whole(about, "runs", "2000"), _whole(about, "seed", "1")
    draws = Draws(tuple(dict.fromkeys(open_)), tuple(dict.fromkeys(upcoming)), runs, seed)
    return LongQuestion(case_forecast, about.files, about.state.case.query, (draws,))


async def needs_asked(about: CaseAsked) -> LongQuestion | None:
    if (said := about.state.seen("noc")) is None:
        return None
    noc: str = await about.ask(noc_meant, said)
    open_, upcoming = about.state.all_seen("open"), about.state.all_seen("upcoming")
    needs = NeedsOf(noc, about.state.seen("event"), open_, upcoming)
    return LongQuestion(case_needs, about.files, about.state.case.query, (needs,))


def _whole(about: CaseAsked, name: str, unless_said: str) -> int:
    text = about.state.seen(name) or unless_said
    if not re.fullmatch("[0-9]{1,9}", text):
        raise BadQuestion(f"{name}: '{text}' is not a number; write a whole one")
    return int(text)


def long_routes(
    tab: str, template: str, asked: AskedByLink, missing: str = "", **values: Any
) -> list[Route]:
    """The page of a long question, and where its buttons lead to. missing: what is said where the
    form was sent, but not filled in. values: that its template has besides."""

    page = _LongPage(tab, template, values)

    async def shown(request: Request) -> Response:
        about = CaseAsked.of(request)
        return await page.shown(about, await asked(about))

    async def start(request: Request) -> Response:
        """The form is the question: one click asks it, and its link shows the answer."""
        about = await _as_sent(request)
        question = await asked(about)
        if question is None:
            return await page.shown(about, None, missing)
        jobs_of(request).start(question)
        return RedirectResponse(about.links(tab).here, 303)

    async def stop(request: Request) -> Response:
        about = CaseAsked.of(request)
        if (question := await asked(about)) is not None:
            jobs_of(request).stop(question)
        return RedirectResponse(about.links(tab).here, 303)

    root = f"/case/{{case}}/{tab}"
    return [
        Route(root, shown),
        Route(f"{root}/start", start, methods=["POST"]),
        Route(f"{root}/stop", stop, methods=["POST"]),
    ]


class _LongPage(NamedTuple):
    """values: that the template has besides."""

    tab: str
    template: str
    values: Mapping[str, Any]

    async def shown(
        self, about: CaseAsked, question: LongQuestion | None, missing: str = ""
    ) -> Response:
        screen = await about.screen()
        job = None if question is None else jobs_of(about.request).find(question)
        found = None if question is None else found_by(about.request, question)
        page = case_page(
            self.template,
            about.links(self.tab),
            screen,
            status=BAD if missing else OK,
            question=question,
            job=job if job is not None and not job.is_done else None,
            found=found,
            missing=missing,
            failed=_refused(job),
            runs=about.state.seen("runs") or "2000",
            seed=about.state.seen("seed") or "1",
            most_runs=MOST_RUNS,
            opened=about.state.all_seen("open"),
            upcoming=about.state.seen("upcoming") or "",
            **self.values,
        )
        if job is not None and not job.is_done and not has_htmx():
            page.headers.update(LOOK_AGAIN)
        return page


async def _as_sent(request: Request) -> CaseAsked:
    """What a link says and the fields of a form, an NOC by its code whatever it was called."""
    sent = (await form_of(request, "", 0, 0)).fields
    fields = [(key, text) for key, text in sent if key != "to"]
    about = CaseAsked.of(request, spelled([*pairs_in(request.url.query), *fields]))
    if (said := about.state.seen("noc")) is None:
        return about
    noc: str = await about.ask(noc_meant, said.strip())
    return replace(about, state=about.state.at(noc=noc))


def jobs_of(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def found_by(request: Request, question: LongQuestion) -> Any:
    """The answer of its job, None where there is none so far, or never."""
    job = jobs_of(request).find(question)
    return job.result() if job is not None and job.is_done and _is_whole(job) else None


def _is_whole(job: Job) -> bool:
    return not job.task.cancelled() and job.task.exception() is None


def _refused(job: Job | None) -> tuple[str, ...]:
    """Why a job that is done has no answer. Raises what is no refusal."""
    if job is None or not job.is_done or _is_whole(job):
        return ()
    try:
        job.result()
    except Refusal as refusal:
        return refusal.sentences
    return ()
