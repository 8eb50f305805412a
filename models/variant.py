"""A variant: a named patch of a rulebook, 'what if'. The base is never touched."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.base import Count, Identifier, Model, RuleId, Text
from models.errors import Problem, did_you_mean, refuse
from models.rulebook import Rulebook, Stage
from models.rules import Rule


class Variant(Model):
    """A rule is patched once: changed or dropped, not both.

    id:       what it is called: --variant
    question: the question that it asks; for readers
    change:   `rule.parameter` -> its new number
    drop:     rules left out
    add:      further rules
    award:    another order of award, all of it
    leave_out: competitions whose results do not count
    """

    id: Identifier
    question: Text | None = None
    change: Mapping[str, Count] = {}
    drop: tuple[RuleId, ...] = ()
    add: tuple[Rule, ...] = ()
    award: tuple[Stage, ...] | None = None
    leave_out: tuple[Identifier, ...] = ()

    def apply(self, base: Rulebook) -> Rulebook:
        """The patched rulebook, validated from scratch.

        Raises pydantic's ValidationError, with places in the variant, when the patch does not
        fit the base, or with places below `rulebook` when the result is no rulebook.
        """
        refuse("variant", self._misfits(base))
        rules = [self._patched(rule) for rule in base.rules if rule.id not in self.drop]
        award = base.award if self.award is None else self.award
        patched = dict(base) | {"rules": [*rules, *self.add], "award": award}
        if self.leave_out and (classification := base.classification) is not None:
            left_out = tuple(dict.fromkeys((*classification.leave_out, *self.leave_out)))
            patched["classification"] = classification.model_copy(update={"leave_out": left_out})
        try:
            return Rulebook.model_validate(patched)
        except ValidationError as error:
            problems = [
                Problem(("rulebook", *found["loc"]), f"with this variant: {_told(found)}")
                for found in error.errors()
            ]
            refuse("variant", problems)
            raise

    def _misfits(self, base: Rulebook) -> Iterator[Problem]:
        rules = {rule.id: rule for rule in base.rules}
        if self.leave_out and base.classification is None:
            message = "the rulebook has no classification, so no competition counts anyway"
            yield Problem(("leave_out",), message)
        for index, name in enumerate(self.drop):
            if name not in rules:
                yield Problem(
                    ("drop", index), f"unknown rule '{name}'; {did_you_mean(name, rules)}"
                )
        parameters = [f"{rule.id}.{name}" for rule in base.rules for name in rule.parameters()]
        for address in self.change:
            rule_id = address.partition(".")[0]
            if rule_id in self.drop:
                message = f"rule '{rule_id}' is changed and dropped; do one of them"
                yield Problem(("change", address), message)
            elif address not in parameters:
                near = [name for name in parameters if name.startswith(f"{rule_id}.")]
                hint = did_you_mean(address, near or parameters)
                yield Problem(("change", address), f"unknown parameter '{address}'; {hint}")
        for index, rule in enumerate(self.add):
            if rule.id in rules and rule.id not in self.drop:
                message = f"rule '{rule.id}' exists; drop it as well, or add under another id"
                yield Problem(("add", index, "id"), message)

    def _patched(self, rule: Rule) -> Rule:
        """The rule with its new numbers; negative or fractional ones are refused by the rule."""
        change = {
            address.partition(".")[2]: number
            for address, number in self.change.items()
            if address.partition(".")[0] == rule.id
        }
        try:
            return rule.with_numbers(change) if change else rule
        except ValidationError as error:
            problems = [
                Problem(("change", f"{rule.id}.{'.'.join(map(str, found['loc']))}"), _told(found))
                for found in error.errors()
            ]
            refuse("variant", problems)
            raise


def _told(found: ErrorDetails) -> str:
    """What is wrong with a number, and what to do; our own words are kept."""
    if found["type"] == "problem":
        return found["msg"]
    if found["type"] == "too_short" and found["loc"] == ("rules",):
        return "no rule would be left, and a rulebook has one or more; keep one of them"
    least = found.get("ctx", {}).get("ge")
    if least is not None:
        return f"{found['input']} is too small; write {least} or more"
    return "the rule does not take this number; write another one"
