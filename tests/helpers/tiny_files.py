"""A tiny world as it stands in files: what they are, and what is fuzzed."""

INSTANCE = """\
id: tiny
title: Tiny
rulebook: rulebook.yaml
host: CAN
rankings: rankings/
rulings: rulings.csv
published: published.csv
as_of: 2013-11-22
"""

RULEBOOK = """\
id: book
title: Book
squads: {men: Men}
events:
  dash: {name: Dash, squad: men}
  relay: {name: Relay, squad: men, team: true}
rules:
  - {id: field, kind: field_size, events: [dash], exactly: 3, cite: sentence 1}
  - {id: team, kind: team_squad, events: [relay], athletes: 2, cite: sentence 2}
  - {id: host, kind: host_guarantee, squads: {men: 1}, cite: sentence 3}
award:
  - {id: one, lists: [relay, dash], order: list_by_list}
"""
