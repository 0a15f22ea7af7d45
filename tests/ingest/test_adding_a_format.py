"""The recipe of docs/extending.md for a transcript format, followed: `ingest` reads what it did not know before."""

from pathlib import Path

import pytest

from ingesting import ingest
from themetrail.contracts.errors import StudyError
from themetrail.contracts.turns import SEALED_TURNS
from themetrail.ingest import formats
from themetrail.ingest.encoding import decode
from themetrail.ingest.formats import Format, read_transcript
from themetrail.ingest.source import ReadTranscript, Source, Utterance

SHEETS = {
    "data/private/study.key": "ab" * 32 + "\n",
    "config/participants.tsv": "participant_id\tlabel\twithdrawn\nP1\tCoach 1\t\n",
    "data/private/sources.tsv": (
        "transcript_id\tfile\tspeaker\tparticipant_id\trole\n"
        "INT1\ta.arrows\tI\t\tinterviewer\nINT1\ta.arrows\tSandra Keller\tP1\t\n"
    ),
    "data/transcripts/a.arrows": "I -> How was it?\nSandra Keller -> Good.\n",
}


def read_arrows(source: Source) -> ReadTranscript:
    """A made-up format: each line is a speaker, an arrow and words."""
    lines = decode(source, source.content())[0].splitlines()
    if wrong := next((number for number, line in enumerate(lines, start=1) if " -> " not in line), 0):
        raise source.problem("this line has no arrow; write the speaker, ' -> ' and the words", f"line {wrong}")
    parts = [line.split(" -> ", 1) for line in lines]
    return ReadTranscript([Utterance(*part, None, None, "line", n, n) for n, part in enumerate(parts, start=1)])


@pytest.fixture
def arrows(monkeypatch):
    """The one entry that the recipe asks for."""
    form = Format("Arrows", (".arrows",), "lines of a speaker, an arrow and words", "a line", read_arrows, b"->")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, form))
    monkeypatch.setattr(formats, "READERS", formats.by_ending(formats.FORMATS))


def test_ingest_takes_a_study_in_the_new_format(arrows, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, content in SHEETS.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(content)
    made = "results/sealed/ingest/turns/b00.csv"
    ingest("INT1", "results/logs/ingest.log", made)
    turns = SEALED_TURNS.read(made)
    assert list(turns[["participant_id", "text", "place_unit", "place_from"]].itertuples(index=False, name=None)) == [
        ("", "How was it?", "line", 1),
        ("P1", "Good.", "line", 2),
    ]


def test_errors_of_the_new_format_are_one_sentence(arrows, source_of):
    with pytest.raises(StudyError, match="^INT1, line 2: this line has no arrow"):
        read_transcript(source_of("a.arrows", "I -> Hello.\nquist\n"))


def test_sentences_about_endings_and_contents_know_the_new_format(arrows, source_of):
    with pytest.raises(StudyError, match=r"not of a format that is read \(.*\.cha, \.arrows\)"):
        read_transcript(source_of("a.quist", "I: Hello.\n"))
    with pytest.raises(StudyError, match="the file is Arrows by its content, not what its ending says"):
        read_transcript(source_of("a.txt", "-> I: Hello.\n"))


def test_without_the_entry_it_is_unknown(source_of):
    with pytest.raises(StudyError, match="not of a format that is read"):
        read_transcript(source_of("a.arrows", "I -> Hello.\n"))
