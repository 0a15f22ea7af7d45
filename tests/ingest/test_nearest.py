"""Of a layout that is not read, the sentence names the nearest one that is, and what differs."""

import pytest

from ingest.open_documents import in_bold, said, with_text
from ingest.word_documents import paragraph, run, with_body
from themetrail.contracts.errors import StudyError

CUE = "00:00:0{}.000 --> 00:00:0{}.500\n{}\n\n"
BOLD = "<w:p>{}</w:p>"


@pytest.mark.parametrize(
    ("file", "content", "nearest", "differs"),
    [
        (
            "a.txt",
            "I - How?\nP1 - Good.\nI - Why?\nP1 - So.\n",
            "'Label: words'",
            "a dash stands .*: line 1, 2, 3 and 4",
        ),
        ("a.txt", "I; How?\nP1; Good.\nI; Why?\nP1; So.\n", "'Label: words'", "a semicolon stands here"),
        ("a.txt", "I. How?\nP. Good.\nI. Why?\nP. So.\n", "'Label: words'", "a full stop stands here"),
        ("a.txt", "I | How?\nP | Good.\nI | Why?\nP | So.\n", "'Label: words'", r"the sign \| stands here"),
        (
            "a.txt",
            "Anna\nHow?\n\nBo\nWell.\n\nAnna\nWhy?\n\nBo\nSo.\n",
            "a label alone on its line",
            "line 1, 4, 7 and 10",
        ),
        (
            "a.txt",
            "00:01 How was it?\n00:04 Well.\n",
            "a time and a label before",
            "line 1 and 2.*telling speakers apart",
        ),
        (
            "a.txt",
            "[00:00:01.000 --> 00:00:04.000]  How?\n" * 3,
            "a time and a label",
            "without a label, at line 1, 2 and 3",
        ),
        ("a.txt", "How was it for you?\n\nIt was good.\n", "'Label: words'", "the 2 lines with words begin with"),
        ("a.vtt", "WEBVTT\n\n" + CUE.format(1, 2, "How?") + CUE.format(3, 4, "Good."), "captions that", "name nobody"),
        ("a.srt", "1\n" + CUE.format(1, 2, "How?").replace(".", ","), "captions that name", "name nobody"),
        (
            "a.docx",
            with_body(
                *[BOLD.format(run("How was it?", "<w:b/>")), paragraph("Well, good.")],
                *[BOLD.format(run("And why was it?", "<w:b/>")), paragraph("Because.")],
            ),
            "a label in bold and words",
            "whole paragraphs are in bold .*paragraph 1 and 3",
        ),
        (
            "a.odt",
            with_text(in_bold("How was it?", ""), said("Well, good."), in_bold("And why?", ""), said("Because.")),
            "a label in bold and words",
            "paragraph 1 and 3",
        ),
        ("a.csv", "Wer;Was\nAnna;How was it?\nBo;Good, I think.\nAnna;Why?\nBo;So.\n", "column 1 may", "and column 2"),
        ("a.doc", b"\xd0\xcf\x11\xe0", r"the nearest is \.docx", "open the file in Word"),
        ("a.mp3", "ID3", "this is a recording", "transcribe it first"),
        ("a.nvpx", "x", "a project of another program", "export its transcripts"),
    ],
)
def test_the_nearest_layout_and_what_differs(read, file, content, nearest, differs):
    with pytest.raises(StudyError, match=f"^INT1.*{nearest}.*{differs}") as problem:
        read(file, content, ())
    assert "Anna" not in str(problem.value)
