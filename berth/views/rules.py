"""A rulebook as it is read aloud: its rules, and the order of award."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.outcomes import about
from berth.views.parts import Labels, labels_of
from models.instance import Instance
from models.order import stages_of
from models.rulebook import Policy


class RuleShown(View):
    """numbers: by the part of their address after the rule: `exactly`, `squads.men`."""

    id: str
    kind: str
    wording: str
    cite: str
    numbers: dict[str, int]


class StageShown(View):
    """Lists awarded together. order: None for a stage of one list."""

    id: str
    lists: tuple[str, ...]
    order: str | None
    policy: Policy
    cite: str | None


class RulesAnswer(Answer):
    """The rules that count, in the order of the rulebook; the stages of award, the first first."""

    question: ClassVar[str] = "rules"

    instance: str
    rulebook: str
    variant: str | None
    rules: tuple[RuleShown, ...]
    award: tuple[StageShown, ...]
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        return f"{self.rulebook}, {len(self.rules)} rules"

    @property
    def numbers(self) -> dict[str, int]:
        """Every number of every rule by its address, `rule.parameter`."""
        return {
            f"{rule.id}.{name}": number
            for rule in self.rules
            for name, number in rule.numbers.items()
        }

    def without(self, others: "RulesAnswer") -> tuple[RuleShown, ...]:
        """The rules that are not among those others."""
        ids = {rule.id for rule in others.rules}
        return tuple(rule for rule in self.rules if rule.id not in ids)

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per rule, without its numbers, which the wording has."""
        return [rule.model_dump(exclude={"numbers"}) for rule in self.rules]


def rules_answer(instance: Instance, heading: Heading) -> RulesAnswer:
    rulebook = instance.rulebook
    return RulesAnswer(
        **about(instance, heading),
        rules=tuple(
            RuleShown(
                id=rule.id,
                kind=rule.kind,
                wording=rule.source.in_words(instance.names),
                cite=rule.cite,
                numbers=rule.parameters(),
            )
            for rule in rulebook.rules
        ),
        award=tuple(
            StageShown(
                id=stage.id,
                lists=stage.lists,
                order=stage.order,
                policy=stage.policy,
                cite=stage.cite,
            )
            for stage in stages_of(rulebook)
        ),
        heading=heading,
        labels=labels_of(instance, instance.hosts),
    )
