"""The kinds of sheets that people give back: how each is recognised and read; adding one is one entry here.

Four tables by what a file yields: marks of a coder, what an adjudicator settled, where corrected words belong, which
code it is now that was split.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from themetrail.coding.sheets.returned_file import WORKBOOKS, ReturnedFile
from themetrail.contracts.errors import StudyError

if TYPE_CHECKING:
    import pandas as pd

    from themetrail.coding.returned import GivenToCoder, Returned
    from themetrail.coding.sheets.adjudication_form import JudgedRound, Rows
    from themetrail.coding.sheets.desk_export import Whose
    from themetrail.coding.sheets.split_reader import SplitRow
    from themetrail.faults import Faults

ReadMarks = Callable[[ReturnedFile, "GivenToCoder", "Faults"], "Returned"]
ReadAdjudication = Callable[[ReturnedFile, "JudgedRound"], "Rows"]  # what was settled, by row
ReadAnchors = Callable[[ReturnedFile, str], "pd.DataFrame"]  # of the round of this name
ReadSplits = Callable[[ReturnedFile, str, str], "list[SplitRow]"]  # of the round and coder of these names
Reader = TypeVar("Reader")


@dataclass(frozen=True)
class SheetKind(Generic[Reader]):
    """One kind of sheet. Its files have one of `endings`; of several kinds with one ending, the first is asked first.

    `reader_of` looks into a file and gives what reads it, or None where it is of another kind. `written_by` is the rule
    that writes the sheet to be filled in; empty where people make it themselves. `whose` says of a file whose it is, by
    what stands in it: files of such a kind may have any name.
    """

    name: str
    endings: tuple[str, ...]
    reader_of: Callable[[ReturnedFile], Reader | None]
    written_by: str = ""
    whose: Callable[[ReturnedFile], Whose] | None = None


# Each reader is imported where it is used: a run asks for endings at its start, and reads nothing yet.


def _coding_workbook(file: ReturnedFile) -> ReadMarks | None:
    from themetrail.coding.sheets.sheet_reader import is_coding_workbook, read_coding_workbook

    return read_coding_workbook if is_coding_workbook(file) else None


def _coding_page(file: ReturnedFile) -> ReadMarks | None:
    from themetrail.coding.sheets.sheet_reader import is_coding_page, read_coding_page

    return read_coding_page if is_coding_page(file) else None


def _desk_export(file: ReturnedFile) -> ReadMarks:
    from themetrail.coding.sheets.desk_reader import read_desk_export

    return read_desk_export


def _whose_desk(file: ReturnedFile) -> Whose:
    from themetrail.coding.sheets.desk_export import whose_export

    return file.opened(whose_export)


def _word_file(file: ReturnedFile) -> ReadMarks:
    from themetrail.coding.sheets.word_reader import read_word_file

    return read_word_file


def _whose_word_file(file: ReturnedFile) -> Whose:
    from themetrail.coding.sheets.word_file import whose_word_file

    return file.opened(whose_word_file)


def _project(file: ReturnedFile) -> ReadMarks:
    from themetrail.coding.sheets.project_reader import read_project_file

    return read_project_file


def _list_of_codes(file: ReturnedFile) -> ReadMarks:
    from themetrail.coding.sheets.list_reader import read_code_list

    return read_code_list


def _adjudication_workbook(file: ReturnedFile) -> ReadAdjudication | None:
    from themetrail.coding.sheets.adjudication_reader import is_adjudication_workbook, read_adjudication_workbook

    return read_adjudication_workbook if is_adjudication_workbook(file) else None


def _list_of_adjudications(file: ReturnedFile) -> ReadAdjudication:
    from themetrail.coding.sheets.adjudication_reader import read_adjudication_list

    return read_adjudication_list


def _adjudication_export(file: ReturnedFile) -> ReadAdjudication:
    from themetrail.coding.sheets.rulings_reader import read_rulings

    return read_rulings


def _word_adjudication(file: ReturnedFile) -> ReadAdjudication:
    from themetrail.coding.sheets.word_adjudication_reader import read_word_adjudication

    return read_word_adjudication


def _whose_word_adjudication(file: ReturnedFile) -> Whose:
    from themetrail.coding.sheets.word_adjudication_reader import whose_word_adjudication

    return file.opened(whose_word_adjudication)


def _anchor_workbook(file: ReturnedFile) -> ReadAnchors | None:
    from themetrail.coding.sheets.anchor_reader import is_anchor_workbook, read_anchor_workbook

    return read_anchor_workbook if is_anchor_workbook(file) else None


def _list_of_anchors(file: ReturnedFile) -> ReadAnchors:
    from themetrail.coding.sheets.anchor_reader import read_anchor_list

    return read_anchor_list


def _split_workbook(file: ReturnedFile) -> ReadSplits | None:
    from themetrail.coding.sheets.split_reader import is_split_workbook, read_split_workbook

    return read_split_workbook if is_split_workbook(file) else None


def _list_of_splits(file: ReturnedFile) -> ReadSplits:
    from themetrail.coding.sheets.split_reader import read_split_list

    return read_split_list


_OF_TEXT = (".csv", ".tsv")
_OF_LISTS = (*_OF_TEXT, *WORKBOOKS)

CODINGS: tuple[SheetKind[ReadMarks], ...] = (
    SheetKind("coding workbook", WORKBOOKS, _coding_workbook, written_by="coding_sheet"),
    SheetKind("page 'Coding' as text", _OF_TEXT, _coding_page),
    SheetKind("list of codes", _OF_LISTS, _list_of_codes),
    SheetKind("export of the coding desk", (".json",), _desk_export, whose=_whose_desk),
    SheetKind("Word file", (".docx",), _word_file, written_by="coding_word", whose=_whose_word_file),
    SheetKind("project of another program", (".qdpx",), _project),
)
ADJUDICATIONS: tuple[SheetKind[ReadAdjudication], ...] = (
    SheetKind("adjudication workbook", WORKBOOKS, _adjudication_workbook, written_by="coding_merge"),
    SheetKind("list of adjudications", _OF_LISTS, _list_of_adjudications),
    SheetKind("export of the adjudication desk", (".json",), _adjudication_export, written_by="coding_merge"),
    SheetKind(
        "Word file of an adjudication",
        (".docx",),
        _word_adjudication,
        written_by="coding_merge",
        whose=_whose_word_adjudication,
    ),
)
ANCHORS: tuple[SheetKind[ReadAnchors], ...] = (
    SheetKind("workbook of corrected words", WORKBOOKS, _anchor_workbook, written_by="coding_anchor"),
    SheetKind("list of anchors", _OF_LISTS, _list_of_anchors),
)
SPLITS: tuple[SheetKind[ReadSplits], ...] = (
    SheetKind("workbook of split codes", WORKBOOKS, _split_workbook, written_by="coding_split_lists"),
    SheetKind("list of split codes", _OF_LISTS, _list_of_splits),
)


def endings_of(kinds: Sequence[SheetKind]) -> tuple[str, ...]:
    """All endings that files of these kinds may have."""
    return tuple(dict.fromkeys(ending for kind in kinds for ending in kind.endings))


def forms_of(kinds: Sequence[SheetKind]) -> list[str]:
    """The endings by which sentences name these kinds: the first of each."""
    return list(dict.fromkeys(kind.endings[0] for kind in kinds))


def whose_of(file: ReturnedFile, kinds: Sequence[SheetKind]) -> Whose | None:
    """Whose a file is by what stands in it; None where its name says so. Raises StudyError where it cannot be read."""
    for kind in kinds:
        if file.ending in kind.endings and kind.whose is not None:
            return kind.whose(file)
    return None


def reader_of(file: ReturnedFile, kinds: Sequence[SheetKind[Reader]]) -> Reader:
    """What reads a file, which is of one of these kinds. Raises StudyError where it is of none."""
    for kind in kinds:
        if file.ending in kind.endings and (reader := kind.reader_of(file)) is not None:
            return reader
    known = ", ".join(endings_of(kinds))
    raise StudyError(f"this file is of no kind that is read here ({known})", file=file.path)
