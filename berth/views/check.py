"""What `berth check` found, as JSON."""

from berth.questions.check import Findings
from berth.views.old_json import Json, turn_json
from berth.views.witness import noc_of, pools_of, witness
from models.checks.envy import Envy
from models.checks.lawful import Breach
from models.instance import Instance


def of_check(instance: Instance, findings: Findings) -> Json:
    return {
        "status": "lawful" if findings.is_clean else "breached",
        "breaches": [_breach(instance, breach) for breach in findings.breaches],
        "envies": [_envy(envy) for envy in findings.envies],
    }


def _breach(instance: Instance, breach: Breach) -> Json:
    """`noc` is null where places of several NOCs are counted."""
    bound = breach.counted - breach.excess
    return {
        "kind": breach.source.kind,
        "id": breach.source.id,
        "wording": breach.source.wording,
        "cite": breach.source.cite,
        "noc": noc_of(breach.places),
        "columns": pools_of(instance, breach.places),
        "held": breach.counted,
        "at_least": bound if breach.excess < 0 else None,
        "at_most": bound if breach.excess > 0 else None,
        "witness": witness(instance, breach),
    }


def _envy(envy: Envy) -> Json:
    """`instead_of` is null where the line could simply be added."""
    worse = envy.instead_of
    return {**turn_json(envy.turn), "instead_of": turn_json(worse) if worse else None}
