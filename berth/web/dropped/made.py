"""A case made of what was sent: its folder, and what is wrong with it."""

import os
import re
from pathlib import Path
from shutil import copyfile, copytree, rmtree
from typing import Any

from berth.web.dropped.asked import UploadAsked
from berth.web.dropped.looked import Looked, looked_at
from berth.web.dropped.sheet import SheetLooked
from berth.web.dropped.systems import System, system_called
from berth.web.dropped.whole import named_below
from berth.web.shortened import yaml_file
from models.errors import BadInput, Complaint
from models.files import read_instance
from models.reading.table_kind import TableSaid
from models.words import counted

_INSTANCE = "instance.yaml"
_TABLES, _OWN_TABLES = "tables", "rankings"


def look(files: Path, asked: UploadAsked) -> Looked:
    """Raises BadInput with names below the upload."""
    try:
        return looked_at(files, asked)
    except BadInput as error:
        raise named_below(error, files) from None


def make(files: Path, case: Path, asked: UploadAsked) -> tuple[Complaint, ...]:
    """Writes the instance, beside and renamed: all of it, or nothing. What is wrong with it is
    returned, and then nothing is written. Raises BadInput."""
    looked = look(files, asked)
    system = system_called(looked.system, files)
    wrong = [*looked.complaints]
    if system is None:
        wrong.append(_told_of_all("choose a qualification system"))
    elif not any(sheet.is_read for sheet in looked.sheets):
        wrong.append(_told_of_all("none of the tables is read: say which event each one is"))
    elif looked.missing and not looked.asked.rest:
        wrong.append(_told_of_all("say what the lists are that no table is"))
    elif looked.wrong_cells:
        cells = counted(looked.wrong_cells, "cell")
        wrong.append(_told_of_all(f"{cells} to be corrected in the files; send them again then"))
    if system is None or wrong:
        return tuple(wrong)
    beside = case.with_name("case-new")
    rmtree(beside, ignore_errors=True)
    try:
        _write(files, beside, looked, system)
        read_instance(beside)
        rmtree(case, ignore_errors=True)
        os.replace(beside, case)
    except BadInput as error:
        return named_below(error, beside).complaints
    finally:
        rmtree(beside, ignore_errors=True)
    return ()


def _write(files: Path, folder: Path, looked: Looked, system: System) -> None:
    folder.mkdir()
    copyfile(system.rulebook_file, folder / "rulebook.yaml")
    if system.case is not None and (system.case / "variants").is_dir():
        copytree(system.case / "variants", folder / "variants", copy_function=copyfile)
    rankings: dict[str, Any] = {}
    for sheet in looked.sheets:
        if sheet.is_read and not (target := folder / _TABLES / sheet.file).exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            copyfile(files / sheet.file, target)
        rankings |= {name: _entry(sheet, said) for name, said in sheet.entries.items()}
    for name in looked.missing:
        own = system.rankings.get(name) if looked.asked.rest == "case" else None
        rankings[name] = [] if own is None else f"{_OWN_TABLES}/{own.name}"
        if own is not None:
            (folder / _OWN_TABLES).mkdir(exist_ok=True)
            copyfile(own, folder / _OWN_TABLES / own.name)
    (folder / _INSTANCE).write_text(_told(looked, system, rankings), "utf-8")


def _told_of_all(message: str) -> Complaint:
    return Complaint("", 0, 0, message)


def _entry(sheet: SheetLooked, said: TableSaid) -> str | dict[str, Any]:
    """As an instance file has it: no more than is needed."""
    file = f"{_TABLES}/{sheet.file}"
    entry: dict[str, Any] = {"file": file}
    entry |= {"sheet": said.sheet} if said.sheet else {}
    if said.header:
        own = {name: column for column, name in said.names.items()}
        header = [own.get(name, name) for name in said.header]
        return entry | ({"only": dict(said.only)} if said.only else {}) | {"header": header}
    entry |= {"columns": dict(said.columns)} if said.columns else {}
    entry |= {"only": dict(said.only)} if said.only else {}
    return entry if len(entry) > 1 else file


def _told(looked: Looked, system: System, rankings: dict[str, Any]) -> str:
    hosts = [code for code in re.split(r"[\s,;]+", looked.host) if code]
    order = [*system.lists]
    said: dict[str, Any] = {"id": _id(looked.title), "title": looked.title}
    said["rulebook"] = "rulebook.yaml"
    if hosts:
        said["host"] = hosts[0] if len(hosts) == 1 else hosts
    said |= system.said
    if looked.aliases:
        said["aliases"] = {**said.get("aliases", {}), **looked.aliases}
    said["rankings"] = {name: rankings[name] for name in sorted(rankings, key=order.index)}
    return f"# Made of tables that were sent to berth serve.\n{yaml_file(said)}"


def _id(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-") or "my-case"
