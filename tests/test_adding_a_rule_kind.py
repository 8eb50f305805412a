"""docs/adding-a-rule-kind.md is true: the hooks are all there, the code shown is the code."""

import re
from inspect import getsource
from textwrap import dedent, indent

from clauses import KINDS
from documents import ROOT

from models.rules.base import RuleBase

DOCUMENT = ROOT / "docs" / "adding-a-rule-kind.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
HOOKS = re.findall(r"^\| `(\w+)\((.*?)\)` \| .+ \| `(\w+)` \|$", TEXT, re.M)

#: What a kind has from the base and need not say anything about.
NO_HOOKS = {
    "laws",
    "lowered",
    "on_each_noc",
    "opens",
    "is_about_hosts",
    "parameters",
    "with_numbers",
}
TOLD_IN_SENTENCES = {"wording", "bounds", "problems"}


def test_every_hook_has_a_row_with_what_it_is_asked_about():
    methods = {
        name: ", ".join(method.__code__.co_varnames[1 : method.__code__.co_argcount])
        for name, method in vars(RuleBase).items()
        if callable(method) and not name.startswith("_") and hasattr(method, "__code__")
    }
    hooks = {name: args for name, args, _ in HOOKS}
    assert hooks == {
        n: args for n, args in methods.items() if n not in NO_HOOKS | TOLD_IN_SENTENCES
    }


def test_a_kind_that_is_named_beside_a_hook_has_it():
    assert [name for name, _, kind in HOOKS if name not in vars(KINDS[kind])] == []


def test_what_is_said_of_a_class_is_all_that_can_be_said():
    said = {
        name
        for name in RuleBase.__annotations__
        if "ClassVar" in str(RuleBase.__annotations__[name])
    }
    assert [name for name in said if f"`{name}`" not in TEXT] == []


def test_the_code_shown_is_the_code():
    bounds, literal = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    assert indent(bounds, "    ") in getsource(KINDS["noc_list_limit"])
    file = ROOT / "tests" / "helpers" / "literal" / "kinds" / "noc_list_limit.py"
    assert dedent(literal) in file.read_text(encoding="utf-8")


def test_the_files_that_it_names_are_there():
    named = re.findall(r"`((?:models|tests|instances)/[\w/.-]+)`", TEXT)
    assert [name for name in named if not (ROOT / name).exists()] == []
