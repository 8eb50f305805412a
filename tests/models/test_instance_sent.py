"""Instances go to other processes."""

import pickle

from running import SOCHI

from models.files import read_instance


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
