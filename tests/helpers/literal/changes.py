"""The data of an instance with other numbers, rules or rulings: copies, the given one stays."""

from copy import deepcopy


def parameters(said):
    """`rule.parameter` -> its number; `team` is none."""
    found = {}
    for rule in said["rulebook"]["rules"]:
        for name, value in rule.items():
            found |= {f"{rule['id']}.{at}": number for at, number in _numbers(name, value)}
    return found


def _numbers(address, value):
    if isinstance(value, int) and not isinstance(value, bool):
        yield address, value
    inner = value.items() if isinstance(value, dict) else ()
    for key, part in enumerate(value, 1) if isinstance(value, list) else inner:
        yield from _numbers(f"{address}.{key}", part)


def with_numbers(said, numbers):
    said = deepcopy(said)
    for address, number in numbers.items():
        rule_id, *outer, last = address.split(".")
        rule = next(rule for rule in said["rulebook"]["rules"] if rule["id"] == rule_id)
        for key in outer:
            # In a row of several the first is number 1.
            rule = rule[int(key) - 1] if isinstance(rule, list) else rule[key]
        rule[last] = number
    return said


def without_rules(said, rules):
    said = deepcopy(said)
    book = said["rulebook"]
    book["rules"] = [rule for rule in book["rules"] if rule["id"] not in rules]
    return said


def with_rulings(said, rulings):
    return deepcopy(said) | {"rulings": list(rulings)}


def capped(said, most):
    """With rulings after all others: NOC and event -> the most places it has."""
    last = {"date": "9999-12-31", "basis": "given back"}
    further = [
        {"noc": noc, "event": event, "at_most": number, **last}
        for (noc, event), number in most.items()
    ]
    return with_rulings(said, [*said["rulings"], *further])
