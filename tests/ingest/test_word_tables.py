"""Tables of talk in DOCX: controls, merged cells, other columns, tables in cells; no word in another's mouth."""

import pytest

from ingest.word_documents import cell, control, paragraph, row, table, with_body
from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.speakers import Speaker, turns_of

TALK = [("I", "Hello."), ("P1", "Yes."), ("I", "Good.")]


@pytest.mark.parametrize("wrapped", ["nothing", "rows", "cells", "paragraphs", "table", "all rows"])
def test_content_controls_around_any_part(said, wrapped):
    rows = []
    for who, words in TALK:
        cells = [cell(paragraph(text)) for text in (who, words)]
        if wrapped == "cells":
            cells = list(map(control, cells))
        if wrapped == "paragraphs":
            cells = [cell(control(paragraph(text))) for text in (who, words)]
        rows.append(control(row(*cells)) if wrapped == "rows" else row(*cells))
    rows = [control("".join(rows))] if wrapped == "all rows" else rows
    made = table(*rows)
    assert said("a.docx", with_body(control(made) if wrapped == "table" else made)) == TALK


def test_a_label_merged_over_several_rows(said):
    rows = [
        row(cell(paragraph("I"), "<w:vMerge w:val='restart'/>"), cell(paragraph("Hello."))),
        row(cell(paragraph(""), "<w:vMerge/>"), cell(paragraph("And again."))),
        row(cell(paragraph("P1"), "<w:vMerge w:val='restart'/>"), cell(paragraph("Yes."))),
        row(cell(paragraph(""), "<w:vMerge w:val='continue'/>"), cell(paragraph("No."))),
    ]
    assert said("a.docx", with_body(table(*rows))) == [("I", "Hello.\n\nAnd again."), ("P1", "Yes.\n\nNo.")]


def test_a_row_merged_across_needs_its_own_label(said):
    def body(words):
        rows = [row(cell(paragraph(who)), cell(paragraph(text))) for who, text in TALK]
        rows.insert(1, row(cell(paragraph(words), "<w:gridSpan w:val='2'/>")))
        return with_body(table(*rows))

    assert said("a.docx", body("P1: mine")) == [TALK[0], ("P1", "mine"), *TALK[1:]]
    assert said("a.docx", body("")) == TALK
    with pytest.raises(StudyError, match="INT1: row 2 of a table of talk in this document has no cell of its own"):
        said("a.docx", body("whose words"))


def test_a_time_before_behind_or_in_the_cell_of_the_label(read):
    for cells in (("0:03", "P1", "Yes."), ("P1", "0:03", "Yes."), ("P1 0:03", "Yes."), ("[0:03] P1:", "Yes.")):
        read_back = read("a.docx", with_body(table(row(*(cell(paragraph(text)) for text in cells))))).utterances
        assert [(u.speaker, u.text, u.start_s) for u in read_back] == [("P1", "Yes.", 3.0)], cells


def test_columns_beside_the_words(said):
    def body(*heading):
        rows = [heading] * bool(heading) + [(who, words, "trust; work") for who, words in TALK]
        return with_body(table(*(row(*(cell(paragraph(text)) for text in cells)) for cells in rows)))

    assert said("a.docx", body("Sprecher", "Text", "Codes")) == TALK
    for heading in ((), ("Speaker", "What", "Codes")):
        with pytest.raises(StudyError, match="INT1: a table of talk in this document has 2 columns of words"):
            said("a.docx", body(*heading))


def test_a_table_in_a_cell_is_its_speakers(said):
    inner = table(row(cell(paragraph("one")), cell(paragraph("two"))))
    rows = [
        row(cell(paragraph("I")), cell(paragraph("Hello.") + inner + paragraph(""))),
        row(cell(paragraph("P1")), cell(paragraph("Yes."))),
    ]
    assert said("a.docx", with_body(table(*rows))) == [("I", "Hello.\n\none\n\ntwo"), ("P1", "Yes.")]


def test_a_table_whose_speakers_are_not_listed_is_asked_about(source_of):
    rows = [row(cell(paragraph(who)), cell(paragraph("words"))) for who in ("Bob", "Carol", "Bob")]
    source = source_of("a.docx", with_body(paragraph("I: Hello."), table(*rows)))
    with pytest.raises(StudyError, match="INT1, paragraph 2: the speaker's label here"):
        turns_of(read_transcript(source), source, {"I": Speaker("", "interviewer")})


def test_another_table_in_the_talk_stops_and_in_the_header_does_not(read):
    facts = table(
        *(row(cell(paragraph(what)), cell(paragraph(is_so))) for what, is_so in (("Age", "43"), ("Town", "Bern")))
    )
    assert read("a.docx", with_body(facts, paragraph("I: Hello."))).header_lines == 4
    with pytest.raises(StudyError, match="INT1, paragraph 2, 3, 4 and 5: a table stands here in the talk"):
        read("a.docx", with_body(paragraph("I: Hello."), facts))


def test_a_row_that_was_struck_out_is_counted_and_not_read(read):
    gone = "<w:trPr><w:del w:id='1' w:author='x'/></w:trPr>"
    struck = row(gone, cell(paragraph("P1")), cell(paragraph("no")))
    rows = [row(cell(paragraph(who)), cell(paragraph(words))) for who, words in TALK]
    reading = read("a.docx", with_body(table(rows[0], struck, *rows[1:])))
    assert [(u.speaker, u.text) for u in reading.utterances] == TALK
    assert reading.dropped == {"words struck out or moved away by tracked changes": 2}
