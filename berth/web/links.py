"""The addresses that a page leads to, made of what it shows."""

from dataclasses import dataclass, replace

from berth.views.diagnose import RepairShown
from berth.web.state import State

#: The questions, in the order of their tabs: path and head.
TABS = {
    "": "Who is in",
    "next": "Who is next",
    "what-if": "What if",
    "needs": "What must happen",
    "forecast": "Forecast",
    "steps": "Step by step",
    "compare": "Compare",
}
#: To which a form may lead.
FORMS_LEAD_TO = (*TABS, "problems")
#: What of a view stays when somebody goes to another question.
KEPT_IN_LINKS = ("noc", "event")


@dataclass(frozen=True, slots=True)
class Links:
    """root: `/case/ID`; tab: the page that is shown."""

    root: str
    tab: str
    state: State

    def to(self, tab: str, state: State | None = None) -> str:
        query = (self.state if state is None else state).query
        path = f"{self.root}/{tab}" if tab else self.root
        return f"{path}?{query}" if query else path

    @property
    def here(self) -> str:
        return self.to(self.tab)

    def question(self, tab: str) -> str:
        """The same case and filter, asked something else."""
        kept = tuple(entry for entry in self.state.view if entry[0] in KEPT_IN_LINKS)
        return self.to(tab, replace(self.state, view=kept))

    @property
    def go(self) -> str:
        """Where forms are sent, which leads back to a page of the right address."""
        return f"{self.root}/go"

    @property
    def started(self) -> str:
        """Where the form of a long question is sent."""
        return f"{self.root}/{self.tab}/start"

    def hidden(self, *without: str) -> list[tuple[str, str]]:
        """What a form sends along: this state, without the keys that it has fields for."""
        to = self.tab if self.tab in FORMS_LEAD_TO else ""
        return [("to", to), *(entry for entry in self.state.pairs if entry[0] not in without)]

    def filed(self) -> str:
        """The case as its files say."""
        return self.to(self.tab, State(view=self.state.view))

    def reset(self, address: str, filed: int) -> str:
        """A number as it was: that of the variant, or else that of the files."""
        numbers = dict(self.state.numbers)
        if numbers.pop(address, None) is None:
            numbers[address] = filed
        return self.to(self.tab, replace(self.state, numbers=numbers))

    def repaired(self, repair: RepairShown) -> str:
        """With the numbers of a repair, or without the rulings that it leaves out; where the table
        is, if that is what it leads to."""
        numbers = {**self.state.numbers}
        numbers |= {change.parameter: change.new for change in repair.changes}
        gone = {ruling.id for ruling in repair.without or ()}
        rulings = tuple(one for one in self.state.rulings if one.source.id not in gone)
        further = {one.source.id for one in self.state.rulings}
        off = tuple(dict.fromkeys((*self.state.off, *sorted(gone - further))))
        tab = "" if self.tab == "problems" else self.tab
        changed = replace(self.state, numbers=numbers, rulings=rulings, off=off)
        return self.to(tab, changed)

    def ruling(self, name: str, *, off: bool) -> str:
        """With a ruling of the files left out, or counted again."""
        kept = tuple(one for one in self.state.off if one != name)
        return self.to(self.tab, replace(self.state, off=(*kept, name) if off else kept))

    def without_further(self, number: int) -> str:
        """Without the further ruling of this number, from 0."""
        kept = tuple(one for n, one in enumerate(self.state.rulings) if n != number)
        return self.to(self.tab, replace(self.state, rulings=kept))

    def download(self, end: str) -> str:
        """Of the file with this end of its name."""
        return self.to(f"file.{end}", self.state.case)

    def make(self, end: str) -> str:
        """Where the file with this end of its name is made, which takes long."""
        return self.to(f"make/{end}/start", self.state.case)
