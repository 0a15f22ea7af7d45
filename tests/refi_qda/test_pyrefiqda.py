"""What another reader of the standard (pyrefiqda, MIT) finds in the files that are written here."""

from pathlib import Path

import pytest

from refi_qda.test_write import GUID
from themetrail.refi_qda.project import Case, Code, Coding, Project, Source, User
from themetrail.refi_qda.write import codebook_file, project_file

pyrefiqda = pytest.importorskip("pyrefiqda", reason="pyrefiqda is not installed")

TEXT = "Slow 😀 at first.\nThen <fast> & déjà vu.\n"
CODES = [
    Code(GUID("all"), "Everything", "", codable=False),
    Code(GUID("slow"), 'Slow & "so"', GUID("all"), colour="#0072B2", description="Takes\nlong."),
    Code(GUID("help"), "Help"),
]
USERS = [User(GUID("C1"), "C1"), User(GUID("C2"), "C2")]
SOURCE = Source(GUID("text"), "I1", TEXT)
CODINGS = [
    Coding(SOURCE.guid, 0, 6, GUID("slow"), GUID("C1"), "a memo"),
    Coding(SOURCE.guid, 0, 6, GUID("help"), GUID("C2")),
    Coding(SOURCE.guid, 10, len(TEXT) - 1, GUID("help"), GUID("C1")),
]


def below(codes):
    """All codes with what stands above each."""
    waiting = [(code, "") for code in codes]
    while waiting:
        code, parent = waiting.pop(0)
        yield code.guid, code.name, parent, code.is_codable, (code.description or "")
        waiting += [(child, code.guid) for child in code.code]


def expected():
    return {(code.guid, code.name, code.parent, code.codable, code.description) for code in CODES}


def test_it_finds_the_codings_on_their_words_with_code_coder_and_memo(tmp_path):
    case = Case(GUID("case"), "Nurse 1", {"age": "30"}, (SOURCE.guid,))
    made = Project("A study", "Themetrail", USERS, CODES, [SOURCE], CODINGS, [case])
    (tmp_path / "p.qdpx").write_bytes(project_file(made))
    project = pyrefiqda.RefiProject.load(tmp_path / "p.qdpx", tmp_path / "unpacked")
    assert project.name == "A study" and {user.name for user in project.users.user} == {"C1", "C2"}
    assert set(below(project.code_book.codes.code)) == expected()
    [source] = project.sources.text_source
    path = pyrefiqda.RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "unpacked")
    with Path(path).open(encoding="utf-8", newline="") as handle:
        text = handle.read()
    assert text == TEXT
    found = {
        (text[one.start_position : one.end_position], coding.code_ref.target_guid, coding.creating_user)
        for one in source.plain_text_selection
        for coding in one.coding
    }
    assert found == {(TEXT[one.start : one.end], one.code, one.user) for one in CODINGS}
    assert "a memo" in {note.plain_text_content for note in project.notes.note}
    assert [one.name for one in project.cases.case] == ["Nurse 1"]


def test_it_finds_the_codes_of_a_codebook(tmp_path):
    (tmp_path / "c.qdc").write_bytes(codebook_file(CODES, "Themetrail"))
    book = pyrefiqda.RefiCodebook.load(tmp_path / "c.qdc")
    assert set(below(book.codes.code)) == expected()
