"""In a worker: cases as they are asked about, and what was found of them, kept for a while."""

from functools import lru_cache
from pathlib import Path

from berth.api import Case, load
from berth.questions.options import Options
from berth.views.solve import OutcomeAnswer
from berth.web.cases import CaseFiles
from berth.web.state import State
from models.errors import BadQuestion, did_you_mean
from models.files import read_variant, variants_of
from models.ruling import Ruling
from models.variant import Variant

#: A question may take so long; whoever wants to wait longer has the command line.
SECONDS = 20.0


@lru_cache(maxsize=8)
def filed(files: CaseFiles) -> Case:
    """As the files say. Raises BadInput."""
    return load(files.path)


@lru_cache(maxsize=64)
def case_of(files: CaseFiles, query: str) -> Case:
    """As the link changes it. Raises BadInput, BadQuestion."""
    return _under(files, filed(files), State.of(query))


@lru_cache(maxsize=64)
def solved_as_linked(files: CaseFiles, query: str) -> OutcomeAnswer:
    return case_of(files, query).solve(time_limit=SECONDS)


@lru_cache(maxsize=16)
def with_steps(files: CaseFiles, query: str) -> OutcomeAnswer:
    return case_of(files, query).solve(steps=True, time_limit=SECONDS)


def _under(files: CaseFiles, case: Case, state: State) -> Case:
    base = case.asked.base
    kept, known = _kept(base.rulings, state), {one.source.id for one in base.rulings}
    for name in state.off:
        if name not in known:
            raise BadQuestion(f"no ruling is called '{name}'; {did_you_mean(name, known)}")
    notes: list[str] = []
    options = Options(
        variant=state.patch
        or (variant_called(files, state.variant, notes) if state.variant else None),
        change=state.numbers,
        drop=state.drop,
        rulings=(*kept, *state.rulings) if state.off else state.rulings,
        without_rulings=state.without_rulings or bool(state.off),
        as_of=state.as_of,
        notes=tuple(notes),
    )
    return Case.under(Path(files.path), base, options)


def _kept(rulings: tuple[Ruling, ...], state: State) -> tuple[Ruling, ...]:
    """Those of the files that count, where some are left out one by one."""
    if state.without_rulings:
        return ()
    return tuple(one for one in rulings if one.source.id not in state.off)


def variant_called(files: CaseFiles, name: str, notes: list[str] | None = None) -> Variant:
    """One of the case's own: a link names no other file. Raises BadInput, BadQuestion.

    notes: takes what was left out of its texts, if anything was.
    """
    known = variants_of(Path(files.path))
    if name not in known:
        hint = did_you_mean(name, known) if known else "the case has none"
        raise BadQuestion(f"unknown variant '{name}'; {hint}")
    return read_variant(known[name], notes)
