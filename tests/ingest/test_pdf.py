"""PDF: what was said, without what printing added; scans and forms are refused in one sentence."""

import pytest

from ingest.pdf_documents import page_of, with_pages
from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Utterance

HEAD = "Anna Meier, Interview 3"
EDGES = "page numbers and lines that stand on every page"


@pytest.mark.parametrize("labels", [(), ("I", "P1")])
def test_pages(read, labels):
    first = page_of(HEAD, "I: How was", "it für Sie?", "P1: It was a good experi-", "ence, an in-depth", "Page 1 of 2")
    second = page_of(HEAD, "self-report and in-", "depth talk.", "I: Why?", "Page 2 of 2")
    reading = read("a.pdf", with_pages(first, second), labels)
    assert reading.utterances == [
        Utterance("I", "How was it für Sie?", None, None, "page", 1, 1),
        Utterance(
            "P1", "It was a good experience, an in-depth self-report and in-depth talk.", None, None, "page", 1, 2
        ),
        Utterance("I", "Why?", None, None, "page", 2, 2),
    ]
    assert (reading.dropped, reading.notes) == ({EDGES: 4, "hyphens at the end of lines": 1}, ["2 pages"])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # two columns, written one after the other
        (
            [(72, 770, "I: How"), (72, 756, "was it?"), (320, 770, "P1: Good"), (320, 756, "so.")],
            ["How was it?", "Good so."],
        ),
        # labels in a margin of their own
        (
            [(72, 770, "I:"), (120, 770, "How"), (120, 756, "was it?"), (72, 740, "P1:"), (120, 740, "So.")],
            ["How was it?", "So."],
        ),
        (page_of("I: Haupt-", "und Neben-", "sache?", "P1: Ja.", "- 1 -"), ["Haupt- und Nebensache?", "Ja."]),
        (page_of("I: Jean-", "Paul?", "P1: 2024", "was it."), ["Jean- Paul?", "2024 was it."]),
        (page_of("00:01 I", "How?", "00:03 P1", "So."), ["How?", "So."]),
        (page_of("I: How?", "P1: So.", "[End of recording]"), ["How?", "So."]),
    ],
    ids=["columns", "margin", "hanging hyphen", "name", "times", "end"],
)
def test_what_a_page_may_look_like(read, page, expected):
    assert [one.text for one in read("a.pdf", with_pages(page), ("I", "P1")).utterances] == expected


@pytest.mark.parametrize(
    ("time", "address"),
    [
        ("11/28/26, 8:43 AM", "file:///home/anna/talks/jerome.html 1/1"),
        ("11/28/26, 8:43 AM Jerome, Interview", "FILE:///home/anna/talks/jerome.html 1/1"),
        ("28.11.26, 08:43 Jerome, Interview", "https://cloud.example/anna 1 von 1"),
        ("2026-11-28 08:43", "about:blank 1/1"),
    ],
)
def test_what_a_browser_prints_around_a_page_is_left_out_of_a_single_page_too(read, time, address):
    talk = ["I: How?", "P1: So.", "P1: On 11/28/26, 8:43 I came home", "and looked at", "https://a.example"]
    for page in ([time, *talk, "I: Yes?", address], [*talk, "I: Yes?", time, address]):
        reading = read("a.pdf", with_pages(page_of(*page)), ("I", "P1"))
        said = ["How?", "So.", "On 11/28/26, 8:43 I came home and looked at https://a.example", "Yes?"]
        assert [one.text for one in reading.utterances] == said
        assert reading.dropped == {"lines that a browser prints around a page": 2}


def test_a_time_at_the_edge_of_a_page_without_an_address_is_said(read):
    reading = read("a.pdf", with_pages(page_of("I: When?", "P1: On", "11/28/26, 8:43 AM")), ("I", "P1"))
    assert [one.text for one in reading.utterances] == ["When?", "On 11/28/26, 8:43 AM"]


def test_what_is_said_at_the_edge_of_most_pages_stays(read):
    pages = [page_of("P1: Yes.", "I: And?", "P1: So.", "P1: Yes.") for _ in range(3)]
    assert len(read("a.pdf", with_pages(*pages), ("I", "P1")).utterances) == 12
    pages = [page_of(f"00:0{n}:01 Speaker 1", "How?", f"00:0{n}:09 Speaker 2", "So.") for n in range(3)]
    assert len(read("a.pdf", with_pages(*pages), ()).utterances) == 6


def test_an_empty_page_is_no_matter_and_comments_are_counted(read):
    comment = "/Annots [<< /Type /Annot /Subtype /Text /Contents (Really?) >>]"
    reading = read("a.pdf", with_pages(page_of("I: How?", "P1: So."), [], more=comment))
    assert [one.text for one in reading.utterances] == ["How?", "So."]
    assert reading.dropped == {"comments": 2}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (with_pages([], []), "INT1: this PDF has no text"),
        (with_pages(page_of("I: How?")).replace(b"/Root", b"/Encrypt << /Filter /Standard >> /Root"), "INT1: .*PDF"),
        (with_pages(page_of("How was it?", "Good.")), "INT1: no line begins with a speaker's label; the nearest"),
        (b"%PDF-1.7\nquist", "INT1: this is not a readable PDF"),
        (b"I: Hello.\n", "INT1: this is not a readable PDF"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(source_of, content, message):
    with pytest.raises(StudyError, match=f"^{message}"):
        read_transcript(source_of("a.pdf", content))


def test_a_page_of_pictures_among_others_stops_the_run(source_of):
    content = with_pages(page_of("I: How?"), [])
    last = content.rindex(b"/Resources << /Font << /F1 3 0 R >> >>")
    wanted = b"/Resources << /XObject << /A 3 0 R >> >>"
    made = content[:last] + wanted + content[last + len(wanted) - 2 :]
    with pytest.raises(StudyError, match="^INT1, page 2: these pages of the PDF hold pictures and no text"):
        read_transcript(source_of("a.pdf", made))
