"""A limit over several NOCs, read literally where a list says who is in at a shared rank."""

from literal.allocation import Answer


def test_a_line_behind_those_that_share_a_rank_is_not_in_because_its_stage_goes_noc_by_noc():
    """World 9116: where a stage goes NOC by NOC, a turn says more of its line than the list does,
    and the line was taken for one that the NOC is given."""
    book = {
        "squads": {"men": "Men"},
        "events": {"race": {"name": "race", "squad": "men"}},
        "lists": {"first": {"event": "race", "ties": "all"}, "then": {"event": "race"}},
        "rules": [
            {"id": "size", "cite": "1", "kind": "field_size", "events": ["race"], "at_most": 2}
        ],
        "award": [
            {"id": "one", "lists": ["first"], "order": "list_by_list"},
            {"id": "two", "lists": ["then"], "order": "noc_by_noc"},
        ],
    }
    tied = [{"rank": 1, "noc": "KOR"}, {"rank": 1, "noc": "NED"}]
    rankings = {"first": tied, "then": [{"rank": 1, "noc": "NED"}]}
    answer = Answer({"rulebook": book, "rankings": rankings, "rulings": []})
    assert {noc: row["race"] for noc, row in answer.table.items()} == {"KOR": 1, "NED": 1}
