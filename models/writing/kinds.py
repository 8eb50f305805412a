"""The kinds of rules as a sheet to look them up on: what each says, and with which fields."""

from inspect import cleandoc

from models.base import fields_in
from models.reading.workbook.layout import KINDS
from models.reading.workbook.sections import KINDS_OF_RULES
from models.rules.base import RuleBase
from models.writing.sheet import WrittenSheet

#: What each rule has a column for, or needs only now and then.
_COLUMNS = ("id", "kind", "cite")


def kinds_sheet() -> WrittenSheet:
    common = fields_in(cleandoc(RuleBase.__doc__ or ""))
    rows = []
    for kind, model in KINDS_OF_RULES.items():
        text = cleandoc(model.__doc__ or "")
        meaning = {**common, **fields_in(text)}
        fields = [
            f"{name}: {meaning[name]}" if name in meaning else name
            for name in model.model_fields
            if name not in _COLUMNS and name not in RuleBase.model_fields
        ]
        rows.append((kind, text.partition("\n")[0], "\n".join(fields)))
    return WrittenSheet(KINDS, ("kind", "what it says", "its fields"), rows)
