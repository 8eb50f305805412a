"""Which rulings stand, read literally: dated, and of several about the same the last."""

from collections.abc import Callable

from literal.kinds import claims_of
from literal.lines import LOST, is_ranked_anew, printed
from literal.names import noc_of

#: What every ruling says.
ABOUT = ("noc", "event", "date", "basis")


def standing(world) -> list[dict]:
    """A number that is drawn by lot is about the line that lost."""
    last = {}
    for given in sorted(world.said.get("rulings", ()), key=lambda ruling: ruling["date"]):
        ruling = _whole(world, given)
        about = [ruling["noc"], ruling["event"]]
        if ruling.get("form") == "beside":
            about.append("beside")
        elif "form" in ruling:
            about += [ruling["list"], ruling["rank"], ruling["form"] == "lot"]
            lines = [(line.rank, line.noc) for line in printed(world, ruling["list"])]
            of_claims = is_ranked_anew(world, ruling["list"])
            if lines.count((ruling["rank"], ruling["noc"])) > 1 and not of_claims:
                # Each of its lines has a lot of its own.
                about.append(ruling.get("drawn"))
        last[tuple(about)] = ruling
    return list(last.values())


def _whole(world, given):
    ruling = given | {"noc": noc_of(given["noc"])}
    form = ruling.get("form")
    if form == "beside":
        return {"places": 1} | ruling
    if form == "given_back":
        # Of what nobody knows: it leaves as many as there are.
        return {name: ruling[name] for name in ABOUT} | {"at_most": 10**6}
    if form is not None:
        return {"list": world.lists_of[ruling["event"]][0]} | ruling
    return (_lost(world, ruling) or ruling) if _is_a_lot(ruling) else ruling


def _is_a_lot(ruling):
    return ruling.get("form") == "lot" or ("form" not in ruling and "lot" in ruling["basis"])


def _lost(world, ruling):
    """A number that was drawn by lot as what the line after it lost."""
    (name,) = world.lists_of[ruling["event"]]
    if any(name in rule.get("lists", ()) and claims_of(rule) for rule in world.rules):
        return None
    lines = printed(world, name)
    mine = [line.rank for line in lines if line.noc == ruling["noc"]]
    tied = {rank for rank in mine if len({x.noc for x in lines if x.rank == rank}) > 1}
    if ruling["at_most"] >= len(mine) or mine[ruling["at_most"]] not in tied:
        return None
    lost = {"form": "lot", "list": name, "rank": mine[ruling["at_most"]], "drawn": LOST}
    return {name: ruling[name] for name in ABOUT} | lost


def left(said, rulings, table_of: Callable[[dict], dict | None]) -> list[dict] | None:
    """The rulings, places given back as numbers that are left: one after another by their days, of
    what the NOC has by the rulings of earlier days and by all lots. table_of tells that; None
    where it does not."""
    read: dict[int, dict] = {}
    known = [ruling for ruling in rulings if ruling.get("form") != "given_back"]
    for ruling in sorted(rulings, key=lambda ruling: ruling["date"]):
        if ruling.get("form") != "given_back":
            continue
        noc, event = noc_of(ruling["noc"]), ruling["event"]
        earlier = [other for other in known if other["date"] <= ruling["date"] or _is_a_lot(other)]
        table = table_of(said | {"rulings": earlier})
        if table is None:
            return None
        has = table.get(noc, {}).get(event, 0)
        number = max(0, has - ruling.get("places", 1))
        before = [
            other
            for other in sorted(earlier, key=lambda other: other["date"])
            if (noc_of(other["noc"]), other["event"]) == (noc, event)
            and not ("form" in other or _is_a_lot(other))
        ]
        # What it was given whatever its lines is given still, as far as it keeps it.
        how = "exactly" if before and before[-1].get("exactly") else "at_most"
        number_left = {name: ruling[name] for name in ABOUT} | {how: number}
        known.append(number_left)
        read[id(ruling)] = number_left
    return [read.get(id(ruling), ruling) for ruling in rulings]
