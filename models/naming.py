"""Which NOC a text means: a code of the IOC, one of ISO 3166, a name, or what the instance says.

Nothing is guessed: a text is known or it is not. Where it is known twice, it is asked about.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from models.noc import Noc, noc_table
from models.noc_names import asked_about, names_of_the_ioc, parts_of, plain
from models.words import together

How = Literal["code", "alias", "iso", "name", "spelling"]


class Meaning(NamedTuple):
    """The NOC that a text means.

    code: as the IOC, or the instance, writes it. noc: the NOC whose code that is, among others.
    how:  what it was understood by; `spelling` is a code in small letters, in brackets, with a
          flag or beside the name.
    """

    code: str
    noc: str
    how: How


class Doubt(NamedTuple):
    """Why a text cannot be taken for one NOC, and what to write. codes: those it may mean."""

    message: str
    codes: tuple[str, ...] = ()


Understood = Meaning | Doubt | None

#: Far more than any name, also with its code and an athlete's beside it.
_LONGEST_TEXT = 500

_CODE = re.compile("[A-Za-z]{2,3}")


class Naming:
    """nocs:     those that may be meant. One that the IOC does not have, or has otherwise, is the
              instance's own, and no code of another NOC.
    aliases:  what the instance says that a text means, before anything else.
    """

    def __init__(self, nocs: Mapping[str, Noc], aliases: Mapping[str, str] | None = None) -> None:
        self.nocs = nocs
        self.aliases = dict(aliases or {})
        self._folded = {plain(text): code for text, code in self.aliases.items()}

    def identity(self, code: str) -> str:
        """The NOC whose code this is, among others."""
        seen = {code}
        while True:
            noc = self.nocs.get(code)
            further = self.aliases.get(code) or (noc.successor if noc else None)
            if further is None or further in seen:
                return code
            seen.add(further)
            code = further

    def meanings(self, texts: Iterable[str], trusted: bool = False) -> dict[str, Understood]:
        """What each text of a column means.

        Three codes are the IOC's of one NOC and ISO's of another: what the other codes of the
        column are decides. trusted: they are the IOC's where nothing speaks against it.
        """
        found: dict[str, Understood] = {}
        odd: list[str] = []
        for text in dict.fromkeys(texts):
            if text in self.nocs and text not in self._watched:
                found[text] = Meaning(text, self.identity(text), "code")
            else:
                odd.append(text)
        if odd:
            system = self._system([*found, *odd])
            if system is None and trusted:
                system = "IOC"
            found |= {text: self._meaning(text, system) for text in odd}
        return found

    def find(self, text: str) -> Understood:
        """What a single text means."""
        return self.meanings([text], trusted=True)[text]

    def noc(self, text: str) -> str:
        """The NOC that a text means; the text itself where it means none."""
        found = self.find(text)
        return found.noc if isinstance(found, Meaning) else text

    def sense(self, text: str) -> str | None:
        """The NOC that a text means, the text where that is in doubt, None where it means none."""
        found = self.find(text)
        return found.noc if isinstance(found, Meaning) else text if found else None

    def label(self, code: str) -> str:
        """What people call an NOC, or those for which a code is shown."""
        return self.nocs[code].label if code in self.nocs else together(self.shared.get(code, ()))

    @cached_property
    def _watched(self) -> frozenset[str]:
        """Codes that need a second look."""
        return frozenset((*self.aliases, *self.shared, *_twice(self.nocs)))

    @cached_property
    def shared(self) -> Mapping[str, tuple[str, ...]]:
        """A code that is shown for NOCs with other codes -> those NOCs."""
        shared: dict[str, tuple[str, ...]] = {}
        for code, noc in self.nocs.items():
            if noc.shown is not None and noc.shown != code:
                shared[noc.shown] = (*shared.get(noc.shown, ()), code)
        return shared

    def _system(self, texts: Iterable[str]) -> str | None:
        """Whose codes a column has: only the IOC's or only ISO's stand there; else None."""
        systems = set()
        for text in texts:
            code = text.strip().upper()
            if code in self.nocs and code not in self._by_iso and len(code) == 3:
                systems.add("IOC")
            elif code in self._by_iso and code not in self.nocs:
                systems.add("ISO")
        return systems.pop() if len(systems) == 1 else None

    def _meaning(self, text: str, system: str | None) -> Understood:
        if len(text) > _LONGEST_TEXT:
            return None
        whole = self._whole(text.strip(), system)
        return whole if whole is not None else self._in_parts(text, system)

    def _whole(self, text: str, system: str | None, capitals: bool = False) -> Understood:
        """What a text means that is a code or a name and nothing else."""
        key = plain(text)
        if (code := self.aliases.get(text) or self._folded.get(key)) is not None:
            return Meaning(code, self.identity(code), "alias")
        if (holders := self.shared.get(text)) is not None:
            return self._one_of(text, holders)
        found: Understood = None
        if text in self.nocs or (_CODE.fullmatch(text) and (text.isupper() or not capitals)):
            found = self._by_code(text, text.upper(), system)
        return found or (self._by_name(text, key) if key else None)

    def _one_of(self, text: str, holders: tuple[str, ...]) -> Understood:
        if len(holders) == 1:
            return Meaning(holders[0], self.identity(holders[0]), "alias")
        which = together(holders)
        return Doubt(f"'{text}' is shown for {which}; write the code of the one it is", holders)

    def _by_code(self, text: str, code: str, system: str | None) -> Understood:
        iso = self._by_iso.get(code)
        if code not in self.nocs:
            return Meaning(iso, self.identity(iso), "iso") if iso else None
        how: How = "code" if text == code else "spelling"
        if iso is None or iso == code:
            return Meaning(code, self.identity(code), how)
        if not self._differ(code, iso):
            return Meaning(iso, self.identity(iso), "iso")
        if system == "ISO":
            return Meaning(iso, self.identity(iso), "iso")
        if system == "IOC" and self.nocs[code].status == "current":
            return Meaning(code, self.identity(code), how)
        own, other = self.nocs[code].name, self.nocs[iso].name
        return Doubt(
            f"'{text}' is {own} among the IOC's codes and {other} in ISO 3166; write {iso} for "
            f"{other}; for {own} say 'aliases: {{{code}: {code}}}' in the instance",
            (code, iso),
        )

    def _differ(self, code: str, iso: str) -> bool:
        """Whether the IOC's code and ISO's mean different countries: not so for IRN and TWN."""
        return iso not in self.names.get(plain(self.nocs[code].name), ())

    def _by_name(self, text: str, key: str) -> Understood:
        codes = self.names.get(key, ())
        nocs = list(dict.fromkeys(map(self.identity, codes)))
        if len(nocs) > 1:
            today = [noc for noc in nocs if self.nocs[noc].status == "current"] or nocs
            which = " or ".join(f"{noc} for {self.nocs[noc].name}" for noc in today)
            return Doubt(f"'{text}' is the name of more than one NOC; write {which}", tuple(nocs))
        if nocs:
            return Meaning(nocs[0] if nocs[0] in codes else codes[0], nocs[0], "name")
        if asked := tuple(code for code in asked_about().get(key, ()) if code in self.nocs):
            name, which = self.nocs[asked[0]].name, " or ".join(asked)
            message = (
                f"unknown NOC '{text}'; if its places are those of {name} write {which}, or say "
                f"'aliases: {{{text}: {asked[0]}}}' in the instance"
            )
            return Doubt(message, asked)
        return None

    def _in_parts(self, text: str, system: str | None) -> Understood:
        """'(KOR)', 'KOR - Korea', 'Korea KOR', a flag, a footnote: all that is known must agree,
        and beside a code that stands by itself the rest need not be known."""
        parts, apart = parts_of(text)
        found = [self._whole(part, system, capitals=True) for part in parts]
        sure = [one for one in found if isinstance(one, Meaning)]
        doubts = [one for one in found if isinstance(one, Doubt)]
        nocs = tuple(dict.fromkeys(one.noc for one in sure))
        if len(nocs) > 1:
            return Doubt(f"'{text}' names {together(nocs)}; write the code of one NOC", nocs)
        if not sure:
            return doubts[0] if doubts else None
        by_code = any(one.how in ("code", "iso") for one in sure)
        if None in found and not (by_code and apart):
            return None
        if any(nocs[0] not in map(self.identity, doubt.codes) for doubt in doubts):
            return None
        return Meaning(sure[0].code, nocs[0], "spelling" if by_code else "name")

    @cached_property
    def _by_iso(self) -> Mapping[str, str]:
        return {
            iso: code
            for code, noc in self.nocs.items()
            for iso in (noc.alpha_2, noc.alpha_3)
            if iso is not None
        }

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Name, made plain -> the codes of the NOCs that have it."""
        names: dict[str, tuple[str, ...]] = {}
        for name, codes in names_of_the_ioc().items():
            if theirs := tuple(code for code in codes if code in self.nocs and not self._own(code)):
                names[name] = theirs
        return names | {
            plain(self.nocs[code].name): (code,) for code in filter(self._own, self.nocs)
        }

    def _own(self, code: str) -> bool:
        """Whether the instance says what NOC this is."""
        ours, theirs = self.nocs[code], noc_table().get(code)
        return theirs is None or (ours.name, ours.alpha_3) != (theirs.name, theirs.alpha_3)

    def unknown(self, text: str) -> str:
        """What to say of a text that means no NOC. No other code is guessed at."""
        if isinstance(found := self.find(text), Doubt):
            return found.message
        said = f"unknown NOC {_quoted(text)}"
        if own := list(filter(self._own, self.nocs)):
            return f"{said}; known are: {', '.join(own[:8])}{', ...' if len(own) > 8 else ''}"
        if not text.strip():
            return f"{said}; write its code, such as CAN"
        return f"{said}; write its IOC code, or add it to 'nocs' or 'aliases'"


def _quoted(text: str) -> str:
    return f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'"


def _twice(nocs: Mapping[str, Noc]) -> Iterator[str]:
    """Codes of an NOC that are ISO's of another one."""
    return (noc.alpha_3 for code, noc in nocs.items() if noc.alpha_3 in nocs.keys() - {code})
