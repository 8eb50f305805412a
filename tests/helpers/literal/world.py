"""An instance as data, read literally: NOCs by any code, rulings by their days, lines in turn."""

from collections import Counter, defaultdict
from functools import cache, cached_property
from itertools import groupby
from typing import NamedTuple

from literal.kinds import asked, claims_of

#: Other codes of an NOC: of a day before, of ISO, and one that the instance says.
CODES = {"HOL": "NED", "NLD": "NED", "SCO": "GBR"}
#: Names, which tables and questions may have as well.
NAMES = {"Netherlands": "NED", "Great Britain": "GBR", "South Korea": "KOR", "Japan": "JPN"}
CONTINENTS = {"GBR": "Europe", "NED": "Europe", "KOR": "Asia", "JPN": "Asia"}
ALIASES = {"SCO": "GBR"}

#: What the lines of a stage are sorted by: of a line, the best of its NOC, the list's number.
ORDERS = {
    "rank_by_rank": lambda line, _best, number: (line.rank, number),
    "breadth_first": lambda line, _best, number: (line.k, line.rank, number),
    "noc_by_noc": lambda _line, best, number: (best.rank, number, best.lot, best.noc),
}

STRUCK = ("withdrawn", "not_eligible")
#: Lines that are not said to be drawn come after those that are, and the loser of a lot is last.
NOT_DRAWN, LOST = 10**6, 10**6 + 1


class Line(NamedTuple):
    """k: its number among its NOC's in the list, those that were struck left out. drawn_with: the
    first k of those that a lot is drawn for together."""

    list: str
    rank: int
    noc: str
    k: int
    lot: int
    points: int | None
    drawn_with: int = 0


class Turn(NamedTuple):
    """stage, tie: numbers in the order of award; lines of one list with one rank share the tie,
    unless a lot was drawn between them."""

    stage: int
    tie: int
    line: Line


#: NOC -> all that means it.
MEANING = {
    noc: [noc, *(text for text, other in {**CODES, **NAMES}.items() if other == noc)]
    for noc in CONTINENTS
}


def noc_of(text):
    return CODES.get(text) or NAMES.get(text, text)


class World:
    """said: an instance as its file has it, in one mapping."""

    def __init__(self, said: dict) -> None:
        self.said = said
        book = said["rulebook"]
        self.squads = list(book["squads"])
        self.events = list(book["events"])
        self.one_event_each = {
            name for name, said in book["squads"].items() if "one_event_each" in said
        }
        self.squads_of = {
            name: [event["squad"]] if isinstance(event["squad"], str) else event["squad"]
            for name, event in book["events"].items()
        }
        self.is_team = {name: event.get("team", False) for name, event in book["events"].items()}
        self.rules = book["rules"]
        hosts = said.get("host", [])
        self.hosts = [noc_of(host) for host in ([hosts] if isinstance(hosts, str) else hosts)]
        self.nocs = sorted(CONTINENTS)
        self.continents = CONTINENTS
        declared = {name: entry["event"] for name, entry in book.get("lists", {}).items()}
        named = set(declared.values())
        self.event_of = {e: e for e in self.events if e not in named} | declared
        self.stages = book["award"]
        awarded = [name for stage in self.stages for name in stage["lists"]]
        self.lists_of = {
            event: [name for name in awarded if self.event_of[name] == event]
            for event in self.events
        }
        self.granted = cache(self._granted)

    # Rulings.

    @cached_property
    def rulings(self) -> list[dict]:
        """Those that stand: of several about the same the last by date. A number that is drawn by
        lot is about the line that lost."""
        last = {}
        for given in sorted(self.said.get("rulings", ()), key=lambda ruling: ruling["date"]):
            ruling = self._whole(given)
            about = [ruling["noc"], ruling["event"]]
            if "form" in ruling:
                about += [ruling["list"], ruling["rank"], ruling["form"] == "lot"]
                lines = [(rank, noc) for rank, noc, _ in self._printed(ruling["list"])]
                if lines.count((ruling["rank"], ruling["noc"])) > 1:
                    # Each of its lines has a lot of its own.
                    about.append(ruling.get("drawn"))
            last[tuple(about)] = ruling
        return list(last.values())

    def _whole(self, given):
        ruling = given | {"noc": noc_of(given["noc"])}
        if "form" in ruling:
            return {"list": self.lists_of[ruling["event"]][0]} | ruling
        if "lot" not in ruling["basis"] or "at_most" not in ruling:
            return ruling
        (name,) = self.lists_of[ruling["event"]]
        if any(name in rule.get("lists", ()) and claims_of(rule) for rule in self.rules):
            return ruling
        lines = self._printed(name)
        mine = [rank for rank, noc, _ in lines if noc == ruling["noc"]]
        tied = {rank for rank in mine if len({n for r, n, _ in lines if r == rank}) > 1}
        if ruling["at_most"] >= len(mine) or mine[ruling["at_most"]] not in tied:
            return ruling
        rank = mine[ruling["at_most"]]
        lost = {"form": "lot", "list": name, "rank": rank, "drawn": LOST}
        return {k: v for k, v in ruling.items() if k != "at_most"} | lost

    @cached_property
    def numbers(self) -> dict[tuple[str, str], tuple[int, int]]:
        """(NOC, event) -> the fewest and the most places that a ruling leaves it."""
        return {
            (r["noc"], r["event"]): (r.get("exactly", 0), r.get("exactly", r.get("at_most")))
            for r in self.rulings
            if "form" not in r
        }

    def _granted(self, noc, pool) -> int:
        """Places that an NOC is given in an event or squad, whatever its lines."""
        given = [self.numbers.get((noc, pool), (0, 0))[0]]
        if noc in self.hosts:
            grants = [asked(rule, "grants", pool, otherwise=0) for rule in self.rules]
            given += [min(grant, self.left(noc, pool, grant)) for grant in grants]
        return max(given)

    def is_in(self, noc, group) -> bool:
        """Of a continent, or of a group of the rulebook's own."""
        own = self.said["rulebook"].get("groups", {})
        return noc in own[group] if group in own else self.continents[noc] == group

    def left(self, noc, event, otherwise) -> int:
        """The most places that a ruling leaves an NOC in an event."""
        return self.numbers.get((noc, event), (0, otherwise))[1]

    # Places without a line.

    def lacking(self, noc, event) -> int:
        """Those granted beyond its lines, and those that stand in for lines of the host."""
        stand_in = [asked(rule, "stands_in", event, otherwise=0) for rule in self.rules]
        granted = self.granted(noc, event) - self._claimed(noc, event)
        return max(0, granted) + (sum(stand_in) if noc in self.hosts else 0)

    def _claimed(self, noc, event) -> int:
        return sum(line.noc == noc for name in self.lists_of[event] for line in self.lines[name])

    def unserved(self, noc, event) -> list[Line]:
        """Its lines of an event but for the first ones, which what it is granted serves."""
        lines = [x for name in self.lists_of[event] for x in self.lines[name] if x.noc == noc]
        return lines[self.granted(noc, event) :]

    def carried(self, event) -> dict[str, int]:
        """Team event -> how many places a team there brings here."""
        return {
            team: max(
                [0, *(asked(r, "carries", team, otherwise={}).get(event, 0) for r in self.rules)]
            )
            for team in self.events
        }

    def further(self, noc, event) -> int:
        """As many as there could be, with as many teams as there could be; and one that follows
        from places in other events, where none is given already: a line that may not be awarded
        takes nothing from it."""
        found = self._brought(noc, event)
        needed = [asked(rule, "follows", event, otherwise=()) for rule in self.rules]
        if found:
            return found
        return int(
            any(
                others and all(self._claimed(noc, e) or self._brought(noc, e) for e in others)
                for others in needed
            )
        )

    def _brought(self, noc, event) -> int:
        return self.lacking(noc, event) + sum(
            number * (self._claimed(noc, team) + self.lacking(noc, team))
            for team, number in self.carried(event).items()
        )

    # Lines.

    def _printed(self, name):
        return [
            (line["rank"], noc_of(line["noc"]), line.get("points"))
            for line in self.said["rankings"].get(name, ())
        ]

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """List -> its lines without those that were struck, in the order in which lots fell."""
        return {name: self._by_claims(name, list(self._lines(name))) for name in self.event_of}

    def _by_claims(self, name, lines):
        """Each line as often as it claims a place."""
        for rule in self.rules:
            if name in rule.get("lists", ()) and (claims := claims_of(rule)):
                number, found = Counter(), []
                for line, count in claims(rule, lines):
                    first = number[line.noc] + 1
                    number[line.noc] += count
                    found += [
                        line._replace(k=k, drawn_with=first) for k in range(first, first + count)
                    ]
                return self._drawn_claims(name, found) if self._is_ranked_anew(name) else found
        return lines

    def _is_ranked_anew(self, name):
        """Whether lots are about what lines claim, and not about the lines."""
        return any(
            name in rule.get("lists", ()) and asked(rule, "ranks_anew", otherwise=False)
            for rule in self.rules
        )

    def _drawn_claims(self, name, claims):
        lots = {
            (ruling["noc"], ruling["rank"]): ruling["drawn"]
            for ruling in self.rulings
            if ruling.get("form") == "lot" and ruling["list"] == name
        }
        ranks = {rank for _, rank in lots}
        drawn = [
            claim._replace(lot=lots.get((claim.noc, claim.rank), NOT_DRAWN))
            if claim.rank in ranks
            else claim
            for claim in claims
        ]
        return sorted(drawn, key=lambda claim: (claim.rank, claim.lot))

    def _lines(self, name):
        mine = [r for r in self.rulings if "form" in r and r["list"] == name]
        if self._is_ranked_anew(name):
            mine = [ruling for ruling in mine if ruling["form"] != "lot"]
        struck = Counter((r["noc"], r["rank"]) for r in mine if r["form"] in STRUCK)
        drawn = defaultdict(list)
        for ruling in mine:
            if ruling["form"] == "lot":
                drawn[ruling["noc"], ruling["rank"]].append(ruling["drawn"])
        for lots in drawn.values():
            lots.sort()
        kept = []
        for rank, noc, points in self._printed(name):
            if struck[noc, rank]:
                struck[noc, rank] -= 1
            else:
                kept.append((rank, noc, points))
        number = Counter()
        for rank, group in groupby(kept, key=lambda line: line[0]):
            tied = list(group)
            if any((noc, rank) in drawn for _, noc, _ in tied):
                lots = [
                    drawn[noc, rank].pop(0) if drawn[noc, rank] else NOT_DRAWN for _, noc, _ in tied
                ]
            else:
                lots = [0] * len(tied)
            for lot, (_, noc, points) in sorted(
                zip(lots, tied, strict=True), key=lambda entry: entry[0]
            ):
                number[noc] += 1
                yield Line(name, rank, noc, number[noc], lot, points)

    @cached_property
    def barred(self) -> dict[str, set[tuple[str, str, int]]]:
        """Rule -> the lines that it lets nobody award: (NOC, list, k)."""
        return {rule["id"]: set(asked(rule, "bars", self, otherwise=())) for rule in self.rules}

    @cached_property
    def turns(self) -> list[Turn]:
        """All lines in the order of award."""
        found, tie = [], 0
        for number, stage in enumerate(self.stages):
            lines = [line for name in stage["lists"] for line in self.lines[name]]
            best = {(line.list, line.noc): line for line in reversed(lines)}
            order, before = stage.get("order"), None
            if order in ORDERS:
                places = {name: place for place, name in enumerate(stage["lists"])}
                keys = [ORDERS[order](x, best[x.list, x.noc], places[x.list]) for x in lines]
                lines = [lines[at] for at in sorted(range(len(lines)), key=keys.__getitem__)]
            for line in lines:
                first, one = best[line.list, line.noc], line
                shared = (line.list, line.rank, line.lot)
                if order == "noc_by_noc":
                    shared, one = (line.list, first.rank, first.lot), line._replace(drawn_with=1)
                if order == "breadth_first":
                    shared = (*shared, line.k)
                if shared != before:
                    tie, before = tie + 1, shared
                found.append(Turn(number, tie, one))
        return found

    # What the places of an NOC come to.

    def size(self, event, squad) -> int:
        """The athletes of a squad that a team brings; one at the least."""
        return max([1, *(asked(rule, "brings", event, squad, otherwise=0) for rule in self.rules)])

    def teams(self, row, squad):
        return sum(
            row.places[e] for e in self.events if self.is_team[e] and squad in self.squads_of[e]
        )

    def starts(self, row, squad):
        return sum(
            row.places[e] for e in self.events if not self.is_team[e] and squad in self.squads_of[e]
        )
