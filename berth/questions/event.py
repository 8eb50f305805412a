"""The event that a question means."""

from models.errors import BadQuestion, did_you_mean
from models.instance import Instance


def event_meant(instance: Instance, said: str) -> str:
    """The event, by its id or name. Raises BadQuestion where there is no such event."""
    events, event = instance.rulebook.events, instance.rulebook.event_meant(said)
    if event not in events:
        hint = did_you_mean(event, events)
        if event in instance.rulebook.squads:
            raise BadQuestion(f"'{event}' is a squad and no event; {hint}")
        if event in (paths := instance.rulebook.event_of_list()):
            raise BadQuestion(f"'{event}' is a list and no event; its event is '{paths[event]}'")
        raise BadQuestion(f"unknown event '{event}'; {hint}")
    return event
