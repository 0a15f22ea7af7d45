"""OpenDocument spreadsheets: every cell and what stands beside it, and nothing that unpacks without end."""

import re
import zipfile
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.as_document import save_document
from themetrail.contracts.errors import StudyError
from themetrail.office import open_document
from themetrail.office.open_document import read_open_document
from themetrail.office.worksheet import TooWideError

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" \n\t"), min_size=1, max_size=12
).filter(lambda text: text.strip() and not text.startswith(("=", "#")) and "\x85" not in text)
VALUES = st.none() | TEXTS | st.integers(-999, 999) | st.booleans() | st.just(datetime(2026, 5, 31, 8, 30))
SETTINGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def _values(rows):
    """The rows without what is empty at their ends."""
    kept = [list(row) for row in rows]
    for row in kept:
        while row and row[-1] is None:
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return kept


@SETTINGS
@given(st.lists(st.lists(VALUES, max_size=5), max_size=6))
def test_every_value_is_read_at_its_place(tmp_path, rows):
    save_document(tmp_path / "a.ods", {"One": rows, "Two": [["x"]]})
    one, two = read_open_document(tmp_path / "a.ods")
    assert [[cell.value for cell in row] for row in one.rows] == _values(rows)
    assert (two.page.title, two.page.position, two.rows[0][0].value) == ("Two", 2, "x")
    places = [cell.coordinate for row in one.rows for cell in row]
    assert places == [f"{'ABCDE'[c]}{r}" for r, row in enumerate(one.rows, 1) for c in range(len(row))]


def test_what_stands_beside_the_cells_is_told(tmp_path):
    rows = [["a", "b"], ["c", None], ["d", "e"]]
    looks = {
        ("One", 1, 1): 'table:number-columns-spanned="1" table:number-rows-spanned="2"',
        ("One", 3, 1): 'table:style-name="made"',
    }
    save_document(tmp_path / "a.ods", {"One": rows}, notes={("One", 2, 2): "look\nhere"}, looks=looks)
    with zipfile.ZipFile(tmp_path / "a.ods") as archive:
        whole = archive.read("content.xml").decode()
    shape = "<table:shapes><draw:custom-shape><text:p>mine</text:p></draw:custom-shape></table:shapes><table:table-row"
    ranges = (
        '<table:database-ranges><table:database-range table:target-range-address="One.A1:One.B3"><table:sort/>'
        "</table:database-range></table:database-ranges></office:spreadsheet>"
    )
    whole = whole.replace("<table:table-row", shape, 1).replace("</office:spreadsheet>", ranges)
    save_document(tmp_path / "b.ods", {}, content=whole)
    page = read_open_document(tmp_path / "b.ods")[0].page
    assert page.merged == ["A1:A2"]
    assert page.comments == {"B2": "look\nhere"}
    assert page.struck == ["A3"]
    assert (page.drawings, page.text_boxes, page.sorted_ranges) == (["A1"], ["A1"], ["A1:B3"])


def test_a_formula_is_given_as_it_was_typed(tmp_path):
    save_document(tmp_path / "a.ods", {"Coding": [[None, None, None, None, '="Done "&SUMPRODUCT(A1)']]})
    cell = read_open_document(tmp_path / "a.ods")[0].rows[0][4]
    assert (cell.value, cell.data_type) == ('="Done "&SUMPRODUCT(A1)', "f")


def test_several_spaces_are_kept_as_libreoffice_writes_them_and_a_broken_line_is_one_space(tmp_path):
    save_document(tmp_path / "a.ods", {"One": [["SPACES", "BROKEN"]]})
    with zipfile.ZipFile(tmp_path / "a.ods") as archive:
        whole = archive.read("content.xml").decode()
    whole = whole.replace("SPACES", "two,  three   four").replace("BROKEN", "one \n\t two")
    save_document(tmp_path / "b.ods", {}, content=whole)
    row = read_open_document(tmp_path / "b.ods")[0].rows[0]
    assert [cell.value for cell in row] == ["two,  three   four", "one two"]


def _content_of(path, change):
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    save_document(path, {}, content=change(content))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("?>", '?><!DOCTYPE a [<!ENTITY b "b">]>', 1), "not a readable OpenDocument"),
        (lambda text: text[: len(text) // 2], "not a readable OpenDocument"),
        (
            lambda text: re.sub(r'number-rows-repeated="1"', 'number-rows-repeated="9999999"', text, count=1),
            "comes to far more than a sheet",
        ),
    ],
)
def test_what_is_no_sheet_or_never_ends_is_refused(tmp_path, change, said):
    save_document(tmp_path / "a.ods", {"One": [["a", "b", "c", "d", "e"]]})
    _content_of(tmp_path / "a.ods", change)
    with pytest.raises(StudyError, match=said):
        read_open_document(tmp_path / "a.ods")


def test_a_spreadsheet_that_unpacks_to_far_more_is_refused(tmp_path, monkeypatch):
    save_document(tmp_path / "a.ods", {"One": [["a", "b"]]})
    assert read_open_document(tmp_path / "a.ods")
    monkeypatch.setattr(open_document, "LARGEST", 100)
    with pytest.raises(StudyError) as told:
        read_open_document(tmp_path / "a.ods")
    assert str(told.value) == (
        f"{tmp_path / 'a.ods'}: this spreadsheet unpacks to far more than a sheet; save the table alone"
    )


def test_a_row_that_is_too_wide_is_told(tmp_path):
    save_document(tmp_path / "a.ods", {"One": [["a"], ["b"] * 9]})
    with pytest.raises(TooWideError) as told:
        read_open_document(tmp_path / "a.ods", 8)
    assert told.value.row == 2


def test_a_spreadsheet_with_a_password_says_so(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<a><encryption-data/></a>")
        archive.writestr("content.xml", b"\x01\x02")
    with pytest.raises(StudyError, match="encrypted with a password"):
        read_open_document(tmp_path / "a.ods")
