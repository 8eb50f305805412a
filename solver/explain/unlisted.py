"""Places that no line stands behind: what calls for one, what one would follow from, and the lines
that are no longer in a list."""

from models.answers.reasons import Follows
from models.bound import Source
from models.checks.tally import Tally
from models.extent import lists_of_event
from models.instance import Instance
from models.place import Held, Place, of_one_noc
from models.ruling import STRUCK
from models.standing import list_of


def calling_for(place: Place, tally: Tally) -> tuple[Source, ...]:
    """The rules and rulings that would lack the place; of these rather those that speak of its NOC
    alone, such as the rule of what a team brings, than the size of the field."""
    laws = [tally.laws[index] for index in tally.short_without(place)]
    laws = [law for law in laws if law.source.kind != "fact"]
    own = [law.source for law in laws if of_one_noc(law.bound.places)]
    return tuple(dict.fromkeys(own or [law.source for law in laws]))


def followed(instance: Instance, held: Held, noc: str, event: str) -> Follows | None:
    """The rule by which a place in the event follows from others, and where the NOC lacks one."""
    for rule in instance.rulebook.rules:
        if others := rule.follows(event):
            lacks = (e for e in others if held.isdisjoint(instance.field.places_of(e, noc)))
            return Follows(rule.source, tuple(lacks))
    return None


def struck_lines(instance: Instance, noc: str, event: str) -> tuple[Source, ...]:
    """The rulings that strike lines of the NOC in the event."""
    lists = lists_of_event(instance.rulebook)
    return tuple(
        ruling.source
        for ruling in instance.standing.lines
        if ruling.noc == noc and ruling.form in STRUCK and list_of(ruling, lists) in lists[event]
    )
