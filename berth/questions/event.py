"""The event that a question means."""

from models.errors import BadQuestion, did_you_mean
from models.instance import Instance


def known_event(instance: Instance, event: str) -> None:
    """Raises BadQuestion where there is no such event."""
    events = instance.rulebook.events
    if event not in events:
        hint = did_you_mean(event, events)
        if event in instance.rulebook.squads:
            raise BadQuestion(f"'{event}' is a squad and no event; {hint}")
        if event in (paths := instance.rulebook.event_of_list()):
            raise BadQuestion(f"'{event}' is a list and no event; its event is '{paths[event]}'")
        raise BadQuestion(f"unknown event '{event}'; {hint}")
