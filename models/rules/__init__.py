"""The rule kinds: all that a rulebook can say, one line per kind."""

from typing import Annotated

from pydantic import Field as Attribute

from models.rules.athlete_once import AthleteOnce
from models.rules.athlete_total import AthleteTotal
from models.rules.continent_minimum import ContinentMinimum
from models.rules.derived_team import DerivedTeam
from models.rules.equal_numbers import EqualNumbers
from models.rules.field_size import FieldSize
from models.rules.fill_to import FillTo
from models.rules.group_total import GroupTotal
from models.rules.host_guarantee import HostGuarantee
from models.rules.host_if_unqualified import HostIfUnqualified
from models.rules.host_in_addition import HostInAddition
from models.rules.list_size import ListSize
from models.rules.minimum_standard import MinimumStandard
from models.rules.noc_event_limit import NocEventLimit
from models.rules.noc_list_limit import NocListLimit
from models.rules.noc_rank_limit import NocRankLimit
from models.rules.noc_squad_limit import NocSquadLimit
from models.rules.noc_squad_limit_by_starts import NocSquadLimitByStarts
from models.rules.noc_total_limit import NocTotalLimit
from models.rules.nocs_with import NocsWith
from models.rules.placement_sum import PlacementSum
from models.rules.proportional import Proportional
from models.rules.rank_bands import RankBands
from models.rules.rank_limit import RankLimit
from models.rules.squad_multiple import SquadMultiple
from models.rules.team_carries import TeamCarries
from models.rules.team_completion import TeamCompletion
from models.rules.team_squad import TeamSquad
from models.rules.unserved_only import UnservedOnly

Rule = Annotated[
    AthleteOnce
    | AthleteTotal
    | ContinentMinimum
    | DerivedTeam
    | EqualNumbers
    | FieldSize
    | FillTo
    | GroupTotal
    | HostGuarantee
    | HostIfUnqualified
    | HostInAddition
    | ListSize
    | MinimumStandard
    | NocEventLimit
    | NocListLimit
    | NocRankLimit
    | NocSquadLimit
    | NocSquadLimitByStarts
    | NocTotalLimit
    | NocsWith
    | PlacementSum
    | Proportional
    | RankBands
    | RankLimit
    | SquadMultiple
    | TeamCarries
    | TeamCompletion
    | TeamSquad
    | UnservedOnly,
    Attribute(discriminator="kind"),
]

__all__ = [
    "AthleteOnce",
    "AthleteTotal",
    "ContinentMinimum",
    "DerivedTeam",
    "EqualNumbers",
    "FieldSize",
    "FillTo",
    "GroupTotal",
    "HostGuarantee",
    "HostIfUnqualified",
    "HostInAddition",
    "ListSize",
    "MinimumStandard",
    "NocEventLimit",
    "NocListLimit",
    "NocRankLimit",
    "NocSquadLimit",
    "NocSquadLimitByStarts",
    "NocTotalLimit",
    "NocsWith",
    "PlacementSum",
    "Proportional",
    "RankBands",
    "RankLimit",
    "Rule",
    "SquadMultiple",
    "TeamCarries",
    "TeamCompletion",
    "TeamSquad",
    "UnservedOnly",
]
