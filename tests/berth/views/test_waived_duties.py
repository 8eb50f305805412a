"""Every answer says in its list of rulings what is waived with them."""

from documents import ROOT

from berth import load

CASE = load(ROOT / "instances/examples/host-gives-its-place-back.yaml")


def waived(answer):
    return [
        (one.rule, one.old, one.new)
        for ruling in answer.heading.rulings
        for one in ruling.waives or ()
    ]


def test_the_list_of_rulings_names_the_guarantee_that_is_waived():
    answer = CASE.solve()
    ((rule, old, new),) = waived(answer)
    assert old > new
    assert f"waived with it: {rule} (" in " ".join(str(answer).split())
    assert waived(CASE.check(answer.nocs)) == waived(answer)


def test_json_has_it_where_something_is_waived_and_leaves_it_out_elsewhere():
    shown = CASE.solve().model_dump(mode="json", by_alias=True)["heading"]["rulings"]
    assert {"rule", "column", "from", "to", "wording", "cite"} == shown[0]["waives"][0].keys()
    assert waived(CASE.without_rulings().solve()) == []


def test_decline_says_what_a_minimum_of_a_continent_gives_up():
    minimum = {"id": "asia", "kind": "continent_minimum", "continent": "Asia", "cite": "b"}
    case = load(ROOT / "instances/examples/places-given-back.yaml").without_rulings()
    world = case.instance
    book = type(world.rulebook).model_validate(
        dict(world.rulebook)
        | {"rules": (*world.rulebook.rules, minimum | {"at_least": 1, "events": ["race"]})}
    )
    nocs = dict(world.nocs) | {"D": world.nocs["D"].model_copy(update={"continent": "Asia"})}
    from berth.questions.case import Asked
    from berth.questions.decline import ask_decline

    asian = world.rebuilt(rulebook=book, nocs=nocs)
    entry = ask_decline(Asked(asian, asian, None, None), "D", "race").entries[0]
    assert [(one.rule, one.old, one.new) for one in entry.waives] == [("asia", 1, 0)]
    assert entry.waivers == ()
