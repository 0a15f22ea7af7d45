"""Workbooks that we write: as openpyxl reads them, their text is text, and their bytes follow from their content."""

import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.office.files import EARLIEST
from themetrail.office.rows import LONGEST_CELL
from themetrail.office.workbook import LONGEST_LIST, Workbook

LIKE_FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")', "{=1}"]
TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "",
        " two  spaces ",
        "a\nb",
        "a\r\nb",
        *LIKE_FORMULAS,
        "#N/A",
        "12",
        "1e5",
        "http://x.org",
        "<b>&amp;</b>",
        "Zoë 🙂",
    ]
)
LOOKS = {
    "bold": {"bold": True},
    "small": {"font_size": 8, "font_name": "Times New Roman"},
    "boxed": {"border": 1, "border_color": "#D0D0D0", "bg_color": "#DDE6EF", "text_wrap": True, "valign": "top"},
    "open": {"locked": False},
    "default": {},
}
CELLS = st.none() | st.tuples(TEXTS | st.integers(-999, 999) | st.floats(-9, 9), st.sampled_from(sorted(LOOKS)))
ROWS = st.lists(st.tuples(st.lists(CELLS, min_size=1, max_size=4), st.none() | st.sampled_from([15, 409])), max_size=5)


def write(path, rows, title="Sheet"):
    """A workbook with one sheet of these rows; a cell is its value and the name of a look."""
    book = Workbook(path)
    sheet = book.add_sheet(title)
    styles = {name: book.style(**look) for name, look in LOOKS.items()}
    for cells, height in rows:
        sheet.add([cell and (cell[0], styles[cell[1]]) for cell in cells], height=height)
    book.save()


def as_read(text: str) -> str | None:
    """A text as openpyxl gives it back: line ends as XML has them, no characters that XML cannot hold."""
    import re

    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    return text or None


def looks_as(cell) -> set[str]:
    """The looks that a cell read by openpyxl may have."""
    fits = {
        "bold": cell.font.b,
        "small": cell.font.sz == 8 and cell.font.name == "Times New Roman",
        "boxed": cell.border.top.style == "thin"
        and cell.border.left.color.rgb == "FFD0D0D0"
        and cell.fill.fgColor.rgb == "FFDDE6EF"
        and cell.alignment.wrap_text
        and cell.alignment.vertical == "top",
        "open": not cell.protection.locked,
    }
    return {name for name, fit in fits.items() if fit} or {"default"}


@settings(max_examples=150, deadline=None)
@given(rows=ROWS)
def test_what_was_written_is_read(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("books") / "a.xlsx"
    write(path, rows)
    sheet = openpyxl.load_workbook(path).active
    for number, (cells, height) in enumerate(rows, start=1):
        assert sheet.row_dimensions[number].height == height
        for column, cell in enumerate(cells, start=1):
            found = sheet.cell(number, column)
            if cell is None:
                assert found.value is None and not found.has_style
                continue
            value, look = cell
            assert found.value == (as_read(value) if isinstance(value, str) else value)
            if isinstance(value, str) and value:
                assert found.data_type in ("s", "inlineStr")
                assert bool(found.quotePrefix) == (value[0] in "=+-@\t\r")
            if value != "" or look != "default":
                assert looks_as(found) == {look}


@settings(max_examples=30, deadline=None)
@given(rows=ROWS)
def test_the_same_content_is_the_same_bytes_in_any_folder_at_any_time(tmp_path_factory, rows):
    written = [tmp_path_factory.mktemp("books") / "a.xlsx" for _ in range(2)]
    for path in written:
        write(path, rows)
    assert written[0].read_bytes() == written[1].read_bytes()
    with zipfile.ZipFile(written[0]) as archive:
        assert {member.date_time for member in archive.infolist()} == {EARLIEST}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("text", [*LIKE_FORMULAS, "#N/A", "12", "http://x.org", "mailto:a@b.org", "internal:Sheet!A1"])
def test_no_text_becomes_a_formula_a_number_an_error_or_a_link(tmp_path, text):
    write(tmp_path / "a.xlsx", [([(text, "bold")], None)])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet and b"hyperlink" not in sheet and b'<c r="A1" s="1" t="inlineStr">' in sheet
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A1"]
    assert (cell.value, cell.hyperlink) == (text, None) and cell.data_type in ("s", "inlineStr")


def test_a_text_longer_than_a_cell_is_cut_visibly(tmp_path):
    write(tmp_path / "a.xlsx", [([("x" * (LONGEST_CELL + 5), "bold")], None)])
    text = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A1"].value
    assert len(text) == LONGEST_CELL and text.endswith("…")


def test_rows_may_leave_rows_out_and_sheets_keep_their_own(tmp_path):
    book = Workbook(tmp_path / "a.xlsx", title="A title", author="Somebody")
    first, second, style = book.add_sheet("first"), book.add_sheet("second"), book.style(bold=True)
    assert [first.add([("one", style)]), first.add([("four", style)], row=4), first.add([("five", style)])] == [1, 4, 5]
    second.add([None, ("beside", book.style(italic=True))])
    second.layout.merge_range(2, 0, 2, 3, "")
    book.state("Themetrail Round", "r1")
    book.save()
    read = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [cell.value for cell in read["first"]["A"]] == ["one", None, None, "four", "five"]
    assert read["first"].calculate_dimension() == "A1:A5" and read["second"]["B1"].font.i
    assert [str(area) for area in read["second"].merged_cells.ranges] == ["A3:D3"]
    assert (read.properties.title, read.properties.creator) == ("A title", "Somebody")
    assert {each.name: each.value for each in read.custom_doc_props.props} == {"Themetrail Round": "r1"}


def test_what_is_offered_is_offered_in_all_stretches_and_refused_elsewhere_with_a_hint(tmp_path):
    book = Workbook(tmp_path / "a.xlsx")
    sheet = book.add_sheet("a")
    sheet.add([("head", book.style())])
    sheet.offer(2, [(2, 3), (5, 5)], ["yes", "no"], "Choose one.")
    sheet.offer(1, [(2, 2)], ["one"])
    sheet.offer(3, [(2, 2)], "=$A$1:$A$9", "Choose.")
    sheet.offer(4, [(2, 2)], ["x" * LONGEST_LIST, "y"])  # more than Excel opens a workbook with
    book.save()
    offered = openpyxl.load_workbook(tmp_path / "a.xlsx")["a"].data_validations.dataValidation
    assert [(str(each.sqref), each.formula1, each.showErrorMessage, each.error) for each in offered] == [
        ("B2:B3 B5", '"yes,no"', True, "Choose one."),
        ("A2", '"one"', False, None),
        ("C2", "$A$1:$A$9", True, "Choose."),
    ]


def test_styles_that_are_numbered_otherwise_stop_the_writing(tmp_path, monkeypatch):
    book = Workbook(tmp_path / "a.xlsx")
    book.add_sheet("a").add([("one", book.style(bold=True)), ("two", book.style(italic=True))])
    add_format = book._book.add_format
    monkeypatch.setattr(book._book, "add_format", lambda look: add_format({"bold": True}))
    with pytest.raises(RuntimeError, match="numbers styles"):
        book.save()
    assert list(tmp_path.iterdir()) == []


def test_rows_wait_beside_the_workbook_and_nowhere_else(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    book = Workbook(tmp_path / "made" / "a.xlsx")
    sheet = book.add_sheet("a")
    sheet.add([("one", book.style())])
    assert list((tmp_path / "made").iterdir()) == []  # the waiting rows have no name
    book.save()
    assert [file.name for file in (tmp_path / "made").iterdir()] == ["a.xlsx"]
    with pytest.raises(ValueError, match="closed"):
        sheet.add([("two", book.style())])


def test_a_workbook_that_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    (tmp_path / "a.xlsx").write_bytes(b"before")
    monkeypatch.setattr(Path, "replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(tmp_path / "a.xlsx", [([("one", "bold")], None)])
    assert (tmp_path / "a.xlsx").read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]
