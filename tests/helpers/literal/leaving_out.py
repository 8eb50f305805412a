"""What need not be said in an instance, left out of it at times; and groups in either place."""

from literal.drawn_rulings import SPELLINGS
from literal.kinds import asked
from literal.names import ALIASES, noc_of

#: Rules that are about one list of an event each, so that nobody asks in which order lists come.
OF_ONE_LIST = {
    "field_size", "list_size", "minimum_standard", "noc_event_limit", "noc_list_limit",
    "noc_rank_limit", "placement_sum", "rank_bands", "rank_limit",
}  # fmt: skip


def some_left_out(draw, said):
    book = dict(said["rulebook"])
    said = {**said, "rulebook": book}
    _groups(draw, said)
    if draw.random() < 0.3 and not _is_about_hosts(book):
        del said["host"]
    named = [*said["rankings"].values(), said["rulings"], *map(_members, _groups_said(said))]
    texts = {one["noc"] for lines in named for one in lines} | set(_hosts(said))
    if not texts & ALIASES.keys():
        del said["aliases"]
    elif "Team GB" not in texts and draw.random() < 0.5:
        said["aliases"] = {"SCO": "GBR"}
    for part in ("lists", "groups"):
        if not book[part]:
            del book[part]
    if draw.random() < 0.3 and _is_uncoupled(book):
        del book["award"]
    else:
        book["award"] = [_stage(draw, stage) for stage in book["award"]]
    return said


def _groups(draw, said):
    """Of the rulebook's own, the instance's, or both; then what the instance says is right."""
    about = {rule["group"] for rule in said["rulebook"]["rules"] if "group" in rule}
    of_book, of_instance = {}, {}
    for group, members in (("islands", ["GBR", "JPN"]), ("north", ["KOR", "NED"])):
        where = draw.choice(["book", "book", "instance", "both"])
        if group not in about and draw.random() < 0.5:
            continue
        spelled = [draw.choice(SPELLINGS[noc]) for noc in members]
        if where != "instance":
            of_book[group] = spelled if where == "book" else members[:1]
        if where != "book":
            of_instance[group] = spelled
    said["rulebook"]["groups"] = of_book
    if of_instance:
        said["groups"] = of_instance


def _groups_said(said):
    return [*said["rulebook"]["groups"].values(), *said.get("groups", {}).values()]


def _members(group):
    return [{"noc": noc} for noc in group]


def _hosts(said):
    hosts = said.get("host", [])
    return [hosts] if isinstance(hosts, str) else hosts


def _is_about_hosts(book):
    pools = [*book["events"], *book["squads"]]
    names = ("grants", "stands_in", "adds")
    return any(
        rule["kind"] == "host_guarantee"
        or any(asked(rule, name, pool, otherwise=0) for pool in pools for name in names)
        for rule in book["rules"]
    )


def _is_uncoupled(book):
    return not book.get("lists") and all(
        rule["kind"] in OF_ONE_LIST and not rule.get("together") for rule in book["rules"]
    )


def _stage(draw, stage):
    said = dict(stage)
    if len(stage["lists"]) == 1 and draw.random() < 0.3:
        del said["order"]
    if stage["policy"] == "strict" and draw.random() < 0.3:
        del said["policy"]
    return said


def one_code_each(draw, said):
    """In every second world an NOC has one code wherever it is named, seldom the IOC's of today."""
    if draw.random() < 0.5:
        code = {noc: draw.choice(codes[1:]) for noc, codes in SPELLINGS.items()}
        lines = [line for lines in said["rankings"].values() for line in lines]
        for named in (*lines, *said["rulings"]):
            named["noc"] = code[noc_of(named["noc"])]
