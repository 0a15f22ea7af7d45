"""The projects from earlier work that people brought, and the sheet that says what is taken of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from themetrail.contracts.errors import StudyError
from themetrail.contracts.prior import PRIOR_CHOICES
from themetrail.refi_qda.prior_choices import Choices, choices_of, not_named
from themetrail.refi_qda.read import ReadProject, read_project
from themetrail.sheets.left_by_programs import check_each_once, is_left_by_program
from themetrail.sheets.read import read_sheet, sheet_if_any

ENDING = ".qdpx"
_AGAIN = "`themetrail prior {} --directory MY-STUDY` adds what is missing"


class Brought(NamedTuple):
    """One project: its name for logs, which tells nobody's, what is in it, and what is taken of it."""

    name: str
    read: ReadProject
    choices: Choices


def projects_in(folder: str | Path) -> list[str]:
    """The projects in a folder, by name. Raises StudyError where something else lies there."""
    files = [file for file in sorted(Path(folder).glob("*")) if not is_left_by_program(file)]
    if any(file.suffix.lower() != ENDING for file in files):
        raise StudyError(
            f"something lies here that is no project (a file that ends in {ENDING}); tables of coded segments belong"
            " into data/prior",
            file=folder,
        )
    check_each_once(files)
    return [str(file) for file in files]


def choices_in(stem: str | Path, files: Collection[str], codes: Collection[str]) -> dict[str, Choices]:
    """What is taken of each of the projects `files`, by the file's name; `codes` are those that may be meant.

    Raises StudyError where the sheet is missing, says nothing of a project, or speaks of one that is not there.
    """
    sheets = sheet_if_any(Path(stem))
    if not files and not sheets:
        return {}
    if not sheets:
        raise StudyError(f"this sheet is missing; {_AGAIN.format('PROJECT')}", file=f"{stem}.xlsx")
    table = read_sheet(sheets[0], PRIOR_CHOICES)
    there = {Path(file).name for file in files}
    gone = table.index[~table["file"].isin(there)]
    if len(gone):
        what = "this project does not lie in data/private/prior; put it back, or take its rows out"
        raise StudyError(what, file=sheets[0], row=int(gone[0]), column="file")
    found = choices_of(table, codes, sheets[0])
    if missing := len(there - set(found)):
        what = f"of {missing} of the projects in data/private/prior this sheet says nothing"
        raise StudyError(f"{what}; {_AGAIN.format('PROJECT')}", file=sheets[0])
    return found


def brought_projects(files: list[str], choices: dict[str, Choices]) -> Iterator[Brought]:
    """Each project with what is taken of it.

    Raises StudyError where it cannot be read, where nobody can tell how it counts characters, or where the sheet says
    nothing of something in it. Files are numbered in the order of their names, which may identify somebody.
    """
    for number, file in enumerate(sorted(files), start=1):
        shown = Path(file).parent / f"(file {number} of {len(files)} in the order of their names)"
        own = choices[Path(file).name]
        try:
            read = read_project(file, own.offsets)
            check_certain(read)
        except StudyError as problem:
            raise StudyError(problem.what, file=shown) from None
        if missing := ", ".join(not_named(read.project, own)):
            raise StudyError(f"the sheet says nothing of {missing} in it; {_AGAIN.format('PROJECT')}", file=shown)
        yield Brought(f"project {number}", read, own)


def check_certain(read: ReadProject) -> None:
    """Raise StudyError where nobody can tell how a project counts characters."""
    if not read.offsets.certain:
        raise StudyError(
            "nobody can tell how the program of this project counts characters, so its codes may stand on other words;"
            " compare `themetrail doctor`, and say the way with --offsets or in the sheet's row 'offsets'"
        )
