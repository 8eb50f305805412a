"""Texts that are made to take a program's time and memory: YAML, and tables of text."""

from functools import partial

K = 1024
MEBI = K * K

TINY = """\
id: tiny
title: Tiny
nocs: {A: Alpha, B: Beta}
rulebook:
  id: book
  title: Book
  squads: {men: Men}
  events: {dash: {name: Dash, squad: men}}
  rules: [{id: field, kind: field_size, events: [dash], exactly: 1, cite: one}]
rankings: {dash: [A, B]}
"""

HALF = 500 * K


def _placed(text: str, around: str, told: str) -> tuple[str, str]:
    return around.replace("?", text), told


YAML = {
    "aliases": lambda: ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "anchors and aliases"),
    "nested": lambda: ("[" * HALF, "nested deeper than 50"),
    "nested mappings": lambda: ("{a: " * 100_000, "nested deeper than 50"),
    "nested by blanks": lambda: ("".join(" " * n + "a:\n" for n in range(900)), "nested deeper"),
    "nested by dashes": lambda: ("- " * 200_000, "nested deeper than 50"),
    "a tag": lambda: ("a: !!python/object/apply:os.system ['true']\n", "tags such as"),
    "a hundred megabytes": lambda: ("# x\n" * 25 * MEBI, "larger than 512 KiB"),
    "an empty byte": lambda: ("id: a\0b\n", "binary or not UTF-8"),
    "UTF-16": lambda: (TINY.encode("utf-16"), "not UTF-8"),
    "UTF-16 with no mark": lambda: (TINY.encode("utf-16-be"), "binary or not UTF-8"),
    "a surrogate": lambda: ('id: "\\ud800"\n', "a control character"),
    "a surrogate as bytes": lambda: (b"id: \xed\xa0\x80\n", "not UTF-8"),
    "a key twice": lambda: ("id: a\nid: b\n", "stands twice"),
    "a number without end": lambda: (TINY.replace("exactly: 1", "exactly: " + "9" * 100_000),
                                     "is not a whole number"),
    "an exponent": lambda: (TINY.replace("exactly: 1", "exactly: 1e999"), "1E+999 is not a"),
    "many documents": lambda: ("---\n" * 100_000, "a second document"),
    "many empty lists": lambda: ("a: [" + "[]," * 160_000 + "]", "more than 100,000 entries"),
    "a long comment": lambda: (TINY + "# " + "x" * HALF, ""),
    "many comments": lambda: (TINY + "#\n" * 240_000, ""),
    "question marks": lambda: ("? " * 240_000, "nested deeper"),
    "colons apart": lambda: (": " * 240_000, "a key is missing"),
    "a quote that is never closed": lambda: ("a: '" + "x\n" * 240_000, "a quote is opened here"),
    "commas": lambda: ("a: [" + "," * HALF, "this is not YAML"),
    "brackets that close": lambda: ("]" * HALF, "this is not YAML"),
    "many anchors": lambda: ("".join(f"- &a{n} x\n" for n in range(40_000)), "anchors"),
    "many tags": lambda: ("- !!a x\n" * 60_000, "tags such as"),
    "a long key": lambda: ("x" * HALF + ": 1", "a ':' stands where none"),
}  # fmt: skip

LINES = "rank,noc\n1,CAN\n"

CSV = {
    "a line without end": lambda: ("rank,noc\n" + "x" * 3 * MEBI, "a row has more than"),
    "commas": lambda: ("rank,noc\n" + "," * 3 * MEBI, "a row has more than 16,384 cells"),
    "commas in the first line": lambda: ("," * 3 * MEBI, "a row has more than"),
    "cells over many lines": lambda: ("rank,noc\n" + '"\n",' * MEBI, "a row has more than"),
    "an open quote": lambda: ('rank,noc\n1,"CAN\n' + "2,RUS\n" * MEBI, "a quote is not closed"),
    "an open quote at the start": lambda: ('"' + "2,RUS\n" * MEBI, "a quote is not closed"),
    "returns alone": lambda: (LINES.replace("\n", "\r"), ""),
    "too large": lambda: (b"x" * 33 * MEBI, "larger than"),
    "an empty byte": lambda: (b"rank,noc\n1,CAN\0", "binary or not UTF-8"),
    "half a surrogate": lambda: ("rank,noc\n1,".encode("utf-16") + b"\0\xd8\x41\0", "broken off"),
    "the rank of everything": lambda: ("rank,noc\n" + "9" * 30_000 + ",CAN\n", "is no rank"),
    "the same wrong line": lambda: ("rank,noc\n" + "1,QQQ\n" * 30_000, "unknown NOC"),
    "long wrong NOCs": lambda: (
        "rank,noc\n" + "".join(f"{n},{'Q' * 30_000}{n}\n" for n in range(1, 90)), "unknown NOC"),
    "many names": lambda: (",".join(f"x{n}" for n in range(16_000)), "at most 200"),
    "rows of many cells and no header": lambda: (("x," * 16_000 + "\n") * 60, "at most 200"),
    # Nothing that grows with the square of a cell: of a title, a header, a line.
    **{
        f"{what} {where}": partial(_placed, text, around, told)
        for what, text in {
            "words": "a " * 16_000 + "b",
            "blanks": "a" + " " * 32_000 + "b",
            "years": "a" + " 2014" * 6_000 + "b",
            "dashes": "a" + " \u2013" * 16_000 + "b",
            "slashes": "a" + "/b" * 16_000,
        }.items()
        for where, around, told in (
            ("above the header", "?\n" * 9 + LINES, ""),
            ("in the header", "rank,noc,?\n1,CAN,\n", ""),
            ("as an NOC", "rank,noc\n1,?\n", "unknown NOC"),
        )
    },
}  # fmt: skip
