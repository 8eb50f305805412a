"""An instance as data, read literally: NOCs by any code, rulings by their days, lines in turn."""

from functools import cache, cached_property

from literal.kinds import asked
from literal.lines import Line, claims_in
from literal.names import CONTINENTS, noc_of
from literal.rulings import standing
from literal.turns import Turn, in_turn


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
        by_itself = [{"id": name, "lists": [name]} for name in self.event_of]
        self.stages = book.get("award", by_itself)
        awarded = [name for stage in self.stages for name in stage["lists"]]
        self.lists_of = {
            event: [name for name in awarded if self.event_of[name] == event]
            for event in self.events
        }
        self.granted = cache(self._granted)
        self.further = cache(self._further)
        self.lacking = cache(self._lacking)
        self.carried = cache(self._carried)
        #: What was asked of it before (`reach`).
        self.found: dict[tuple, int] = {}

    # Rulings.

    @cached_property
    def rulings(self) -> list[dict]:
        return standing(self)

    @cached_property
    def numbers(self) -> dict[tuple[str, str], tuple[int, int]]:
        """(NOC, event) -> the fewest and the most places that a ruling leaves it."""
        return {
            (r["noc"], r["event"]): (r.get("exactly", 0), r.get("exactly", r.get("at_most")))
            for r in self.rulings
            if "form" not in r
        }

    def ties(self, name) -> str:
        """What a list says of lines that share the rank at which the places end."""
        return self.said["rulebook"].get("lists", {}).get(name, {}).get("ties", "lot")

    def beside(self, noc) -> dict[str, int]:
        """Event or squad -> places beside the field, and the athletes who come with them."""
        found = dict.fromkeys((*self.events, *self.squads), 0)
        for event in self.events:
            added = [
                r["places"]
                for r in self.rulings
                if r.get("form") == "beside" and (r["noc"], r["event"]) == (noc, event)
            ]
            if noc in self.hosts:
                added += [asked(rule, "adds", event, otherwise=0) for rule in self.rules]
            found[event] = sum(added)
            for squad in self.squads_of[event]:
                size = self.size(event, squad) if self.is_team[event] else 1
                found[squad] += size * sum(added)
        return found

    def _granted(self, noc, pool, ruled=True) -> int:
        """Places that an NOC is given in an event or squad, whatever its lines. ruled: as far as
        rulings leave them."""
        given = [self.numbers.get((noc, pool), (0, 0))[0]]
        if noc in self.hosts:
            grants = [asked(rule, "grants", pool, otherwise=0) for rule in self.rules]
            given += [min(n, self.left(noc, pool, n)) if ruled else n for n in grants]
        return max(given)

    def is_in(self, noc, group) -> bool:
        """Of a continent, or of a group of the rulebook's own, or the instance's."""
        own = {**self.said["rulebook"].get("groups", {}), **self.said.get("groups", {})}
        return noc in map(noc_of, own[group]) if group in own else self.continents[noc] == group

    def left(self, noc, event, otherwise) -> int:
        """The most places that a ruling leaves an NOC in an event."""
        return self.numbers.get((noc, event), (0, otherwise))[1]

    # Places without a line.

    def _lacking(self, noc, event, ruled=True) -> int:
        """Those granted beyond its lines, and those that stand in for lines of the host."""
        stand_in = [asked(rule, "stands_in", event, otherwise=0) for rule in self.rules]
        granted = self.granted(noc, event, ruled) - self._claimed(noc, event)
        return max(0, granted) + (sum(stand_in) if noc in self.hosts else 0)

    def _claimed(self, noc, event) -> int:
        return sum(line.noc == noc for name in self.lists_of[event] for line in self.lines[name])

    def unserved(self, noc, event) -> list[Line]:
        """Its lines of an event but for the first ones, which what it is granted serves."""
        lines = [x for name in self.lists_of[event] for x in self.lines[name] if x.noc == noc]
        return lines[self.granted(noc, event) :]

    def _carried(self, event) -> dict[str, int]:
        """Team event -> how many places a team there brings here."""
        return {
            team: max(
                [0, *(asked(r, "carries", team, otherwise={}).get(event, 0) for r in self.rules)]
            )
            for team in self.events
        }

    def _further(self, noc, event, ruled=True) -> int:
        """As many as there could be, with as many teams as there could be; and one that follows
        from places in other events, where none is given already: a line that may not be awarded
        takes nothing from it."""
        found = self._brought(noc, event, ruled)
        needed = [asked(rule, "follows", event, otherwise=()) for rule in self.rules]
        if found:
            return found
        return int(
            any(
                others
                and all(self._claimed(noc, e) or self._brought(noc, e, ruled) for e in others)
                for others in needed
            )
        )

    def _brought(self, noc, event, ruled) -> int:
        return self.lacking(noc, event, ruled) + sum(
            number * (self._claimed(noc, team) + self.lacking(noc, team, ruled))
            for team, number in self.carried(event).items()
        )

    def most_own(self, noc, event, places) -> int:
        """How many places without a line there may be beside these: as many as are granted, those
        that teams bring, and one that follows from others."""
        brought = sum(number * places[team] for team, number in self.carried(event).items())
        return self.lacking(noc, event) + brought + (event in self.following)

    @cached_property
    def following(self) -> set[str]:
        """The events of which places follow from those in others."""
        return {
            event
            for event in self.events
            if any(asked(rule, "follows", event, otherwise=()) for rule in self.rules)
        }

    # Lines.

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """List -> its lines that count, each as often as it claims a place."""
        return {name: claims_in(self, name) for name in self.event_of}

    @cached_property
    def barred(self) -> dict[str, set[tuple[str, str, int]]]:
        """Rule -> the lines that it lets nobody award: (NOC, list, k)."""
        return {rule["id"]: set(asked(rule, "bars", self, otherwise=())) for rule in self.rules}

    @cached_property
    def turns(self) -> list[Turn]:
        """All lines in the order of award."""
        return in_turn(self)

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
