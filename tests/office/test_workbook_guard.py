"""What stands in a workbook beside the values of its cells is found, wherever the file keeps it."""

import re
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from PIL import Image as Picture

from themetrail.contracts.errors import StudyError
from themetrail.office.workbook_guard import check_nothing_beside_cells, listed, notes_of, pages_of, struck_styles


def _book(path, change=lambda book: None):
    book = openpyxl.Workbook()
    book.active.append(["id", "text"])
    book.active.append(["1", "Some strikes & <others>"])
    change(book)
    book.save(path)
    return path


def _rewritten(path, change):
    """The workbook with each part put through `change(name, content)`."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as written:
        for name in archive.namelist():
            written.writestr(name, change(name, archive.read(name)))
    return other


def _added(path, parts, relations):
    """The workbook with more parts, and what the first sheet refers to."""
    other = path.with_name("added.xlsx")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as written:
        for name in archive.namelist():
            written.writestr(name, archive.read(name))
        entries = "".join(
            f'<Relationship Id="r{number}" Type="http://x/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(relations)
        )
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        written.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels", f'<Relationships xmlns="{space}">{entries}</Relationships>'
        )
        for name, content in parts.items():
            written.writestr(name, content)
    return other


def test_an_ordinary_workbook_holds_nothing_beside_its_cells(tmp_path):
    def ordinary(book):
        book.active.freeze_panes, book.active.auto_filter.ref = "A2", "A1:B2"
        book.active.column_dimensions["A"].width = 40
        book.create_sheet("Empty")

    pages = pages_of(_book(tmp_path / "a.xlsx", ordinary))
    assert [page.title for page in pages] == ["Sheet", "Empty"]
    for page in pages:
        assert not (page.merged or page.comments or page.drawings or page.sorted_ranges or page.struck)
        assert page.rows_in_order
        check_nothing_beside_cells("a.xlsx", page, where="elsewhere")


def test_merges_comments_and_pictures_are_found_with_their_places(tmp_path):
    def change(book):
        book.active.merge_cells("B2:B4")
        book.active["C3"].comment = Comment("a remark", "me")
        book.active["A9"].comment = Comment("Me:\n", "Me")  # as Excel begins a note, and nothing is said
        Picture.new("RGB", (2, 2)).save(tmp_path / "dot.png")
        book.create_sheet("More").add_image(Image(tmp_path / "dot.png"), "D5")
        book["More"]["AB12"].comment = Comment("another", "me")
        book["More"]["AB3"].comment = Comment("one more", "me")

    first, more = pages_of(_book(tmp_path / "a.xlsx", change))
    assert (first.merged, list(first.comments), first.drawings) == (["B2:B4"], ["C3"], [])
    assert (more.merged, list(more.comments), more.drawings) == ([], ["AB3", "AB12"], ["D5"])
    with pytest.raises(StudyError, match=r"cells are merged on sheet 1 of the workbook \(B2:B4\)"):
        check_nothing_beside_cells("a.xlsx", first, where="into the column Memo")
    with pytest.raises(
        StudyError, match=r"comments or notes on sheet 1 .* \(at C3\); write what they say into the col"
    ):
        check_nothing_beside_cells("a.xlsx", first, where="into the column Memo", may_merge=True)


def test_threaded_comments_and_an_empty_drawing(tmp_path):
    parts = {
        "xl/threadedComments/threadedComment1.xml": (
            '<T xmlns="x"><threadedComment ref="B2"><text>so</text></threadedComment></T>'
        ),
        "xl/drawings/drawing1.xml": '<wsDr xmlns="x"/>',  # Google Sheets writes one into every workbook
    }
    relations = [
        ("threadedComment", "../threadedComments/threadedComment1.xml"),
        ("drawing", "/xl/drawings/drawing1.xml"),
    ]
    page = pages_of(_added(_book(tmp_path / "a.xlsx"), parts, relations))[0]
    assert (list(page.comments), page.drawings) == (["B2"], [])


def test_a_text_box_is_found_where_it_begins(tmp_path):
    begins = "<d:from><d:col>27</d:col><d:row>4</d:row></d:from>"
    box = f'<d:wsDr xmlns:d="x"><d:twoCellAnchor>{begins}<d:sp/></d:twoCellAnchor></d:wsDr>'
    page = pages_of(
        _added(_book(tmp_path / "a.xlsx"), {"xl/drawings/drawing1.xml": box}, [("drawing", "../drawings/drawing1.xml")])
    )[0]
    assert page.drawings == ["AB5"]
    with pytest.raises(StudyError, match="text boxes, shapes or pictures on sheet 1"):
        check_nothing_beside_cells("a.xlsx", page, where="elsewhere")


@pytest.mark.parametrize("prefix", [b"", b"x:"])
def test_a_long_sheet_is_looked_through_to_its_end(tmp_path, prefix):
    def change(book):
        for number in range(9000):
            book.active.append([f"{number}", "words " * 30])
        book.active.merge_cells("A9000:B9001")

    def prefixed(name, content):
        if not (prefix and name == "xl/worksheets/sheet1.xml"):
            return content
        return re.sub(rb"<(/?)(?=\w)", rb"<\1" + prefix, content).replace(b" xmlns=", b" xmlns:x=")

    page = pages_of(_rewritten(_book(tmp_path / "a.xlsx", change), prefixed))[0]
    assert (page.merged, page.rows_in_order) == (["A9000:B9001"], True)


def test_what_was_sorted_last_and_rows_out_of_order(tmp_path):
    def change(name, content):
        if name != "xl/worksheets/sheet1.xml":
            return content
        content = content.replace(
            b"</sheetData>", b'</sheetData><sortState ref="B2:B3"><sortCondition ref="B2"/></sortState>'
        )
        return content.replace(b'<row r="1"', b'<row r="7"')

    page = pages_of(_rewritten(_book(tmp_path / "a.xlsx"), change))[0]
    assert (page.sorted_ranges, page.rows_in_order) == (["B2:B3"], False)
    with pytest.raises(StudyError, match="rows on sheet 1 of the workbook are out of order"):
        check_nothing_beside_cells("a.xlsx", page, where="elsewhere")


def test_struck_text_is_found_in_styles_and_in_texts(tmp_path):
    def change(book):
        book.active["A2"].font = Font(strike=True)
        book.active["B2"] = CellRichText("keep ", TextBlock(InlineFont(strike=True), "drop"))

    path = _book(tmp_path / "a.xlsx", change)
    book = openpyxl.load_workbook(path, read_only=True)
    styles = struck_styles(book)
    assert [[cell._style_id in styles for cell in row] for row in book.active.iter_rows()] == [
        [False] * 2,
        [True, False],
    ]
    (page,) = pages_of(path)
    assert page.struck == ["B2"]
    with pytest.raises(StudyError, match=r"text is struck through on .* \(at B2\); delete what is not to count"):
        check_nothing_beside_cells(path, page, where="into the column Memo")
    path = _rewritten(path, _as_excel_saves_it)
    runs = "<r><t>keep</t></r><r><rPr><strike/></rPr><t>drop</t></r>"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="x"><si>{runs}</si><si><t>strike</t></si></sst>')
    assert pages_of(path)[0].struck == ["B2"]


def _as_excel_saves_it(name, content):
    """The text of a cell moved into the list that all sheets share."""
    text = rb'<c r="B2" t="inlineStr"><is>(.*?)</is></c>'
    if name != "xl/worksheets/sheet1.xml":
        return content
    assert re.search(text, content)
    return re.sub(text, b'<c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2"><v>0</v></c>', content)


def test_a_workbook_that_is_not_read_says_how_to_save_it(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(StudyError, match="encrypted with a password"):
        pages_of(tmp_path / "a.xlsx")

    def strict(name, content):
        return content.replace(b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/")

    with pytest.raises(StudyError, match="'Strict Open XML Spreadsheet'; save it as 'Excel Workbook"):
        pages_of(_rewritten(_book(tmp_path / "b.xlsx"), strict))
    (tmp_path / "c.xlsx").write_bytes(b"PK\x03\x04broken")
    for read in (pages_of, notes_of):
        with pytest.raises(StudyError, match="not a readable XLSX file"):
            read(tmp_path / "c.xlsx")
    (tmp_path / "d.xlsx").write_bytes(b"PK\x03\x04xl/workbook.bin")
    with pytest.raises(StudyError) as told:
        pages_of(tmp_path / "d.xlsx")
    assert str(told.value) == (
        f"{tmp_path / 'd.xlsx'}: this is a binary workbook (XLSB) by its content; save it as XLSX"
    )


def test_of_many_places_the_first_and_their_number():
    assert listed(["A1"]) == "A1"
    assert listed(["A1", "A2", "A3"]) == "A1, A2, A3"
    assert listed(["A1", "A2", "A3", "A4", "A5"]) == "A1, A2, A3 and 2 more"
