"""An instance with competitions, of which some can be open."""

#: Two events; A is far ahead, D far behind, and everyone else is somewhere between.
CUP = """
id: cup
title: A cup of three
nocs: {A: Aland, B: Bland, C: Cland, D: Dland}
rulebook:
  id: cup-rules
  title: Rules of the cup
  squads: {all: Athletes}
  events: {short: {name: Short race, squad: all}, long: {name: Long race, squad: all}}
  classification:
    points: [50, 40, 30, 25, 20, 10, 5, 2]
    lines: {default: 2}
    ties: [best_place, best_time]
    cite: clause 1
  rules:
    - {id: size, kind: field_size, events: [short, long], AMOUNT, cite: clause 2}
  award: [{id: all, lists: [short, long], order: rank_by_rank}]
competitions:
  first: {short: [A, A, B, C, B, C, D, D], long: [A, B, A, C, B, C, D, D]}
  second: {short: [A, B, A, C, B, C, D, D], long: [A, A, B, C, B, C, D, D]}
"""


def cup_of(folder, amount="at_most: 4"):
    """Writes it. amount: of places in each event."""
    path = folder / "cup.yaml"
    path.write_text(CUP.replace("AMOUNT", amount))
    return path
