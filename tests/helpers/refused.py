"""What is said of something that cannot be."""

import pytest
from pydantic import ValidationError


def problems_told(make, *given, **more):
    """(where, what) of every problem."""
    with pytest.raises(ValidationError) as refused:
        make(*given, **more)
    return [(error["loc"], error["msg"]) for error in refused.value.errors()]
