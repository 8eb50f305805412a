"""The qualification systems that rankings can be read under: those of the shipped cases, or a
rulebook that is among the files."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from berth.questions.shipped import shipped_cases
from models.files import read_instance, read_rulebook
from models.names import key_of, pool_names
from models.naming import Naming
from models.noc import noc_table
from models.reading.complaints import Complaints
from models.reading.located import read_located
from models.rulebook import Rulebook

#: What an instance says of NOCs that its rulebook may rest on.
OF_NOCS = ("groups", "nocs", "aliases")
OWN = "own:"


@dataclass(frozen=True, slots=True)
class System:
    """rulebook_file: its text. case: the folder that it stands in, with its variants; None for one
    that was sent. said: what an instance under it says of NOCs. rankings: list -> file, of the
    case's own."""

    name: str
    title: str
    rulebook: Rulebook
    rulebook_file: Path
    naming: Naming
    host: str
    case: Path | None
    said: Mapping[str, Any]
    rankings: Mapping[str, Path]

    @property
    def lists(self) -> dict[str, str]:
        """Each list with what people call it."""
        events = self.rulebook.event_of_list()
        names = pool_names(self.rulebook.events, self.rulebook.squad_names, events)
        return {name: names.get(name, name) for name in events}

    @property
    def called(self) -> dict[str, str]:
        """What a list may be called -> the list; by its name, or its event's where that is told
        apart from all others."""
        events = self.rulebook.event_of_list()
        titles = {name: self.rulebook.events[event].name for name, event in events.items()}
        times = Counter(titles.values())
        found = {key_of(title): name for name, title in titles.items() if times[title] == 1}
        found |= {key_of(shown): name for name, shown in self.lists.items()}
        return found | {key_of(name): name for name in titles}


def systems(files: Path) -> dict[str, str]:
    """Each system by its name, with what people call it; those that were sent first."""
    own = {f"{OWN}{file.name}": f"your own: {file.name}" for file in _yaml_files(files)}
    return own | {name: _title(folder) for name, folder in shipped_cases().items()}


def system_called(name: str, files: Path) -> System | None:
    """Raises BadInput for a rulebook that was sent and is none."""
    if name.startswith(OWN):
        found = {file.name: file for file in _yaml_files(files)}.get(name.removeprefix(OWN))
        return None if found is None else _sent(name, found)
    folder = shipped_cases().get(name)
    return None if folder is None else _shipped(name, folder)


def _sent(name: str, file: Path) -> System:
    book = read_rulebook(file)
    return System(name, book.title, book, file, Naming(noc_table()), "", None, {}, {})


def _shipped(name: str, folder: Path) -> System:
    instance = read_instance(folder, needs_rankings=False)
    said = read_located(folder / "instance.yaml", Complaints()).data
    tables = {file.stem: file for file in sorted((folder / "rankings").glob("*.csv"))}
    return System(
        name=name,
        title=instance.rulebook.title,
        rulebook=instance.rulebook,
        rulebook_file=folder / str(said["rulebook"]),
        naming=instance.naming,
        host=", ".join(instance.hosts),
        case=folder,
        said={key: said[key] for key in OF_NOCS if key in said},
        rankings={one: tables[one] for one in instance.rulebook.event_of_list() if one in tables},
    )


def _title(folder: Path) -> str:
    said = read_located(folder / "instance.yaml", Complaints()).data
    return str(said["title"])


def _yaml_files(files: Path) -> list[Path]:
    return sorted(one for one in files.rglob("*") if one.suffix in (".yaml", ".yml"))
