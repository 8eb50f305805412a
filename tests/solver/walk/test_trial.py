"""What a plan was put together from: whose law each part of it is."""

from tiny import world

from models.bound import Bound, Condition
from models.place import Place
from solver.walk.numbering import Numbered
from solver.walk.plan import WalkPlan
from solver.walk.trial import Told

A, B, C = (Place(noc, "men-sprint", 1) for noc in "ABC")


def told(*parts):
    """Of bounds that were read part by part."""
    numbered = Numbered(world({"men-sprint": ["A", "B", "C"]}).field)
    return Told(WalkPlan.of(numbered, [numbered.clauses(part) for part in parts]))


def test_laws_are_numbered_through_all_parts():
    found = told(
        [Bound((A,), 1), Bound((A, B), at_most=1)],
        [Bound((B, C), at_most=1)],
        [Bound((C,), 1), Bound((A, C), at_most=1), Bound((A, B, C), at_most=2)],
    )
    assert sorted(clause.law for clause in found.forced) == [0, 1, 2, 3, 4, 5]
    limits = {limit.by.law: limit.most for some in found.limits.values() for limit in some}
    assert limits == {1: 1, 2: 1, 4: 1, 5: 2}


def test_what_calls_for_places_is_found_by_the_place_or_the_sum_of_its_condition():
    by_place = Bound((B,), 1, when=Condition((A,), 1))
    by_sum = Bound((C,), 1, when=Condition((A, B), 2))
    found = told([Bound((A,), 1)], [by_place], [by_sum])
    assert [clause.law for clause in found.forced] == [0]
    assert [[clause.law for clause in some] for some in found.on_place.values()] == [[1]]
    assert [[clause.law for clause in some] for some in found.on_sum.values()] == [[2]]


def test_a_limit_that_more_places_loosen_is_one_of_its_law_too():
    loosened = [Bound((A, B), at_most=n, when=Condition((C,), n, n)) for n in (0, 1)]
    found = told([Bound((A,), 1)], loosened)
    laws = {limit.by.law for some in found.limits.values() for limit in some}
    assert laws <= {1, 2}
    assert laws
