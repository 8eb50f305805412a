"""A season of which one cup is over."""

from models.classification import Result
from models.instance import Instance
from models.noc import Noc
from models.rulebook import Rulebook


def season(first, rules, lines=1, *, points=(5, 3, 1), host=None, ties=(), rulings=()):
    """One cup that is over, `first`: event -> NOCs as they came in. A is asked about."""
    events = list(first)
    book = {
        "id": "tiny",
        "title": "Tiny",
        "squads": {"all": "Athletes"},
        "events": {e: {"name": e, "squad": "all", "team": e.endswith("relay")} for e in events},
        "classification": {
            "points": list(points),
            "lines": {"default": lines},
            "ties": list(ties),
        },
        "rules": [{"id": f"rule-{n}", "cite": "c", **rule} for n, rule in enumerate(rules, 1)],
        "award": [{"id": "all", "lists": events, "order": "rank_by_rank"}],
    }
    return Instance(
        id="tiny",
        title="Tiny",
        rulebook=Rulebook.model_validate(book),
        nocs={code: Noc(code=code, name=f"{code}land") for code in "ABCDN"},
        host=host,
        competitions={
            "first": {
                e: tuple(Result(place, noc) for place, noc in enumerate(nocs, 1))
                for e, nocs in first.items()
            }
        },
        rulings=[{"date": "2020-01-01", "basis": "decided", **one} for one in rulings],
    )
