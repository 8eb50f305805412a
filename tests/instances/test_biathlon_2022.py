"""Biathlon 2022: places by the nations' list in bands, and by a points list for who has none.

The NOC Quota List (20 NOCs per gender, men 4 and 5 in one of two reported orders) is official as
reported by biathlonworld.com; so are the numbers of places by the points list, whose order is not
known: it is made here from the numbers, an NOC's first places before the second ones.
"""

from collections import Counter

import pytest

from models.instance import Instance
from models.noc import noc_table
from models.rulebook import Rulebook
from solver.allocate.solve import solve
from solver.walk.seasons import as_ranking

NATIONS = {
    "men": "NOR FRA GER ROC SWE ITA BLR AUT UKR CZE SLO CAN SUI USA FIN LTU BUL BEL EST SVK CHN",
    "women": "SWE NOR FRA GER BLR ROC UKR AUT ITA CZE SUI USA POL CAN FIN EST CHN SVK JPN BUL",
}
POINTS = {
    "men": "KAZ MDA JPN KOR NZL ROU POL CHN KAZ MDA JPN",
    "women": "KOR MDA SLO LAT BEL KAZ DEN ROU LTU KOR MDA SLO",
}
#: As reported; China's men with the two places beside the field.
PUBLISHED = {
    "men": "AUT 5 BEL 4 BLR 5 BUL 4 CAN 4 CHN 4 CZE 5 EST 4 FIN 4 FRA 6 GER 6 ITA 5 JPN 2 KAZ 2 "
    "KOR 1 LTU 4 MDA 2 NOR 6 NZL 1 POL 1 ROC 5 ROU 1 SLO 4 SUI 4 SVK 4 SWE 5 UKR 5 USA 4",
    "women": "AUT 5 BEL 1 BLR 5 BUL 4 CAN 4 CHN 4 CZE 5 DEN 1 EST 4 FIN 4 FRA 6 GER 5 ITA 5 JPN 4 "
    "KAZ 1 KOR 2 LAT 1 LTU 1 MDA 2 NOR 6 POL 4 ROC 5 ROU 1 SLO 2 SUI 4 SVK 4 SWE 6 UKR 5 USA 4",
}


def biathlon():
    squads = ["men", "women"]
    bands = [{"to": 3, "places": 6}, {"to": 10, "places": 5}, {"to": 20, "places": 4}]
    nations, points = [f"{s}-nations" for s in squads], [f"{s}-points" for s in squads]
    rules = [
        {"id": "bands", "kind": "rank_bands", "lists": nations, "bands": bands},
        {"id": "nations", "kind": "list_size", "lists": nations, "at_most": 93},
        {
            "id": "field",
            "kind": "field_size",
            "events": ["men-places", "women-places"],
            "exactly": 105,
        },
        {"id": "two", "kind": "noc_list_limit", "lists": points, "at_most": 2},
        *(
            {
                "id": f"{s}-rest",
                "kind": "unserved_only",
                "lists": [f"{s}-points"],
                "after": [f"{s}-nations"],
            }
            for s in squads
        ),
        {"id": "host", "kind": "host_guarantee", "events": {"men-places": 2}},
    ]
    book = Rulebook.model_validate(
        {
            "id": "biathlon-2022",
            "title": "Biathlon 2022",
            "squads": {squad: squad for squad in squads},
            "events": {f"{s}-places": {"name": s, "squad": s} for s in squads},
            "lists": {
                f"{s}-{what}": {"event": f"{s}-places"}
                for s in squads
                for what in ("nations", "points")
            },
            "rules": [{"cite": "as reported", **rule} for rule in rules],
            "award": [
                {"id": "nations", "lists": nations, "order": "list_by_list"},
                {"id": "points", "lists": points, "order": "list_by_list"},
            ],
        }
    )
    lists = {f"{s}-nations": NATIONS[s].split() for s in squads}
    lists |= {f"{s}-points": POINTS[s].split() for s in squads}
    beside = {
        "form": "beside",
        "places": 2,
        "date": "2022-01-17",
        "basis": "host outside the top 20",
    }
    return Instance(
        id="biathlon-2022",
        title="Biathlon 2022",
        rulebook=book,
        nocs=noc_table(),
        host="CHN",
        rankings={name: as_ranking(nocs) for name, nocs in lists.items()},
        rulings=[{"noc": "CHN", "event": "men-places", **beside}],
    )


def published(squad):
    words = PUBLISHED[squad].split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


def places(outcome, squad):
    """NOC -> places of a squad, those beside the field too."""
    found = Counter()
    for (noc, pool), count in outcome.numbers.items():
        if pool.startswith(f"{squad}-"):
            found[noc] += count
    return found


@pytest.mark.parametrize("squad", ["men", "women"])
def test_the_bands_the_points_list_and_the_host_make_the_published_places(squad):
    assert places(solve(biathlon()), squad) == published(squad)


def test_the_bands_come_to_the_places_of_the_nations_list():
    case = biathlon()
    for squad in ("men", "women"):
        lines = case.counted_rankings[f"{squad}-nations"].lines
        assert len(lines) == 93 == 3 * 6 + 7 * 5 + 10 * 4
        assert [line.rank for line in lines] == sorted(line.rank for line in lines)
