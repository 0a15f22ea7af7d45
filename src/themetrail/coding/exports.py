"""Returned files that say themselves whose they are, such as exports of the coding desk, under whatever name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from themetrail.coding.sheets import kinds
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.contracts.errors import StudyError

if TYPE_CHECKING:  # a run that has no export opens none
    from themetrail.coding.sheets.desk_export import Whose

# Words of a file's name that say nothing of anybody, beside days, numbers of copies and the ids of coder and round.
_HARMLESS = {
    *(
        "themetrail",
        "coding",
        "desk",
        "export",
        "round",
        "coder",
        "copy",
        "kopie",
        "copie",
        "of",
        "von",
        "de",
        "conflicted",
        "final",
        "new",
        "old",
    ),
    *("part", "half", "done", "backup", "t", "z"),
}


# The day and time of a download, and the number of a copy
_DAY_OR_COPY = re.compile(r"20\d\d-[01]\d-[0-3]\d(T[\d.:-]+Z?)?|(?<!\d)\d{1,2}(?!\d)")


class Delivered(NamedTuple):
    """A file of one coder: how it is spoken of, and where it lies. A name that a person chose may say who that is."""

    called: Path
    at: Path


def tells_whose(file: Path, of_kinds: Sequence[kinds.SheetKind] = kinds.CODINGS) -> bool:
    """Whether files of this ending say themselves whose they are."""
    return any(kind.whose is not None and file.suffix.lower() in kind.endings for kind in of_kinds)


def exports_by_coder(
    name: str, coders: list[str], files: list[Path], of_kinds: Sequence[kinds.SheetKind] = kinds.CODINGS
) -> dict[str, list[Delivered]]:
    """The exports of each coder of round `name` who has returned some: one of all, or one of each transcript.

    Raises StudyError with all that is wrong with any of them: one that cannot be read, is of another round or of no
    coder of this one, or a second one of the same work.
    """
    problems: list[str] = []
    found: dict[str, list[tuple[Whose, Path]]] = {}
    for file in files:
        shown = shown_file(file, files, {name, *coders})
        try:
            whose = kinds.whose_of(ReturnedFile(file), of_kinds)
        except StudyError as problem:
            problems.append(f"{shown}: {problem.what}")
            continue
        assert whose is not None, "only files of which `tells_whose` is true come here"
        if whose.round != name:
            problems.append(f"{shown} is an export of another round; put it into the folder of its round")
        elif whose.coder_id not in coders:
            problems.append(f"{shown} is the export of somebody who is no coder of this round")
        else:
            found.setdefault(whose.coder_id, []).append((whose, file))
    for coder_id, theirs in found.items():
        parts = {whose.part for whose, _ in theirs} - {""}
        problems += _too_many(coder_id, theirs, files, {name, *coders, *parts})
    if problems:
        raise StudyError(f"round {name}: {'; '.join(problems)}", file=files[0].parent)
    return {
        coder_id: [_called(whose, file) for whose, file in sorted(theirs, key=lambda one: one[0].part)]
        for coder_id, theirs in found.items()
    }


def _called(whose: Whose, file: Path) -> Delivered:
    called = f"{whose.coder_id}_{whose.part}" if whose.part else whose.coder_id
    return Delivered(file.with_name(f"{called}{file.suffix.lower()}"), file)


def _too_many(coder_id: str, theirs: list[tuple[Whose, Path]], files: list[Path], ids: set[str]) -> Iterator[str]:
    """What is wrong where a coder gave several exports of the same work, or of all of it and of a part."""
    by_part: dict[str, list[tuple[Whose, Path]]] = {}
    for whose, file in theirs:
        by_part.setdefault(whose.part, []).append((whose, file))
    for part, same in by_part.items():
        if len(same) > 1:
            yield _told_apart(f"{coder_id} on {part}" if part else coder_id, same, files, ids)
    if len(by_part) > 1 and "" in by_part:
        yield f"there are files of {coder_id} of two kinds, an export of the coding desk and Word files; keep one kind"


def _told_apart(whom: str, theirs: list[tuple[Whose, Path]], files: list[Path], ids: set[str]) -> str:
    """Which exports there are of one work, with the number of changes in each, and which is the newest."""
    counted = theirs[0][0].counted
    named = [
        (shown_file(file, files, ids), whose.sequence)
        for whose, file in sorted(theirs, key=lambda one: -one[0].sequence)
    ]
    listed = " and ".join(f"{shown} (of {sequence} {counted})" for shown, sequence in named)
    newest = named[0][0]
    keep = (
        f"{newest} has the most {counted}; keep it alone"
        if named[0][1] > named[1][1]
        else "they have as many changes; keep the one that is meant"
    )
    return f"there are {len(named)} exports of {whom}: {listed}; {keep}"


def shown_file(file: Path, files: Sequence[Path], ids: set[str]) -> str:
    """A file by its name, where that says nothing of a person; else by its place among those of its kind in `files`."""
    said = re.sub("|".join(map(re.escape, sorted(ids, key=len, reverse=True))), " ", file.stem)
    words = re.findall(r"[^\W\d_]+", said.casefold())
    numbers = re.search(r"\d", _DAY_OR_COPY.sub(" ", said))  # another number may be a telephone's
    if set(words) <= _HARMLESS and not numbers:
        return file.name
    ending = file.suffix.lower()
    alike = sorted(one for one in files if one.suffix.lower() == ending)
    if len(alike) == 1:
        return f"the one file that ends in {ending}"
    return f"file {alike.index(file) + 1} of {len(alike)} that end in {ending}, by name"
