"""Conflicts, corrections and repairs by trying every set of rules and one number after another.

Shares with the program the bounds of the rules. Which rules can be kept together is found by
trying every allocation; where a world is too large for that, by the board. For a dozen rules.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from math import prod

from definition import INFINITE, count
from pydantic import ValidationError

from models.instance import Instance
from models.rulebook import Rulebook
from solver.clock import Clock
from solver.cpsat.model import Board

Rules = tuple[str, ...]

#: Up to so many allocations every one is tried.
FEW = 20_000


def all_conflicts(instance: Instance) -> list[Rules]:
    """Every smallest set of rules that cannot all be kept, whatever becomes of the others.

    [()] if not even the facts and rulings can be kept.
    """
    possible = oracle(instance)
    conflicts: list[Rules] = []
    for rules in subsets(rules_of(instance)):
        if not contains_one_of(rules, conflicts) and not possible(rules):
            conflicts.append(rules)
    return in_order(instance, conflicts)


def all_corrections(instance: Instance) -> list[Rules]:
    """Every smallest set of rules without which the others can be kept; [()] without a conflict."""
    possible = oracle(instance)
    names = rules_of(instance)
    corrections: list[Rules] = []
    for dropped in subsets(names):
        kept = tuple(name for name in names if name not in dropped)
        if not contains_one_of(dropped, corrections) and possible(kept):
            corrections.append(dropped)
    return in_order(instance, corrections)


def problems(instance: Instance) -> list[tuple[list[Rules], list[Rules]]]:
    """Conflicts that share rules, directly or through others, with the corrections of each group.

    A correction of a group has a rule of each of its conflicts, and none to spare.
    """
    groups: list[list[Rules]] = []
    for conflict in all_conflicts(instance):
        near = [group for group in groups if any(set(conflict) & set(other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), conflict])
    found = []
    for group in sorted(groups, key=lambda group: places(instance, sorted_rules(instance, group))):
        corrections: list[Rules] = []
        for dropped in subsets(sorted_rules(instance, group)):
            hits = all(set(dropped) & set(conflict) for conflict in group)
            if hits and not contains_one_of(dropped, corrections):
                corrections.append(dropped)
        found.append((in_order(instance, group), in_order(instance, corrections)))
    return found


def all_repairs(instance: Instance, highest: int = 150, most_rules: int = 2) -> list[list[dict]]:
    """For each problem the smallest changes of numbers, fewest numbers first.

    A change is a mapping: address -> new number. For every smallest set of numbers that can
    settle the problem, the changes whose sum is
    smallest (several, if they tie). Rules of the other problems are left out. Numbers up to
    `highest` are tried, in sets of up to `most_rules` beyond the smallest correction.
    """
    groups = problems(instance)
    found = [
        list(repairs_of(instance, number, groups, highest, most_rules))
        for number in range(len(groups))
    ]
    old = {
        f"{rule.id}.{address}": value
        for rule in instance.rulebook.rules
        for address, value in rule.parameters().items()
    }

    def size(new: dict[str, int]) -> tuple[int, int, list[int]]:
        total = sum(abs(value - old[address]) for address, value in new.items())
        return len(new), total, [list(old).index(address) for address in new]

    return [sorted(repairs, key=size) for repairs in found]


def repairs_of(instance, number, groups, highest, most_rules) -> Iterator[dict[str, int]]:
    elsewhere = {
        rule
        for other, (conflicts, _) in enumerate(groups)
        if other != number
        for conflict in conflicts
        for rule in conflict
    }
    kept = tuple(rule for rule in rules_of(instance) if rule not in elsewhere)
    old = {
        f"{rule.id}.{address}": value
        for rule in instance.rulebook.rules
        if rule.id in kept and not rule.fixed
        for address, value in rule.parameters().items()
    }
    settled: list[Rules] = []
    _, corrections = groups[number]
    largest = min(map(len, corrections)) + most_rules - 1
    for support in subsets(tuple(old)):
        if len(support) > largest:
            return
        touched = {address.split(".")[0] for address in support}
        # Whatever the new numbers, the rules that keep theirs must be possible without these.
        hopeful = any(touched >= set(correction) for correction in corrections)
        if hopeful and not contains_one_of(support, settled):
            smallest = list(smallest_changes(instance, support, old, kept, highest))
            if smallest:
                settled.append(support)
            yield from smallest


def smallest_changes(instance, support, old, kept, highest) -> Iterator[dict[str, int]]:
    reach = [max(highest, old[address]) for address in support]
    for total in range(len(support), sum(reach) + 1):
        found = False
        for sizes in splits(total, len(support)):
            for signs in product((1, -1), repeat=len(support)):
                new = {a: old[a] + s * n for a, s, n in zip(support, signs, sizes, strict=True)}
                in_reach = all(0 <= v <= m for v, m in zip(new.values(), reach, strict=True))
                if in_reach and works(instance, new, kept):
                    found = True
                    yield new
        if found:
            return


def works(instance: Instance, new: dict[str, int], kept: Rules) -> bool:
    """Whether these rules can be kept with new numbers, in a rulebook validated from scratch."""
    changed = with_numbers(instance, new)
    return changed is not None and kept_with(changed, kept) is not None


def with_numbers(instance: Instance, new: dict[str, int]) -> Instance | None:
    """The instance with other numbers, or None if nobody may write them."""
    rulebook = json.loads(instance.rulebook.model_dump_json(exclude_unset=True))
    for rule in rulebook["rules"]:
        for address, value in new.items():
            name, *outer, last = address.split(".")
            if name == rule["id"]:
                (rule[outer[0]] if outer else rule)[last] = value
    try:
        return instance.with_rulebook(Rulebook.model_validate(rulebook))
    except ValidationError:
        return None


def oracle(instance: Instance) -> Callable[[Rules], bool]:
    """Whether some allocation keeps all of these rules, every fact and every ruling.

    For many questions: what is found is grown or shrunk as far as it goes and then remembered.
    """
    if prod(n + 1 for n in instance.field.lengths.values()) <= FEW:
        kept_sets = set(kept_by_allocations(instance))
        return lambda rules: any(kept.issuperset(rules) for kept in kept_sets)
    together: list[set[str]] = []
    clashing: list[set[str]] = []

    def possible(rules: Rules) -> bool:
        if any(kept.issuperset(rules) for kept in together):
            return True
        if contains_one_of(rules, clashing):
            return False
        kept = kept_with(instance, rules)
        if kept is not None:
            for rule in rules_of(instance):
                if rule not in kept:
                    kept = kept_with(instance, {*kept, rule}) or kept
            together.append(kept)
            return True
        clash = set(rules)
        for rule in rules:
            if kept_with(instance, clash - {rule}) is None:
                clash.discard(rule)
        clashing.append(clash)
        return False

    return possible


def kept_with(instance: Instance, rules: Iterable[str]) -> set[str] | None:
    """All the rules that some allocation keeps which keeps these, or None if there is none."""
    needed, field = set(rules), instance.field
    every_place = [p for noc, pool in field.lengths for p in field.chain(noc, pool)]
    laws = [law for law in instance.laws if law.source.kind != "rule" or law.source.id in needed]
    held = Board(laws, every_place, Clock()).any({})
    if held is None:
        return None
    broken = {law.source.id for law in instance.laws if law.bound.excess(held)}
    assert not broken & needed
    return set(rules_of(instance)) - broken


def kept_by_allocations(instance: Instance) -> Iterator[frozenset[str]]:
    """For every allocation that keeps facts and rulings, the rules that it keeps."""
    field = instance.field
    chains = [field.chain(noc, pool) for noc, pool in field.lengths]
    bit = {place: 1 << n for n, place in enumerate(p for chain in chains for p in chain)}

    def levels(named) -> list[int]:
        """Masks of the places named at least once, at least twice, ..."""
        found: list[int] = []
        for place in named:
            level = next((n for n, mask in enumerate(found) if not mask & bit[place]), len(found))
            found[level : level + 1] = [sum(found[level : level + 1]) | bit[place]]
        return found

    rules: dict[str, list] = {name: [] for name in rules_of(instance)}
    background: list = []
    for source, bound in instance.laws:
        when = bound.when
        counted = (
            levels(bound.places),
            bound.at_least,
            INFINITE if bound.at_most is None else bound.at_most,
            levels(when.places) if when else [],
            when.at_least if when else 0,
            INFINITE if when is None or when.at_most is None else when.at_most,
        )
        (rules[source.id] if source.kind == "rule" else background).append(counted)

    def keeps(mask: int, bounds) -> bool:
        return all(
            least <= count(mask, named) <= most
            or not when_least <= count(mask, condition) <= when_most
            for named, least, most, condition, when_least, when_most in bounds
        )

    steps = [[sum(bit[p] for p in chain[:n]) for n in range(len(chain) + 1)] for chain in chains]
    for pick in product(*steps):
        mask = sum(pick)
        if keeps(mask, background):
            yield frozenset(name for name, bounds in rules.items() if keeps(mask, bounds))


def rules_of(instance: Instance) -> Rules:
    return tuple(rule.id for rule in instance.rulebook.rules)


def subsets(names: Rules) -> Iterator[Rules]:
    """The smaller ones first."""
    for size in range(len(names) + 1):
        yield from combinations(names, size)


def contains_one_of(names: Iterable[str], sets: Iterable[Iterable[str]]) -> bool:
    names = set(names)
    return any(names.issuperset(other) for other in sets)


def splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to write a number as a sum of so many numbers from 1."""
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for rest in splits(total - first, parts - 1):
            yield (first, *rest)


def places(instance: Instance, rules: Rules) -> list[int]:
    names = rules_of(instance)
    return [names.index(rule) for rule in rules]


def sorted_rules(instance: Instance, group: Iterable[Rules]) -> Rules:
    """The rules of a group of conflicts, as in the rulebook."""
    found = {rule for conflict in group for rule in conflict}
    return tuple(rule for rule in rules_of(instance) if rule in found)


def in_order(instance: Instance, sets: Iterable[Rules]) -> list[Rules]:
    """The smaller sets first, then as their rules stand in the rulebook."""
    return sorted(sets, key=lambda rules: (len(rules), places(instance, rules)))
