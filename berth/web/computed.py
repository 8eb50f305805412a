"""In a worker: each question of a page, asked of a case as a link changes it."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from berth.questions.compare import ask_compare
from berth.questions.states import (
    AS_FILED,
    PUBLISHED,
    WITHOUT_RULINGS,
    NamedCase,
    state_named,
    with_names_apart,
)
from berth.views.compare import CompareAnswer
from berth.views.decline import DeclineAnswer
from berth.views.diagnose import DiagnosisAnswer
from berth.views.reserve import ReserveAnswer
from berth.views.why import WhyAnswer
from berth.web.cases import CaseFiles
from berth.web.loaded import SECONDS, case_of, filed
from berth.web.state import State
from models.base import day_in
from models.errors import BadInput, BadQuestion
from models.files import read_variant, variants_of
from models.variant import Variant

#: The state that the link describes, beside others.
THIS = "this"


def case_why(files: CaseFiles, query: str, noc: str, column: str) -> WhyAnswer:
    return case_of(files, query).why(noc, column, time_limit=SECONDS)


def case_reserves(files: CaseFiles, query: str, event: str) -> ReserveAnswer:
    return case_of(files, query).reserve(event, time_limit=SECONDS)


def case_declined(files: CaseFiles, query: str, noc: str, event: str, number: int) -> DeclineAnswer:
    return case_of(files, query).decline(noc, event, number, time_limit=SECONDS)


def case_diagnosed(files: CaseFiles, query: str) -> DiagnosisAnswer:
    return case_of(files, query).diagnose(time_limit=SECONDS)


def case_compared(files: CaseFiles, query: str, names: tuple[str, ...]) -> CompareAnswer:
    """names: `this` for what the link describes, `base`, `published`, `without-rulings`, days, the
    case's own variants. Raises BadQuestion."""
    cases = [_named(files, query, name) for name in dict.fromkeys(names)]
    if len(cases) < 2:
        raise BadQuestion("these are the same; choose another state")
    return ask_compare(tuple(with_names_apart(cases)), time_limit=SECONDS)


def _named(files: CaseFiles, query: str, name: str) -> NamedCase:
    if name == THIS:
        state = State.of(query)
        return NamedCase(AS_FILED if state.is_filed else THIS, case_of(files, query).asked)
    path, base = Path(files.path), filed(files).asked.base
    if name in (AS_FILED, PUBLISHED, WITHOUT_RULINGS) or day_in(name) is not None:
        return state_named(path, name, base)
    if name not in variants_of(path):
        raise BadQuestion(f"no state is called '{name}'; choose one of the list, or write a day")
    return NamedCase(name, case_of(files, State(variant=name).query).asked)


def case_numbers(files: CaseFiles, query: str) -> Mapping[str, int]:
    return case_of(files, query).rules.numbers


def noc_meant(files: CaseFiles, _: str, text: str) -> str:
    return filed(files).instance.naming.noc(text)


def case_as_variant(files: CaseFiles, query: str, name: str) -> Variant:
    """What the link changes in the rules, as one variant. Raises BadQuestion where that is
    nothing."""
    asked = case_of(files, query).asked
    of: dict[str, Any] = dict(asked.variant) if asked.variant else {}
    own = asked.options
    if not of and own is None:
        raise BadQuestion("no rule is changed here, so there is nothing to save; change a number")
    change, drop = dict(of.get("change", {})), tuple(of.get("drop", ()))
    if own is not None:
        drop = tuple(dict.fromkeys((*drop, *own.drop)))
        change = {**change, **own.change}
        added = {rule.id: rule for rule in of.get("add", ())}
        of["add"] = tuple(
            rule.with_numbers(_of_rule(rule.id, change))
            for rule in added.values()
            if rule.id not in own.drop
        )
        gone = {*drop, *added}
        change = {key: n for key, n in change.items() if key.partition(".")[0] not in gone}
        drop = tuple(one for one in drop if one in _ids(asked.base.rulebook.rules))
    return Variant(**{**of, "id": name, "change": change, "drop": drop})


def _of_rule(rule: str, change: Mapping[str, int]) -> dict[str, int]:
    return {
        key.partition(".")[2]: number
        for key, number in change.items()
        if key.partition(".")[0] == rule
    }


def _ids(rules: Any) -> set[str]:
    return {rule.id for rule in rules}


def variant_in(text: bytes) -> Variant:
    """A variant as somebody sends it. Raises BadInput at its lines."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "variant.yaml"
        file.write_bytes(text)
        try:
            return read_variant(file)
        except BadInput as error:
            told = (one._replace(file=file.name) for one in error.complaints)
            raise BadInput(*told) from None
