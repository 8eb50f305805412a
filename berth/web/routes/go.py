"""Where forms are sent: what their fields say becomes an address, and that is the answer."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from berth.questions.given_numbers import NUMBER, numbers_given
from berth.web.asking import CaseAsked
from berth.web.computed import case_numbers, noc_meant
from berth.web.fields import RULING, ruling_given
from berth.web.links import FORMS_LEAD_TO, Links
from berth.web.state import State, pairs_in, spelled
from models.errors import BadQuestion


async def go(request: Request) -> Response:
    """Raises BadQuestion with what a field cannot say."""
    given = pairs_in(request.url.query)
    to = dict(given).get("to", "")
    if to not in FORMS_LEAD_TO:
        raise BadQuestion("the form leads to no page of this case; go back and try again")
    fields = dict(given)
    kept = [(key, text) for key, text in given if key != "to" and not key.startswith(_OF_FIELDS)]
    about = CaseAsked.of(request, spelled(kept))
    state = about.state
    if any(key.startswith(NUMBER) for key in fields):
        state = await _with_numbers(about, fields)
    if f"{RULING}noc" in fields:
        noc = await about.ask(noc_meant, fields[f"{RULING}noc"].strip())
        state = _with_ruling(state, fields, noc)
    for key in ("noc", "give"):
        if (said := state.seen(key)) is not None:
            state = state.at(**{key: await about.ask(noc_meant, said.strip())})
    links = Links(f"/case/{about.name}", to, state)
    return RedirectResponse(links.here, 303)


_OF_FIELDS = (NUMBER, RULING)


async def _with_numbers(about: CaseAsked, fields: Mapping[str, str]) -> State:
    """With the numbers that are others than without them: those of the variant, or the files."""
    plain = State(variant=about.state.variant, patch=about.state.patch)
    before = await about.solvers.ask(case_numbers, about.files, plain.query)
    given = numbers_given(fields)
    changed = {
        address: number
        for address, number in given.items()
        if before.get(address) != number and address.partition(".")[0] not in about.state.drop
    }
    return State.of_pairs(
        [
            *(pair for pair in about.state.pairs if pair[0] != "set"),
            *(("set", f"{address}:{number}") for address, number in changed.items()),
        ]
    )


def _with_ruling(state: State, fields: Mapping[str, str], noc: str) -> State:
    further = ruling_given(fields, noc)
    return State.of_pairs([*state.pairs, *State(rulings=(further,)).pairs])
