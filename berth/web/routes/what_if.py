"""What may be changed besides numbers: a variant, rulings, the day; to save and to load."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from berth.sentences.heading import variant_in_words
from berth.web.asking import CaseAsked
from berth.web.computed import variant_in
from berth.web.fields import RULING_FORMS
from berth.web.links import Links
from berth.web.pages import case_page
from berth.web.received import file_of
from berth.web.state import State

#: A variant is a page of text.
MOST_BYTES_OF_A_VARIANT = 200_000


async def what_if_page(request: Request) -> Response:
    about = CaseAsked.of(request)
    screen = await about.screen()
    names = screen.rules.labels
    lists = [path for event in names.events.values() for path in event.lists]
    return case_page(
        "what_if",
        about.links("what-if"),
        screen,
        ruling_forms=RULING_FORMS,
        pools={name: names.pool(name) for name in (*names.events, *names.squads)},
        lists={path: names.pool(path) for path in lists},
        variant_names={one.id: variant_in_words(one) for one in screen.variants},
        patch=about.state.patch,
    )


async def load_variant(request: Request) -> Response:
    """A file becomes the variant of the link; numbers and rules that were changed give way."""
    about = CaseAsked.of(request)
    text = await file_of(request, "file", MOST_BYTES_OF_A_VARIANT)
    variant = await about.solvers.ask(variant_in, text)
    state: State = replace(about.state, variant=None, patch=variant, numbers={}, drop=())
    return RedirectResponse(Links(f"/case/{about.name}", "what-if", state).here, 303)
