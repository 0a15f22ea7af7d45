"""What a coder wrote is read, or stops the run with its place: whatever people do to an issued sheet, never nothing."""

import datetime
import shutil

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.filters import SortState
from PIL import Image as Picture

from coding.filled import Row, fill_sheet
from coding.small_study import CODES, issue_to, round_of
from themetrail.coding.reading import read_returned
from themetrail.coding.returned import GivenToCoder, decisions_of
from themetrail.coding.sheets import sheet_form as form
from themetrail.contracts.errors import StudyError

SEGMENTS = ("INT1-001", "INT1-003", "INT1-004", "INT2-001", "INT2-002", "INT2-003")
CODE_IDS = [code for code, _ in CODES]
FIRST, LAST = 3, 13  # rows of the table on the sheet
WIDE = 16  # its columns, A to P
REMARK = "zq remark"


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    folder = tmp_path_factory.mktemp("round")
    issue = issue_to(folder, round_of("C1"))
    Picture.new("RGB", (2, 2)).save(folder / "dot.png")
    return folder, issue


@pytest.fixture
def returned(issued, tmp_path):
    """Reads C1's sheet after it was filled in with some rows and `change(book)`: what was decided, per segment."""
    folder, issue = issued

    def read(rows, *changes):
        path = tmp_path / "C1.xlsx"
        fill_sheet(folder / "sheets/C1.xlsx", path, rows)
        if changes:
            book = openpyxl.load_workbook(path)
            for change in changes:
                change(book)
            book.save(path)
        frame = GivenToCoder(issue, "C1")
        found = read_returned(path, frame)
        decided = {}
        for decision in decisions_of(found, frame):
            codes, memos = decided.setdefault(decision["segment_id"], (set(), set()))
            codes |= {decision["code_id"]} if decision["action"] in ("own", "accepted") else set()
            memos |= {decision["memo"]} - {""}
        return decided

    return read


def _decided(rows):
    """What has to be read from rows in which codes stand by their names, in whatever case."""
    by_name = {name.casefold(): code for code, name in CODES}
    return {
        segment: ({by_name[" ".join(name.split()).casefold()] for name in row.own}, {row.memo.strip()} - {""})
        for segment, row in rows.items()
        if row.own or row.seen or row.memo.strip()
    }


def _row_of(sheet, segment):
    return next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, 1).value == segment)


def _contents(sheet, row):
    return [sheet.cell(row, column).value for column in range(1, WIDE + 1)]


def _put(sheet, row, values):
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"


# What an ordinary coder does to a sheet; it changes nothing of what is read.


def _looks(book):
    sheet = book[form.CODING]
    sheet.column_dimensions["D"].width, sheet.row_dimensions[5].height = 20, 90
    sheet["E5"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["D7"].font = Font(bold=True, color="FF0000")
    sheet.freeze_panes = "A3"
    sheet.protection.sheet = False
    book[form.CODEBOOK].column_dimensions["A"].width = 3


def _filtered(book):
    sheet = book[form.CODING]
    sheet.auto_filter.add_filter_column(0, ["INT1-001"])
    for row in range(6, LAST + 1):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["M"].hidden = True


def _sorted_by_text(book):
    sheet = book[form.CODING]
    rows = sorted((_contents(sheet, row) for row in range(FIRST, LAST + 1)), key=lambda row: str(row[3]))
    for number, values in enumerate(rows, start=FIRST):
        _put(sheet, number, values)
    sheet.auto_filter.sortState = SortState(ref=f"A{FIRST}:P{LAST}")


def _more_pages(book):
    book.create_sheet("Sheet1", 0)
    book.create_sheet("Notes")["B2"] = "  "
    book[form.ISSUE].sheet_state = "hidden"


def _fewer_pages(book):
    book.remove(book[form.ISSUE])
    book.remove(book[form.CODEBOOK])


def _without_context(book):
    sheet = book[form.CODING]
    for row in range(LAST, FIRST - 1, -1):
        if sheet.cell(row, 1).value is None:
            sheet.delete_rows(row)


def _memo_first(book):
    sheet = book[form.CODING]
    for row in range(form.HEADER_ROW, LAST + 1):
        values = _contents(sheet, row)
        _put(sheet, row, [values[-1], *values[:-1]])


def _turns_as_numbers(book):
    for row in range(FIRST, LAST + 1):
        cell = book[form.CODING].cell(row, 2)
        cell.value = int(cell.value) if cell.value else None


ORDINARY = (
    _looks,
    _filtered,
    _sorted_by_text,
    _more_pages,
    _fewer_pages,
    _without_context,
    _turns_as_numbers,
    _memo_first,
)


@pytest.mark.parametrize("change", ORDINARY)
def test_an_ordinary_edit_changes_nothing(returned, change):
    rows = {"INT1-001": Row(own=["Too little time"], memo="a memo"), "INT2-002": Row(own=["forms AND  paperwork"])}
    assert returned(rows, change) == _decided(rows)


def test_a_column_for_codes_may_be_added(returned):
    def add(book):
        book[form.CODING]["Q2"], book[form.CODING]["Q5"] = "Code 4", "forms"

    assert returned({"INT1-001": Row(own=["time"])}, add) == {"INT1-001": ({"time", "forms"}, set())}


@pytest.mark.parametrize(
    "typed", ["time; forms", "Too little time;Forms and paperwork;", "TIME, forms", "time / forms", "time\nforms; time"]
)
def test_several_codes_in_one_cell_are_all_given(returned, typed):
    assert returned({"INT1-001": Row(own=[typed], memo="both")}) == {"INT1-001": ({"time", "forms"}, {"both"})}


def test_a_number_or_a_date_in_the_memo_is_a_memo(returned):
    def type_in(book):
        book[form.CODING]["L5"], book[form.CODING]["L7"] = 12.0, datetime.datetime(2026, 5, 31)

    assert returned({}, type_in) == {"INT1-001": (set(), {"12"}), "INT1-003": (set(), {"2026-05-31"})}


# What is not read for certain, and stops the run.


def _in(title, place, value):
    def change(book):
        book[title][place] = value

    change.__name__ = f"{title} {place} {value}"
    return change


def _comment(title, place):
    def change(book):
        book[title][place].comment = Comment(REMARK, "a coder")

    return change


def _more(place):
    def change(book):
        book.create_sheet("Piet's notes")[place] = REMARK

    return change


def _hidden_more(book):
    _more("A1")(book)
    book["Piet's notes"].sheet_state = "hidden"


def _merged(book):
    sheet = book[form.CODING]
    sheet["E11"] = "time"
    sheet.merge_cells("E11:E13")


def _struck(book):
    book[form.CODING]["E5"] = "time"
    book[form.CODING]["E5"].font = Font(strike=True)


def _column_sorted(book):
    book[form.CODING].auto_filter.sortState = SortState(ref="E3:E13")


def _ids_sorted(book):
    book[form.CODING].auto_filter.sortState = SortState(ref="A3:A13")


def _last_column_sorted(book):
    book[form.CODING].auto_filter.sortState = SortState(ref="P3:Q13")


def _swapped(column, one, other):
    def change(book):
        first, second = book[form.CODING][f"{column}{one}"], book[form.CODING][f"{column}{other}"]
        first.value, second.value = second.value, first.value

    return change


def _accepted_beside(value):
    def change(book):
        book[form.CODING]["M5"], book[form.CODING]["N5"] = value, "accept"

    return change


def _below(book):
    book[form.CODING]["D16"] = REMARK


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_merged, r"cells are merged on the sheet 'Coding' \(E11:E13\)"),
        (_more("C4"), r"something stands on sheet 6 of the workbook, which is not read \(at C4\)"),
        (_hidden_more, r"something stands on sheet 6 of the workbook, which is not read \(at A1\)"),
        (_in(form.READ_ME, "A12", REMARK), r"written on the sheet 'Read me', which is not read \(at A12\)"),
        (_in(form.READ_ME, "C3", "time"), r"written on the sheet 'Read me', which is not read \(at C3\)"),
        (_in(form.CODEBOOK, "H3", REMARK), r"written on the sheet 'Codebook', which is not read \(at H3\)"),
        (_in(form.CODEBOOK, "D3", REMARK), r"written on the sheet 'Codebook', which is not read \(at D3\)"),
        (_in(form.CODEBOOK, "H3", "Too little time"), r"written on the sheet 'Codebook'.* \(at H3\)"),
        (_in(form.CODEBOOK, "H3", "=1+1"), r"written on the sheet 'Codebook'.* \(at H3\)"),
        (_comment(form.CODING, "E7"), r"comments or notes on the sheet 'Coding', which are not read \(at E7\)"),
        (_comment(form.CODING, "E2"), r"comments or notes on the sheet 'Coding'.* \(at E2\)"),
        (_comment(form.CODEBOOK, "B3"), r"comments or notes on the sheet 'Codebook'"),
        (_in(form.CODING, "D5", "It was good (time)"), "row 5, column 'Text': what stands here is not what was issued"),
        (_in(form.CODING, "D5", None), "row 5, column 'Text': what stands here is not what was issued"),
        (_in(form.CODING, "C5", "Coach 1?"), "row 5, column 'Speaker': what stands here"),
        (_in(form.CODING, "B5", "2"), "row 5, column 'Turn': what stands here"),
        (_in(form.CODING, "D4", REMARK), "row 4, column 'Text': what stands here is not what was issued"),
        (_in(form.CODING, "D3", REMARK), "row 3, column 'Text': what stands here is not what was issued"),
        (_in(form.CODING, "A5", None), "row 5, column 'Segment': the segment's id is missing in this row"),
        (_below, "row 16, column 'Text': what stands here is not what was issued"),
        (_in(form.CODING, "E16", "time"), "row 16, column 'Code 1': there is no segment in this row"),
        (_in(form.CODING, "S5", "time"), "row 5: something stands in column S, beside the table"),
        (_in(form.CODING, "E2", "Code 1 (unsure)"), "row 2: the heading of column E is not one"),
        (_in(form.CODING, "C1", REMARK), "row 1: something was written above the table, in column C"),
        (_struck, r"text is struck through on the sheet 'Coding' \(at E5\)"),
        (_column_sorted, "only E3:E13 was sorted .* sort the columns A to P as a whole once"),
        (_ids_sorted, "only A3:A13 was sorted"),
        (_last_column_sorted, "only P3:Q13 was sorted"),
        (_swapped("M", 5, 8), "row 5, column 'Suggestion 1': this is not the suggestion that was issued"),
        (_swapped("D", 5, 8), "row 5, column 'Text': the text in this row is another segment's.*also in row 8"),
        (_swapped("A", 5, 8), "row 5, column 'Text': the text in this row is another segment's"),
        (_swapped("A", 11, 13), "row 11, column 'Turn': what stands here"),
        (_accepted_beside("Too little time"), "row 5, column 'Suggestion 1': this is not the suggestion"),
        (_accepted_beside("Listening first"), "row 5, column 'Suggestion 1': this is not the suggestion"),
        (_accepted_beside(None), "row 5, column 'Suggestion 1': this is not the suggestion"),
        (_in(form.CODING, "M7", "time"), "row 7, column 'Suggestion 1': what stands here is not what was issued"),
        (
            _in(form.CODING, "M2", None),
            "row 5: something stands in column M|row 2: the column 'Suggestion 1' is missing",
        ),
        (_in(form.CODING, "E5", True), "row 5, column 'Code 1': this is no code"),
        (
            _in(form.CODING, "E5", datetime.datetime(2026, 2, 1)),
            "row 5, column 'Code 1': .*made a date or a number of it",
        ),
        (_in(form.CODING, "A5", datetime.datetime(2026, 2, 1)), "row 5, column 'Segment': .*not one of round r1"),
        (_in(form.CODING, "E5", "time\nmoney"), "row 5, column 'Code 1': several codes seem to stand here"),
    ],
)
def test_what_is_not_read_for_certain_stops_the_run(returned, change, said):
    with pytest.raises(StudyError, match=said) as told:
        returned({"INT2-002": Row(own=["forms"])}, change)
    assert "C1.xlsx" in str(told.value)
    assert REMARK not in str(told.value) and "Piet" not in str(told.value)


def test_a_picture_stops_the_run(issued, returned):
    def draw(book):
        book[form.CODING].add_image(Image(issued[0] / "dot.png"), "E7")

    with pytest.raises(StudyError, match=r"text boxes, shapes or pictures on the sheet 'Coding', .* \(at E7\)"):
        returned({}, draw)


def test_a_workbook_that_is_encrypted_says_so(issued, tmp_path):
    (tmp_path / "C1.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(StudyError, match="encrypted with a password"):
        read_returned(tmp_path / "C1.xlsx", GivenToCoder(issued[1], "C1"))


@pytest.fixture(scope="module")
def numbered(tmp_path_factory):
    """A round of a study whose code ids are numbers."""
    from coding import small_study

    folder = tmp_path_factory.mktemp("numbered")
    table = small_study.codebook().replace({"code_id": {"time": "1.1", "listen": "1.10", "forms": "020"}})
    suggested = small_study.suggestions().head(0)
    before = small_study.codebook
    small_study.codebook = lambda: table
    try:
        return folder, issue_to(folder, round_of("C1"), suggested=suggested)
    finally:
        small_study.codebook = before


@pytest.mark.parametrize(("typed", "code"), [(20, "020"), ("020", "020"), ("1.10", "1.10"), (1.1, None)])
def test_an_id_that_became_a_number_is_read_where_it_can_be_one_code_only(numbered, tmp_path, typed, code):
    folder, issue = numbered
    shutil.copy(folder / "sheets/C1.xlsx", tmp_path / "C1.xlsx")
    book = openpyxl.load_workbook(tmp_path / "C1.xlsx")
    columns = {cell.value: cell.column for cell in book[form.CODING][2]}
    book[form.CODING].cell(5, columns["Code 1"]).value = typed
    book.save(tmp_path / "C1.xlsx")
    if code is None:
        with pytest.raises(StudyError, match="Excel has made a number of this code, which may have been 1.1 or 1.10"):
            read_returned(tmp_path / "C1.xlsx", GivenToCoder(issue, "C1"))
    else:
        assert [mark.code_id for mark in read_returned(tmp_path / "C1.xlsx", GivenToCoder(issue, "C1")).marks] == [code]


# All of it at once.

NAMES = st.sampled_from([name for _, name in CODES]).flatmap(
    lambda name: st.sampled_from([name, name.upper(), f"  {name} ", name.replace(" ", "  ").lower()])
)
ROWS = st.dictionaries(
    st.sampled_from(SEGMENTS),
    st.builds(
        Row,
        own=st.lists(NAMES, max_size=3),
        seen=st.sampled_from(["", "seen", "x"]),
        memo=st.sampled_from(["", "a memo", "=1+1", " two\nlines ", "007"]),
    ),
    max_size=6,
)
OPEN_ROWS, OPEN_COLUMNS = {5, 7, 8, 11, 12, 13}, {*range(5, 13), 14, 16}


@st.composite
def _strays(draw):
    """A remark in any cell of any page that is not one to fill in, or in a comment on any cell."""
    title = draw(st.sampled_from([form.READ_ME, form.CODING, form.CODEBOOK, form.EVIDENCE, form.ISSUE, "More"]))
    row, column = draw(st.integers(1, 25)), draw(st.integers(1, 20))
    what = draw(st.sampled_from(["text", "code", "formula", "error", "number", "comment"]))
    if title == form.CODING and row in OPEN_ROWS and column in OPEN_COLUMNS and what in ("text", "code", "number"):
        what = "formula"
    value = {"text": REMARK, "code": "listening FIRST ?", "formula": "=A1", "error": "#N/A", "number": 4711.5}

    def change(book):
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        if what == "comment":
            sheet.cell(row, column).comment = Comment(REMARK, "a coder")
        else:
            sheet.cell(row, column).value = value[what]

    return change


FAULTS = st.one_of(
    _strays(),
    st.sampled_from(
        [_merged, _struck, _column_sorted, _hidden_more, _below, _accepted_beside("Too little time")]
        + [_swapped(column, 5, 8) for column in "ADM"]
    ),
)
LOOSE = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],  # an example takes too long to be made smaller
}


def _check_all_is_read_or_told(returned, rows, ordinary, faults):
    if not faults:
        assert returned(rows, *ordinary) == _decided(rows)
        return
    with pytest.raises(StudyError) as told:  # before anything is moved: the faults are given by their place
        returned(rows, *faults, *ordinary)
    assert "C1.xlsx" in str(told.value) and REMARK not in str(told.value)


# Pages are taken away or rows with context only where no fault was put there.
HARMLESS = st.lists(st.sampled_from([_looks, _filtered, _more_pages, _turns_as_numbers]), max_size=2, unique=True)
ANY = st.lists(st.sampled_from([c for c in ORDINARY if c is not _more_pages]), max_size=3, unique=True)


@settings(max_examples=25, **LOOSE)
@given(rows=ROWS, ordinary=ANY)
def test_whatever_is_filled_in_and_ordinarily_edited_is_read(returned, rows, ordinary):
    _check_all_is_read_or_told(returned, rows, sorted(ordinary, key=ORDINARY.index), [])


@settings(max_examples=40, **LOOSE)
@given(rows=ROWS, ordinary=HARMLESS, faults=st.lists(FAULTS, min_size=1, max_size=3, unique=True))
def test_whatever_is_written_elsewhere_is_told(returned, rows, ordinary, faults):
    _check_all_is_read_or_told(returned, rows, ordinary if len(faults) == 1 else [], faults)


@pytest.mark.long
@settings(max_examples=1500, **LOOSE)
@given(rows=ROWS, ordinary=HARMLESS, faults=st.lists(FAULTS, min_size=1, max_size=3, unique=True))
def test_whatever_is_written_elsewhere_is_told_many_times(returned, rows, ordinary, faults):
    _check_all_is_read_or_told(returned, rows, ordinary if len(faults) == 1 else [], faults)


def test_a_number_in_a_list_that_may_be_several_codes_is_asked_about(numbered, tmp_path):
    _, issue = numbered
    book = openpyxl.Workbook()
    for row in (["coder_id", "segment_id", "code_id"], ["C1", "INT1-001", "020"], ["C1", "INT1-003", 1.1]):
        book.active.append(row)
    book.save(tmp_path / "C1.xlsx")
    with pytest.raises(StudyError, match="may have been 1.1 or 1.10") as told:
        read_returned(tmp_path / "C1.xlsx", GivenToCoder(issue, "C1"))
    assert (told.value.row, told.value.column) == (3, "code_id")
