"""A case as JSON, which is all that goes to where there are no files."""

from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from berth.api import Case
from berth.questions.options import Options
from models.instance import Instance


@dataclass(frozen=True, slots=True)
class SentCase:
    """base: as the files say; options: what is changed on top, the variant as a value."""

    base: Instance
    options: Options


_SENT = TypeAdapter(SentCase)


def case_as_json(case: Case) -> bytes:
    """The same bytes for the same case."""
    options = replace(case.options, variant=case.asked.variant, notes=case.asked.notes)
    return _SENT.dump_json(SentCase(case.asked.base, options))


def sent_in(text: str | bytes) -> SentCase:
    return _SENT.validate_json(text)


def arrived(sent: SentCase) -> Case:
    return Case.under(Path(sent.base.id), sent.base, sent.options)
