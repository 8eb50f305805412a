"""Whether a view holds all that is shown."""

import json

import jsonschema


def whole(answer):
    """Its JSON, which its schema allows, and from which the same value and text come back."""
    dump = answer.model_dump_json()
    told = json.loads(dump)
    assert told == answer.model_dump(mode="json")
    jsonschema.validate(told, type(answer).model_json_schema())
    again = type(answer).model_validate_json(dump)
    assert again == answer
    assert str(again) == str(answer)
    return told
