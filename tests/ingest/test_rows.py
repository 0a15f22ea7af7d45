"""CSV, TSV and XLSX with columns for speaker and words: each row is a turn."""

import datetime
import io

import openpyxl
import pytest

from themetrail.contracts.errors import StudyError
from themetrail.ingest.source import Utterance


def workbook(rows, *, title="Talk", more=()) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for other in more:
        sheet = book.create_sheet()
        for row in other:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimited(read, delimiter):
    talk = 'Speaker,Text,Start\nI,"a, b; c\nd",0:03\n\nP1,e ""f"",5.5\n'.replace(",", delimiter)
    talk = talk.replace(f"a{delimiter} b", "a, b")
    assert read("a.csv", talk).utterances == [
        Utterance("I", "a, b; c\nd", 3.0, None, "row", 2, 2),
        Utterance("P1", 'e ""f""', 5.5, None, "row", 4, 4),
    ]


def test_workbook(read):
    rows = [
        ["No", "Name", "Text", "Start", "End"],
        [1, "I", "  Hello\r\nthere ", datetime.time(0, 0, 3), 4.5],
        [None] * 5,
        [2, "P1", 1998, "0:05", None],
    ]
    assert read("a.xlsx", workbook(rows, more=[[["notes"], ["mine"]]])).utterances == [
        Utterance("I", "Hello\nthere", 3.0, 4.5, "row", 2, 2),
        Utterance("P1", "1998", 5.0, None, "row", 4, 4),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n1,2\n", "INT1: the first row must name a column for the speaker"),
        ("speaker,text\nI,a, b\n", "INT1, row 2: this row has more cells"),
        ("speaker,text\n,b\n", "INT1, row 2: this row has words and no speaker"),
        ('speaker,text\nI,a\nI,"b\n', "INT1, row 3: a quotation mark that opens in this row is not closed"),
        ("speaker,text,start\nI,b,soon\n", "INT1, row 2: the time must be"),
        ("speaker,text\n", "INT1: the file holds no turn"),
    ],
)
def test_bad_delimited(read, content, message):
    with pytest.raises(StudyError, match=message):
        read("a.csv", content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (workbook([["who is it", "words said"], ["I", "a"]]), "INT1: the first row must name"),
        (workbook([]), "INT1: the first row must name"),
        (workbook([["speaker", "text"], ["I", "=1+1"]]), "INT1, row 2: this row holds a formula"),
        (workbook([["speaker", "text"], ["I", "a"]], more=[[["speaker", "text"]]]), "INT1: several sheets"),
        (b"speaker,text\nI,a\n", "INT1: this is not a readable XLSX file"),
    ],
)
def test_bad_workbook(read, content, message):
    with pytest.raises(StudyError, match=message):
        read("a.xlsx", content)


@pytest.mark.parametrize(
    "header",
    [
        "Sprecher;Text",
        "Sprecherin;Äußerung",
        "Locuteur;Texte",
        "Intervenant;Énoncé",
        "Hablante;Texto",
        "NAME;Transkript",
    ],
)
@pytest.mark.parametrize("first", ["", "sep=;\n", "\ufeffSEP=; \r\n"])
def test_columns_in_other_languages_and_excels_own_first_line(read, header, first):
    assert read("a.csv", f"{first}{header};Zeit\nI;a, b;0:03\n").utterances == [
        Utterance("I", "a, b", 3.0, None, "row", 2, 2)
    ]


@pytest.mark.parametrize("header", ["speaker,text,text", "speaker,name,words,utterance", "Sprecher,Texte,Wortlaut"])
def test_two_columns_for_one_thing_are_asked_about(read, header):
    with pytest.raises(StudyError, match="INT1, row 1: column .* are both named as"):
        read("a.csv", f"{header}\nI,a,b\n")


def test_columns_rows_and_sheets_that_are_not_read_are_counted(read):
    assert read("a.csv", "speaker,text,codes,note\nI,a,trust,\n,,mine,\n").dropped == {
        "other columns of the table": 1,
        "rows with neither speaker nor words": 1,
    }
    made = workbook([["speaker", "text"], ["I", "a"]], more=[[["notes"], ["mine"]], []])
    assert read("a.xlsx", made).dropped == {"other sheets with words": 1}
    assert read("b.csv", "speaker,text\nI,a\n").dropped == {}


def test_the_first_name_of_a_column_wins(said):
    assert said("a.csv", "name,speaker,text\nx,I,a\n") == [("I", "a")]


@pytest.mark.parametrize("end", ["\u2028", "\x0b", "\x0c", "\u2029"])
def test_other_line_ends_in_a_cell_make_no_rows(said, end):
    assert said("a.csv", f"speaker,text\nI,a{end}P1: b\n") == [("I", f"a{end}P1: b")]
