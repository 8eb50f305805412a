"""The answer of `forecast`: chances of places and numbers of athletes; shares to six decimals."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.outcomes import about
from berth.views.parts import Labels, labels_of
from models.instance import Instance

if TYPE_CHECKING:
    # They are made with numpy, which is not wherever an answer is shown.
    from solver.forecast.chances import Chance, Chances, Expected
    from solver.forecast.forecast import Opened


class ChanceShown(View):
    """runs: those in which it came about. error: half the width of the 95 % interval of the
    chance, as far as endless runs of the same model go."""

    runs: int
    chance: float
    error: float


class DecidedBy(View):
    """share: of the variance of the number of athletes, how much goes with the places in the
    event."""

    event: str
    share: float


class AthletesShown(View):
    """mean: with the half-width of its 95 % interval; low to high: in nine of ten runs or more.

    decided_by: the events that go with the number, the closest first; none where it is the same in
    every run.
    """

    mean: float
    error: float
    low: int
    high: int
    decided_by: tuple[DecidedBy, ...]


class FittedModel(View):
    """What the results so far say: the direction in which a race is ranked, and the spread of
    log-strengths between NOCs, events of one NOC, and entries."""

    direction: str
    scales: dict[str, float]
    log_evidence: float


class ForecastAnswer(Answer):
    """Competitions that are open, drawn many times from the results of those that are closed.

    runs: so many were asked for, `done` of them done. by_walk, by_solver: how they were allocated,
    checked: found again by the solver alone; conflicts: runs in which the rules cannot all be
    kept; lots: runs in which a tie could matter. Chances are shares of the runs `allocated`.
    events: event -> NOC -> chances of 1, 2, ... places or more. squads: squad -> NOC.
    """

    question: ClassVar[str] = "forecast"

    status: Literal["done", "stopped"]
    instance: str
    rulebook: str
    variant: str | None
    open: tuple[str, ...]
    closed: tuple[str, ...]
    seed: int
    runs: int
    done: int
    allocated: int
    by_walk: int
    by_solver: int
    conflicts: int
    lots: int
    checked: int
    model: FittedModel
    events: dict[str, dict[str, tuple[ChanceShown, ...]]]
    squads: dict[str, dict[str, AthletesShown]]
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        return f"{self.instance}, {' and '.join(self.open)} drawn {self.done:,} times"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per event, NOC and number of places or more."""
        return [
            {"event": event, "noc": noc, "name": self.labels.nocs[noc], "places": k, **dict(one)}
            for event, nocs in self.events.items()
            for noc, chances in nocs.items()
            for k, one in enumerate(chances, 1)
        ]


def forecast_answer(
    instance: Instance,
    heading: Heading,
    opened: "Opened",
    chances: "Chances",
    *,
    names: Sequence[str],
    seed: int,
    runs: int,
) -> ForecastAnswer:
    """names: of the open competitions. runs: as many as were asked for."""
    nocs, rulebook, ways = tuple(chances.nocs()), instance.rulebook, chances.ways
    return ForecastAnswer(
        status="stopped" if chances.runs < runs else "done",
        **about(instance, heading),
        open=tuple(names),
        closed=opened.closed,
        seed=seed,
        runs=runs,
        done=chances.runs,
        allocated=chances.allocated,
        by_walk=ways["walk"],
        by_solver=ways["solver"],
        conflicts=ways["conflict"],
        lots=chances.lots,
        checked=chances.checked,
        model=_model(opened),
        events={event: _event(chances, nocs, event) for event in rulebook.events},
        squads={
            squad: {noc: _athletes(instance, chances, noc, squad) for noc in nocs}
            for squad in rulebook.squads
        },
        heading=heading,
        labels=labels_of(instance, nocs),
    )


def _model(opened: "Opened") -> FittedModel:
    fit = opened.fit
    return FittedModel(
        direction=fit.direction,
        scales={name: _rounded(value) for name, value in fit.scales._asdict().items()},
        log_evidence=_rounded(fit.evidence),
    )


def _event(
    chances: "Chances", nocs: Sequence[str], event: str
) -> dict[str, tuple[ChanceShown, ...]]:
    every = {noc: chances.chances(noc, event) for noc in nocs}
    return {noc: tuple(map(_chance, found)) for noc, found in every.items() if found}


def _chance(one: "Chance") -> ChanceShown:
    return ChanceShown(runs=one.runs, chance=_rounded(one.share), error=_rounded(one.error))


def _athletes(instance: Instance, chances: "Chances", noc: str, squad: str) -> AthletesShown:
    events = [name for name, event in instance.rulebook.events.items() if squad in event.squads]
    found: Expected = chances.expected(noc, squad)
    return AthletesShown(
        mean=_rounded(found.mean),
        error=_rounded(found.error),
        low=found.low,
        high=found.high,
        decided_by=tuple(
            DecidedBy(event=one.event, share=_rounded(one.share))
            for one in chances.deciders(noc, squad, events)
        ),
    )


def _rounded(value: float) -> float:
    return round(value, 6)
