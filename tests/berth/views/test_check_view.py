"""What a check shows."""

from running import berth, race

MINIMUM = "id: africa, kind: continent_minimum, continent: Africa, at_least: 1, events: [race]"


def test_a_minimum_for_which_nobody_is_there_is_told_as_a_sentence(tmp_path):
    path = race(tmp_path, [MINIMUM], "[A]", "published: {A: {race: 1}}\n")
    said = berth("check", path).stdout
    assert "\n  nobody has a line or place that counts: 0, at least 1\n" in said
