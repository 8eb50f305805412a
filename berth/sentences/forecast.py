"""A forecast in words: what was drawn from what, chances in short, how it was made."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from berth.views.forecast import ChanceShown, ForecastAnswer
from models.words import competition_called, percent, together

#: Chances up to this far from 0 or 1 are told in words.
NEARLY = 0.01
#: So many numbers of places have a column of their own.
MOST_NUMBERS = 4
PLUS_MINUS = "±"

_Chances = Sequence[ChanceShown]


class ExpectedAthletes(NamedTuple):
    """What is expected of an NOC in a squad, in short words."""

    noc: str
    mean: str
    span: str
    decided_by: str


def forecast_about(answer: ForecastAnswer, sign: str = PLUS_MINUS) -> Iterator[str]:
    runs = answer.done
    if answer.status == "stopped":
        yield f"Stopped after {runs:,} of {answer.runs:,} runs; this is what they say."
    open_, closed = (
        together(map(competition_called, some)) for some in (answer.open, answer.closed)
    )
    yield (
        f"Open: {open_}. Drawn {runs:,} times (seed {answer.seed}) from a model of the results of "
        f"{closed}."
    )
    yield (
        f"Chances, in per cent, are those of so many places or more; {sign} is how far "
        f"{runs:,} runs may be off from endless ones (95 in 100 times). How far the model is off "
        "from the world comes on top."
    )


def open_chances(every: Mapping[str, _Chances]) -> dict[str, _Chances]:
    """Those of NOCs whose places are not as good as certain, or out of reach; the likeliest
    first."""
    rows = {noc: chances for noc, chances in every.items() if any(map(_is_open, chances))}
    order = sorted(rows, key=lambda noc: [-one.runs for one in rows[noc]])
    return {noc: rows[noc] for noc in order}


def most_places(rows: Mapping[str, _Chances]) -> int:
    """As many places as have a column."""
    return min(MOST_NUMBERS, max((len(chances) for chances in rows.values()), default=0))


def certain_in_words(every: Mapping[str, _Chances]) -> Iterator[str]:
    """The NOCs without a row: their places are as good as certain, or out of reach."""
    sure = {
        noc: sum(one.chance > 1 - NEARLY for one in chances)
        for noc, chances in every.items()
        if not any(map(_is_open, chances))
    }
    certain = [f"{noc} {count}" for noc, count in sure.items() if count]
    hardly = [noc for noc, count in sure.items() if not count]
    if certain:
        yield f"  more than 99: {', '.join(certain)}"
    if hardly:
        yield f"  less than 1: {', '.join(hardly)}"


def _is_open(one: ChanceShown) -> bool:
    return NEARLY <= one.chance <= 1 - NEARLY


def chance_in_short(chances: _Chances, k: int, sign: str = PLUS_MINUS) -> str:
    """'63 ±3', '<1', '>99': in per cent, of k places or more."""
    if k > len(chances):
        return "."
    one = chances[k - 1]
    if not _is_open(one):
        return "<1" if one.chance < NEARLY else ">99"
    return f"{100 * one.chance:.0f} {sign}{ceil(100 * one.error)}"


def expected_athletes(
    answer: ForecastAnswer, squad: str, sign: str = PLUS_MINUS
) -> list[ExpectedAthletes]:
    """Those whose number is not the same in every run, the largest first."""
    expected, found = answer.squads[squad], []
    for noc in sorted(expected, key=lambda noc: -expected[noc].mean):
        one = expected[noc]
        if not one.decided_by or one.mean < NEARLY:
            continue
        first = one.decided_by[0]
        span = str(one.low) if one.low == one.high else f"{one.low} to {one.high}"
        decided = f"{answer.labels.pool(first.event)} ({percent(first.share)})"
        error = max(ceil(100 * one.error), 1) / 100
        mean = f"{one.mean:.2f} {sign}{error:.2f}"
        found.append(ExpectedAthletes(noc, mean, span, decided))
    return found


def same_athletes(answer: ForecastAnswer, squad: str) -> Iterator[str]:
    """'the same in every run: CAN 5, KOR 5'; nothing where that is nobody."""
    expected = answer.squads[squad]
    order = sorted(expected, key=lambda noc: -expected[noc].mean)
    same = [
        f"{noc} {expected[noc].low}"
        for noc in order
        if not expected[noc].decided_by and expected[noc].mean
    ]
    if same:
        yield f"  the same in every run: {', '.join(same)}"


def forecast_made(answer: ForecastAnswer) -> Iterator[str]:
    yield (
        "What decides it: the event whose places go most with the number of athletes, and the "
        "share of its variance that goes with them. 9 in 10: the range in nine of ten runs."
    )
    yield (
        f"{answer.by_walk:,} runs were allocated by the plain walk, which proved itself, "
        f"{answer.by_solver:,} by the full solve. {answer.checked:,} of the first were found again "
        "by the solver alone: the same places."
    )
    if answer.conflicts:
        yield (
            f"In {answer.conflicts:,} runs the rules cannot all be kept; the chances are those in "
            f"the other {answer.allocated:,}."
        )
    if answer.lots:
        yield f"In {answer.lots:,} a tie could matter, and a lot was drawn."
    yield (
        "NOCs that have not started so far cannot appear; of the others as many start as in "
        f"{competition_called(answer.closed[-1])}. Where best times settle ties, those so far "
        "count; later ones are not drawn."
    )
