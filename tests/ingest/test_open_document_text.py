"""ODT: what stands beside the talk is counted or stops the run, as in DOCX."""

import pytest

from ingest.open_documents import grid, in_bold, said, with_text
from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Utterance

TALK = (said("I: How was it?"), said("P1: Good."))


def test_places_times_and_paragraphs(read):
    parts = (
        "<text:h>Talk</text:h>",
        "<text:p/>",
        said("I: How\nwas it? #00:00:03-0#"),
        "<text:p>P1:<text:s text:c='2'/>Good.<text:tab/>Very\n   good.</text:p>",
        said("And more."),
    )
    reading = read("a.odt", with_text(*parts))
    assert reading.utterances == [
        Utterance("I", "How\nwas it?", None, 3.0, "paragraph", 3, 3),
        Utterance("P1", "Good.\tVery good.\n\nAnd more.", None, None, "paragraph", 4, 5),
    ]
    assert reading.header_lines == 1


@pytest.mark.parametrize("labels", [(), ("Anna Meier", "P1")])
@pytest.mark.parametrize(
    "parts",
    [
        (
            grid(
                ("Time", "Speaker", "Text"),
                ("00:01", "Anna Meier", "Hello."),
                ("00:03", "P1", "Yes."),
                ("", "P1", "Ah."),
            ),
        ),
        (in_bold("Anna Meier", " Hello."), in_bold("P1 ", "Yes."), in_bold("P1", " Ah.")),
        (
            f"<text:list><text:list-item>{said('Anna Meier: Hello.')}</text:list-item></text:list>",
            said("P1: Yes."),
            said("P1: Ah."),
        ),
        ("<text:section>", said("Anna Meier: Hello.\nP1: Yes.\nP1: Ah."), "</text:section>"),
    ],
    ids=["table", "bold", "list", "section, softly broken"],
)
def test_layouts(read, parts, labels):
    told = read("a.odt", with_text(*parts), labels).utterances
    assert [(one.speaker, one.text) for one in told] == [("Anna Meier", "Hello."), ("P1", "Yes."), ("P1", "Ah.")]


def test_a_label_that_is_merged_over_rows_holds_for_all_of_them(read):
    rows = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2">' + said("I") + "</table:table-cell>"
        f"<table:table-cell>{said('How')}</table:table-cell></table:table-row>",
        f"<table:table-row><table:covered-table-cell/><table:table-cell>{said('was it?')}</table:table-cell>"
        "</table:table-row>",
        f"<table:table-row><table:table-cell>{said('P1')}</table:table-cell><table:table-cell>{said('Good.')}"
        "</table:table-cell></table:table-row>",
    )
    reading = read("a.odt", with_text(f"<table:table>{''.join(rows)}</table:table>"))
    assert [(one.speaker, one.text) for one in reading.utterances] == [("I", "How\n\nwas it?"), ("P1", "Good.")]


def test_a_row_that_is_merged_across_stops_the_run(source_of):
    row = "<table:table-row>{}</table:table-row>"
    cells = [f"<table:table-cell>{said(text)}</table:table-cell>" for text in ("I", "How?", "P1", "Good.")]
    across = f'<table:table-cell table:number-columns-spanned="2">{said("Part two")}</table:table-cell>'
    rows = (
        row.format(cells[0] + cells[1]),
        row.format(f"{across}<table:covered-table-cell/>"),
        row.format(cells[2] + cells[3]),
    )
    with pytest.raises(StudyError, match="^INT1: row 2 of a table of talk in this document has no cell of its own"):
        read_transcript(source_of("a.odt", with_text(f"<table:table>{''.join(rows)}</table:table>")))


def test_what_is_no_talk_is_counted(read):
    deleted = "<text:changed-region><text:deletion><text:p>two words</text:p></text:deletion></text:changed-region>"
    parts = (
        f"<text:tracked-changes>{deleted}</text:tracked-changes>",
        TALK[0],
        "<text:h>Work</text:h>",
        "<text:p>P1: Good<office:annotation><text:p>Really?</text:p></office:annotation>.<draw:frame/></text:p>",
    )
    reading = read("a.odt", with_text(*parts, footer="Anna Meier, page 1"))
    assert [one.text for one in reading.utterances] == ["How was it?", "Good."]
    assert reading.notes == ["1 tracked changes read as accepted"]
    assert reading.dropped == {
        "headings between turns": 1,
        "words struck out or moved away by tracked changes": 2,
        "comments": 1,
        "pictures and other objects": 1,
        "headers and footers with words": 1,
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            with_text(*TALK, "<text:p>a<text:note><text:note-body>b</text:note-body></text:note></text:p>"),
            "has footnotes",
        ),
        (with_text(*TALK, "<text:p><draw:text-box><text:p>b</text:p></draw:text-box></text:p>"), "has a text box"),
        (with_text(*TALK, '<text:p>a <text:span text:style-name="T2">b</text:span></text:p>'), "has hidden text"),
        (with_text(*TALK, manifest="<encryption-data/>"), "protected by a password"),
        (with_text("<text:p>\0", manifest="<encryption-data/>"), "protected by a password"),  # no XML as long as it is
        (with_text(said("How was it?")), "no line begins with a speaker's label"),
        (b"PK\x03\x04quist", "not a readable ODT file"),
        (with_text("<text:p>"), "its XML cannot be read"),
    ],
)
def test_what_would_be_lost_stops_the_run(source_of, content, message):
    with pytest.raises(StudyError, match=f"^INT1: .*{message}"):
        read_transcript(source_of("a.odt", content))
