"""The checks of a study's sheets: each raises StudyError that names the sheet, the row and what would be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container, Iterable
from datetime import date
from functools import partial
from pathlib import Path, PurePath, PureWindowsPath
from typing import NoReturn

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.ids import MEANT, is_safe, right_form, with_zeros_again
from themetrail.contracts.study import NOBODY
from themetrail.contracts.told_apart import alike, turned
from themetrail.sheets.left_by_programs import files_below, is_of_programs
from themetrail.sheets.same_content import first_with_same
from themetrail.speaker_label import plain_label

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def check_names(table: pd.DataFrame, column: str, sheet: Path) -> None:
    """Ids become names of files: letters, digits, - and _ only, and blanks, which became _ when they were read."""
    for row, name in table[column].items():
        if not is_safe(name):
            near = right_form(name)
            instead = f"; write {near}" if near else ""
            raise StudyError(
                f"may hold only {MEANT}{instead}",
                file=sheet,
                row=int(row),
                column=column,
            )


def check_languages(table: pd.DataFrame, sheet: Path) -> None:
    """A language is a code, such as `fr`."""
    for row, language in table["language"].items():
        if not _LANGUAGE.fullmatch(language):
            raise StudyError(
                "must be a language code in small letters, such as en or fr",
                file=sheet,
                row=int(row),
                column="language",
            )


def check_dates(table: pd.DataFrame, column: str, sheet: Path) -> None:
    """Dates or nothing: a 'no' in the column of withdrawals must not take a participant out of the study."""
    for row, given in table[column].items():
        try:
            date.fromisoformat(given or "2000-01-01")
        except ValueError:
            raise StudyError(
                "must be a date written YYYY-MM-DD, or empty", file=sheet, row=int(row), column=column
            ) from None


def check_compared(pairs: Iterable[Iterable[str]], table: pd.DataFrame, sheet: Path) -> None:
    """The groups that the configuration compares are groups of transcripts."""
    groups = list(dict.fromkeys(table["group"]))
    unknown = sorted({name for pair in pairs for name in pair} - set(groups))
    if unknown:
        raise StudyError(
            f"themes.compare in the configuration names the group {unknown[0]!r}, which has no transcript here; there"
            f" are: {', '.join(groups)}",
            file=sheet,
            column="group",
        )


def check_labels(table: pd.DataFrame, sheet: Path) -> None:
    """One label for two people would make them one person wherever the text speaks of them; one whose letters stand in
    another order than they are read in is searched for names in vain."""
    first: dict[str, int] = {}
    for row, label in table["label"].items():
        if sign := turned(label):
            raise StudyError(
                f"holds a sign that nobody sees and that turns letters around ({sign}); write this label anew by hand",
                file=sheet,
                row=int(row),
                column="label",
            )
        earlier = first.setdefault(alike(label), int(row))
        if earlier != int(row):
            raise StudyError(
                f"another participant has the same label (row {earlier}); give each their own, for example"
                " 'Job Coach 2'",
                file=sheet,
                row=int(row),
                column="label",
            )


def check_order(table: pd.DataFrame, sheet: Path) -> None:
    """One place in the order of collection for each transcript of a group."""
    first: dict[tuple[str, int], tuple[int, str]] = {}
    for row, name, *place in table[["transcript_id", "group", "collected_order"]].itertuples(name=None):
        earlier, other = first.setdefault(tuple(place), (int(row), name))
        if earlier != int(row):
            raise StudyError(
                f"{other} (row {earlier}), another transcript of the group {place[0]}, has the same place in the order"
                f" of collection ({place[1]}); number the transcripts of a group 1, 2, 3 ...",
                file=sheet,
                row=int(row),
                column="collected_order",
            )


def _of_excel(given: str, known: Collection[str]) -> str:
    """What a spreadsheet may have done to an id, where it is a number now and was another."""
    if not (meant := with_zeros_again(given, known)):
        return ""
    return (
        f", but {meant} is: a spreadsheet has taken it for a number; format the column as Text and type {meant} again"
    )


def check_sources(sources: pd.DataFrame, transcripts: pd.DataFrame, participants: pd.DataFrame, sheet: Path) -> None:
    """Every transcript has one file, and every row speaks of a known transcript and participant."""
    known, people = set(transcripts["transcript_id"]), set(participants["participant_id"])
    for source in sources.itertuples():
        wrong = partial(StudyError, file=sheet, row=int(source.Index))
        if source.transcript_id not in known:
            of_excel = _of_excel(source.transcript_id, known)
            raise wrong(f"the transcript {source.transcript_id!r} is not in the sheet of transcripts{of_excel}")
        if source.participant_id and source.participant_id not in people:
            # An id with a digit is nobody's name, and may be said.
            named = f" {source.participant_id}" if right_form(source.participant_id) == source.participant_id else ""
            of_excel = _of_excel(source.participant_id, people)
            raise wrong(f"the participant_id{named} is not in the sheet of participants{of_excel}")
        if not source.participant_id and source.role not in ("interviewer", "other", NOBODY):
            raise wrong(
                f"needs a participant_id, or the role interviewer or other (or {NOBODY}, where this is no speaker)",
                column="role",
            )
        if source.participant_id and source.role not in ("", "participant"):
            raise wrong("a speaker with a participant_id has the role participant, or none given")
    _check_speakers(sources, sheet)
    files: dict[str, tuple[str, int]] = {}
    for row, transcript_id, file in sources[["transcript_id", "file"]].itertuples(name=None):
        named, earlier = files.setdefault(transcript_id, (file, int(row)))
        if named != file:
            raise StudyError(
                f"the transcript {transcript_id} has two different files, this one and that of row {earlier}; a"
                " transcript is one file",
                file=sheet,
                row=int(row),
                column="file",
            )
    for transcript_id in transcripts["transcript_id"]:
        if transcript_id not in files:
            raise StudyError(f"the transcript {transcript_id} has no row here, so its file is unknown", file=sheet)


def _check_speakers(sources: pd.DataFrame, sheet: Path) -> None:
    """Labels are compared without white space around, invisible marks and a colon behind: alike so, one would win."""
    first: dict[tuple[str, str], int] = {}
    for source in sources.itertuples():
        label = plain_label(source.speaker)
        if not label:
            raise StudyError(
                "this label has no letter, digit or mark but a colon",
                file=sheet,
                row=int(source.Index),
                column="speaker",
            )
        row = first.setdefault((source.transcript_id, label), int(source.Index))
        if row != int(source.Index):
            raise StudyError(
                f"stands for the same label as row {row} (a colon behind it and white space are not counted); keep one",
                file=sheet,
                row=int(source.Index),
                column="speaker",
            )


def check_files(sources: pd.DataFrame, folder: Path, sheet: Path, holds_many: Container[str] = ()) -> None:
    """Each file that is named is there, in the folder of transcripts, and is one transcript's alone.

    Those in `holds_many` are surveys, which hold a transcript for each respondent.
    """
    root = folder.resolve()
    named: dict[str, tuple[int, str]] = {}
    for row, transcript_id, name in sources[["transcript_id", "file"]].itertuples(name=None):
        named.setdefault(name, (int(row), transcript_id))
        if named[name][1] != transcript_id and name not in holds_many:
            _refuse_shared(sheet, int(row), named[name][0])
    for name, (row, transcript_id) in named.items():
        if (
            PurePath(name).is_absolute() or ".." in PurePath(name).parts
        ):  # a study may be moved, to another computer too
            raise StudyError(
                "name the file as it lies in the folder of transcripts, without the folders above that",
                file=sheet,
                row=row,
                column="file",
            )
        file = _led_to(folder / name)
        if file is not None and not file.is_relative_to(root):
            raise StudyError(
                "the file named here lies outside the folder of transcripts", file=sheet, row=row, column="file"
            )
        if is_of_programs(PurePath(name)):
            raise StudyError(
                f"the file of transcript {transcript_id} is called as what programs keep for themselves (.x, ~$x,"
                " x.tmp, x~), and nothing called so is part of a study; give the file another name",
                file=sheet,
                row=row,
                column="file",
            )
        if file is None:
            raise StudyError(
                f"the file of transcript {transcript_id} is not in the folder of transcripts{_nearly(folder, name)}",
                file=sheet,
                row=row,
                column="file",
            )
    _check_shared([(folder / name, row) for name, (row, _) in named.items()], sheet)


def _led_to(place: Path) -> Path | None:
    """The file that a place leads to, through links; None where there is none: a name may be too long for any."""
    try:
        file = place.resolve()
        return file if file.is_file() else None
    except (OSError, RuntimeError):  # links in a circle
        return None


def _nearly(folder: Path, name: str) -> str:
    """That a file lies there whose name is nearly the same; none is named, since names may identify people."""
    files, wanted = [file.relative_to(folder) for file in files_below(folder)], _as_it_looks(name)
    if any(_as_it_looks(file.as_posix()) == wanted for file in files):
        return (
            "; one whose name differs in capitals alone, in blanks, or in how accents are kept lies there: copy its"
            " name from the file manager into this cell"
        )
    last = PureWindowsPath(name).name  # which knows both strokes
    if any(_as_it_looks(file.name) == _as_it_looks(last) for file in files):
        return "; one of this name lies there in another place: write the folders within that one, with / between them"
    if any(_as_it_looks(file.stem) == _as_it_looks(last) for file in files):
        return "; one lies there whose name goes on with an ending (as .docx), which file managers hide: write that too"
    return ""


def _as_it_looks(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_shared(files: list[tuple[Path, int]], sheet: Path) -> None:
    """No two names of files are one file (by another spelling or a link), or hold the same to the last byte."""
    by_file: dict[tuple[int, int], int] = {}
    for file, row in files:
        status = file.stat()
        if (first := by_file.setdefault((status.st_dev, status.st_ino), row)) != row:
            _refuse_shared(sheet, row, first)
    row_of = dict(files)
    for file, alike_file in first_with_same(row_of).items():
        if alike_file != file:
            how = "holds the same, to the last byte, as the file of"
            _refuse_shared(sheet, row_of[file], row_of[alike_file], how)


def _refuse_shared(sheet: Path, row: int, first: int, how: str = "is also the file of") -> NoReturn:
    raise StudyError(
        f"the file named here {how} another transcript (row {first}), so that its words would count twice; give each"
        " transcript its own file, or take one of the two out of the sheets",
        file=sheet,
        row=row,
        column="file",
    )
