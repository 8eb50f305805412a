"""Lists that are numbered 1, 2, 2, 3: accepted where the list says so, shown as official."""

import pytest

from berth import load
from models.errors import BadInput

WORLD = """
id: one
title: One race
nocs: {{A: Aland, B: Bland, C: Cland, D: Dland, E: Eland}}
rulebook:
  id: one
  title: One race
  squads: {{all: Athletes}}
  events: {{race: {{name: Race, squad: all}}}}
  {lists}
  rules: [{{id: field, kind: field_size, events: [race], at_most: 3, cite: a}}]
rankings: {{race: {lines}}}
"""
DENSE = "lists: {race: {event: race, ranks: dense}}"
TABLE = "rank,noc\n1,A\n2,B\n2,C\n3,D\n"


def read(tmp_path, lists, lines):
    path = tmp_path / "one.yaml"
    path.write_text(WORLD.format(lists=lists, lines=lines))
    return load(path)


def ranks(case):
    return [(line.rank, line.noc) for line in case.instance.rankings["race"].lines]


def test_a_table_numbered_1_2_2_3_keeps_its_ranks_where_the_list_says_so(tmp_path):
    (tmp_path / "race.csv").write_text(TABLE)
    case = read(tmp_path, DENSE, "race.csv")
    assert ranks(case) == [(1, "A"), (2, "B"), (2, "C"), (3, "D")]


def test_without_a_rank_a_line_comes_next_after_a_shared_one(tmp_path):
    case = read(tmp_path, DENSE, "[A, [B, C], D, E]")
    assert ranks(case) == [(1, "A"), (2, "B"), (2, "C"), (3, "D"), (4, "E")]


def test_ranks_that_fall_are_refused_in_a_dense_list_too(tmp_path):
    (tmp_path / "race.csv").write_text("rank,noc\n1,A\n2,B\n1,C\n")
    with pytest.raises(BadInput, match="rank 1 comes after rank 2"):
        read(tmp_path, DENSE, "race.csv")


def test_the_same_table_without_a_word_is_asked_about_and_the_word_is_named(tmp_path):
    (tmp_path / "race.csv").write_text(TABLE)
    with pytest.raises(BadInput, match=r"next rank is 4, .* or say 'ranks: dense' of the list"):
        read(tmp_path, "", "race.csv")


def test_where_the_rulebook_cannot_be_read_nobody_knows_whether_ranks_are_dense(tmp_path):
    (tmp_path / "race.csv").write_text(TABLE)
    path = tmp_path / "one.yaml"
    text = WORLD.format(lists=DENSE, lines="race.csv")
    head, _, tail = text.partition("rulebook:")
    path.write_text(f"{head}rulebook: none.yaml\nrankings:{tail.partition('rankings:')[2]}")
    with pytest.raises(BadInput) as refused:
        load(path)
    assert "rank" not in str(refused.value).replace("rankings", "").replace("race.csv", "")
