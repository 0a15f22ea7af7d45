"""Title blocks at the head of a transcript are nobody's words, the talk below is, and what is doubtful is asked."""

import re
from io import BytesIO

import docx
import pytest

from themetrail.contracts.errors import StudyError

TALK = "Interviewer: Could you start?\nParticipant: Yes.\n"
GERMAN = "Interviewerin: Wie war das?\nBefragter: Gut.\n"
FRENCH = "Intervieweuse : Ça va ?\nParticipante : Oui.\n"
LABELS = ("Interviewer", "Participant", "Interviewerin", "Befragter", "Intervieweuse", "Participante", "HW", "P4", "I")


@pytest.mark.parametrize("listed", [LABELS, ()], ids=["listed", "not listed"])
@pytest.mark.parametrize(
    ("head", "talk", "found"),
    [
        ("Participant: Sandra Keller\nInterviewer: HW\nDate: 3 December 2024\n", TALK, "Participant Interviewer Date"),
        ("Interview 3\n\nParticipant: P4, female\nInterviewer: Helen Weiss\n\n", TALK, "Participant Interviewer"),
        ("Interview no. 3\nDate: today\n\nInterviewer: Helen Weiss\nParticipant: P4\n\n", TALK, None),
        ("Participant: Sandra Keller\nInterviewer: HW\n---\n", TALK, "Participant Interviewer"),
        ("Interview 3\nDate: 3 May\nPlace: Bern\n", TALK, "Date Place"),
        ("Transkript Interview Nr. 3\nBefragter: B4\nInterviewerin: HW\nDatum: 3.12.2024\nOrt: Bern\n", GERMAN, None),
        ("Entretien n° 3\nParticipante : P4\nIntervieweuse : HW\nDate : 3.12.2024\nDurée : 45 min\n\n", FRENCH, None),
    ],
)
def test_a_title_block_is_nobodys(read, head, talk, found, listed):
    reading = read("a.txt", head + talk, listed)
    labels = [line.partition(":")[0].strip() for line in talk.splitlines()]
    assert [said.speaker for said in reading.utterances] == labels
    assert reading.header_lines == len(head.split("\n")) - 1 - head.count("\n\n")
    named = re.findall(r"^(\S+) ?:", head, re.MULTILINE)
    assert [label for label, _ in reading.head_labels] == (found.split() if found else named)
    assert [head.split("\n")[place - 1].partition(":")[0].strip() for _, place in reading.head_labels] == [
        label for label, _ in reading.head_labels
    ]


@pytest.mark.parametrize(
    "talk",
    [
        TALK,
        "Interviewer: Hello\nParticipant: Hi\nInterviewer: So\nParticipant: Yes\n",
        "Interviewer: Hello\n\nParticipant: Hi\n\nInterviewer: So\n",
        "Interviewer: Hello\nParticipant: Hi\n\nInterviewer: So\nParticipant: Yes\n",
        "Interviewer: Helen Weiss.\nParticipant: Sandra Keller.\nInterviewer: So\n",
        "Interviewer: Good Morning\nParticipant: Hello\nInterviewer: So\n",
        "Participant: I am 34\nInterviewer: So\nParticipant: Yes\n",
        "Interviewer: So\nI thought\nParticipant: Yes\nInterviewer: Well\n",
        "Participant: I worked as a job coach in many places until then\nInterviewer: So\nParticipant: Mm\n",
    ],
)
@pytest.mark.parametrize("title", ["", "Interview 3\n", "Interview 3\n\n"])
def test_talk_stays_talk(read, talk, title):
    reading = read("a.txt", title + talk, LABELS)
    begun = [line for line in talk.splitlines() if ":" in line]
    assert [(said.speaker, said.text.split("\n")[0]) for said in reading.utterances] == [
        tuple(line.split(": ")) for line in begun
    ]
    assert (reading.header_lines, reading.head_labels) == (bool(title), [])


@pytest.mark.parametrize(
    "head",
    [
        "Interviewer: Helen Weiss\nParticipant: Sandra Keller\n",
        "Interview 3\n\nInterviewer: HW\n\nParticipant: P4\n\n",
        "Interviewer: Helen\nParticipant: Sandra\n\n",
        "Interview 3\n\nInterviewer: Helen\nParticipant: P4\n\n",
    ],
)
def test_what_is_doubtful_is_asked_and_either_answer_helps(read, head):
    with pytest.raises(StudyError, match=r"INT1, line [0-9 and]+: these lines may be the head") as asked:
        read("a.txt", head + TALK, LABELS)
    assert "Weiss" not in str(asked.value)
    assert len(read("a.txt", head + "---\n" + TALK, LABELS).utterances) == 2
    said = re.sub(r"(?<=: )(.+)$", r"\1.", head, flags=re.MULTILINE)
    assert len(read("a.txt", said + TALK, LABELS).utterances) == 2 + head.count(": ")


def test_who_is_named_above_and_speaks_under_initials(read):
    head, talk = "Interviewer: Helen Weiss\nInterviewee: Sandra Keller\n\n", "HW: Shall we?\nP4: Yes.\nHW: Good.\n"
    reading = read("a.txt", head + talk, ("HW", "P4"))
    assert [said.speaker for said in reading.utterances] == ["HW", "P4", "HW"]
    assert [label for label, _ in reading.head_labels] == ["Interviewer", "Interviewee"]


def test_a_label_that_nobody_lists_and_that_says_a_word_is_asked_as_before(read):
    reading = read("a.txt", "Interview 3\nModerator: Hello\nP4: Yes.\nHW: Well.\n", LABELS)
    assert [said.speaker for said in reading.utterances] == ["Moderator", "P4", "HW"]


def test_a_word_below_the_date_is_asked_as_before_where_nobody_lists_its_label(read):
    reading = read("a.txt", "Date: today\nModerator: Hello\nP4: Yes.\nHW: Well.\n", LABELS)
    assert [said.speaker for said in reading.utterances] == ["Moderator", "P4", "HW"]
    reading = read("a.txt", "Moderator: the team\nDate: today\nP4: Yes.\nHW: Well.\n", LABELS)
    assert [said.speaker for said in reading.utterances] == ["P4", "HW"]


def test_a_title_is_no_label_where_labels_stand_alone(said):
    talk = "Interview 3\n\nHelen Weiss\nHello.\n\nSandra Keller\nYes.\n\nHelen Weiss\nGood.\n"
    assert [who for who, _ in said("a.txt", talk)] == ["Helen Weiss", "Sandra Keller", "Helen Weiss"]


def document(*paragraphs: str, table: tuple[tuple[str, str], ...] = ()) -> bytes:
    """A Word document with a table above its paragraphs."""
    made, content = docx.Document(), BytesIO()
    if table:
        rows = made.add_table(len(table), 2).rows
        for row, texts in zip(rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(content)
    return content.getvalue()


def test_in_word_an_empty_paragraph_closes_it_and_a_table_may_hold_it(read):
    head = ("Interview 3", "Interviewer: Helen Weiss", "Participant: P4", "")
    reading = read("a.docx", document(*head, *TALK.splitlines()), LABELS)
    assert [said.text for said in reading.utterances] == ["Could you start?", "Yes."]
    table = (("Interviewer", "Helen Weiss"), ("Participant", "P4"), ("Date", "3 December 2024"))
    reading = read("b.docx", document(*TALK.splitlines(), table=table), LABELS)
    assert [said.text for said in reading.utterances] == ["Could you start?", "Yes."]
    assert [label for label, _ in reading.head_labels] == ["Interviewer", "Participant", "Date"]
