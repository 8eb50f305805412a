"""The table of an allocation for other documents: CSV, Markdown, LaTeX."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable

from tabulate import LATEX_ESCAPE_RULES, tabulate

from berth.sentences.columns import Quotas, cell_in_short, nocs_counted, quota_columns
from berth.sentences.in_short import above_a_table
from berth.separated import comma_separated
from berth.views.solve import AllocationAnswer
from models.table import NOCS

#: What is a sign in Markdown; an address would become a link.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&#$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
#: What is one at the beginning of a line.
_FIRST_MARK = re.compile(r"^(\d*)([-+=.)])")


def allocation_csv(answer: AllocationAnswer) -> str:
    """A line per NOC, the columns by their ids: `berth check` reads it, and so do other programs,
    which would take a line of totals for an NOC.

    It begins with the mark by which Excel knows UTF-8: without it, whoever opens it by a double
    click loses every letter that is not ASCII.
    """
    heads = ["noc", "name", *(column for column in answer.totals if column != NOCS)]
    names = answer.labels.nocs
    lines: list[list[str | int]] = [
        [noc, names[noc], *(row[column] for column in heads[2:])]
        for noc, row in answer.nocs.items()
    ]
    return BOM_UTF8.decode() + comma_separated([heads, *lines])


def allocation_markdown(answer: AllocationAnswer) -> str:
    return _document(answer, "github", _line_of_markdown, _in_markdown)


def allocation_latex(answer: AllocationAnswer) -> str:
    """For the package booktabs. What stands in a cell tabulate escapes by itself."""
    return _document(answer, "latex_booktabs", _in_latex, _one_line)


def _document(
    answer: AllocationAnswer,
    style: str,
    in_text: Callable[[str], str],
    in_cell: Callable[[str], str],
) -> str:
    """What it is about, the table, what its heads and marks stand for; in_text, in_cell: spell what
    the data say."""
    quotas = Quotas(answer.nocs, answer.totals, answer.labels)
    found = quota_columns(quotas)
    groups = (*found.squads, found.athletes)
    columns = [column for group in groups for column in group.columns]
    # The code stands first: in LaTeX a row must not begin with a bracket.
    rows = [
        [
            noc,
            in_cell(answer.labels.nocs[noc]),
            *(cell_in_short(row[c.key], c.marks) for c in columns),
        ]
        for noc, row in answer.nocs.items()
    ]
    totals = [cell_in_short(answer.totals[c.key], marks=False) for c in columns]
    heads = [
        in_cell(c.head if c.head == group.title else f"{group.title} {c.head}")
        for group in groups
        for c in group.columns
    ]
    table = tabulate(
        [*rows, ["Total", "", *totals]],
        headers=["NOC", "", *heads],
        tablefmt=style,
        disable_numparse=True,
        colalign=("left", "left", *["right"] * len(columns)),
    )
    legend = "; ".join(filter(None, [nocs_counted(quotas), found.legend]))
    parts = [*map(in_text, above_a_table(answer)), table, in_text(legend)]
    return "\n\n".join(parts) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _in_markdown(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", _one_line(text))


def _line_of_markdown(text: str) -> str:
    return _FIRST_MARK.sub(r"\1\\\2", _in_markdown(text))


def _in_latex(text: str) -> str:
    return "".join(LATEX_ESCAPE_RULES.get(letter, letter) for letter in _one_line(text))
