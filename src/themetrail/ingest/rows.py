"""Read tables of talk: CSV, TSV and XLSX with a column for the speaker and one for the words."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Sequence

from themetrail.contracts.errors import StudyError
from themetrail.ingest.clock import CLOCK, seconds
from themetrail.ingest.columns import COLUMNS, AmbiguousColumnsError, find_columns
from themetrail.ingest.encoding import decode
from themetrail.ingest.source import ReadTranscript, Source, Utterance, places_of, plain_text
from themetrail.office.archive_guard import checked_archive
from themetrail.office.open_workbook import opened_workbook
from themetrail.office.workbook_guard import check_rows_in_order, pages_of
from themetrail.office.worksheet import MOST_COLUMNS, TooWideError, values_of
from themetrail.sheets.delimited import rows_of_text
from themetrail.speaker_label import plain_label

_COMMONEST = {"speaker": ("speaker", "name", "Sprecher", "locuteur"), "text": ("text", "words", "Transkript", "texte")}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")

# The row as the researcher counts it (the header is row 1), and its cells.
Rows = Sequence[tuple[int, Sequence[object]]]


def read_delimited(source: Source) -> ReadTranscript:
    """The utterances of a CSV or TSV file; a place is a row, and the header is row 1. Each row is a turn."""
    text, encoding = decode(source, source.content())
    names = [name for column in COLUMNS.values() for name in column]
    try:
        rows: Rows = list(enumerate(rows_of_text(text, names), start=1))
    except StudyError as problem:
        raise source.problem(problem.what, f"row {problem.row}") from None
    found = _columns(source, rows)
    if found is None:
        raise source.problem(_missing_columns(rows))
    dropped = _other_columns(rows, found)
    if _counts_milliseconds(rows, found):
        rows = [rows[0], *((number, _in_seconds(cells)) for number, cells in rows[1:])]
    return ReadTranscript(_utterances(source, rows, found), notes=[f"encoding {encoding}"], dropped=dropped)


def _counts_milliseconds(rows: Rows, found: dict[str, int]) -> bool:
    """Whether this is the table that whisper.cpp writes: times as whole hundredths of a second, in milliseconds."""
    if found != {"start": 0, "end": 1, "speaker": 2, "text": 3} or len(rows[0][1]) != len(found):
        return False
    times = [_cell(cells, n).strip() for _, cells in rows[1:] if _has_words(cells) for n in (0, 1)]
    return (
        bool(times) and all(time.isdecimal() and time.endswith("0") for time in times) and max(map(int, times)) >= 1000
    )


def _in_seconds(cells: Sequence[object]) -> list[object]:
    return [str(int(str(cell)) / 1000) if n < 2 and str(cell).isdecimal() else cell for n, cell in enumerate(cells)]


def read_workbook(source: Source) -> ReadTranscript:
    """The utterances of an XLSX file: of its one sheet that has the columns. A place is a row. Each row is a turn."""
    safe = checked_archive(source.content(), "XLSX", source.problem)
    try:
        check_rows_in_order(source.path, pages_of(source.path))
        with opened_workbook(source.path, results=False) as book, zipfile.ZipFile(safe) as parts:
            sheets = [list(enumerate(values_of(sheet), 1)) for sheet in book.worksheets]
            comments = sum(bool(re.search(r"comments?\d*\.xml$", name)) for name in parts.namelist())
    except StudyError as problem:  # it names the file
        raise source.problem(problem.what) from None
    except TooWideError:
        what = f"a sheet of this file has more than {MOST_COLUMNS} columns; keep those that are needed"
        raise source.problem(what) from None
    usable = [(rows, found) for rows in sheets if (found := _columns(source, rows)) is not None]
    if not usable:
        raise source.problem(_missing_columns(max(sheets, key=len)))
    if len(usable) > 1:
        raise source.problem("several sheets of this file have columns for speaker and text; keep one")
    rows, found = usable[0]
    for number, cells in rows[1:]:
        if any(_cell(cells, column).startswith("=") for column in found.values()):
            raise source.problem(
                "this row holds a formula, or words that begin with '='; write them as text", f"row {number}"
            )
    dropped = _other_columns(rows, found)
    if others := sum(any(_has_words(cells) for _, cells in sheet) for sheet in sheets if sheet is not rows):
        dropped["other sheets with words"] = others
    if comments:
        dropped["parts with comments on cells"] = comments
    return ReadTranscript(_utterances(source, rows, found), dropped=dropped)


def _has_words(cells: Sequence[object]) -> bool:
    return any(str("" if cell is None else cell).strip() for cell in cells)


def _other_columns(rows: Rows, found: dict[str, int]) -> dict[str, int]:
    """How many columns beside the speaker's, the words' and the times' hold something, and rows that only they fill."""
    read = set(found.values())
    others = {n for _, cells in rows[1:] for n, cell in enumerate(cells) if n not in read and _has_words([cell])}
    talk = (found["speaker"], found["text"])
    silent = sum(_has_words(cells) and not any(_cell(cells, n).strip() for n in talk) for _, cells in rows[1:])
    counts = {"other columns of the table": len(others), "rows with neither speaker nor words": silent}
    return {what: number for what, number in counts.items() if number}


def _columns(source: Source, rows: Rows) -> dict[str, int] | None:
    """Where each column stands, by the header; None where speaker or text is missing."""
    header = [plain_label("" if cell is None else str(cell)).casefold() for cell in rows[0][1]] if rows else []
    try:
        found = find_columns(header)
    except AmbiguousColumnsError as several:
        raise source.problem(
            f"{places_of('column', several.columns)} are both named as the speaker's or as the words' column; give the"
            " one that is not to be read another name",
            "row 1",
        ) from None
    return found if {"speaker", "text"} <= set(found) else None


def _missing_columns(rows: Rows) -> str:
    """What the first row must say, and which columns come nearest by what stands in them."""
    speaker, text = _nearest_columns([[_cell(cells, n).strip() for n in range(len(cells))] for _, cells in rows[1:]])
    nearest = (
        f"; by what stands in them, column {speaker + 1} may be the speaker's and column {text + 1} that of the words"
        if speaker is not None and text is not None
        else ""
    )
    return (
        f"the first row must name a column for the speaker (such as {', '.join(_COMMONEST['speaker'])})"
        f" and one for the words (such as {', '.join(_COMMONEST['text'])}){nearest}; a table of answers to a survey"
        " comes in by `themetrail survey data/transcripts/FILE --directory MY-STUDY`"
    )


def _nearest_columns(rows: Sequence[Sequence[str]]) -> tuple[int | None, int | None]:
    """The columns that look most like the speaker's (short, few different) and the words' (the longest); or None."""
    width = min(max(map(len, rows), default=0), MOST_COLUMNS)
    columns = {n: [row[n] for row in rows if len(row) > n and row[n]] for n in range(width)}
    lengths = {n: sum(map(len, cells)) / len(cells) for n, cells in columns.items() if cells}
    if len(lengths) < 2:
        return None, None
    text = max(lengths, key=lambda n: (lengths[n], -n))
    speakers = [
        n
        for n, cells in columns.items()
        if n != text and 1 < len(set(cells)) <= len(cells) / 2 and any(map(str.isalpha, "".join(cells)))
    ]
    return (min(speakers, key=lambda n: len(set(columns[n]))) if speakers else None), text


def _utterances(source: Source, rows: Rows, found: dict[str, int]) -> list[Utterance]:
    spoken = []
    for number, cells in rows[1:]:
        label, text = plain_label(_cell(cells, found["speaker"])), plain_text(_cell(cells, found["text"])).strip()
        if not label and not text:
            continue
        if not label:
            raise source.problem("this row has words and no speaker", f"row {number}")
        if len(cells) > len(rows[0][1]) and any(str(cell or "").strip() for cell in cells[len(rows[0][1]) :]):
            raise source.problem(
                "this row has more cells than the header; put words with a comma in quotes", f"row {number}"
            )
        start, end = (_time(source, cells, found.get(name), number) for name in ("start", "end"))
        spoken.append(Utterance(label, text, start, end, "row", number, number))
    return spoken


def _cell(cells: Sequence[object], column: int) -> str:
    cell = cells[column] if column < len(cells) else None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _time(source: Source, cells: Sequence[object], column: int | None, number: int) -> float | None:
    """A time in seconds: a number of seconds, a clock reading, or Excel's own time."""
    cell = cells[column] if column is not None and column < len(cells) else None
    if isinstance(cell, datetime.timedelta):
        return cell.total_seconds()
    if isinstance(cell, datetime.time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
    written = str("" if cell is None else cell).strip().strip("[]()#")
    if not written:
        return None
    if _NUMBER.fullmatch(written):
        return float(written.replace(",", "."))
    if re.fullmatch(CLOCK, written):
        return seconds(written)
    raise source.problem("the time must be seconds or h:mm:ss", f"row {number}")
