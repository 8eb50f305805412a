"""Of a next place in an event: that the reasons leave no room, and every way that is offered."""

from copy import deepcopy

from literal.changes import with_numbers, with_rulings
from literal.holdings import holdings
from literal.names import meaning, noc_of
from literal.trial import Trial, expect

EVERY = 2
#: So many holdings are tried, of those that break rules too.
MOST = 20_000


def ask(trial: Trial) -> None:
    if trial.answer.status != "allocated":
        return
    world, (one,) = trial.world, trial.answer.outcomes
    noc, event = trial.draw.choice(world.nocs), trial.draw.choice(world.events)
    had = one.table.get(noc, {}).get(event, 0)
    found = trial.case.why(trial.draw.choice(meaning(trial.said, noc)), event)
    expect(found.held, had, f"{noc} in {event}: held")
    for place in found.places:
        if place.held:
            continue
        trial.seen.append("why not")
        what = f"place {place.k} of {noc} in {event}"
        if place.no_room is not None and place.line is not None and not world.numbers:
            the_reasons(trial, noc, place, what)
        ways(trial, noc, event, had, place)


def the_reasons(trial: Trial, noc, place, what) -> None:
    """No holding has the line beside the better awards that are named and keeps the rules that
    are; without any one of these rules there is one."""
    world, (one,) = trial.world, trial.answer.outcomes
    bits = {rule["id"]: 1 << bit for bit, rule in enumerate(world.rules)}
    asked = noc, place.line.list, place.line.k
    (mine,) = (t for t in world.turns if (t.line.noc, t.line.list, t.line.k) == asked)
    # Another NOC's line that is tied with it is no better one.
    better = {
        (turn.line.noc, turn.line.list, turn.line.k)
        for turn in world.turns[: world.turns.index(mine)]
        if turn.tie < mine.tie or turn.line.noc == noc
    } & one.awarded
    named = {awards.event for awards in place.no_room.awards}
    kept = {place for place in better if world.event_of[place[1]] in named}
    kept.add(asked)
    every = [
        holding.broken
        for holding in holdings(world, MOST, lawful=False)
        if all(_has(holding.rows, place) for place in kept)
    ]
    rules = [reason.id for reason in place.no_room.rules]
    mask = sum(bits[rule] for rule in rules)
    expect(all(broken & mask for broken in every), True, f"{what}: {rules}, {named} leave no room")
    for rule in rules:
        less = mask & ~bits[rule]
        expect(all(broken & less for broken in every), False, f"{what}: {rule} is needed")


def _has(rows, place) -> bool:
    noc, name, k = place
    return any(row.noc == noc and row.lines[name] >= k for row in rows)


def ways(trial: Trial, noc, event, had, place) -> None:
    """Every way that is offered brings the NOC one place more in the event; a line at another rank
    where no ruling names ranks."""

    def brings(said, what) -> None:
        then = trial.other(said)
        has = then.table.get(noc, {}).get(event, 0) if then.status == "allocated" else None
        expect(has is not None and has > had, True, f"{noc} has more in {event} {what}")

    would = place.would
    for change in would.changes:
        numbers = {change.parameter: change.new}
        brings(with_numbers(trial.tried, numbers), f"with {numbers}")
    for reason in would.rulings:
        # That one is meant which stands, and no lot; without it an earlier one does.
        said = trial.said["rulings"]
        mine = [r for r in said if _id(trial, r) == reason.id and r.get("form") != "lot"]
        last = max(ruling["date"] for ruling in mine)
        kept = [
            read
            for ruling, read in zip(said, trial.tried["rulings"], strict=True)
            if ruling not in mine or ruling["date"] != last
        ]
        brings(with_rulings(trial.tried, kept), f"without {reason.id}")
    if would.rank is not None and not trial.said["rulings"]:
        brings(moved(trial, noc, would, place.line), f"at rank {would.rank} of {would.list}")


def _id(trial: Trial, ruling):
    """ruling:NOC:EVENT, and :LIST:RANK of one line; NOC by whatever code the case has."""
    shown = {noc_of(code): code for code in _codes(trial)}
    found = f"ruling:{shown.get(noc_of(ruling['noc']))}:{ruling['event']}"
    if "form" not in ruling:
        return found
    if ruling["form"] in ("given_back", "beside"):
        return f"{found}:{ruling['form']}"
    return f"{found}:{ruling.get('list', ruling['event'])}:{ruling['rank']}"


def _codes(trial: Trial):
    return {ruling.noc for ruling in trial.case.instance.rulings}


def moved(trial: Trial, noc, would, line):
    """The data with the NOC's line, or a further one, at this rank; those between one rank down."""
    said, name, rank = deepcopy(trial.tried), would.list, would.rank
    lines = said["rankings"][name]
    old = None
    if line is not None:
        mine = [one for one in lines if noc_of(one["noc"]) == noc]
        old = mine[line.k - 1]
    until = old["rank"] if old else (lines[-1]["rank"] if lines else 0)
    kept = [one for one in lines if one is not old]
    place = sum(one["rank"] < rank for one in kept)
    for one in kept:
        if rank <= one["rank"] <= until:
            one["rank"] += 1
    news = {**(old or {"noc": noc}), "rank": rank}
    said["rankings"][name] = [*kept[:place], news, *kept[place:]]
    return said
