"""What is said of something that cannot be."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from models.errors import BadInput


def problems_told(make, *given, **more):
    """(where, what) of every problem."""
    with pytest.raises(ValidationError) as refused:
        make(*given, **more)
    return [(error["loc"], error["msg"]) for error in refused.value.errors()]


def complaints_told(read, *given, **more):
    """Each with the name of its file, line and column."""
    with pytest.raises(BadInput) as refused:
        read(*given, **more)
    return [str(one._replace(file=Path(one.file).name)) for one in refused.value.complaints]
