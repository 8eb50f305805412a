"""The rule kinds: all that a rulebook can say, one line per kind."""

from typing import Annotated

from pydantic import Field as Attribute

from models.rules.athlete_total import AthleteTotal
from models.rules.continent_minimum import ContinentMinimum
from models.rules.derived_team import DerivedTeam
from models.rules.equal_numbers import EqualNumbers
from models.rules.field_size import FieldSize
from models.rules.group_total import GroupTotal
from models.rules.host_guarantee import HostGuarantee
from models.rules.host_if_unqualified import HostIfUnqualified
from models.rules.host_in_addition import HostInAddition
from models.rules.list_size import ListSize
from models.rules.minimum_standard import MinimumStandard
from models.rules.noc_event_limit import NocEventLimit
from models.rules.noc_squad_limit import NocSquadLimit
from models.rules.noc_squad_limit_by_starts import NocSquadLimitByStarts
from models.rules.placement_sum import PlacementSum
from models.rules.proportional import Proportional
from models.rules.rank_bands import RankBands
from models.rules.squad_multiple import SquadMultiple
from models.rules.team_carries import TeamCarries
from models.rules.team_completion import TeamCompletion
from models.rules.team_squad import TeamSquad

Rule = Annotated[
    AthleteTotal
    | ContinentMinimum
    | DerivedTeam
    | EqualNumbers
    | FieldSize
    | GroupTotal
    | HostGuarantee
    | HostIfUnqualified
    | HostInAddition
    | ListSize
    | MinimumStandard
    | NocEventLimit
    | NocSquadLimit
    | NocSquadLimitByStarts
    | PlacementSum
    | Proportional
    | RankBands
    | SquadMultiple
    | TeamCarries
    | TeamCompletion
    | TeamSquad,
    Attribute(discriminator="kind"),
]

__all__ = [
    "AthleteTotal",
    "ContinentMinimum",
    "DerivedTeam",
    "EqualNumbers",
    "FieldSize",
    "GroupTotal",
    "HostGuarantee",
    "HostIfUnqualified",
    "HostInAddition",
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
    "TeamCarries",
    "TeamCompletion",
    "TeamSquad",
]
