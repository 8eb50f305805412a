"""The answer of `sensitivity`: every number of the rules one up and one down, and what it does."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.moves import MovesShown, moves_shown
from berth.views.outcomes import about
from berth.views.parts import ClashingRules, Labels, clash_of, labels_of, nocs_in
from models.instance import Instance
from models.words import Names
from solver.many.outcomes import VariantStatus
from solver.many.sensitivity import Effect, Sensitive, Sensitivity


class NumberShown(View):
    """A number of a rule, `rule.parameter`, as it stands."""

    parameter: str
    old: int = Field(alias="from")


class EffectShown(View):
    """What a new number does.

    moves: of an allocation. conflict: one of those that there are, where it was found in time.
    why: of `refused`, a number that nobody may write.
    """

    new: int = Field(alias="to")
    status: VariantStatus
    moves: MovesShown | None
    conflict: ClashingRules | None
    why: str | None

    @property
    def is_nothing(self) -> bool:
        return self.moves is not None and not self.moves.cells


class NumberTried(EffectShown, NumberShown):
    """One step from a number.

    same_until: the farthest number known to do nothing, where one step does nothing; then: what
    one further does, null where it was not followed any further. rule, name: the parameter.
    """

    same_until: int | None
    then: EffectShown | None
    rule: str
    name: str


class SensitivityAnswer(Answer):
    """steps: the greatest effect first. fixed: numbers that are not ours to change."""

    question: ClassVar[str] = "sensitivity"

    status: Literal["allocated"] = "allocated"
    instance: str
    rulebook: str
    variant: str | None
    steps: tuple[NumberTried, ...]
    fixed: dict[str, int]
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        if not self.steps:
            return f"{self.instance}, no number may be changed"
        return f"{self.instance}, {self.steps[0].parameter} matters most"

    @property
    def is_undecided(self) -> bool:
        """Whether there was no time for some number."""
        effects = (one for step in self.steps for one in (step, step.then) if one is not None)
        return any(effect.status == "out_of_time" for effect in effects)

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per number and direction."""
        return [dict(_record(step)) for step in self.steps]


def _record(step: NumberTried) -> Iterator[tuple[str, object]]:
    yield from (("parameter", step.parameter), ("from", step.old), ("to", step.new))
    yield "status", step.status
    for name in ("gained", "lost"):
        yield name, getattr(step.moves.places, name) if step.moves else None
    for name in ("enter", "vanish"):
        yield name, " ".join(getattr(step.moves, name)) if step.moves else None
    yield "same_until", step.same_until


def sensitivity_answer(
    instance: Instance, heading: Heading, found: Sensitivity
) -> SensitivityAnswer:
    steps = tuple(_step(instance.names, step) for step in found.steps)
    return SensitivityAnswer(
        **about(instance, heading),
        steps=steps,
        fixed=dict(found.fixed),
        heading=heading,
        labels=labels_of(instance, nocs_in(steps)),
    )


def _step(names: Names, step: Sensitive) -> NumberTried:
    rule, _, name = step.parameter.partition(".")
    return NumberTried(
        parameter=step.parameter,
        old=step.old,
        **dict(_effect(names, step.effect)),
        same_until=step.same_until,
        then=None if step.then is None else _effect(names, step.then),
        rule=rule,
        name=name,
    )


def _effect(names: Names, effect: Effect) -> EffectShown:
    return EffectShown(
        new=effect.new,
        status=effect.status,
        moves=None if effect.moves is None else moves_shown(effect.moves),
        conflict=None if effect.conflict is None else clash_of(names, effect.conflict),
        why=effect.why or None,
    )
