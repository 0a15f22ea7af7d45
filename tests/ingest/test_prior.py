"""Projects of other programs as prior coded data: each code on the words that it was given to, nothing in silence."""

from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pandas as pd
import pytest

from refi_qda.vendors import PROGRAMS, TEXT, WORDS, write_project
from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.contracts.prior import PRIOR_CHOICES
from themetrail.contracts.study import CODEBOOK
from themetrail.ingest.prior import prior_of_project
from themetrail.ingest.prior_brought import brought_projects, choices_in, projects_in
from themetrail.ingest.prior_talk import talk_in
from themetrail.refi_qda.guids import Guids
from themetrail.refi_qda.prior_choices import Choices, Known, NewProject, choices_of, rows_for
from themetrail.refi_qda.project import Code, Coding, Project, Source, User
from themetrail.refi_qda.read import read_project
from themetrail.segment.cut import Unit, segments_of

KEY = bytes(32)
BOOK = Codebook.from_table(
    CODEBOOK.frame(
        [
            {"code_id": "T", "parent_id": "", "level": "theme", "name": "Start"},
            {"code_id": "slow", "parent_id": "T", "level": "code", "name": "Slow"},
            {"code_id": "help", "parent_id": "T", "level": "code", "name": "Help"},
        ]
    )
)
EVERYTHING = Choices({"Slow": "slow", "Help": "help"}, {"I1": "old-1"}, {"Ann": "c1", "Ben": "c2"}, language="en")

FIRST, SECOND = "How was it?", "And your colleagues?"


def cut(turns: pd.DataFrame, language: str, unit: Unit | None = None) -> pd.DataFrame:
    return segments_of(turns, [{"transcript_id": "old-1", "group": "prior", "language": language}], unit or Unit())


def taken(project: Project, choices: Choices = EVERYTHING):
    return prior_of_project(project, choices, cut)


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_same_codings_by_each_program_are_the_same_prior_data(tmp_path, program):
    found = taken(read_project(write_project(tmp_path / "a.qdpx", PROGRAMS[program])).project)
    columns = ["segment_id", "codes", "coders", "speaker", "text", "previous", "following"]
    slow, more = "Slow at first 😀, and then the forms were easy.", "More than the course did."
    helped = "They helped 👍🏽 a lot, honestly, déjà vu."
    assert found.table[columns].values.tolist() == [
        ["old-1-0001", "help;slow", "c1;c2", "Coach 1", slow, FIRST, SECOND],
        ["old-1-0003", "help", "c1;c2", "Coach 1", helped, SECOND, more],
        ["old-1-0004", "help;slow", "c1;c2", "Coach 1", more, helped, ""],
    ]
    assert found.counts["codings taken"] == len(WORDS)
    assert set(found.table["anonymised"]) == {"no"}


def one_text(text: str, *words: tuple[str, str], user: str = "u") -> Project:
    """A project in which each of the words bears a code."""
    codes = [Code("s", "Slow"), Code("h", "Help"), Code("o", "Odd")]
    guid = {code.name: code.guid for code in codes}
    spans = [(text.index(said), text.index(said) + len(said), code) for said, code in words]
    codings = [Coding("t", start, end, guid[code], user) for start, end, code in spans]
    return Project(users=[User("u", "Ann")], codes=codes, sources=[Source("t", "I1", text)], codings=codings)


def test_what_is_left_out_is_counted_and_is_no_example_of_nothing():
    project = one_text(
        "I: So?\nAnn: Slow start.\nAnn: Odd thing.\nAnn: Nothing here.\n", ("Slow", "Slow"), ("Odd", "Odd")
    )
    found = taken(project)
    assert dict(zip(found.table["text"], found.table["codes"], strict=True)) == {
        "Slow start.": "slow",
        "Nothing here.": "",
    }
    assert found.counts["codings with a code that is left out"] == 1
    assert found.counts["segments left out, since they bear only codes that are left out"] == 1
    nobody = taken(project, replace(EVERYTHING, coders={"Ann": ""}))
    assert nobody.counts["codings of a coder who is left out"] == 2
    no_text = taken(project, replace(EVERYTHING, texts={"I1": ""}))
    assert no_text.table.empty and no_text.counts["codings on a text that is left out"] == 2


def test_a_text_without_speakers_is_read_line_by_line_and_said():
    found = taken(one_text("Notes of the visit.\n\nAll was slow there.\n", ("slow", "Slow")))
    assert found.table[["text", "codes", "speaker"]].values.tolist() == [
        ["Notes of the visit.", "", ""],
        ["All was slow there.", "slow", ""],
    ]
    assert found.notes and found.counts["texts that do not say for certain who speaks, read line by line"] == 1


def test_letters_in_two_parts_do_not_move_the_codes_behind_them():
    text = normalize("NFD", "Ann: Déjà vu, très lent.\nI: Slow?\nAnn: Help came.\n")
    found = taken(one_text(text, ("Help", "Help")))
    assert dict(zip(found.table["text"], found.table["codes"], strict=True)) == {
        "Déjà vu, très lent.": "", "Help came.": "help",
    }  # fmt: skip


def test_segments_are_cut_as_the_study_cuts():
    project = one_text("Ann: Slow at first.\n\nBut they did help.\nI: Ah.\n", ("help", "Help"))
    found = prior_of_project(project, EVERYTHING, lambda turns, of: cut(turns, of, Unit("paragraph")))
    assert dict(zip(found.table["segment_id"], found.table["codes"], strict=True)) == {
        "old-1-0000.01": "", "old-1-0000.02": "help",
    }  # fmt: skip


def test_each_character_of_a_turn_keeps_its_place():
    text = "[00:01] Ann: Yes, yes.\nAnn: (00:03) And I said\nyes. Yes.\nI: Why?\n"
    for turn in talk_in(text, "t").turns:
        assert [text[place] for place, letter in zip(turn.places, turn.text, strict=True) if letter.strip()] == [
            letter for letter in turn.text if letter.strip()
        ]


def test_garbled_characters_stop_since_names_would_not_be_found():
    with pytest.raises(StudyError, match="garbled"):
        taken(one_text("Ann: JosÃ© was slow.\nI: Oh.\n", ("slow", "Slow")))


def rows_of_old(project: Project, known: Known) -> dict[tuple[str, str], str]:
    rows = rows_for(NewProject("old.qdpx", 1, project, None, anonymised=False), known)
    return {(row["what"], row["name"]): row["becomes"] for row in rows}


def test_codes_are_known_by_guid_by_names_and_never_guessed():
    guids = Guids(KEY)
    codes = [
        Code(guids.of("code", "slow"), "Renamed"), Code("a", "START"), Code("b", "help", "a"), Code("c", "Slowly"),
        Code("d", "=1+1"), Code("e", "Unused"), Code("f", "Start"),
    ]  # fmt: skip
    codings = [Coding("t", 0, 3, code.guid, "u") for code in codes if code.name != "Unused"]
    texts = [Source("t", "Frau Muster", "Ann: Slow."), Source("n", "Nobody's", "Ann: Slow.")]
    project = Project(users=[User("u", "Ann Muster")], codes=codes, sources=texts, codings=codings)
    rows = rows_of_old(project, Known(BOOK, KEY, "en"))
    assert rows["code", "Renamed"] == "slow" and rows["code", "START > help"] == "help"
    assert rows["code", "Slowly"] == rows["code", "START"] == rows["code", "'=1+1"] == ""
    assert ("code", "Unused") not in rows
    assert rows["text", "Frau Muster"] == "prior1-T01" and rows["text", "Nobody's"] == ""
    assert rows["coder", "Ann Muster"] == "prior1-C1" and rows["language", ""] == "en"


def test_a_wrong_sheet_is_told_whole():
    sheet = PRIOR_CHOICES.frame(
        [
            {"file": "a.qdpx", "what": "code", "name": "Slow", "becomes": "slwo"},
            {"file": "a.qdpx", "what": "offsets", "name": "", "becomes": "bytes"},
            {"file": "a.qdpx", "what": "anonymised", "name": "", "becomes": "perhaps"},
            {"file": "a.qdpx", "what": "text", "name": "I1", "becomes": "I1;I2"},
        ]
    )
    sheet.index = pd.Index([2, 3, 4, 5])
    with pytest.raises(StudyError) as problem:
        choices_of(sheet, {"slow"}, Path("prior.tsv"))
    said = str(problem.value)
    assert "row 2" in said and "'slwo' is no code" in said and "row 3: 'bytes'" in said and "row 4" in said
    assert "row 5: the id of a transcript must not hold ';'" in said


def brought(folder: Path, sheet: str) -> list:
    (folder / "prior.tsv").write_text(sheet)
    files = projects_in(folder / "prior")
    return list(brought_projects(files, choices_in(folder / "prior", files, {"slow", "help"})))


HEAD = "file\twhat\tname\tbecomes\n"
WHOLE = HEAD + "".join(
    f"Anna Muster.qdpx\t{what}\t{name}\t{becomes}\n"
    for what, name, becomes in [
        ("code", "Slow", "slow"),
        ("code", "Help", "help"),
        ("text", "I1", "old-1"),
        ("coder", "Ann", "c1"),
        ("coder", "Ben", "c2"),
    ]
)


def test_what_the_sheet_does_not_name_stops_the_run_without_the_name_of_the_file(tmp_path):
    (tmp_path / "prior").mkdir()
    write_project(tmp_path / "prior/Anna Muster.qdpx", PROGRAMS["NVivo"])
    (one,) = brought(tmp_path, WHOLE)
    assert one.name == "project 1" and one.choices.codes == {"Slow": "slow", "Help": "help"}
    for sheet, said in (
        (WHOLE.replace("Anna Muster.qdpx\tcode\tHelp\thelp\n", ""), "says nothing of 1 codes in it"),
        (WHOLE.replace("Ben", "Bea"), "says nothing of 1 coders in it"),
        (HEAD, "of 1 of the projects in data/private/prior this sheet says nothing"),
        (WHOLE + "other.qdpx\tcode\tHelp\thelp\n", "does not lie in data/private/prior"),
    ):
        with pytest.raises(StudyError, match=said) as problem:
            brought(tmp_path, sheet)
        assert "Muster" not in str(problem.value).replace(str(tmp_path), "")


def test_what_is_no_project_does_not_lie_among_them_unseen(tmp_path):
    (tmp_path / "table.csv").write_text("x")
    with pytest.raises(StudyError, match="belong into data/prior"):
        projects_in(tmp_path)


def test_a_project_that_lies_there_twice_is_told_without_its_name(tmp_path):
    for name in ("Rochat.qdpx", "Rochat (1).qdpx", "Thumbs.db", "x.qdpx.part"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(StudyError, match=r"file 1 of 2 .*called as a copy of another one") as told:
        projects_in(tmp_path)
    assert "Rochat" not in str(told.value)


def test_every_word_that_is_coded_is_in_a_segment_that_bears_the_code():
    """A property over all pairs of words of the text."""
    words = TEXT.replace("\n", " ").split(" ")
    labels = {"Interviewer:", "Coach", "1:"}
    for said in {word for word in words if word and word not in labels}:
        start = TEXT.index(said)
        project = one_text(TEXT)
        project.codings = [Coding("t", start, start + len(said), "s", "u")]
        found = taken(project).table
        assert any(said in row.text and row.codes == "slow" for row in found.itertuples()), said
