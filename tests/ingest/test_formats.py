"""One registry of formats; each bad file is one sentence without its name or words."""

from itertools import takewhile
from pathlib import Path

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import FORMATS, READERS, read_transcript
from themetrail.ingest.source import Source

ENDINGS = sorted(READERS)
DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_lists_each_format_as_the_table_has_it():
    lines = (DOCS / "ingest.md").read_text().split("| ending | what is read |")[1].splitlines()[2:]
    listed = list(takewhile(lambda line: line.startswith("|"), lines))
    assert listed == [
        f"| {' '.join(f'`{ending}`' for ending in one.endings)} | {one.what} | {one.place} | {one.library} |".replace(
            "  |", " |"
        )
        for one in FORMATS
    ]


def test_no_ending_is_of_two_formats():
    assert len(READERS) == sum(len(one.endings) for one in FORMATS)


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"PK\x03\x04", r"a ZIP archive or an Office file \(DOCX, ODT, XLSX\)"),
        (b"{\\rtf", "RTF"),
        (b"%PDF", "PDF"),
        (b"\xd0\xcf\x11\xe0", r"an Office file of the old kind \(DOC, XLS\)"),
    ],
)
@pytest.mark.parametrize("ending", [ending for ending, one in READERS.items() if not one.begins])
def test_what_is_named_as_text_and_is_none_is_said_to_be_what_it_is(source_of, ending, begins, kind):
    with pytest.raises(StudyError, match=f"^INT1: the file is {kind} by its content, not what its ending says"):
        read_transcript(source_of(f"quist{ending}", begins + b" I: hello"))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_missing_file(tmp_path, ending):
    with pytest.raises(StudyError, match="^INT1: the file is missing from the folder of transcripts$"):
        read_transcript(Source.of(tmp_path / f"quist{ending}", "INT1"))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(source_of, ending, content):
    with pytest.raises(StudyError, match="^INT1: the file is empty$"):
        read_transcript(source_of(f"quist{ending}", content))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "content", [b"Petronella Quist said so", b"\x00\x01\x02Quist" * 50, b"PK\x03\x04Quist", b"{\\rtf1 Quist"]
)
def test_junk_of_any_ending_is_one_sentence(source_of, ending, content):
    with pytest.raises(StudyError) as problem:
        read_transcript(source_of(f"quist{ending}", content))
    assert str(problem.value).startswith("INT1")
    assert "quist" not in str(problem.value).lower()


def test_a_folder_in_the_place_of_a_file(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(StudyError, match="INT1: a folder stands where"):
        read_transcript(Source.of(tmp_path / "a.txt", "INT1"))


@pytest.mark.parametrize("name", ["quist.doc", "quist.pages", "quist", "quist.quist"])
def test_an_unknown_ending(source_of, name):
    with pytest.raises(StudyError, match="INT1: the ending of the file is not of a format") as problem:
        read_transcript(source_of(name, "I: Hello.\n"))
    assert "quist" not in str(problem.value)


def test_a_file_that_is_far_too_large(source_of, monkeypatch):
    monkeypatch.setattr("themetrail.ingest.source.LARGEST", 10)
    with pytest.raises(StudyError, match="INT1: the file is larger than"):
        read_transcript(source_of("a.txt", "I: Hello there.\n"))


def test_endings_in_capitals(said):
    assert said("A.TXT", "I: Hello.\n") == [("I", "Hello.")]
    assert Path("A.TXT").suffix == ".TXT"
