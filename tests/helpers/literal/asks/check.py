"""A table, lawful or with numbers changed: its breaches and who has reason to complain."""

import json
from itertools import groupby, permutations, product
from math import factorial, prod

from berth import load
from literal.holdings import Row, TooMany, table_of
from literal.kinds import KINDS, is_known_without, is_of_lines
from literal.names import meaning, noc_of
from literal.trial import Trial, expect
from literal.world import World

EVERY = 1
#: So many ways of lines are tried.
MOST = 20_000
#: And so many orders of tied lines.
MOST_ORDERS = 3_000


def ask(trial: Trial) -> None:
    world, draw = trial.world, trial.draw
    columns = [*world.events, *world.squads]
    rows = {noc: dict.fromkeys(columns, 0) for noc in world.nocs}
    lawful = trial.answer.lawful
    if lawful:
        # There may be none although a table is lawful: nobody had what is given back.
        some = [outcome.rows for outcome in trial.answer.outcomes[:1]]
        rows |= table_of(draw.choice([*some, draw.choice(lawful).rows]))
    changes = draw.choice([0, 1, 1, 2, 3])
    for _ in range(changes):
        noc, column, step = draw.choice(world.nocs), draw.choice(columns), draw.choice([-1, -1, 1])
        rows[noc][column] = max(0, rows[noc][column] + step)
        if column in world.events and draw.random() < 0.6:
            squad = world.squads_of[column][0]
            rows[noc][squad] = max(0, rows[noc][squad] + step)
    texts = {noc: draw.choice(meaning(trial.said, noc)) for noc in rows}
    found = trial.case.check({texts[noc]: row for noc, row in rows.items()})
    what = f"table {rows}"
    expect(found.not_looked_at, (), f"{what}: not looked at")
    kept = [holding.rows for holding in lawful if _is(rows, holding.rows)]
    expect(not found.breaches, bool(kept), f"{what}: kept, but {found.breaches}")
    if changes:
        trial.seen.append("table perturbed")
    all_athletes(trial, rows, bool(kept))
    without_rankings(trial, rows)
    if not kept:
        trial.seen.append("breach found")
        named = {breach.id for breach in found.breaches if breach.kind == "rule"}
        right = list(broken(trial.world, rows))
        expect(named in right, True, f"{what}: {named} broken, literally {right}")
        return
    envies = {(noc_of(e.noc), e.list, e.rank) for e in found.envies}
    wanted = envious(trial, kept)
    if envies not in wanted or set() in wanted:
        expect(envies, set() if set() in wanted else wanted[0], f"{what}: envies")
    expect(found.status, "breached" if envies else "lawful", what)
    if envies:
        trial.seen.append("envy found")


def all_athletes(trial: Trial, rows, is_kept) -> None:
    """The same with all athletes of each NOC in a column more, perhaps a wrong number of one."""
    more = {
        noc: row | {"athletes": sum(row[squad] for squad in trial.world.squads)}
        for noc, row in rows.items()
    }
    wrong = trial.draw.random() < 0.3
    more[trial.draw.choice(trial.world.nocs)]["athletes"] += wrong
    found = trial.case.check(more)
    expect(not found.breaches, is_kept and not wrong, f"table {more}: kept")


def without_rankings(trial: Trial, rows) -> None:
    """The same where there is no ranking: the rules that count places are checked all the same."""
    if any("form" in ruling or "lot" in ruling["basis"] for ruling in trial.said["rulings"]):
        return
    bare = trial.said | {"rankings": {}}
    trial.file.write_text(json.dumps(bare), encoding="utf-8")
    found = load(trial.file).check(rows)
    named = {breach.id for breach in found.breaches if breach.kind == "rule"}
    world = World(bare)
    numbers = [rule for rule in world.rules if not is_of_lines(rule) or is_known_without(rule)]
    wanted = {rule["id"] for rule in numbers if not keeps(rule, world, in_rows(world, rows))}
    expect(named, wanted, f"table {rows}, no ranking: rules broken")
    expect(found.status == "lawful", False, f"table {rows}, no ranking: lawful")
    trial.seen.append("table without rankings")


def _is(rows, held) -> bool:
    return all(row.shown == rows[row.noc] for row in held)


def keeps(rule, world, rows) -> bool:
    kind = KINDS[rule["kind"]]
    alone = getattr(kind, "keeps_row", None)
    return all(alone(rule, world, row) for row in rows) if alone else kind.keeps(rule, world, rows)


def in_rows(world: World, table, lines=None):
    """The numbers of a table. lines: NOC -> list -> how many lines are held."""
    return [_in_row(world, noc, table[noc], lines[noc] if lines else {}) for noc in world.nocs]


def _in_row(world: World, noc, numbers, lines):
    """Whoever is awarded places beside the field has these first."""
    beside = {name: min(n, numbers[name]) for name, n in world.beside(noc).items()}
    inside = {name: n - beside[name] for name, n in numbers.items()}
    return Row(
        noc,
        lines,
        {},
        {event: inside[event] for event in world.events},
        {squad: inside[squad] for squad in world.squads},
        beside=beside,
    )


def broken(world: World, table):
    """Sets of rules that the numbers of the table break: those that are about numbers alone, and
    of those about lines as few as can be, by some lines: a set for each way with none that
    breaks less."""
    rows = in_rows(world, table)
    of_lines = [rule for rule in world.rules if is_of_lines(rule) or _shares_ranks(world, rule)]
    others = [rule for rule in world.rules if rule not in of_lines]
    alone = {rule["id"] for rule in others if not keeps(rule, world, rows)}
    ways = {
        frozenset(r["id"] for r in of_lines if not keeps(r, world, in_rows(world, table, lines)))
        for lines in ways_of_lines(world, table)
    }
    for way in ways:
        if not any(other < way for other in ways):
            yield alone | way


def _shares_ranks(world: World, rule) -> bool:
    """Whether a list that it counts leaves it to no lot who has a place."""
    lists = [name for event in rule.get("events", ()) for name in world.lists_of[event]]
    return any(world.ties(name) != "lot" for name in lists)


def ways_of_lines(world: World, table):
    """NOC -> list -> number: the lines that the places of a table could be."""
    ways = {
        noc: list(_ways_of_noc(world, noc, _in_row(world, noc, table[noc], {}).places))
        for noc in world.nocs
    }
    if prod(map(len, ways.values())) > MOST:
        raise TooMany
    for pick in product(*ways.values()):
        yield dict(zip(world.nocs, pick, strict=True))


def _ways_of_noc(world: World, noc, row):
    """So many places as the table has of all that the NOC could have, without a line as many as
    are granted, follow or are brought by its teams; more than that have no line."""
    counts = {name: sum(line.noc == noc for line in world.lines[name]) for name in world.event_of}
    own = {event: min(world.further(noc, event), world.most_own(noc, event, row)) for event in row}
    for pick in product(*(range(n + 1) for n in counts.values())):
        lines = dict(zip(counts, pick, strict=True))
        held = {e: sum(lines[name] for name in world.lists_of[e]) for e in world.events}
        most = {e: sum(counts[name] for name in world.lists_of[e]) for e in world.events}
        if all(
            held[e] <= row[e] <= held[e] + own[e] or (held[e] == most[e] and row[e] >= held[e])
            for e in world.events
        ):
            yield lines


def standing(world, turn):
    """How well a line is placed; policies that count ranks put the rank first."""
    strict = world.stages[turn.stage].get("policy", "strict") == "strict"
    return turn.stage, 0 if strict else turn.line.rank, turn.tie


def envious(trial: Trial, kept):
    """Lines left out that could be added, or take the place of a worse one of their event, with
    some choice of athletes. Of several ways to have the numbers by lines the first counts; of lines
    that are tied none comes first, so there are several such ways."""
    world = trial.world
    if len(kept) == 1:
        return [envious_of(trial, kept[0])]
    turns = sorted(world.turns, key=lambda turn: standing(world, turn))
    groups = [list(group) for _, group in groupby(turns, lambda turn: standing(world, turn))]
    if prod(factorial(len(group)) for group in groups) > MOST_ORDERS:
        raise TooMany
    found = []
    for pick in product(*map(permutations, groups)):
        order = [turn.line for group in pick for turn in group]
        held = max(kept, key=lambda rows, order=order: [_has(rows, line) for line in order])
        if (wanted := envious_of(trial, held)) not in found:
            found.append(wanted)
    return found


def envious_of(trial: Trial, held):
    """The same, of places by certain lines."""
    world = trial.world
    lines = {row.noc: row.lines for row in held}
    starts = {_starts(holding.rows) for holding in trial.answer.lawful}
    own = {row.noc: row.own for row in held}
    found = set()
    for turn in world.turns:
        noc, name, k = turn.line.noc, turn.line.list, turn.line.k
        if lines[noc][name] != k - 1:
            continue
        worse = [
            other.line
            for other in world.turns
            if world.event_of[other.line.list] == world.event_of[name]
            and lines[other.line.noc][other.line.list] == other.line.k
            and standing(world, other) > standing(world, turn)
        ]
        for back in [None, *worse]:
            changed = {one: dict(lines[one]) for one in world.nocs}
            changed[noc][name] += 1
            if back is not None:
                changed[back.noc][back.list] -= 1
            if _key(world, changed, own) in starts:
                found.add((noc, name, turn.line.rank))
                break
    return found


def _has(rows, line):
    return any(row.noc == line.noc and row.lines[line.list] >= line.k for row in rows)


def _starts(rows):
    return tuple((*row.lines.values(), *row.own.values()) for row in rows)


def _key(world, lines, own):
    return tuple((*lines[noc].values(), *own[noc].values()) for noc in world.nocs)
