"""The rule kinds: all that a rulebook can say, one line per kind."""

from typing import Annotated

from pydantic import Field as Attribute

from models.rules.athlete_total import AthleteTotal
from models.rules.continent_minimum import ContinentMinimum
from models.rules.equal_numbers import EqualNumbers
from models.rules.field_size import FieldSize
from models.rules.host_guarantee import HostGuarantee
from models.rules.list_size import ListSize
from models.rules.minimum_standard import MinimumStandard
from models.rules.noc_event_limit import NocEventLimit
from models.rules.noc_squad_limit import NocSquadLimit
from models.rules.noc_squad_limit_by_starts import NocSquadLimitByStarts
from models.rules.placement_sum import PlacementSum
from models.rules.proportional import Proportional
from models.rules.rank_bands import RankBands
from models.rules.squad_multiple import SquadMultiple
from models.rules.team_squad import TeamSquad

Rule = Annotated[
    AthleteTotal
    | ContinentMinimum
    | EqualNumbers
    | FieldSize
    | HostGuarantee
    | ListSize
    | MinimumStandard
    | NocEventLimit
    | NocSquadLimit
    | NocSquadLimitByStarts
    | PlacementSum
    | Proportional
    | RankBands
    | SquadMultiple
    | TeamSquad,
    Attribute(discriminator="kind"),
]

__all__ = [
    "AthleteTotal",
    "ContinentMinimum",
    "EqualNumbers",
    "FieldSize",
    "HostGuarantee",
    "ListSize",
    "MinimumStandard",
    "NocEventLimit",
    "NocSquadLimit",
    "NocSquadLimitByStarts",
    "PlacementSum",
    "Proportional",
    "RankBands",
    "Rule",
    "SquadMultiple",
    "TeamSquad",
]
