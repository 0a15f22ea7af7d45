"""`themetrail labels FILE` shows the labels that a file holds."""

from pathlib import Path

import pytest

from commands.calling import call


@pytest.fixture
def study(tmp_path) -> Path:
    """A folder that is a study, but for its sheets."""
    for folder in ("config", "data/transcripts", "data/private"):
        (tmp_path / "study" / folder).mkdir(parents=True)
    (tmp_path / "study/config/config.yaml").touch()
    return tmp_path / "study"


def test_labels_with_their_turns_without_a_study(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Date: today\n\nHelen Weiss: Hello.\nBob: Yes.\nHe said: no\nHelen Weiss: Well.\n")
    said = call("labels", "a.txt")
    assert said.returncode == 0
    shown = said.stdout.splitlines()
    assert shown[0].endswith("a.txt: 3 turns, 1 header line before the first")
    assert shown[1:] == [
        "read as TXT: lines that begin with Label:; encoding utf-8",
        "of the title block, nobody's words: Date (line 1)",
        "speaker\tturns\tfirst",
        "Helen Weiss\t2\tline 3",
        "    line 3: Hello.",
        "    line 6: Well.",
        "Bob\t1\tline 4",
        "    line 4: Yes. He said: no",
    ]


def test_three_turns_of_each_speaker_and_what_is_left_out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    talk = "".join(f"I: Question {n}?\nP1:\n" for n in range(7))
    Path("a.txt").write_text(f"{talk}P1: {'long ' * 40}\x1b[31m\n\nAnna Meier stopped transcription\n")
    shown = call("labels", "a.txt").stdout.splitlines()
    assert shown[2:] == [
        "left out, since nobody says it: lines of a recorder or transcriber: 1",
        "speaker\tturns\tfirst",
        "I\t7\tline 1",
        "    line 1: Question 0?",
        "    line 7: Question 3?",
        "    line 13: Question 6?",
        "P1\t8\tline 2",
        f"    line 15: {'long ' * 18}…",
    ]


def test_a_bad_file_is_said_and_the_next_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("I: Hello.\n")
    shown = call("labels", "none.txt", "a.txt")
    assert shown.returncode == 1
    assert "none.txt: there is no such file\n" in shown.stderr
    assert "I\t1\tline 1" in shown.stdout


def test_a_misspelt_file_is_answered_with_the_nearest_one(study):
    (study / "data/transcripts/interview_1.txt").write_text("I: Hello.\n")
    for written in ("data/transcripts/intervew_1.txt", "Interview-1.txt"):
        shown = call("labels", written, "--directory", study)
        assert shown.returncode == 1
        assert "there is no such file; did you mean '" in shown.stderr
        assert shown.stderr.rstrip().endswith("data/transcripts/interview_1.txt'?")


def test_what_the_sheet_lists_decides_as_in_a_run(study):
    (study / "data/transcripts/a.txt").write_text(
        "job coach one: Yes.\n\nBo: No.\nRemarks: none\njob coach one: Well.\n"
    )
    (study / "data/private/sources.tsv").write_text(
        "transcript_id\tfile\tspeaker\tparticipant_id\trole\nINT1\ta.txt\tjob coach one\tP1\t\n"
        "INT1\ta.txt\tRemarks\t\tnobody\nINT2\tb.txt\tBo\tP2\t\n"
    )
    said = call("labels", "data/transcripts/a.txt", "--directory", study)
    assert said.returncode == 0
    shown = [line for line in said.stdout.splitlines() if "\t" in line]
    assert shown == ["speaker\tturns\tfirst\tlisted", "job coach one\t2\tline 1\tyes", "Bo\t1\tline 3\tno"]


def test_a_study_without_a_sheet_shows_its_labels_too(study):
    (study / "a.txt").write_text("I: Hello.\n")
    shown = call("labels", "a.txt", "--directory", study)
    assert shown.returncode == 0
    assert "I\t1\tline 1\tno" in shown.stdout
    assert "without the sheet of sources" in shown.stderr


def test_a_study_that_is_named_must_be_there(tmp_path):
    (tmp_path / "a.txt").write_text("I: Hello.\n")
    refused = call("labels", tmp_path / "a.txt", "--directory", tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "there is no study in" in refused.stderr


def test_a_certain_label_and_an_encoding_can_be_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes("Jürg Ähm: Grüezi.\nother one: Ja.\n".encode("cp437"))
    said = call("labels", "a.txt", "--encoding", "cp437", "--label", "other one")
    assert "Jürg Ähm\t1\tline 1" in said.stdout and "other one\t1\tline 2" in said.stdout
