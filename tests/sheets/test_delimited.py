"""CSV as people write it: no mark that is not closed swallows rows, and nothing but a line end begins one."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.sheets.delimited import column_name, rows_of_text
from themetrail.sheets.read import read_sheet


def test_a_cell_that_no_sheet_could_hold_is_told_as_that():
    with pytest.raises(StudyError, match="row 2: a cell of this row holds more than 131,072 characters"):
        rows_of_text("id,name\n1," + "x" * 140_000 + "\n2,b\n")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('id,name\n1,a\n2,"b\n3,c\n4,d\n', 3),
        ('id,name\n1,"a\n2,"b"\n3,c\n', 2),
        ('id,name,note,day\n1,"a\nxx,"b, c",d,e\n3,c,d,e\n', 2),
        ('id,name\n1,"a\n2,b"\n3,c\n', 2),
        ('id\tname\n1\t"a\n2\tb\n3\t"c d"\n', 2),
        ('id\tnames\tnote\n1\t"Piet" de Boer\tx\n', 2),
        ('a,b,c,d\n1,"x,y,z\n2,"" ,y,z\n3,x,y",z\n', 2),
        ('"id,name\n1,a\n2,b\n', 1),
        ('id,name\n1,"he said \\"no\\""\n', 2),
        ('id,name\n1,"' + "x" * 140_000 + "\n2,b\n", 2),
        ("id,name\n1,a\rb\n2,c\n", 2),
        ('id, name\n1, "b, c\n2, d\n', 2),
    ],
)
def test_a_mark_that_is_not_closed_stops_with_the_row_in_which_it_opens(text, row):
    with pytest.raises(StudyError) as told:
        rows_of_text(text)
    assert told.value.row == row


def test_the_sentence_says_how_much_would_be_lost():
    with pytest.raises(StudyError, match=r"not closed in it, so that what stands in the 209 lines below"):
        rows_of_text('a,b\n1,"x\n' + "2,y\n" * 209)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b,c,d\n1,"one\ntwo",,"3,5"\n', [["a", "b", "c", "d"], ["1", "one\ntwo", "", "3,5"]]),
        ('id,text\n1,"one, two\nthree"\n2,x\n', [["id", "text"], ["1", "one, two\nthree"], ["2", "x"]]),
        ('id,text\n1,"Well, yes\nno, never\n\n"\n', [["id", "text"], ["1", "Well, yes\nno, never\n\n"]]),
        (
            'speaker,text\nP1,"I paid\n3,50 for it"\nP2,x\n',
            [["speaker", "text"], ["P1", "I paid\n3,50 for it"], ["P2", "x"]],
        ),
        ('a,b\n5" nail,the "Compass"\n', [["a", "b"], ['5" nail', 'the "Compass"']]),
        ('a,b\n"""Piet"" de Boer",""\n', [["a", "b"], ['"Piet" de Boer', ""]]),
        ('a, b\n1, "x, y"\n', [["a", "b"], ["1", "x, y"]]),
        ("a,b\r1,2\r3,4", [["a", "b"], ["1", "2"], ["3", "4"]]),
        ('a,b\r1,"2\n3"\r', [["a", "b"], ["1", "2\n3"]]),
        ('a,b\r\n1,"2\n3\r\n4"\r\n', [["a", "b"], ["1", "2\n3\n4"]]),
        ("a,b\r\r\n1,2\r\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n\n1,2", [["a", "b"], [], ["1", "2"]]),
        ("sep=;\na;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ('"sep=|"\r\na|b\r\n1;2|,\r\n', [["a", "b"], ["1;2", ","]]),
        ("\ufeffsep=\t\na\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1\u2028\x0b\x0c\x1c\u2029\x85,2\n", [["a", "b"], ["1\u2028\x0b\x0c\x1c\u2029\x85", "2"]]),
        ('a\tb\nx\t"one\n\rtwo"\n', [["a", "b"], ["x", "one\n\ntwo"]]),
        ("", []),
    ],
)
def test_what_is_rightly_written_is_read(text, rows):
    assert rows_of_text(text) == rows


def test_the_delimiter_is_the_one_that_finds_the_headings():
    text = "entity,names (a; b; c),nicknames\nx,Ann;Bob,\n"
    assert rows_of_text(text, ("entity", "nicknames"))[1] == ["x", "Ann;Bob", ""]
    assert rows_of_text('a,"b;c;d;e"\n1,2\n')[0] == ["a", "b;c;d;e"]


def test_more_rows_than_a_sheet_can_hold_are_told(monkeypatch):
    monkeypatch.setattr("themetrail.sheets.delimited.MOST_ROWS", 3)
    with pytest.raises(StudyError, match="more than 3 rows"):
        rows_of_text("a\n1\n2\n3\n")


def test_a_heading_is_known_however_it_was_typed():
    for typed in ("Segment ID", "\ufeffsegment-id", " segment\u00a0id ", "Segment  \u200bId"):
        assert column_name(typed) == "segment_id"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,Théa\n".encode("cp1252"), "line 2 of this file is not UTF-8 text; save"),
        (
            "a,b\nThéa,1\n".encode() + b"1,Th\xe9a\r\n2,\xe9\r\n",
            r"line 3 of this file is not UTF-8 text \(nor are 1 line",
        ),
        (b"a,b\n1,2\n3,\0\n", "line 3 of this file holds binary data"),
        ("a,b\n1,2\n".encode("utf-16-le"), "UTF-16 without its mark"),
        (b"\xff\xfea\0,\0b\0\n\0\x00\xd8", "line 2 of this file is not UTF-16"),
        (b"PK\x03\x04...", "XLSX, ODS"),
        (b"\xd0\xcf\x11\xe0...", "XLS"),
    ],
)
def test_bytes_that_are_no_text_are_named_by_line(tmp_path, content, says):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(StudyError, match=says):
        read_sheet(tmp_path / "a.csv")


def test_unicode_text_of_excel_is_read(tmp_path):
    (tmp_path / "a.tsv").write_bytes("a\tb\r\nThéa\t2\r\n".encode("utf-16"))
    assert read_sheet(tmp_path / "a.tsv").to_dict("records") == [{"a": "Théa", "b": "2"}]
