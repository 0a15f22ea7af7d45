"""What stands in and around paragraphs of DOCX: read, counted as no talk, or stopped at; headings; labels in bold."""

import pytest

from ingest.word_documents import control, paragraph, run, with_body
from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.speakers import Speaker, turns_of

BOLD = "<w:b/>"


def bold(label: str, words: str) -> str:
    return f"<w:p>{run(label, BOLD)}{run(words)}</w:p>"


def told(reading):
    return [(one.speaker, one.text) for one in reading.utterances]


@pytest.mark.parametrize("properties", ["<w:pStyle w:val='Heading1'/>", "<w:outlineLvl w:val='1'/>"])
def test_a_heading_in_the_talk_is_nobodys(read, properties):
    reading = read(
        "a.docx", with_body(paragraph("I: Hello."), paragraph("Part two", properties), paragraph("P1: Yes."))
    )
    assert told(reading) == [("I", "Hello."), ("P1", "Yes.")]
    assert reading.dropped == {"headings between turns": 1}


@pytest.mark.parametrize("words", ["What did you do then?", "so I went there and " * 4])
def test_a_heading_that_may_be_said_stops(read, words):
    body = with_body(paragraph("I: Hello."), paragraph(words, "<w:pStyle w:val='Heading1'/>"), paragraph("P1: Yes."))
    with pytest.raises(StudyError, match="INT1, paragraph 2: a heading stands here that may be somebody's words"):
        read("a.docx", body)


def test_a_label_in_bold_without_a_colon(source_of, said):
    body = with_body(bold("Helen Weiss ", "Hello."), bold("Sandra Keller", "\tYes, all"), paragraph("and more"))
    assert said("a.docx", body) == [("Helen Weiss", "Hello."), ("Sandra Keller", "Yes, all\n\nand more")]
    source = source_of("a.docx", with_body(bold("Helen Weiss ", "Hello."), bold("Bo Quist ", "Yes.")))
    with pytest.raises(StudyError, match="INT1, paragraph 2: the speaker's label here"):
        turns_of(read_transcript(source), source, {"Helen Weiss": Speaker("", "interviewer")})
    emphasised = with_body(paragraph("I: Hello."), bold("Never ever", " again"))
    assert said("a.docx", emphasised) == [("I", "Hello.\n\nNever ever again")]


def test_hidden_text_stops(read):
    with pytest.raises(StudyError, match="INT1: this document has hidden text"):
        read("a.docx", with_body(f"<w:p>{run('I: yes')}{run(' secret', '<w:vanish/>')}</w:p>"))
    shown = run(" no", "<w:vanish w:val='0'/>")
    assert told(read("a.docx", with_body(f"<w:p>{run('I: yes')}{shown}</w:p>"))) == [("I", "yes no")]


def test_an_empty_text_box_is_no_loss(read):
    box = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
    reading = read("a.docx", with_body(f"<w:p>{run('I: yes')}{box}</w:p>"))
    assert (told(reading), reading.dropped) == ([("I", "yes")], {"pictures and other objects": 1})


def test_what_is_struck_out_or_not_filled_in_is_counted(read):
    struck = "<w:del w:id='1' w:author='x'><w:r><w:delText>not these three</w:delText></w:r></w:del>"
    empty = control(run("Click here to enter text.")).replace("<w:sdtPr/>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>")
    reading = read("a.docx", with_body(f"<w:p>{run('I: yes')}{struck}{empty}</w:p>"))
    assert told(reading) == [("I", "yes")]
    assert reading.dropped == {
        "words struck out or moved away by tracked changes": 3,
        "content controls that nobody filled in": 1,
    }


def test_what_a_field_shows_is_read_and_its_code_is_not(said):
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF secret</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        + run("shown")
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    menu = (
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='no'/>"
        "<w:listEntry w:val='chosen'/></w:ddList></w:ffData></w:fldChar></w:r>"
    )
    simple = f"<w:fldSimple w:instr='AUTHOR'>{run(' simple ')}</w:fldSimple>"
    assert said("a.docx", with_body(f"<w:p>{run('I: ')}{field}{simple}{menu}</w:p>")) == [("I", "shown simple chosen")]


def test_line_breaks_within_a_paragraph_begin_turns(said):
    assert said("a.docx", with_body(paragraph("I: Hello.\nP1: Yes.\u2028I: Good."))) == [
        ("I", "Hello."),
        ("P1", "Yes."),
        ("I", "Good."),
    ]
