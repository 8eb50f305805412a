"""Instances go to other processes, and as JSON to wherever Berth runs."""

import pickle

import pytest
from running import ROOT, SOCHI

from models.classification import Falling
from models.files import read_instance
from models.instance import Instance

CASES = sorted((ROOT / "instances").glob("*/instance.yaml"))


def test_an_instance_arrives_as_it_was_without_what_is_derived_from_it():
    instance = read_instance(SOCHI)
    before = pickle.dumps(instance)
    assert instance.field.places
    assert instance.laws
    sent = pickle.dumps(instance)
    assert sent == before
    arrived = pickle.loads(sent)
    for name in ("id", "rulebook", "host", "rankings", "rulings", "published", "as_of"):
        assert getattr(arrived, name) == getattr(instance, name)
    assert dict(arrived.nocs) == dict(instance.nocs)
    assert list(arrived.competitions) == list(instance.competitions)
    assert arrived.laws == instance.laws


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_an_instance_written_as_json_is_read_as_the_same(path):
    instance = read_instance(path, needs_rankings=False)
    written = instance.model_dump_json()
    read = Instance.model_validate_json(written)
    assert (read, read.notes, read.laws) == (instance, instance.notes, instance.laws)
    assert read.model_dump_json() == written


@pytest.mark.parametrize("written", ["0.80000", "1.5", "0.0", "nan", "0,8", "0.8 "])
def test_a_factor_in_json_is_one_that_a_file_could_have(written):
    told = '{"first": 100, "factor": "%s"}'
    assert str(Falling.model_validate_json(told % "0.8").factor) == "0.8"
    with pytest.raises(ValueError, match="is not a factor"):
        Falling.model_validate_json(told % written)


def test_a_factor_in_quotes_is_none_in_a_file():
    with pytest.raises(ValueError, match="is not a factor"):
        Falling.model_validate({"first": 100, "factor": "0.8"})
