"""`berth decline`: places given back, and who moves up."""

from typing import Annotated

import typer

from berth.cli import options

Noc = Annotated[
    str | None,
    typer.Argument(metavar="NOC", help="The NOC that gives places back.", show_default=False),
]
EventName = Annotated[
    str | None,
    typer.Argument(metavar="EVENT", help="An event of the rulebook.", show_default=False),
]
Number = Annotated[
    int,
    typer.Argument(metavar="N", min=1, max=10_000, help="How many of its places."),
]


def decline(
    path: options.InstancePath,
    noc: Noc = None,
    event: EventName = None,
    number: Number = 1,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = options.DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Who moves up when places are given back.

    Without NOC and EVENT it goes through the rulings of the instance in the order of their days;
    of one day, in the order of the file.
    """
    from berth.cli.exits import Refused
    from berth.cli.no_allocation import show_no_allocation
    from berth.cli.terminal import print_json
    from berth.questions.case import asked
    from berth.questions.decline import given_back, through_rulings
    from berth.questions.solve import Answer
    from berth.text.decline import show_ledger
    from berth.views.decline import of_decline

    if noc is not None and event is None:
        raise Refused(f"berth decline: which event does {noc} give back? Name it after the NOC")
    question = asked(path, variant, changes, drops, without_rulings, as_of=as_of)
    if noc is None or event is None:
        found = through_rulings(question, time_limit)
    else:
        found = given_back(question, noc, event, number, time_limit)
    if isinstance(found, Answer):
        show_no_allocation(question, found, as_json)
    elif as_json:
        print_json(of_decline(question, found))
    else:
        show_ledger(question, found)
    raise typer.Exit(found.code)
