"""Word documents as they are written: whatever stands in a text, in the same bytes, and readable."""

import io
import zipfile

import docx
import pytest

from themetrail.office.word_document import read_word_document
from themetrail.office.word_package import bookmarked, paragraph, run, write_word_document, written

TEXTS = [
    "<b>&amp;\"'",
    "two\nlines\tand a tab",
    "\0\x01\x1f\ufffe",
    "\U0001f469\u200d\U0001f4bb e\u0301",
    "a\r\nb\u2028c",
    "  x  ",
]


def body():
    return [paragraph(run(text) + bookmarked(run("in"), f"tt_{n}", n), "Heading1") for n, text in enumerate(TEXTS)]


def test_the_same_content_gives_the_same_bytes(tmp_path):
    for name in ("a.docx", "b.docx"):
        write_word_document(tmp_path / name, body(), {"coder": "C1"})
    content = (tmp_path / "a.docx").read_bytes()
    assert content == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_python_docx_reads_it(tmp_path):
    write_word_document(tmp_path / "a.docx", body(), {})
    found = docx.Document(str(tmp_path / "a.docx"))
    assert [one.text for one in found.paragraphs][:2] == [f"{TEXTS[0]}in", "two\nlines\tand a tabin"]
    assert {one.style.name for one in found.paragraphs} == {"Heading 1"}


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_written_is_read(tmp_path, text):
    write_word_document(tmp_path / "a.docx", [paragraph(bookmarked(run(text), "tt_x", 1))], {"a <b>": "c & d"})
    found = read_word_document(tmp_path / "a.docx")
    lines = written(text).replace("\r\n", "\n").replace("\u2028", "\n")
    assert found.text == f"{lines}\n" and found.properties == {"a <b>": "c & d"}
    assert found.bookmarks == {"tt_x": (0, len(lines))}
