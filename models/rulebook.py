"""A rulebook: events, squads, rules and the order of award of one sport at one Games."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Annotated, Literal, Self

from pydantic import Field as Attribute
from pydantic import model_validator

from models.base import (
    Citation,
    EventId,
    GroupName,
    Identifier,
    ListId,
    Model,
    NocCode,
    OneOr,
    RuleId,
    SquadId,
    Text,
    duplicates_in,
)
from models.classification import Classification
from models.errors import Problem, did_you_mean, refuse
from models.names import one_meant, pool_names
from models.place import Event
from models.rules import Rule

Order = Literal["rank_by_rank", "list_by_list", "breadth_first", "noc_by_noc"]
Policy = Literal["strict", "rank_maximal", "fill_first"]


class ListOfEvent(Model):
    """A ranking that leads to an event under another name than the event's: a path.

    event: the event it leads to
    ties:  what becomes of lines that share the rank at which the places end: a `lot` decides, or
           `all` of them are in, or `none`.
    ranks: `dense` where the list is numbered 1, 2, 2, 3 instead of 1, 2, 2, 4.
    """

    event: EventId
    ties: Literal["lot", "all", "none"] = "lot"
    ranks: Literal["gaps", "dense"] = "gaps"


class Squad(Model):
    """The athletes whom an NOC may bring in one category.

    name: what people call it
    one_event_each: an athlete starts in one event only, so athletes are the sum of the starts.
    """

    name: Text
    one_event_each: Annotated[bool, Attribute(strict=True)] = False


class Stage(Model):
    """Lists awarded together, after those of the stages before.

    id:     what the stage is called
    lists:  those that it awards; they are told apart in this order where nothing else does
    order:  rank_by_rank = rank 1 of every list as they are written, then rank 2, ...;
            list_by_list = the whole of the first list, then the second, ...;
            breadth_first = the first line of every NOC by rank, then the second ones, ...;
            noc_by_noc = an NOC's lines of a list all together, at the rank of its best one.
    policy: strict = line by line from the best; rank_maximal = as many first ranks as possible,
            then second ranks, ...; fill_first = most places, then the smallest sum of ranks.
            Where the last two leave a choice, strict decides.
    cite:   where the order is written
    """

    id: Identifier
    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    order: Order | None = None
    policy: Policy = "strict"
    cite: Citation | None = None

    @model_validator(mode="after")
    def _order_is_said(self) -> Self:
        if len(self.lists) > 1 and self.order is None:
            message = (
                f"stage '{self.id}' awards {len(self.lists)} lists without saying in which order; "
                "add 'order: rank_by_rank', 'order: list_by_list', 'order: breadth_first' or "
                "'order: noc_by_noc'"
            )
            refuse("stage", [Problem((), message)])
        return self


class Rulebook(Model):
    """A qualification system as data.

    id:       what it is called
    title:    what people call it
    document: the document that it says; for readers
    squads:   the athletes whom an NOC may bring, counted by these: {men: Men, women: Women}
    events:   the competitions with a field of places
    lists:    the rankings of an event that has several, or one with attributes; an event that is
              not named here has one list of its own name
    rules:    the sentences of the document
    award:    the stages in which lists are awarded; may be left out where no rule couples lists
    classification: how competitions become rankings, where an instance gives competitions.
    groups: groups of NOCs of one's own, beside the continents: {zone-2: [EGY, TUN]}.
    """

    id: Identifier
    title: Text
    document: Text | None = None
    squads: Annotated[Mapping[SquadId, OneOr[Text, Squad]], Attribute(min_length=1)]
    events: Annotated[Mapping[EventId, Event], Attribute(min_length=1)]
    lists: Mapping[ListId, ListOfEvent] = {}
    classification: Classification | None = None
    groups: Mapping[GroupName, tuple[NocCode, ...]] = {}
    rules: Annotated[tuple[Rule, ...], Attribute(min_length=1)]
    award: tuple[Stage, ...] | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        refuse(
            "rulebook",
            chain(
                self._ids_apart(),
                self._known_squads(),
                self._classification_problems(),
                self._rule_problems(),
                self._lists_once(),
                self._ties_fit(),
            ),
        )
        return self

    def event_of_list(self) -> dict[ListId, EventId]:
        """Every list and the event it leads to; an event without lists of its own has one
        of its own name."""
        declared = {name: entry.event for name, entry in self.lists.items()}
        served = set(declared.values())
        return {name: name for name in self.events if name not in served} | declared

    def event_meant(self, text: str) -> str:
        """The id of the event that a text means by its id or name; the text where it means none."""
        return text if text in self.events else one_meant(text, self._called(self.events))

    def pool_meant(self, text: str) -> str:
        """The same of events and squads."""
        pools = (*self.events, *self.squads)
        return text if text in pools else one_meant(text, self._called(pools))

    def _called(self, pools: Iterable[str]) -> dict[str, set[str]]:
        names = pool_names(self.events, self.squad_names, self.event_of_list())
        said = {name: event.name for name, event in self.events.items()}
        return {pool: {names[pool], said.get(pool, names[pool])} for pool in pools}

    @property
    def squad_names(self) -> dict[SquadId, str]:
        """What people call the squads."""
        return {
            name: squad if isinstance(squad, str) else squad.name
            for name, squad in self.squads.items()
        }

    @property
    def one_event_each(self) -> frozenset[SquadId]:
        """The squads whose athletes start in one event each."""
        return frozenset(
            name
            for name, squad in self.squads.items()
            if not isinstance(squad, str) and squad.one_event_each
        )

    @property
    def shares_ranks(self) -> bool:
        """Whether a list leaves it to no lot what becomes of lines that share the last rank."""
        return any(said.ties != "lot" for said in self.lists.values())

    def derived_events(self) -> set[EventId]:
        """The events whose places follow from those of others, so that they need no list."""
        return {event for event in self.events for rule in self.rules if rule.follows(event)}

    def shaped_lists(self) -> dict[ListId, RuleId]:
        """The lists of which a rule says what their lines claim, and the first such rule."""
        shaping = [rule for rule in self.rules if rule.shapes_claims]
        return {name: rule.id for rule in reversed(shaping) for name in getattr(rule, "lists", ())}

    def lists_ranked_by_rules(self) -> set[ListId]:
        """The lists of which the claims have ranks of their own."""
        lists = self.event_of_list()
        return {name for name in lists if any(rule.ranks_claims(name) for rule in self.rules)}

    def _ids_apart(self) -> Iterator[Problem]:
        for name in self.events:
            if name in self.squads:
                yield Problem(("events", name), f"'{name}' is a squad already; rename one of them")
        for name in self.lists:
            if name in self.squads:
                yield Problem(("lists", name), f"'{name}' is a squad already; rename one of them")
            elif name in self.events and self.lists[name].event != name:
                yield Problem(
                    ("lists", name),
                    f"'{name}' is an event but the list leads to another; rename the list",
                )
        for index in duplicates_in(rule.id for rule in self.rules):
            name = self.rules[index].id
            yield Problem(("rules", index, "id"), f"rule '{name}' stands twice; rename one of them")
        for index in duplicates_in(stage.id for stage in self.award or ()):
            name = (self.award or ())[index].id
            yield Problem(("award", index, "id"), f"stage '{name}' stands twice; rename one")

    def _known_squads(self) -> Iterator[Problem]:
        for name, event in self.events.items():
            for squad in event.squads:
                if squad not in self.squads:
                    hint = did_you_mean(squad, self.squads)
                    yield Problem(("events", name, "squad"), f"unknown squad '{squad}'; {hint}")
            if len(event.squads) > 1 and not event.team:
                message = "a start of one athlete is of one squad; name one, or add 'team: true'"
                yield Problem(("events", name, "squad"), message)
        for name, entry in self.lists.items():
            if entry.event not in self.events:
                hint = did_you_mean(entry.event, self.events)
                yield Problem(("lists", name, "event"), f"unknown event '{entry.event}'; {hint}")

    def _classification_problems(self) -> Iterator[Problem]:
        if self.classification is not None:
            for where, message in self.classification.problems(self.event_of_list()):
                yield Problem(("classification", *where), message)

    def _rule_problems(self) -> Iterator[Problem]:
        for index, rule in enumerate(self.rules):
            for where, message in rule.problems(self.events, self.squads, self.event_of_list()):
                yield Problem(("rules", index, *where), message)
            for where, message in rule.out_of_turn(self.event_of_list(), self._turns()):
                yield Problem(("rules", index, *where), message)
        shaped = self.shaped_lists()
        for index, rule in enumerate(self.rules):
            for name in getattr(rule, "lists", ()) if rule.shapes_claims else ():
                if (first := shaped.get(name, rule.id)) != rule.id:
                    message = f"what the lines of '{name}' claim is said by '{first}' already"
                    yield Problem(("rules", index, "lists"), f"{message}; keep one of the two")

    def _turns(self) -> dict[ListId, tuple[int, int]]:
        """List -> its stage, and its number there where the lists are awarded one after another."""
        return {
            name: (number, place if stage.order == "list_by_list" else 0)
            for number, stage in enumerate(self.award or ())
            for place, name in enumerate(stage.lists)
        }

    def _lists_once(self) -> Iterator[Problem]:
        if self.award is None:
            return
        lists = self.event_of_list()
        seen: dict[str, str] = {}
        for index, stage in enumerate(self.award):
            for place, name in enumerate(stage.lists):
                where = ("award", index, "lists", place)
                if name not in lists:
                    hint = did_you_mean(name, lists)
                    yield Problem(where, f"unknown list '{name}'; {hint}")
                elif name in seen:
                    stage_before = seen[name]
                    yield Problem(
                        where, f"list '{name}' is awarded in '{stage_before}' already; name it once"
                    )
                seen[name] = stage.id
        derived = self.derived_events()
        if missing := [name for name in lists if name not in seen and name not in derived]:
            message = f"no stage awards {', '.join(missing)}; add each list to a stage"
            yield Problem(("award",), message)

    def _ties_fit(self) -> Iterator[Problem]:
        """What is said of shared ranks needs lines that are awarded one by one."""
        for index, stage in enumerate(self.award or ()):
            one_by_one = stage.policy == "strict" and stage.order != "noc_by_noc"
            for place, name in enumerate(stage.lists):
                ties = self.lists[name].ties if name in self.lists else "lot"
                if ties != "lot" and not one_by_one:
                    other = stage.order if stage.policy == "strict" else stage.policy
                    yield Problem(
                        ("award", index, "lists", place),
                        f"'{name}' says 'ties: {ties}', which goes with lines that are awarded "
                        f"one by one, not with {other}; leave one of them out",
                    )
        shaped = self.shaped_lists()
        for name, said in self.lists.items():
            if said.ties != "lot" and name in shaped:
                message = f"goes with lines that claim one place each, not with '{shaped[name]}'"
                yield Problem(("lists", name, "ties"), f"'ties: {said.ties}' {message}")
