"""The day of what is tried out."""

from datetime import date

from berth.questions.case import Asked


def day_of(asked: Asked) -> date:
    """The day asked about, or else the last one that is known: nothing asks what day it is."""
    instance = asked.instance
    last = max((ruling.date for ruling in instance.rulings), default=date.min)
    return asked.as_of or max(instance.as_of or date.min, last)
