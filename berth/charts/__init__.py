"""Answers as pictures, drawn with libraries that Berth does without where they are missing."""

from importlib.util import find_spec

#: Modules, and what they are called where they are installed from: the extra `charts`.
DRAWN_WITH = {"altair": "altair", "vl_convert": "vl-convert-python"}


def missing_to_draw() -> tuple[str, ...]:
    """What has to be installed before anything can be drawn."""
    return tuple(name for module, name in DRAWN_WITH.items() if find_spec(module) is None)
