"""Where mutmut would change the code, and the code so changed.

Its operators and its choice of places (nothing decorated but static and class methods, no
docstrings, no annotations) and its names, so that `mutmut show NAME` speaks of the same mutant.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import libcst as cst
from libcst.metadata import (
    CodeRange,
    MetadataWrapper,
    PositionProvider,
    WhitespaceInclusivePositionProvider,
)
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace
from mutmut.mutation.trampoline_templates import mangle_function_name
from mutmut.utils.format_utils import get_mutant_name

PACKAGES = ("models", "solver")
KEPT = Path("build/mutants")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: `name` is mutmut's, `owner` the class (or ''), lines those of what changes."""

    name: str
    path: str
    owner: str
    function: str
    first: int
    last: int
    #: A default value is read when the function is defined, not when it runs.
    of_a_default: bool
    #: From where to where (offsets in the text of the file), and what stands there instead.
    start: int
    end: int
    instead: str

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    @property
    def room(self) -> str:
        """`models/checks`, or `models` for the files that lie in no room."""
        return "/".join(self.path.split("/")[:2]) if self.path.count("/") > 1 else self.package

    @property
    def package(self) -> str:
        return self.path.split("/")[0]


def code_hash() -> str:
    """Of all that is changed: what was found out about other code is not used."""
    said = sha256()
    for package in PACKAGES:
        for path in sorted(Path(package).rglob("*.py")):
            said.update(f"{path}\n".encode() + path.read_bytes())
    return said.hexdigest()[:12]


def all_mutants(only: str = "") -> Iterator[Mutant]:
    """Of the files whose path begins so; kept for each file until it changes."""
    for package in PACKAGES:
        for path in sorted(Path(package).rglob("*.py")):
            if str(path).startswith(only):
                yield from _kept(str(path))


def _kept(path: str) -> list[Mutant]:
    said = sha256(Path(path).read_bytes()).hexdigest()
    kept = KEPT / "places" / f"{path.replace('/', '.')}.{said[:16]}.json"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = [astuple(mutant) for mutant in _of_file(path)]
        kept.write_text(json.dumps(made), encoding="utf-8")
    return [Mutant(*fields) for fields in json.loads(kept.read_text(encoding="utf-8"))]


def _of_file(path: str) -> Iterator[Mutant]:
    text = Path(path).read_text(encoding="utf-8")
    module, mutations, _, _ = create_mutations(path, text)
    wrapped = MetadataWrapper(module, unsafe_skip_copy=True)
    positions = wrapped.resolve(PositionProvider)
    ranges = wrapped.resolve(WhitespaceInclusivePositionProvider)
    lines = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    owners = dict(_owners(module))
    counted: Counter[Any] = Counter()
    for mutation in mutations:
        function = mutation.contained_by_top_level_function
        if not isinstance(function, cst.FunctionDef) or function not in owners:
            continue
        counted[function] += 1
        owner, name = owners[function], function.name.value
        mangled = mangle_function_name(name=name, class_name=owner or None)
        place, default = positions[mutation.original_node], _inside(mutation, function.params)
        body = positions[function.body]
        yield Mutant(
            get_mutant_name(Path(path), f"{mangled}__mutmut_{counted[function]}"),
            path,
            owner,
            name,
            body.start.line if default else place.start.line,
            body.end.line if default else place.end.line,
            default,
            *_instead(module, mutation, ranges[mutation.original_node], lines),
        )


def _owners(module: cst.Module) -> Iterator[tuple[cst.FunctionDef, str]]:
    for statement in module.body:
        if isinstance(statement, cst.FunctionDef):
            yield statement, ""
        elif isinstance(statement, cst.ClassDef) and isinstance(statement.body, cst.IndentedBlock):
            for method in statement.body.body:
                if isinstance(method, cst.FunctionDef):
                    yield method, statement.name.value


def _inside(mutation: Mutation, node: cst.CSTNode) -> bool:
    return node is mutation.original_node or any(
        _inside(mutation, child) for child in node.children
    )


def _instead(
    module: cst.Module, mutation: Mutation, was: CodeRange, lines: Sequence[int]
) -> tuple[int, int, str]:
    if isinstance(mutation.original_node, cst.BaseCompoundStatement):
        # Its lines are indented as far as what it stands in: so all of it is written anew.
        text = deep_replace(module, mutation.original_node, mutation.mutated_node).code
        return 0, lines[-1], text
    start, end = (lines[at.line - 1] + at.column for at in (was.start, was.end))
    return start, end, module.code_for_node(mutation.mutated_node)


def changed(mutant: Mutant) -> str:
    """The whole file with the one change."""
    text = Path(mutant.path).read_text(encoding="utf-8")
    return text[: mutant.start] + mutant.instead + text[mutant.end :]
