"""The NOCs in the cells of a table: what each means, what is unclear, which codes are used."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from models.naming import How, Meaning, Naming, Understood
from models.noc import Noc
from models.reading.nodes import Loc
from models.words import few, together

Complain = Callable[[int, str], None]
"""Takes the number of a cell and what is wrong with it."""

MOST_PAIRS = 3

_BY: dict[How, str] = {
    "alias": "as the instance says",
    "iso": "by ISO 3166",
    "name": "by name",
    "spelling": "",
    "code": "",
}


class NocReader:
    """Reads the NOCs of all tables of an instance.

    doubtful: codes in whose declaration something is wrong: nothing more is said of them.
    used:     NOC -> the codes by which it was named. published: its code in the published table.
    """

    def __init__(self, naming: Naming, doubtful: Iterable[str] = ()) -> None:
        self.naming = naming
        self.used: dict[str, dict[str, None]] = {}
        self.published: dict[str, str] = {}
        self._doubtful = frozenset(doubtful)
        self._neutral: Counter[str] = Counter()
        self._first: dict[str, tuple[Complain, int]] = {}

    def column(
        self, texts: Sequence[str], complain: Complain, trusted: bool = False
    ) -> tuple[list[str], str]:
        """The NOC of each cell, and what was understood. What means none is complained of, and
        stays as it is. trusted: codes are the IOC's unless something speaks against it."""
        read, found = self._read(texts, complain, trusted)
        self._note_use(found)
        self._ask_for_members(read, complain)
        return read, _remark(found)

    def one(self, text: str, complain: Callable[[str], None]) -> str:
        """The same of a single code that stands in an instance file."""
        (noc,), found = self._read([text], lambda _, message: complain(message), trusted=True)
        self._note_use(found)
        return noc

    def groups(
        self, said: Mapping[str, Sequence[str]], tell: Callable[[Loc, str], None]
    ) -> dict[str, tuple[str, ...]]:
        """The members of a rulebook's groups, which need not be in the instance. tell: takes where
        something is wrong, and what."""
        found = {}
        for name, codes in said.items():

            def complain(_: int, message: str, loc: Loc = ("rulebook", "groups", name)) -> None:
                tell(loc, message)

            found[name] = tuple(self._read(codes, complain, trusted=True)[0])
        return found

    def of_places(
        self, texts: Sequence[str], complain: Complain, trusted: bool = False
    ) -> tuple[list[str], str]:
        """The same of a table of places, where a code may be shown for several NOCs."""
        shared = self.naming.shared
        asked = [at for at, text in enumerate(texts) if len(shared.get(text, ())) < 2]
        read, found = self._read(
            [texts[at] for at in asked], lambda at, message: complain(asked[at], message), trusted
        )
        for meaning in found.values():
            if isinstance(meaning, Meaning):
                self.published[meaning.noc] = meaning.code
        nocs = [*texts]
        for at, noc in zip(asked, read, strict=True):
            nocs[at] = noc
        return nocs, _remark(found)

    def _read(
        self, texts: Sequence[str], complain: Complain, trusted: bool
    ) -> tuple[list[str], dict[str, Understood]]:
        found = self.naming.meanings(texts, trusted)
        nocs: dict[str, str] = {}
        wrong: dict[str, str] = {}
        for text, meaning in found.items():
            if isinstance(meaning, Meaning):
                nocs[text] = meaning.noc
            elif text not in self._doubtful:
                wrong[text] = meaning.message if meaning else self.naming.unknown(text)
        for at, text in enumerate(texts) if wrong else ():
            if text in wrong:
                complain(at, wrong[text])
        return [nocs.get(text, text) for text in texts], found

    def _note_use(self, found: dict[str, Understood]) -> None:
        for meaning in found.values():
            if isinstance(meaning, Meaning):
                self.used.setdefault(meaning.noc, {})[meaning.code] = None

    def _ask_for_members(self, nocs: Sequence[str], complain: Complain) -> None:
        """A neutral code that may be more than one NOC says too little where it stands twice."""
        several = {
            noc for noc in {*nocs} & self.naming.nocs.keys() if self.naming.nocs[noc].members
        }
        for at, code in enumerate(nocs) if several else ():
            if code in several:
                self._neutral[code] += 1
                self._first.setdefault(code, (complain, at))
                if self._neutral[code] == 2:
                    complain(at, self._which(self.naming.nocs[code], "twice"))
        for code, (told, at) in self._first.items():
            beside = [one for one in self.naming.nocs[code].members if one in self.used]
            if beside and self._neutral[code] == 1:
                self._neutral[code] += 1
                told(at, self._which(self.naming.nocs[code], f"beside {together(beside)}"))

    def _which(self, noc: Noc, stands: str) -> str:
        """stands: why its code is in doubt."""
        code, names = noc.code, {one: self.naming.nocs[one].name for one in noc.members}
        declared = ", ".join(f"{one}: {{name: {n}, shown: {code}}}" for one, n in names.items())
        return (
            f"{code} stands {stands} and may be {' or '.join(names)}; write the NOC of each line "
            f"and say 'nocs: {{{declared}}}' in the instance, or 'nocs: {{{code}: {noc.name}}}' if "
            "all are one NOC"
        )


def _remark(found: dict[str, Understood]) -> str:
    by: dict[How, list[str]] = {}
    for text, meaning in found.items():
        if isinstance(meaning, Meaning) and meaning.how != "code" and meaning.code != text:
            by.setdefault(meaning.how, []).append(f"{text} is {meaning.code}")
    return "; ".join(f"{_BY[how]} {few(pairs, MOST_PAIRS)}".strip() for how, pairs in by.items())
