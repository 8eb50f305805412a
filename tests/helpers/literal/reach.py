"""How many places or athletes an NOC could have, as far as there are lines for it."""

from functools import lru_cache
from itertools import product


# The same for every holding of a world, of which there are thousands.
@lru_cache(maxsize=2000)
def most(world, noc, pool, ruled=True, limited=True):
    """ruled: as far as rulings leave them; limited: and limits on the NOC alone."""
    return _once(world, _most, noc, pool, ruled, limited)


def most_lines(world, noc, names):
    """Of its lines in the lists, as far as limits and rulings leave them."""
    return _once(world, _most_lines, noc, tuple(names))


def _once(world, function, *about):
    """It is asked of every holding, and is the same in a world."""
    key = (function, *about)
    if key not in world.found:
        world.found[key] = function(world, *about)
    return world.found[key]


def _most(world, noc, pool, ruled, limited):
    if pool in world.events:
        return max(ways[pool] for ways, _ in _ways(world, noc, [pool], ruled, limited))
    events = [event for event in world.events if pool in world.squads_of[event]]
    sizes = {e: world.size(e, pool) if world.is_team[e] else 1 for e in events}
    reasons = max(
        sum(size * ways[event] for event, size in sizes.items())
        for ways, _ in _ways(world, noc, events, ruled, limited)
    )
    starts = sum(_all(world, noc, event, ruled) for event in events if not world.is_team[event])
    reasons = max(reasons, world.granted(noc, pool, ruled))
    for rule in world.rules if limited else ():
        if rule["kind"] == "noc_squad_limit" and "team" not in rule and pool in rule["squads"]:
            reasons = min(reasons, rule["at_most"])
        if rule["kind"] == "noc_squad_limit_by_starts" and starts < rule["starts_below"]:
            reasons = min(reasons, rule["at_most"])
        shut = rule.get("exactly", rule.get("at_most")) == 0
        nobody = rule["kind"] == "athlete_total" or _is_of_group(rule, world, noc)
        if nobody and pool in rule.get("squads", ()) and shut:
            reasons = 0
        if rule["kind"] == "noc_total_limit" and pool in rule.get("squads", ()):
            reasons = min(reasons, rule["at_most"])
    return reasons


def _most_lines(world, noc, names):
    events = sorted({world.event_of[name] for name in names})
    return max(
        sum(min(places[e], sum(lines[n] for n in names if world.event_of[n] == e)) for e in events)
        for places, lines in _ways(world, noc, events, True, True)
    )


def _lines(world, noc, name):
    return [line for line in world.lines[name] if line.noc == noc]


def _all(world, noc, event, ruled=True):
    """Its lines, and what it could have beyond them."""
    lines = sum(len(_lines(world, noc, name)) for name in world.lists_of[event])
    return lines + world.further(noc, event, ruled)


def _ways(world, noc, events, ruled, limited):
    """Event -> how many places it could have there, and list -> how many lines, in every way."""
    lists = [name for event in events for name in world.lists_of[event]]
    own = {e: world.further(noc, e, ruled) for e in events}
    counts = [range(len(_lines(world, noc, name)) + 1) for name in lists]
    for pick in product(*counts, *(range(n + 1) for n in own.values())):
        lines = dict(zip(lists, pick, strict=False))
        given = dict(zip(events, pick[len(lists) :], strict=True))
        places = {e: given[e] + sum(lines[n] for n in world.lists_of[e]) for e in events}
        if limited and not all(_is_kept(rule, world, noc, lines, places) for rule in world.rules):
            continue
        yield {e: min(n, world.left(noc, e, n)) if ruled else n for e, n in places.items()}, lines


def _is_kept(rule, world, noc, lines, places):
    """What a limit on the NOC alone, whatever else is held, leaves of some lines and places."""
    if any(lines.get(name, 0) >= k for who, name, k in world.barred[rule["id"]] if who == noc):
        return False
    mine = {event: n for event, n in places.items() if event in rule.get("events", ())}
    theirs = [lines.get(name, 0) for name in rule.get("lists", ())]
    if rule["kind"] == "noc_rank_limit":
        return all(_is_low_enough(rule, world, noc, event, lines) for event in mine)
    shut = rule.get("exactly", rule.get("at_most")) == 0
    kept = {
        "field_size": not (shut and any(mine.values())),
        "group_total": not (shut and any(mine.values()) and _is_of_group(rule, world, noc)),
        "list_size": not (shut and any(theirs)),
        "noc_list_limit": all(
            n <= rule.get("at_most", n) for n in ([sum(theirs)] if "together" in rule else theirs)
        ),
        "noc_event_limit": all(n <= rule.get("at_most", n) for n in mine.values()),
        "noc_total_limit": not mine or sum(mine.values()) <= rule.get("at_most", 0),
        "nocs_with": not shut or all(n < rule.get("places", 0) for n in mine.values()),
    }
    return kept.get(rule["kind"], True)


def _is_of_group(rule, world, noc):
    return rule["kind"] == "group_total" and world.is_in(noc, rule["group"])


def _is_low_enough(rule, world, noc, event, lines):
    """Where the NOC has lines of one list and nothing else: what hangs on other places is no limit
    by itself."""
    names = [name for name in world.lists_of[event] if _lines(world, noc, name)]
    if len(names) != 1 or _all(world, noc, event) > len(_lines(world, noc, names[0])):
        return True
    most = max(rule["beyond"], world.granted(noc, event))
    return all(
        line.rank <= rule["rank_at_most"] or line.k <= most
        for line in _lines(world, noc, names[0])
        if line.k <= lines[names[0]]
    )
