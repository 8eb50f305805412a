"""The packages know no sport: what they do, they do for a sport that nobody has written yet.

Documentation may cite a sport as the source of a rule. Names and messages may not: who needs one
has moved a rulebook into the program. (What tables head their columns with, 'Skater' for who has
the line, is in models/reading/headers.csv, in many languages, and decides nothing.)
"""

import ast
import re

import pytest
from documents import ROOT

#: Beginnings of words: the sports of the Games, what is done in them, and with what.
SPORTS = r"""
    alpine|archer|athletics|badminton|baseball|basketball|biathl|bicycle|bmx|bobsl|boxing|
    canoe|climbing|cross-country|curling|cyclist|cycling|diving|dressage|epee|equestr|
    fencer|fencing|football|freestyle|golf|gymnast|halfpipe|handball|hockey|horse|ice|
    jockey|judo|karate|kayak|luge|marathon|mogul|nordic|oars|pentathl|racing|relay|rider|
    rowing|rugby|sabre|sail|shooting|skate|skating|skeleton|ski|slalom|sled|slopestyle|
    snow|softball|sprint|surfing|swim|synchro|taekwondo|tennis|triathl|volleyball|
    weightlift|wrestl
"""
#: Words of any program that begin like one of them.
NO_SPORT = {"skip", "skips", "skipped", "synchronous"}
WORD = re.compile(rf"(?<![a-z])(?:{''.join(SPORTS.split())})[a-z]*")


def said_in(source):
    """Every name and text of a module but its documentation, with its line."""
    tree = ast.parse(source)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        for name in ("id", "attr", "arg", "name", "asname", "module", "value"):
            text = getattr(node, name, None)
            if isinstance(text, str) and id(node) not in documentation:
                yield getattr(node, "lineno", 1), text


def sports_in(text):
    return [word for word in WORD.findall(text.lower()) if word not in NO_SPORT]


@pytest.mark.parametrize("package", ["models", "solver", "berth"])
def test_no_name_and_no_message_of_a_package_knows_a_sport(package):
    found = [
        f"{file.relative_to(ROOT)}:{line}: {word}"
        for file in sorted((ROOT / package).rglob("*.py"))
        for line, text in [(0, file.stem), *said_in(file.read_text(encoding="utf-8"))]
        for word in sports_in(text.replace("_", " "))
    ]
    assert found == []


def test_a_sport_would_be_found_in_a_name_a_message_and_a_file():
    source = '"""Skating may be cited."""\nrelay_size = f"{4} of a relay"\ndef skis(judoka): ...\n'
    found = [word for _, text in said_in(source) for word in sports_in(text.replace("_", " "))]
    assert sorted(found) == ["judoka", "relay", "relay", "skis"]
