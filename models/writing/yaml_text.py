"""Plain data as YAML that people go on with: a rule in a line, as rulebooks are written."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

#: A text that is itself without quotes, whoever reads it.
_PLAIN = re.compile(r"[A-Za-z](?:[\w./()' -]*[\w./()'])?", re.ASCII)
_OTHERWISE = ("true", "false", "yes", "no", "null", "on", "off", "y", "n")

#: A rule that is broken into lines is harder to read than a long one.
_WIDTH = 4096


def yaml_text(said: Mapping[str, Any]) -> str:
    """Keys one below the other; what stands below them twice in a line."""
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(_laid_out(said, 0), out)
    return out.getvalue()


def _laid_out(value: Any, depth: int) -> Any:
    if isinstance(value, Mapping):
        mapped = CommentedMap((_scalar(k), _laid_out(one, depth + 1)) for k, one in value.items())
        if depth > 1:
            mapped.fa.set_flow_style()
        return mapped
    if isinstance(value, Sequence) and not isinstance(value, str):
        listed = CommentedSeq(_laid_out(one, depth + 1) for one in value)
        if depth > 1 or not any(isinstance(one, Mapping) for one in value):
            listed.fa.set_flow_style()
        return listed
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _OTHERWISE
        # A text with something left out is of a type of its own, which the writer does not know.
        return str(value) if plain else DoubleQuotedScalarString(value)
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    return value
