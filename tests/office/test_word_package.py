"""Word documents as they are written: whatever stands in a text, in the same bytes, and readable."""

import io
import zipfile

import docx
import pytest

from themetrail.contracts.errors import StudyError
from themetrail.office.word_document import read_word_document
from themetrail.office.word_package import (
    Remark,
    bookmarked,
    paragraph,
    remark_begins,
    remark_ends,
    run,
    write_word_document,
    written,
)

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


def test_an_archive_that_holds_no_text_of_word_is_no_docx(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("content.xml", "<content/>")
    with pytest.raises(StudyError) as told:
        read_word_document(tmp_path / "a.docx")
    assert str(told.value) == (
        f"{tmp_path / 'a.docx'}: this is not a DOCX file by its content; open it in Word and save it again as DOCX"
    )


def test_comments_are_read_with_their_words_and_their_lines(tmp_path):
    remarks = [Remark("C1", ("slow", "very slow")), Remark("C2", ("help",))]
    words = remark_begins(0) + run("It was slow.") + remark_ends(0)
    body = [paragraph(words), paragraph(remark_begins(1) + run("They helped.") + remark_ends(1) + run(" So."))]
    write_word_document(tmp_path / "a.docx", body, {}, remarks)
    found = read_word_document(tmp_path / "a.docx")
    assert found.text == "It was slow.\nThey helped. So.\n"
    told = [(one.lines, found.text[one.start : one.end]) for one in found.comments]
    assert told == [(["slow", "very slow"], "It was slow."), (["help"], "They helped.")]
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(b'w:id="1"', b'w:id="0"')
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(StudyError, match="two comments of this file have one number"):
        read_word_document(tmp_path / "b.docx")


def test_highlighted_runs_that_touch_are_one_stretch_and_tracked_changes_are_told(tmp_path):
    yellow, none = '<w:highlight w:val="yellow"/>', '<w:highlight w:val="none"/>'
    body = [
        paragraph(run("It ") + run("was ", yellow) + run("slow", yellow) + run(".", none)),
        paragraph(f'{run("They")}<w:ins w:id="1">{run(" all")}</w:ins><w:del w:id="2">{run(" two")}</w:del>'),
    ]
    write_word_document(tmp_path / "a.docx", body, {})
    found = read_word_document(tmp_path / "a.docx")
    assert [found.text[start:end] for start, end in found.highlighted] == ["was slow"]
    assert found.text == "It was slow.\nThey two\n"
    assert found.inserted == [(found.text.index(" two"), " all")]
    assert [found.text[start:end] for start, end in found.struck] == [" two"]
