"""An instance: rulebook, NOCs, host, rankings and rulings, checked against one another."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Annotated, Any, Self

from pydantic import ConfigDict, ValidationInfo, field_validator, model_validator
from pydantic import Field as Attribute

from models import coherence
from models.base import GroupName, Identifier, Model, NocCode, OneOr, Text
from models.bound import Law
from models.competition import Competitions, GivenCompetitions, competitions_given
from models.errors import Problem, did_you_mean, refuse
from models.extent import extent_of, field_of, places_called_for
from models.facts import facts
from models.named_by_lots import lots_heard
from models.names import pool_names
from models.naming import Naming
from models.noc import Noc
from models.order import Turn, stages_of, turns_of
from models.place import Field
from models.places_asked import too_many
from models.ranking import Ranking
from models.reach import caps_per_noc
from models.rulebook import Rulebook, Stage
from models.ruling import Ruling
from models.settled import counted_lines, lots_of_claims, ruled_lines
from models.standing import StandingRulings, standing_of
from models.table import ATHLETES, Table
from models.unclaimed import Claims
from models.words import Names


def _anew(kind: "type[Instance]", given: dict[str, Any]) -> "Instance":
    return kind(**given)


class Instance(Model):
    """All that an allocation follows from. A variant is a new instance, never a changed one.

    rankings: of each list; those that are not given follow from the competitions, as the
              rulebook classifies them. Given for both, they must agree: `rebuilt` with other
              rankings leaves the competitions out.
    aliases:  what else means an NOC, besides its code: other texts, other codes of it.
    host:     the host NOC, or several.
    groups:   groups of NOCs of one's own, besides those of the rulebook.
    notes:    what was understood of tables that are not written as the format has it, a line each.
    as_of:    the day that the instance is about: that of the published table, where the table has
              none. It leaves no ruling out; a state on another day is an instance with the rulings
              dated up to it.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    id: Identifier
    title: Text
    rulebook: Rulebook
    nocs: Mapping[NocCode, Noc]
    aliases: Mapping[str, NocCode] = {}
    host: OneOr[NocCode, tuple[NocCode, ...]] | None = None
    groups: Mapping[GroupName, tuple[NocCode, ...]] = {}
    competitions: GivenCompetitions = Competitions({})
    rankings: Annotated[Mapping[str, Ranking], Attribute(validate_default=True)] = {}
    rulings: tuple[Ruling, ...] = ()
    published: Table | None = None
    as_of: date | None = None
    notes: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Whatever was said of how it was read."""
        return isinstance(other, Instance) and all(
            getattr(self, name) == getattr(other, name)
            for name in type(self).model_fields
            if name != "notes"
        )

    __hash__ = None  # type: ignore[assignment]

    @field_validator("rankings")
    @classmethod
    def _with_derived(
        cls, given: Mapping[str, Ranking], info: ValidationInfo
    ) -> Mapping[str, Ranking]:
        """Where both are the same it is the derived one, as that is compared in no time."""
        rulebook, competitions = info.data.get("rulebook"), info.data.get("competitions")
        if not rulebook or not competitions or rulebook.classification is None:
            return given
        derived = competitions.rankings(rulebook.classification)
        same = {name: ranking for name, ranking in derived.items() if given.get(name) == ranking}
        return {**derived, **given, **same}

    @field_validator("rulings")
    @classmethod
    def _of_events(cls, given: tuple[Ruling, ...], info: ValidationInfo) -> tuple[Ruling, ...]:
        """A ruling that names a list alone is about the list's event."""
        rulebook = info.data.get("rulebook")
        lists = rulebook.event_of_list() if rulebook else {}
        return tuple(
            r.model_copy(update={"event": lists[r.list]})
            if r.list in lists and r.event == r.list
            else r
            for r in given
        )

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        refuse(
            "instance",
            chain(
                self._nocs_known(),
                self._lists_known(),
                coherence.groups_known(self.rulebook, (*self.rulebook.groups, *self.groups)),
                coherence.rulings_fit(self.rulings, self.rulebook, self.rankings),
                coherence.competitions_agree(self.competitions, self.rulebook, self.rankings),
            ),
        )
        refuse("instance", coherence.rules_fit(self.rulebook, self.field))
        return self

    def _nocs_known(self) -> Iterator[Problem]:
        named: list[tuple[tuple[str | int, ...], str]] = []
        named += [(("host",), host) for host in self.hosts]
        for name, ranking in self.rankings.items():
            named += [
                (("rankings", name, index), line.noc) for index, line in enumerate(ranking.lines)
            ]
        named += [
            (("competitions", *where), code) for code, where in self.competitions.nocs.items()
        ]
        named += [(("rulings", index, "noc"), r.noc) for index, r in enumerate(self.rulings)]
        if self.published is not None:
            shown = self.naming.shared
            named += [(("published", noc), noc) for noc in self.published.rows if noc not in shown]
        for where, code in named:
            if code not in self.nocs and (
                where[0] != "rankings" or code not in self.competitions.nocs  # told there
            ):
                yield Problem(where, self.naming.unknown(code))
        if not self.hosts:
            yield from coherence.host_needed(self.rulebook)

    def _lists_known(self) -> Iterator[Problem]:
        pools = (*self.rulebook.events, *self.rulebook.squads)
        yield from coherence.lists_fit(self.rulebook, self.competitions, self.rankings)
        for column in self.published.columns if self.published else ():
            if column not in (*pools, ATHLETES):
                hint = did_you_mean(column, (ATHLETES, *pools))
                yield Problem(("published", column), f"unknown event or squad '{column}'; {hint}")

    @property
    def is_ranked(self) -> bool:
        return any(ranking.lines for ranking in self.rankings.values())

    def rebuilt(self, **parts: Any) -> Self:
        """The same case with other parts, validated and derived from scratch, as a copy is not.
        Other rankings no longer follow from the competitions."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        if "rankings" in parts:
            given["competitions"] = {}
        elif "rulebook" in parts:
            old = self.rulebook.classification
            given["rankings"] = self.competitions.not_derived(self.rankings, old)
        return type(self)(**given | parts)

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process goes what it is given by, without what is derived from that."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        # Its views that cannot be written to cannot be sent either.
        given["competitions"] = competitions_given(self.competitions)
        return _anew, (type(self), given)

    def with_rulebook(self, rulebook: Rulebook) -> Self:
        """The same case under another rulebook."""
        return self.rebuilt(rulebook=rulebook)

    @cached_property
    def naming(self) -> Naming:
        return Naming(self.nocs, self.aliases)

    @property
    def claims(self) -> Claims:
        numbers, rankings = self.standing.numbers, self.counted_rankings
        return Claims(self.rulebook, self.nocs, self.hosts, rankings, numbers, self.groups_of_nocs)

    @property
    def hosts(self) -> tuple[NocCode, ...]:
        return (self.host,) if isinstance(self.host, str) else self.host or ()

    @cached_property
    def groups_of_nocs(self) -> Mapping[GroupName, frozenset[NocCode]]:
        """The groups of the rulebook and of the instance, each NOC under its code of the day."""
        of, said = self.naming.identity, {**self.rulebook.groups, **self.groups}
        return {
            name: frozenset(noc for noc in self.nocs if of(noc) in set(map(of, nocs)))
            for name, nocs in said.items()
        }

    @cached_property
    def standing(self) -> StandingRulings:
        """The rulings that stand: of several about the same the last by date."""
        return standing_of(self.rulings, self.rankings, self.rulebook)

    @cached_property
    def counted_rankings(self) -> Mapping[str, Ranking]:
        """The lines that claim places, each the next of its NOC: without lines that were struck,
        with lots, and as the rules shape what lines claim."""
        return counted_lines(self.ruled_rankings, self.standing.lines, self.rulebook)

    @cached_property
    def ruled_rankings(self) -> Mapping[str, Ranking]:
        """The rankings after what is ruled of single lines."""
        return ruled_lines(self.rankings, self.standing.lines, self.rulebook)

    def with_number(self, *rulings: Ruling) -> Self:
        """The case with rulings that give a number, instead of any about the same."""
        about = {ruling.key for ruling in rulings}
        numbers = set(map(id, self.standing.numbers))
        numbers |= {id(old) for old, new in self.standing.replaced if not new.is_of_line}
        kept = (r for r in self.rulings if r.key not in about or id(r) not in numbers)
        return self.rebuilt(rulings=(*kept, *rulings))

    @cached_property
    def names(self) -> Names:
        """What people call everything that a wording names."""
        book = self.rulebook
        pools = pool_names(book.events, book.squad_names, book.event_of_list())
        return Names({code: noc.label for code, noc in self.nocs.items()} | pools)

    @cached_property
    def settled(self) -> Self:
        """The same case, what is ruled of single lines being done to its rankings: ranks in rulings
        are those that were printed. What a later ruling replaced stays: it stands without that one.
        """
        stand, claims = self.standing, lots_of_claims(self.standing.lines, self.rulebook)
        # Lines that are struck later say what there was to give back, where that is still open.
        if len(claims) == len(stand.lines) or any(r.leaves_open for r in self.rulings):
            return self
        earlier = (old for old, new in stand.replaced if not new.is_of_line)
        kept = set(map(id, (*stand.numbers, *stand.squads, *claims, *earlier)))
        rulings = [r for r in self.rulings if id(r) in kept]
        heard = lots_heard(rulings, self.rulebook, self.ruled_rankings)
        return self.rebuilt(rankings=self.ruled_rankings, rulings=heard)

    @cached_property
    def field(self) -> Field:
        """Every place that could be held. Raises pydantic's ValidationError if they are too many,
        before there is any of them."""
        claims, extent = self.claims, extent_of(self.claims)
        refuse("instance", too_many(claims, self.rulings, extent.total, places_called_for))
        return field_of(claims, extent=extent)

    @cached_property
    def within_reach(self) -> Field:
        """The field without the places that a limit per NOC rules out whatever else is held, so
        that no lawful allocation holds them."""
        caps = caps_per_noc(bound for _, bound in self.written_laws)
        cut = any(n > caps.get(key, n) for key, n in self.field.lengths.items())
        return field_of(self.claims, caps, whole=self.field) if cut else self.field

    def rules_and_rulings(self, field: Field) -> Iterator[Law]:
        for rule in self.rulebook.rules:
            yield from map(partial(Law, rule.source), rule.laws(field))
        for ruling in self.standing.numbers:
            yield Law(ruling.source, ruling.bound(field))

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """Everything that a lawful allocation keeps: rules, rulings, facts."""
        return (*self.written_laws, *facts(self.field))

    @cached_property
    def written_laws(self) -> tuple[Law, ...]:
        """Those of rules and rulings."""
        return tuple(self.rules_and_rulings(self.field))

    def laws_over(self, field: Field) -> Iterator[Law]:
        """The same for the places of a field."""
        yield from self.rules_and_rulings(field)
        yield from facts(field)

    @cached_property
    def laws_within_reach(self) -> tuple[Law, ...]:
        """The same for the places within reach only."""
        reach = self.within_reach
        return self.laws if reach is self.field else tuple(self.laws_over(reach))

    @cached_property
    def stages(self) -> tuple[tuple[Stage, tuple[Turn, ...]], ...]:
        """The stages of award, each with its lines in their order."""
        events = self.rulebook.event_of_list()
        return tuple(
            (stage, tuple(turns_of(stage, self.counted_rankings, events)))
            for stage in stages_of(self.rulebook)
        )
