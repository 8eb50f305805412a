"""National Olympic Committees: places belong to them, not to athletes."""

from typing import Literal

from models.base import Model, NocCode

Continent = Literal["Africa", "Americas", "Asia", "Europe", "Oceania"]


class Noc(Model):
    """An NOC by its IOC three-letter code (or a short code of a made-up world).

    `continent` is the continental association it belongs to. `status` is `current`, `neutral`
    (a code for athletes without their own flag) or `historic`; `successor` is the one NOC that
    such a code stands for, where there is exactly one.
    """

    code: NocCode
    name: str
    continent: Continent | None = None
    status: Literal["current", "neutral", "historic"] = "current"
    successor: NocCode | None = None
