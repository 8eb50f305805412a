"""Whatever Berth cannot do is one kind of error, and arrives whole wherever it is sent."""

import importlib
import inspect
import pickle
import pkgutil

import pytest

import models
import solver
from models.errors import BadInput, BadQuestion, BerthError, Complaint, Defect, did_you_mean
from solver.clock import Undecided
from solver.cpsat.program import new_program

#: With an older ortools it cannot be loaded, and is not.
DIRECT = "solver.cpsat.direct"


def modules_of(package):
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if found.name != DIRECT or type(new_program()).__module__ == DIRECT:
            yield importlib.import_module(found.name)


@pytest.mark.parametrize("package", [models, solver], ids=lambda package: package.__name__)
def test_every_error_that_others_may_see_has_the_one_base(package):
    strangers = {
        f"{module.__name__}.{name}"
        for module in modules_of(package)
        for name, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, BaseException) and found.__module__ == module.__name__
        if not name.startswith("_") and not issubclass(found, BerthError)
    }
    assert strangers == set()


@pytest.mark.parametrize(
    "error",
    [
        BadInput(Complaint("b.csv", 3, 1, "one"), Complaint("a.csv", 2, 1, "two")),
        BadQuestion("unknown NOC 'XXX'", "unknown event 'men-501m'"),
        Defect("a second proof leads to another allocation"),
        Undecided(2.5),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_arrives_whole_from_another_process(error):
    sent = pickle.loads(pickle.dumps(error))
    assert type(sent) is type(error)
    assert str(sent) == str(error)
    assert vars(sent) == vars(error)


def test_a_question_that_is_wrong_in_two_ways_is_told_in_two_lines():
    assert str(BadQuestion("first", "second")) == "first\nsecond"


def test_who_has_waited_in_vain_is_told_what_to_do():
    assert str(Undecided(30.0)) == (
        "undecided after 30 s, which is no answer; allow more time, such as time_limit=60"
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("men-50m", "did you mean 'men-500m'?"),
        ("time", "did you mean 'best_time_s'?"),
        ("no-hot", "did you mean 'no-host-guarantee'?"),
        ("Nordic", "known are: "),
        ("total", "known are: "),
        ("rank", "known are: "),
    ],
)
def test_a_hint_is_given_only_where_it_is_likely_right(word, hint):
    known = ["men-500m", "best_time_s", "no-host-guarantee", "Africa", "race", "athletes"]
    assert did_you_mean(word, known).startswith(hint)


def test_what_is_about_as_near_is_named_too():
    """'noc_limit' is a limit per NOC: on what, nobody can tell."""
    kinds = ["noc_list_limit", "noc_event_limit", "noc_squad_limit", "list_size", "field_size"]
    assert did_you_mean("noc_limit", kinds) == (
        "did you mean 'noc_list_limit', 'noc_event_limit' or 'noc_squad_limit'?"
    )
    assert did_you_mean("noc_event_limt", kinds) == "did you mean 'noc_event_limit'?"
