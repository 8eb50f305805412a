"""Random rulings of a tiny world, and the codes by which it calls its NOCs."""

from literal.names import CODES, CONTINENTS, noc_of

SPELLINGS = {
    noc: [noc, noc, *(code for code, other in CODES.items() if other == noc)] for noc in CONTINENTS
}
SPELLINGS["GBR"].append("SCO")


def spelled(draw, noc):
    return draw.choice(SPELLINGS[noc])


def rulings_drawn(draw, lists, rankings):
    """On days of their own, in any order: numbers, lines struck, lots, some of them said again."""
    found = []
    events = sorted(set(lists.values()))
    while draw.random() < 0.3 and len(found) < 4:
        noc, event = draw.choice(sorted(CONTINENTS)), draw.choice(events)
        for _ in range(draw.choice([1, 1, 2])):
            ruling = {"noc": spelled(draw, noc), "event": event, **_number(draw)}
            found.append(ruling | {"basis": draw.choice(["declined", "decided by a court"])})
    for name, event in lists.items():
        several = list(lists.values()).count(event) > 1
        if not several:
            found += ({"event": event, **ruling} for ruling in _lost(draw, rankings[name]))
        for ruling in _of_lines(draw, rankings[name]):
            named = {"list": name} if several or draw.random() < 0.3 else {}
            found.append({"event": event, **named, **ruling})
    # A lot is drawn on one day, everything else on a day of its own.
    lots = {id(ruling): ruling.pop("lot", number) for number, ruling in enumerate(found)}
    days = {lot: f"2020-{draw.choice(['01', '02', '03'])}-" for lot in lots.values()}
    numbers = draw.sample(range(1, 29), len(days))
    days = {lot: f"{day}{n:02}" for (lot, day), n in zip(days.items(), numbers, strict=True)}
    return [ruling | {"date": days[lots[id(ruling)]]} for ruling in found]


def _number(draw):
    form = draw.choice([None, None, None, "given_back", "beside"])
    if form is None:
        return {draw.choice(["at_most", "at_most", "exactly"]): draw.randint(0, 2)}
    return {"form": form} | draw.choice([{}, {"places": 1}, {"places": 2}])


def _of_lines(draw, lines):
    struck = set()
    for line in lines:
        if draw.random() < 0.1:
            struck.add(line["rank"])
            form = draw.choice(["withdrawn", "not_eligible"])
            ruling = {"noc": line["noc"], "form": form, "rank": line["rank"], "basis": form}
            yield from (dict(ruling) for _ in range(draw.choice([1, 1, 2])))
    for rank in sorted({line["rank"] for line in lines}):
        tied = [noc_of(line["noc"]) for line in lines if line["rank"] == rank]
        once = len(set(tied)) == len(tied)
        # Of two lines of an NOC with one rank, one of them struck, nobody says whose lot is whose.
        if len(set(tied)) > 1 and draw.random() < 0.25 and (once or rank not in struck):
            for number in range(draw.choice([1, 2]) if once else 1):
                yield from _lot(draw, rank, tied, (rank, number, id(lines)))


def _lost(draw, lines):
    """A lot that is handed in as a number, for a line that lost it."""
    said = [(line["rank"], noc_of(line["noc"])) for line in lines]
    for number, (rank, noc) in enumerate(said):
        tied = {other for other_rank, other in said if other_rank == rank}
        # Of two lines of an NOC with one rank, nobody says which of them lost.
        if len(tied) > 1 and draw.random() < 0.08 and said.count((rank, noc)) == 1:
            before = sum(other == noc for _, other in said[:number])
            yield {"noc": spelled(draw, noc), "at_most": before, "basis": "drawn by lot"}


def _lot(draw, rank, tied, lot):
    """A lot, perhaps of the first ones only; drawn again it is of all of them."""
    order = draw.sample(tied, len(tied))
    said = order if lot[1] or draw.random() < 0.7 else order[: draw.randint(1, len(order))]
    for number, noc in enumerate(said, 1):
        line = {"form": "lot", "rank": rank, "drawn": number, "basis": "drawn by lot"}
        yield {"noc": spelled(draw, noc), **line, "lot": lot}


def lots_of_lines(said):
    """Without lots about lines of which a rule ranks anew what they claim."""
    rules, lists = said["rulebook"]["rules"], said["rulebook"]["lists"]
    anew = [name for rule in rules if rule["kind"] == "proportional" for name in rule["lists"]]
    anew += [lists[name]["event"] for name in anew if name in lists]
    kept = [
        ruling
        for ruling in said["rulings"]
        if ruling.get("form") != "lot" or ruling.get("list", ruling["event"]) not in anew
    ]
    return said | {"rulings": kept}
