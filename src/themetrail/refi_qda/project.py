"""A project as all programs mean it, whatever habits they write it in.

Texts have LF line breaks and no byte order mark. Offsets are Unicode code points of that text, the end exclusive. GUIDs
are in small letters without braces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class User:
    """Somebody who coded."""

    guid: str
    name: str


@dataclass(frozen=True)
class Code:
    """An entry of the codebook; `parent` is the GUID of the entry above it, empty at the top."""

    guid: str
    name: str
    parent: str = ""
    codable: bool = True
    colour: str = ""  # #RRGGBB
    description: str = ""


@dataclass(frozen=True)
class Coding:
    """Words of a source that one person gave one code."""

    source: str
    start: int
    end: int
    code: str
    user: str = ""  # empty: nobody knows whose
    memo: str = ""
    guid: str = ""

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """What makes it one coding: two of the same place are twins."""
        return self.source, self.start, self.end, self.code, self.user


@dataclass(frozen=True)
class Source:
    """A text with its name; `notes` are the GUIDs of remarks on all of it."""

    guid: str
    name: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A participant: values of variables by their names, and the sources in which he or she speaks."""

    guid: str
    name: str
    values: dict[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A set of sources."""

    guid: str
    name: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """A remark that hangs on something else than a coding."""

    guid: str
    name: str
    text: str


@dataclass
class Project:
    """All of a project that is read, and what is not taken of it: how often each kind of thing."""

    name: str = ""
    origin: str = ""
    users: list[User] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    twins: int = 0  # codings that stood there twice
    losses: Counter[str] = field(default_factory=Counter)

    @property
    def path_of(self) -> dict[str, tuple[str, ...]]:
        """By its GUID, the names of each code and of what stands above it, from the top down."""
        by_guid = {code.guid: code for code in self.codes}
        found: dict[str, tuple[str, ...]] = {}
        for code in self.codes:
            names, step = [code.name], by_guid.get(code.parent)
            while step is not None:
                names.insert(0, step.name)
                step = by_guid.get(step.parent)
            found[code.guid] = tuple(names)
        return found


def without_twins(codings: Iterable[Coding]) -> list[Coding]:
    """Each coding once: some programs write the same words and code again for every selection that touches them."""
    found: dict[tuple, Coding] = {}
    for coding in codings:
        first = found.setdefault(coding.place, coding)
        if first is not coding:
            memos = dict.fromkeys(filter(None, (first.memo, coding.memo)))
            found[coding.place] = replace(first, memo="\n".join(memos))
    return list(found.values())
