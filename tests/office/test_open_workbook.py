"""All who read a workbook open it through one door: none believes what the file says of its own size."""

import struct
import tracemalloc
import zipfile

import openpyxl
import pytest

from themetrail.coding.sheets.workbook import issued_texts
from themetrail.coding.sheets.workbook import open_workbook as read_returned
from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Source
from themetrail.office.brought_workbook import read_workbook as read_brought

READERS = {
    "a sheet that is brought": read_brought,
    "a sheet that is given back": read_returned,
    "a sheet as it was issued": lambda path: issued_texts(path, ("Coding",), "", 0),
    "a transcript": lambda path: read_transcript(Source.of(path, "INT1")).utterances,
}
every_reader = pytest.mark.parametrize("read", READERS.values(), ids=READERS)
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path):
    """A workbook that is read by all."""
    made = openpyxl.Workbook()
    made.active.title = "Coding"
    for row in (["speaker", "text"], ["I", "Hello."]):
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def with_stated_size(path, size, content=None):
    """The workbook with another size stated of its sheet than the sheet has, in both places of the archive."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[SHEET] = content or members[SHEET]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in members.items():
            archive.writestr(name, said)
        infos = {info.filename: info for info in archive.infolist()}
    written = bytearray(path.read_bytes())
    struct.pack_into("<I", written, infos[SHEET].header_offset + 22, size)
    entry = written.rindex(SHEET.encode()) - 46
    assert written[entry : entry + 4] == b"PK\x01\x02"
    struct.pack_into("<I", written, entry + 24, size)
    path.write_bytes(written)


@every_reader
def test_an_ordinary_workbook_is_read(book, read):
    assert read(book)


@every_reader
@pytest.mark.parametrize("size", [0, 200])
def test_a_sheet_that_is_larger_than_the_archive_states_is_refused_and_never_read_in_part(book, read, size):
    with_stated_size(book, size)
    with pytest.raises(StudyError, match="not a readable XLSX file|file is damaged"):
        read(book)


@every_reader
def test_a_bomb_that_calls_itself_small_is_not_unpacked(book, read):
    with_stated_size(book, 1000, b"<worksheet>" + b" " * 200_000_000)
    tracemalloc.start()
    with pytest.raises(StudyError):
        read(book)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 50_000_000


@every_reader
def test_a_workbook_that_says_it_is_far_too_large_is_not_opened(book, read, monkeypatch):
    monkeypatch.setattr("themetrail.office.workbook_guard.LARGEST", 1000)
    with pytest.raises(StudyError, match="this workbook unpacks to far more than a sheet"):
        read(book)


OF_PEOPLE = [read for what, read in READERS.items() if what != "a sheet as it was issued"]


@pytest.mark.parametrize("read", OF_PEOPLE)
@pytest.mark.parametrize("column", [1001, 1002, 16_384])
def test_what_stands_far_out_in_a_row_is_told(book, read, column):
    made = openpyxl.load_workbook(book)
    made.active.cell(2, column, "far out")
    made.save(book)
    with pytest.raises(StudyError, match="more than 1000 columns|this row goes beyond column 200"):
        read(book)


@pytest.mark.parametrize("read", OF_PEOPLE[::2])
def test_a_row_that_follows_a_later_one_in_the_file_is_not_passed_over(book, read):
    """Whoever gives back a sheet is told all of its faults; this one is among them (see `faults_beside_cells`)."""
    with zipfile.ZipFile(book) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    later = b'<row r="9"><c r="A9" t="inlineStr"><is><t>later</t></is></c></row>'
    members[SHEET] = members[SHEET].replace(b'<row r="2"', later + b'<row r="2"', 1)
    with zipfile.ZipFile(book, "w") as archive:
        for name, said in members.items():
            archive.writestr(name, said)
    with pytest.raises(StudyError, match="the rows on sheet 1 of the workbook are out of order"):
        read(book)
