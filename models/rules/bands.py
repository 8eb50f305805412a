"""Bands: so many places up to a rank, or a sum of ranks; then fewer."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator
from pydantic import Field as Attribute

from models.base import Count, Model
from models.errors import Problem, refuse
from models.words import counted


class Band(Model):
    """Up to a number, from behind the band before it.

    to:     the last rank, or sum, that is in it
    places: so many are claimed
    """

    to: Annotated[Count, Attribute(ge=1)]
    places: Count


def _one_behind_the_other(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    refuse(
        "bands",
        (
            Problem(
                (number, "to"),
                f"a band to {band.to} comes after one to {before.to}; put the bands in the order "
                "of their ends",
            )
            for number, (before, band) in enumerate(pairwise(bands), 1)
            if band.to <= before.to
        ),
    )
    return bands


Bands = Annotated[tuple[Band, ...], AfterValidator(_one_behind_the_other)]


def places_at(bands: Sequence[Band], number: int) -> int | None:
    """The places of the first band that the number is in; None below the last one."""
    return next((band.places for band in bands if number <= band.to), None)


def bands_in_words(bands: Sequence[Band], otherwise: str) -> str:
    """'5 places up to 6, 4 places up to 7, none below'."""
    said = [f"{counted(band.places, 'place')} up to {band.to}" for band in bands]
    return ", ".join([*said, otherwise])
