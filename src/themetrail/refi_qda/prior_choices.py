"""What is taken of a project from earlier work, and as what: the sheet that is laid for people to correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import guarded, unguarded
from themetrail.refi_qda.guids import Guids
from themetrail.refi_qda.offsets import MODELS, OffsetModel
from themetrail.refi_qda.project import Project
from themetrail.rows import rows_of

BETWEEN = " > "  # the names of a code and of all above it
_NAMELESS = "(no name)"
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class Choices:
    """What is taken of one project: codes, texts and coders by their names in it, each with what it becomes."""

    codes: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    coders: dict[str, str] = field(default_factory=dict)
    offsets: OffsetModel | None = None
    language: str = ""
    anonymised: bool = False


@dataclass(frozen=True)
class Names:
    """What codes, texts and coders of a project are called in the sheet, by GUID."""

    codes: dict[str, str]
    texts: dict[str, str]
    coders: dict[str, str]

    @classmethod
    def of(cls, project: Project) -> Names:
        """Codes with the same name in the same place are one; texts and coders with the same name are numbered."""
        return cls(
            codes={guid: BETWEEN.join(path) for guid, path in project.path_of.items()},
            texts=_told_apart((source.guid, source.name) for source in project.sources),
            coders=_told_apart((user.guid, user.name) for user in project.users) | {"": _NAMELESS},
        )


def _told_apart(things: Iterable[tuple[str, str]]) -> dict[str, str]:
    named: dict[str, str] = {}
    times: Counter[str] = Counter()
    for guid, said in things:
        name = " ".join(said.split()) or _NAMELESS
        times[name] += 1
        named[guid] = name if times[name] == 1 else f"{name} ({times[name]})"
    return named


@dataclass(frozen=True)
class Known:
    """The study that prior data are for: its codebook, its key, and its language where it has only one."""

    codebook: Codebook
    key: bytes
    language: str = ""

    def code(self, guid: str, path: tuple[str, ...]) -> str:
        """The code that one of a project is: by GUID, by its names from the top, by its own name or id; else empty."""
        guids, codes = Guids(self.key), self.codebook.codes
        names = {code: tuple(_folded(self.codebook.names[one]) for one in self.codebook.path(code)) for code in codes}
        said = tuple(map(_folded, path))
        ways: tuple[Callable[[str], bool], ...] = (
            lambda code: guids.of("code", code) == guid,
            lambda code: names[code] == said,
            lambda code: names[code][-1] == said[-1],
            lambda code: _folded(code) == said[-1],
        )
        for is_meant in ways:
            found = [code for code in codes if is_meant(code)]
            if found:
                return found[0] if len(found) == 1 else ""
        return ""


def _folded(name: str) -> str:
    return " ".join(normalize("NFC", name).casefold().split())


@dataclass(frozen=True)
class NewProject:
    """A project of which nothing stands in the sheet: its file, the how many-th it is, what is known of it."""

    file: str
    number: int
    project: Project
    offsets: OffsetModel | None  # where a person says it
    anonymised: bool


def rows_for(new: NewProject, known: Known) -> list[dict[str, str]]:
    """The rows of the sheet for one project. What nobody used is not asked about; a text that nobody coded is left out.

    Ids of texts and coders are made here, since what they are called may name somebody.
    """
    project = new.project
    names, paths = Names.of(project), project.path_of
    uses = Counter(names.codes[coding.code] for coding in project.codings)
    meant: dict[str, str] = {}
    for guid, path in paths.items():
        name = names.codes[guid]
        meant[name] = meant.get(name) or known.code(guid, path)
    stem = f"prior{new.number}"
    texts = Counter(coding.source for coding in project.codings)
    coders = Counter(coding.user for coding in project.codings)
    numbered = {guid: f"{stem}-T{number:02d}" for number, guid in enumerate(names.texts, start=1)}
    made = [
        ("offsets", "", new.offsets.name if new.offsets else "", ""),
        ("language", "", known.language, ""),
        ("anonymised", "", "yes" if new.anonymised else "no", ""),
        *(("code", name, meant[name], uses[name]) for name in dict.fromkeys(names.codes.values()) if uses[name]),
        *(("text", name, numbered[guid] if texts[guid] else "", texts[guid]) for guid, name in names.texts.items()),
        *(
            ("coder", names.coders.get(guid, _NAMELESS), f"{stem}-C{number}", coders[guid])
            for number, guid in enumerate(coders, start=1)
        ),
    ]
    return [
        {"file": new.file, "what": what, "name": guarded(name), "becomes": becomes, "uses": str(number)}
        for what, name, becomes, number in made
    ]


def choices_of(sheet: pd.DataFrame, codes: Iterable[str], path: Path) -> dict[str, Choices]:
    """What is taken of each project that the sheet (PRIOR_CHOICES, its index the rows of the file) names.

    Raises StudyError with all rows at once where a code is none of `codes`, or a setting is not what it may be.
    """
    known, wrong = set(codes), []
    found: dict[str, dict] = {}
    for row, cells in zip(sheet.index, rows_of(sheet), strict=True):
        own = found.setdefault(cells["file"], {"code": {}, "text": {}, "coder": {}})
        what, becomes = cells["what"], cells["becomes"].strip()
        if why := _why_not(what, becomes, known):
            wrong.append((row, why))
        elif what in ("code", "text", "coder"):
            own[what][unguarded(cells["name"])] = becomes
        else:
            own[what] = becomes
    if wrong:
        more = "".join(f"; row {row}: {why}" for row, why in wrong[1:25])
        raise StudyError(wrong[0][1] + more, file=path, row=wrong[0][0], column="becomes")
    return {
        file: Choices(
            codes=own["code"],
            texts=own["text"],
            coders=own["coder"],
            offsets=MODELS.get(own.get("offsets", "")),
            language=own.get("language", ""),
            anonymised=_YES_NO[own.get("anonymised") or "no"],
        )
        for file, own in found.items()
    }


def _why_not(what: str, becomes: str, codes: set[str]) -> str:
    """Why something cannot become that; empty where it can."""
    if what == "code" and becomes and becomes not in codes:
        return f"{becomes!r} is no code of the codebook; give the id of one, or leave the cell empty"
    if what == "offsets" and becomes and becomes not in MODELS:
        return f"{becomes!r} is no way to count characters; give one of {', '.join(MODELS)}, or leave the cell empty"
    if what == "anonymised" and becomes not in ("", *_YES_NO):
        return f"{becomes!r} must be yes or no"
    if what == "text" and ";" in becomes:
        return "the id of a transcript must not hold ';'"
    return ""


def not_named(project: Project, choices: Choices) -> Iterator[str]:
    """What a project holds and its sheet does not name, kind by kind: rows were taken out of the sheet, or the file was
    put in the place of another one."""
    names = Names.of(project)
    used = {coding.code for coding in project.codings}, {coding.user for coding in project.codings}
    for what, there, listed in (
        ("codes", {names.codes[guid] for guid in used[0]}, choices.codes),
        ("texts", set(names.texts.values()), choices.texts),
        ("coders", {names.coders.get(guid, _NAMELESS) for guid in used[1]}, choices.coders),
    ):
        if missing := len(there - set(listed)):
            yield f"{missing} {what}"


def codes_of(choices: Iterable[Choices]) -> set[str]:
    """The codes of this study that codes of projects become."""
    return {code for own in choices for code in own.codes.values() if code}
