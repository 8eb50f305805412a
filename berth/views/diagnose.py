"""A diagnosis as JSON: keys in a fixed order, new keys at the end."""

from typing import Any

from models.answers.diagnosis import ConflictOfRules, Diagnosis


def of_diagnosis(found: Diagnosis) -> dict[str, Any]:
    return {
        "status": found.status,
        "complete": found.complete,
        "problems": [
            {
                "conflicts": [of_conflict(conflict) for conflict in problem.conflicts],
                "repairs": [
                    {
                        "changes": [
                            {"parameter": change.parameter, "from": change.old, "to": change.new}
                            | {"why_not_less": of_conflict(why)}
                            for change, why in zip(repair.changes, repair.why_not_less, strict=True)
                        ],
                        "why_not_less": of_conflict(repair.why_not_less[0]),
                        "drastic": repair.drastic,
                    }
                    for repair in problem.repairs
                ],
                "corrections": [list(correction) for correction in problem.corrections],
            }
            for problem in found.problems
        ],
    }


def of_conflict(conflict: ConflictOfRules) -> dict[str, Any]:
    return {
        "rules": list(conflict.rules),
        "sums": list(conflict.sums),
        "because": conflict.because,
    }
