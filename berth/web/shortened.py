"""What a link or a file says in few words: text made short, variants without what they leave
out."""

import binascii
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from models.variant import Variant

#: What a link may hold, unpacked: no short text takes the memory of a long one.
MOST_UNPACKED = 200_000


def short_text(text: str) -> str:
    return urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def long_text(text: str) -> str:
    """Raises ValueError for what `short_text` did not make, or what is too long."""
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        unpacker = zlib.decompressobj()
        found = unpacker.decompress(data, MOST_UNPACKED)
    except (binascii.Error, zlib.error) as error:
        raise ValueError(str(error)) from None
    if not unpacker.eof:
        raise ValueError("cut off, or too long")
    return found.decode()


def variant_told(variant: Variant) -> dict[str, Any]:
    """Its fields as a file has them. What was not written is left out, but no kind of a rule."""
    told = variant.model_dump(mode="json", exclude_unset=True)
    return {name: value for name, value in told.items() if value not in (None, {}, [])}


def yaml_file(told: Mapping[str, Any]) -> str:
    """Field by field in the order given, each below the other."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    out = StringIO()
    yaml.dump(told, out)
    return out.getvalue()
