"""Whatever a file that people bring holds: it is in the table, or in the sentence that stops the run."""

import csv
import datetime
import io
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from themetrail.contracts.errors import StudyError
from themetrail.sheets.read import read_sheet

SHORT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NO_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u00a0"
PIECES = st.sampled_from(
    ["fear", "Théa", "well, yes", "a; b", "one\ntwo", 'he said "no"', '"', "3,5", "=1+1", "", *NO_LINE_ENDS]
)
WORDS = st.lists(PIECES, max_size=3).map(" ".join)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=8)
)
FAULTS = st.sampled_from(["none", "add a mark", "drop a mark", "no line end", "return", "bad byte", "zero byte"])


def written(rows: list[list[str]], delimiter: str, line_end: str, quoting: int) -> str:
    """The table as a program writes it: an id in the first column, words in the others."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerow(["id", *(f"words{place}" for place in range(len(rows[0])))])
    writer.writerows([f"S{number}", *row] for number, row in enumerate(rows, start=1))
    return made.getvalue()


def content_of(text: str) -> str:
    """All that is no delimiter, mark, space or line end."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in '",;\t\ufeff_').lower()


def broken(text: str, fault: str, draw) -> str | bytes:
    """The text with one thing that went wrong."""
    content = text.encode()
    if fault in ("bad byte", "zero byte"):
        place = draw(st.integers(0, len(content)))
        return content[:place] + (b"\xe9\xff" if fault == "bad byte" else b"\0") + content[place:]
    place = draw(st.integers(0, len(text)))
    if fault == "drop a mark":
        marks = [at for at, letter in enumerate(text) if letter == '"']
        assume(marks)
        at = draw(st.sampled_from(marks))
        return text[:at] + text[at + 1 :]
    added = {"add a mark": '"', "return": "\r", "no line end": draw(st.sampled_from(NO_LINE_ENDS))}.get(fault, "")
    return text[:place] + added + text[place:]


def check_delimited(data) -> None:
    rows, fault = data.draw(TABLES), data.draw(FAULTS)
    delimiter, line_end = data.draw(st.sampled_from("\t;,")), data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    assume(not (line_end == "\r" and fault == "return"))
    quoting = data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    # Python's writer quotes only the line end that it writes itself
    text = written(rows, delimiter, line_end, csv.QUOTE_ALL if line_end == "\r" else quoting)
    given_text = broken(text, fault, data.draw)
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    content = given_text if isinstance(given_text, bytes) else given_text.encode(encoding)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.csv"
        file.write_bytes(content)
        try:
            sheet = read_sheet(file)
        except StudyError as problem:
            # it may have come between a mark and the end of its cell, or into a line end of two characters
            parted = fault == "no line end" and ("mark" in problem.what or "return" in problem.what)
            assert parted or fault not in ("none", "no line end"), problem
            assert problem.file == str(file)
            return
    assert fault not in ("bad byte", "zero byte")
    found = "".join([*sheet.columns, *(cell for row in sheet.itertuples(index=False) for cell in row)])
    assert content_of(found) == content_of(given_text)
    assert len(sheet) >= len(rows), "no row is swallowed by another"
    if fault == "none":
        # marks and spaces around a cell do not count; line ends within one are line feeds
        expected = [[f"S{number}", *(cell.strip() for cell in row)] for number, row in enumerate(rows, start=1)]
        assert sheet.to_numpy().tolist() == expected


VALUES = st.sampled_from(["number", "flag", "date", "text", "nothing", "share", "id"])
EXTRAS = st.sampled_from(
    ["none", "empty sheet", "second sheet", "hidden sheet", "merged", "comment", "formula", "error", "beside", "below"]
)


def value_of(kind: str, number: int) -> tuple[object, str]:
    """A value to put into a cell, and what must be found of it."""
    return {
        "number": (1000 + number, str(1000 + number)),
        "share": (number + 0.5, str(number + 0.5)),
        "flag": (True, "TRUE"),
        "date": (datetime.datetime(2024, 1, 1) + datetime.timedelta(number), None),
        "text": (f"w{number}", f"w{number}"),
        "id": (f"00{number}", f"00{number}"),
        "nothing": (None, None),
    }[kind]


def check_workbook(data) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    width = data.draw(st.integers(2, 4))
    sheet.append([f"h{place}" for place in range(width)])
    wanted: list[str] = []
    for row in range(data.draw(st.integers(1, 5))):
        cells = [value_of(data.draw(VALUES), 10 * row + place) for place in range(width)]
        sheet.append([value for value, _ in cells])
        wanted += [
            shown or value.date().isoformat() for value, shown in cells if value is not None and value is not False
        ]
    extra = data.draw(EXTRAS)
    place = sheet.cell(data.draw(st.integers(2, 7)), data.draw(st.integers(1, 6)))
    if extra == "comment":
        place.comment = Comment("extra", "me")
    elif extra in ("second sheet", "hidden sheet", "empty sheet"):
        other = book.create_sheet("more", data.draw(st.integers(0, 1)))
        other[place.coordinate] = None if extra == "empty sheet" else "extra"
        other.sheet_state = "hidden" if extra == "hidden sheet" else "visible"
        book.active = book.sheetnames.index(sheet.title)
    elif extra == "merged":
        kept = place.value
        sheet.merge_cells(
            start_row=place.row, end_row=place.row + 2, start_column=place.column, end_column=place.column
        )
        place.value = kept or "extra"
    elif extra in ("formula", "error"):
        place.value = "=A1" if extra == "formula" else "#REF!"
    elif extra == "beside":
        sheet.cell(2, width + 2, "extra")
    elif extra == "below":
        sheet.cell(30, 1, "extra")
        wanted.append("extra")
    with tempfile.TemporaryDirectory() as folder:
        book.save(Path(folder) / "a.xlsx")
        try:
            table = read_sheet(Path(folder) / "a.xlsx")
        except StudyError as problem:
            assert extra not in ("none", "empty sheet", "below") or "made a date" in problem.what
            assert problem.row is not None
            return
    assert extra in ("none", "empty sheet", "below")
    found = [cell for row in table.itertuples(index=False) for cell in row if cell]
    assert found == wanted


@SHORT
@given(st.data())
def test_csv(data):
    check_delimited(data)


@SHORT
@given(st.data())
def test_xlsx(data):
    check_workbook(data)


@pytest.mark.long
@LONG
@given(st.data())
def test_csv_at_length(data):
    check_delimited(data)


@pytest.mark.long
@LONG
@given(st.data())
def test_xlsx_at_length(data):
    check_workbook(data)
