"""Which rulings stand, read literally: dated, and of several about the same the last."""

from literal.kinds import claims_of
from literal.lines import LOST, printed
from literal.names import noc_of


def standing(world) -> list[dict]:
    """A number that is drawn by lot is about the line that lost."""
    last = {}
    for given in sorted(world.said.get("rulings", ()), key=lambda ruling: ruling["date"]):
        ruling = _whole(world, given)
        about = [ruling["noc"], ruling["event"]]
        if "form" in ruling:
            about += [ruling["list"], ruling["rank"], ruling["form"] == "lot"]
            lines = [(line.rank, line.noc) for line in printed(world, ruling["list"])]
            if lines.count((ruling["rank"], ruling["noc"])) > 1:
                # Each of its lines has a lot of its own.
                about.append(ruling.get("drawn"))
        last[tuple(about)] = ruling
    return list(last.values())


def _whole(world, given):
    ruling = given | {"noc": noc_of(given["noc"])}
    if "form" in ruling:
        return {"list": world.lists_of[ruling["event"]][0]} | ruling
    if "lot" not in ruling["basis"] or "at_most" not in ruling:
        return ruling
    (name,) = world.lists_of[ruling["event"]]
    if any(name in rule.get("lists", ()) and claims_of(rule) for rule in world.rules):
        return ruling
    lines = printed(world, name)
    mine = [line.rank for line in lines if line.noc == ruling["noc"]]
    tied = {rank for rank in mine if len({x.noc for x in lines if x.rank == rank}) > 1}
    if ruling["at_most"] >= len(mine) or mine[ruling["at_most"]] not in tied:
        return ruling
    rank = mine[ruling["at_most"]]
    lost = {"form": "lot", "list": name, "rank": rank, "drawn": LOST}
    return {k: v for k, v in ruling.items() if k != "at_most"} | lost
