"""Which competitions are open, and what cannot be asked while they are."""

from collections.abc import Collection

from berth.questions.options import Spelling
from models.errors import BadQuestion, did_you_mean
from models.instance import Instance
from models.text import clean
from models.words import together


def check_open(
    instance: Instance,
    open_: Collection[str],
    upcoming: Collection[str],
    spelling: Spelling,
    about: str,
) -> None:
    """open_: competitions of the instance; upcoming: such as it does not have yet; about: what the
    question has to do with results. Raises BadQuestion where nothing can be said of them."""
    names = list(instance.competitions)
    if not names or instance.rulebook.classification is None:
        raise BadQuestion(
            f"{instance.id} has no competitions, and {about}; add "
            "'competitions', and 'classification' to the rulebook"
        )
    if left := instance.rulebook.classification.leave_out:
        raise BadQuestion(
            f"every competition counts beside one that is open, and the results of "
            f"{together(left)} do not count here; leave them out of the instance"
        )
    if not (open_ or upcoming):
        raise BadQuestion(
            f"which competition is open? one of {together(names)}: "
            f"{spelling.open.format(names[-1])}; or one that the instance does not have yet: "
            f"{spelling.upcoming.format('NAME')}"
        )
    for name in open_:
        if name not in names:
            raise BadQuestion(
                f"no competition is called '{name}'; {did_you_mean(name, names)} One that the "
                f"instance does not have yet: {spelling.upcoming.format(name)}"
            )
    for name in upcoming:
        if not name or clean(name) != name:
            raise BadQuestion(f"'{name}' is no name of a competition; write letters, as one reads")
        if name in names:
            write = spelling.open.format(name)
            raise BadQuestion(f"the instance has results of '{name}'; write {write}")
    if set(open_) == set(names):
        raise BadQuestion("every competition is open; at least one has to be over to go by")


def contested_lists(
    instance: Instance, open_: Collection[str], upcoming: Collection[str]
) -> set[str]:
    """The lists whose results are open."""
    if upcoming:
        return set(instance.competitions.lists)
    return {name for one in open_ for name in instance.competitions[one]}


def check_no_line_is_ruled_on(
    instance: Instance, contested: Collection[str], spelling: Spelling
) -> None:
    """A ruling names its line by the rank, and where a list is open the ranks are drawn.

    What is a number by the rankings of all competitions may be a lot by those so far: both are to
    be looked at. Raises BadQuestion.
    """
    instead = f"leave the ruling out, or all of them: {spelling.without_rulings}"
    lists_of = instance.field.pools_of_event
    for ruling in instance.standing.numbers:
        drawn = [name for name in lists_of[ruling.event] if name in contested]
        if ruling.form == "given_back" and drawn:
            raise BadQuestion(
                f"{ruling.noc} gives back places in {ruling.event}, and while {drawn[0]} is open "
                f"nobody knows how many it has; {instead}"
            )
    for ruling in instance.standing.lines:
        name = ruling.list or lists_of[ruling.event][0]
        if name in contested:
            raise BadQuestion(
                f"a ruling is about the line of {ruling.noc} at rank {ruling.rank} in {name}, and "
                f"while {name} is open ranks are not known; {instead}"
            )


def check_no_number_is_a_lot(
    instance: Instance, contested: Collection[str], spelling: Spelling
) -> None:
    """A number that says how a lot fell is read as the lot with the results in which its line
    shares a rank, and as a number with all others: as ranks are not known, nor is what it says.

    To be asked after whether a line is ruled on. Raises BadQuestion.
    """
    shaped = instance.rulebook.shaped_lists()
    for ruling in instance.standing.numbers:
        drawn = [
            name
            for name in instance.field.pools_of_event[ruling.event]
            if name in contested and name not in shaped
        ]
        if ruling.may_be_read_as_lot and drawn:
            raise BadQuestion(
                f"a ruling says how a lot fell for {ruling.noc} in {ruling.event}, and while "
                f"{drawn[0]} is open nobody knows who shares a rank there; leave the ruling out, "
                f"or all of them: {spelling.without_rulings}"
            )
