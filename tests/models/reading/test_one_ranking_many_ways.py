"""One ranking, written in many ways, is one ranking."""

import tempfile
from decimal import Decimal
from pathlib import Path

from examples import examples
from exported_tables import instance_of
from hypothesis import given, settings
from hypothesis import strategies as st

#: Ways to write an NOC; each is known by itself.
NOCS = {
    "KOR": ["KOR", "kor", "(KOR)", "KR", "S\u00fcdkorea", "Cor\u00e9e du Sud", "KOR - Korea",
            "Korea, Republic of", "\U0001f1f0\U0001f1f7", "South Korea (KOR)"],
    "GER": ["GER", "DEU", "de", "Germany", "Deutschland", "Allemagne", "GER*", "GER/Germany"],
    "NED": ["NED", "NLD", "Netherlands", "The Netherlands", "Pays-Bas", "Niederlande (NED)"],
    "CIV": ["CIV", "C\u00f4te d'Ivoire", "Cote d\u2019Ivoire", "Ivory Coast", "CI"],
    "USA": ["USA", "U.S.A.", "United States of America", "\u00c9tats-Unis", "usa"],
}  # fmt: skip

HEADERS = [
    ("rank", "noc", "points"), ("Rank", "NOC", "Points"), ("Pos.", "Nat.", "Pts."),
    ("Rang", "Nation", "Punkte"), ("Platz", "Land", "Gesamtpunkte"), ("Rang", "Pays", "Points"),
    ("Puesto", "Pa\u00eds", "Puntos"), ("Posizione", "Nazione", "Punti"),
    ("Plats", "Land", "Po\u00e4ng"), ("Place", "Country", "Total points"),
]  # fmt: skip

RANKS = ["{}", "{}.", "{}=", "={}", "T{}", "({})", "{}.0"]

SEPARATORS = [",", ";", "\t", "|"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]


def points_written(points: Decimal, decimal: str, grouping: str) -> str:
    text = f"{points:,.2f}".replace(",", "_").replace(".", decimal)
    return text.replace("_", grouping)


@st.composite
def rankings(draw):
    """Ranks that leave room for ties, NOCs, points that do not rise."""
    nocs = draw(st.lists(st.sampled_from(sorted(NOCS)), min_size=1, max_size=6))
    lines, rank = [], 1
    points = draw(st.integers(1_000_000, 9_000_000))
    for at, noc in enumerate(nocs):
        if at and not draw(st.booleans()):
            rank, points = at + 1, points - draw(st.integers(1, 90_000))
        lines.append((rank, noc, Decimal(points) / 100))
    return lines


@st.composite
def written(draw, lines):
    separator = draw(st.sampled_from(SEPARATORS))
    decimal = draw(st.sampled_from(".,"))
    grouping = draw(st.sampled_from(["", " ", "'", "\u202f", "." if decimal == "," else ","]))
    header = draw(st.sampled_from(HEADERS))
    style = draw(st.sampled_from(RANKS))
    order = draw(st.permutations(range(3)))
    extra = draw(st.booleans())
    rows = [(*header, "Club")]
    for rank, noc, points in lines:
        cell = draw(st.sampled_from(NOCS[noc]))
        rows.append((style.format(rank), cell, points_written(points, decimal, grouping), "c"))
    cells = [[row[at] for at in order] + [row[3]] * extra for row in rows]
    body = [separator.join(f'"{cell}"' for cell in row) for row in cells]
    above = draw(st.sampled_from([[], ["Olympic ranking"], ["A", "", "B"]]))
    below = draw(st.sampled_from([[], [""], ["", "* provisional"], [separator * 2]]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    text = end.join([*above, *body, *below]) + end
    return text.encode(draw(st.sampled_from(ENCODINGS)))


@settings(max_examples=examples(75), deadline=None)
@given(st.data())
def test_one_ranking_written_in_many_ways_is_one_ranking(data):
    lines = data.draw(rankings())
    table = data.draw(written(lines))
    with tempfile.TemporaryDirectory() as folder:
        instance = instance_of(Path(folder), "race", table)
    read = [(line.rank, line.noc, line.points) for line in instance.rankings["race"].lines]
    assert read == lines
