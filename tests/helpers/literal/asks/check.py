"""A table, lawful or with numbers changed: its breaches and who has reason to complain."""

import json

from berth import load
from literal.holdings import Row, table_of
from literal.kinds import KINDS
from literal.trial import Trial, expect
from literal.world import MEANING, World, noc_of

EVERY = 1


def ask(trial: Trial) -> None:
    world, draw = trial.world, trial.draw
    columns = [*world.events, *world.squads]
    rows = {noc: dict.fromkeys(columns, 0) for noc in world.nocs}
    lawful = trial.answer.lawful
    if lawful:
        right = trial.answer.outcomes[0].rows
        rows |= table_of(draw.choice([right, draw.choice(lawful).rows]))
    changes = draw.choice([0, 1, 1, 2, 3])
    for _ in range(changes):
        noc, column, step = draw.choice(world.nocs), draw.choice(columns), draw.choice([-1, -1, 1])
        rows[noc][column] = max(0, rows[noc][column] + step)
        if column in world.events and draw.random() < 0.6:
            squad = world.squad_of[column]
            rows[noc][squad] = max(0, rows[noc][squad] + step)
    found = trial.case.check({draw.choice(MEANING[noc]): row for noc, row in rows.items()})
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
        expect(named, set(broken(trial.world, rows)), f"{what}: rules broken")
        return
    envies = {(noc_of(e.noc), e.list, e.rank) for e in found.envies}
    wanted = envious(trial, rows, kept)
    expect(envies, wanted, f"{what}: envies")
    expect(found.status, "breached" if wanted else "lawful", what)
    if wanted:
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
    of_lines = {rule["id"] for rule in trial.world.rules if hasattr(KINDS[rule["kind"]], "bars")}
    named = {breach.id for breach in found.breaches if breach.kind == "rule"}
    expect(
        named, set(broken(World(bare), rows)) - of_lines, f"table {rows}, no ranking: rules broken"
    )
    expect(found.status == "lawful", False, f"table {rows}, no ranking: lawful")
    trial.seen.append("table without rankings")


def _is(rows, held) -> bool:
    return all(row.places | row.athletes == rows[row.noc] for row in held)


def broken(world: World, table):
    """The rules that the numbers of the table break; what is about lines is taken from Berth's."""
    rows = [
        Row(
            noc,
            best_lines(world, noc, {event: table[noc][event] for event in world.events}),
            {},
            {event: table[noc][event] for event in world.events},
            {squad: table[noc][squad] for squad in world.squads},
        )
        for noc in world.nocs
    ]
    for rule in world.rules:
        kind = KINDS[rule["kind"]]
        alone = getattr(kind, "keeps_row", None)
        if (alone and not all(alone(rule, world, row) for row in rows)) or (
            hasattr(kind, "keeps") and not kind.keeps(rule, world, rows)
        ):
            yield rule["id"]


def best_lines(world: World, noc, places):
    """The lines that so many places are taken to be: the best placed first, those that nobody may
    be awarded, and those behind them, last."""
    barred = set().union(*world.barred.values())
    found = dict.fromkeys(world.event_of, 0)
    for event in world.events:
        mine = []
        for name in world.lists_of[event]:
            waits = False
            for turn in world.turns:
                if (turn.line.noc, turn.line.list) == (noc, name):
                    waits = waits or (noc, name, turn.line.k) in barred
                    mine.append((waits, standing(world, turn), name))
        # Places of its own come before lines that nobody may be awarded.
        own = world.granted(noc, event) - len(mine)
        mine += [(False, (len(world.stages),), None)] * max(0, own)
        for _, _, name in sorted(mine, key=lambda entry: entry[:2])[: places[event]]:
            if name is not None:
                found[name] += 1
    return found


def standing(world, turn):
    """How well a line is placed; policies that count ranks put the rank first."""
    strict = world.stages[turn.stage].get("policy", "strict") == "strict"
    return turn.stage, 0 if strict else turn.line.rank, turn.tie


def envious(trial: Trial, table, kept):
    """Lines left out that could be added, or take the place of a worse one of their event, with
    some choice of athletes."""
    world = trial.world
    lines = {
        noc: best_lines(world, noc, {event: table[noc][event] for event in world.events})
        for noc in world.nocs
    }
    held = next((one for one in kept if all(row.lines == lines[row.noc] for row in one)), None)
    if held is None:
        return set()
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


def _starts(rows):
    return tuple((*row.lines.values(), *row.own.values()) for row in rows)


def _key(world, lines, own):
    return tuple((*lines[noc].values(), *own[noc].values()) for noc in world.nocs)
