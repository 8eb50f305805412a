"""An instance as plain data, so that Berth and its peers decide exactly the same.

    {"places": [[noc, pool, k], ...],
     "lines":  [place, ...],                      # in the order of award, within reach
     "laws":   [{"id", "kind", "places": [place, ...], "least", "most",
                 "when": null or [[place, ...], least, most]}, ...]}

A place is told by its number in `places`; in a law it counts as often as it is named. `most` may be
null: no limit. What is asked for: the lexicographic maximum over the lines, and then as few other
places as possible. Only strict stages without open ties say the same to everybody.
"""

from collections.abc import Iterable
from typing import Any

from models.bound import Law
from models.instance import Instance
from models.place import Place


class Numbered:
    """Places as numbers, in the order in which they are first named."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._numbers: dict[Place, int] = {}
        self.of(places)

    def of(self, places: Iterable[Place]) -> list[int]:
        return [self._numbers.setdefault(place, len(self._numbers)) for place in places]

    @property
    def names(self) -> list[list[str | int]]:
        return [list(place) for place in self._numbers]


def exported_laws(laws: Iterable[Law], numbered: Numbered) -> list[dict[str, Any]]:
    found = []
    for source, (places, least, most, when) in laws:
        law: dict[str, Any] = {"kind": source.kind, "id": source.id, "least": least, "most": most}
        law["places"] = numbered.of(places)
        law["when"] = when and [numbered.of(when.places), when.at_least, when.at_most]
        found.append(law)
    return found


def exported(instance: Instance) -> dict[str, Any]:
    """The whole question. Raises ValueError where not every stage is strict."""
    if any(stage.policy != "strict" for stage, _ in instance.stages):
        raise ValueError("only strict stages are told")
    reach = instance.within_reach
    numbered = Numbered(reach.places)
    laws = exported_laws(instance.laws_within_reach, numbered)
    lines = [turn.place for _, turns in instance.stages for turn in turns]
    within = [line for line in lines if line.k <= reach.lengths.get(line[:2], 0)]
    return {"places": numbered.names, "lines": numbered.of(within), "laws": laws}
