"""What every view has in common: a frozen value that is its own JSON.

A view holds all that any renderer shows, and knows none of them: no terminal, no option, no exit
code. JSON keeps the order of the fields; new fields come last, since programs rely on it.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import ConfigDict, SerializerFunctionWrapHandler, model_serializer

from models.base import Model

if TYPE_CHECKING:
    import pandas as pd


class View(Model):
    """A value of an answer. Fields with an alias (`from`) have it in JSON.

    sparse: fields that JSON leaves out where they are None; others are null there.
    """

    model_config = ConfigDict(
        serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

    sparse: ClassVar[tuple[str, ...]] = ()

    @model_serializer(mode="wrap")
    def _without_absent(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        found: dict[str, Any] = dump(self)
        for name in self.sparse:
            if found.get(name) is None:
                found.pop(name, None)
        return found


class Answer(View):
    """A whole answer: prints as the sentences and tables of the command line.

    question: its command, which is also the name of the module in each room of renderers.
    """

    question: ClassVar[str]

    @property
    def headline(self) -> str:
        """The answer in a few words."""
        raise NotImplementedError

    def records(self) -> Sequence[Mapping[str, object]]:
        """The rows of its table, for a frame."""
        raise NotImplementedError

    def to_frame(self) -> "pd.DataFrame":
        """Its table as a pandas frame. Whole numbers stay whole where one is missing (`<NA>`)."""
        import pandas as pd

        records = [dict(record) for record in self.records()]
        frame = pd.DataFrame.from_records(records)
        floats = {name for record in records for name in record if type(record[name]) is float}
        gaps = [name for name in frame if frame[name].dtype == "float64" and name not in floats]
        return frame.astype(dict.fromkeys(gaps, "Int64"))

    def __str__(self) -> str:
        # By name, so that whoever only asks for numbers loads no renderer.
        text_of: Callable[[Answer], str] = import_module("berth.text").text_of
        return text_of(self)

    def __repr__(self) -> str:
        text = f"<{type(self).__name__}: {self.headline}>"
        return text if len(text) <= 79 else f"{text[:75]}...>"

    def _repr_html_(self) -> str:
        """As a notebook shows it: in a few words, and its table with every cell in full."""
        import pandas as pd

        with pd.option_context("display.max_colwidth", None):
            table = self.to_frame().to_html(border=0, index=False, escape=True, na_rep="")
        return f"<p>{escape(self.headline)}</p>\n{table if self.records() else ''}"
