"""A file that is broken, or made to harm, is refused in one sentence that says what to do."""

import io
import zipfile

import pytest

from refi_qda.vendors import Habits, guid, project_xml, write_project
from themetrail.contracts.errors import StudyError
from themetrail.refi_qda import codebook_file, package
from themetrail.refi_qda.codebook_file import read_codebook_file
from themetrail.refi_qda.read import read_project

XML = project_xml(Habits())
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
TEXT_PATH = f"sources/{guid('source')}.txt"


def archive(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members:
            written.writestr(name, content)
    return made.getvalue()


def with_lying_size() -> bytes:
    """A member that states to be small and is not."""
    content = bytearray(archive(("project.qde", XML.encode()), ("sources/x.txt", b"a" * 900_000)))
    for head in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.rindex(head)
        size = at + (22 if head == b"PK\x03\x04" else 24)
        content[size : size + 4] = (10).to_bytes(4, "little")
    return bytes(content)


HOSTILE = {
    "no archive": (b"<Project/>", "this is not a readable QDPX file"),
    "cut short": (archive(("project.qde", XML.encode()))[:-40], "this is not a readable QDPX file"),
    "lying size": (with_lying_size(), "this is not a readable QDPX file"),
    "no project": (archive(("a.txt", b"x")), "there is no file ending in .qde at the root"),
    "project below": (archive(("x/project.qde", XML.encode())), "there is no file ending in .qde at the root"),
    "two projects": (archive(("a.qde", b""), ("b.qde", b"")), "there are 2 files ending in .qde"),
    "slip": (archive(("project.qde", XML.encode()), ("../../x.txt", b"")), "points out of its folder"),
    "slip by backslashes": (archive(("project.qde", XML.encode()), ("..\\x.txt", b"")), "points out of its folder"),
    "absolute": (archive(("project.qde", XML.encode()), ("/etc/x", b"")), "points out of its folder"),
    "drive": (archive(("project.qde", XML.encode()), ("C:\\x", b"")), "points out of its folder"),
    "bomb": (archive(("project.qde", XML.encode()), ("sources/x", b"0" * 3_000_000)), "is packed as only attacks are"),
    "two of one name": (archive(("project.qde", XML.encode()), ("S/a", b""), ("s/A", b"")), "have one name"),
    "entities": (archive(("project.qde", XML.replace("?>", f"?>{BOMB}").encode())), "defines entities or a document"),
    "no XML": (archive(("project.qde", XML[:300].encode())), "the project in this file is no readable XML (line 2)"),
    "something else": (
        archive(("project.qde", b"<CodeBook/>")),
        "begins with <CodeBook> and should begin with <Project>",
    ),
    "not UTF-8": (archive(("project.qde", XML.encode()), (TEXT_PATH, b"d\xe9j\xe0 vu")), "is not in UTF-8"),
    "no number": (
        archive(("project.qde", XML.replace('startPosition="', 'startPosition="x').encode()), (TEXT_PATH, b"a")),
        "states no start or end that is a number",
    ),
    "one GUID for two codes": (
        archive(("project.qde", XML.replace(guid("Help"), guid("Slow")).encode())),
        "the codes 'Slow' and 'Help' have one GUID",
    ),
    "code without a name": (archive(("project.qde", XML.replace('name="Slow"', "").encode())), "no name or no GUID"),
    "one GUID for two texts": (
        archive(
            ("project.qde", XML.replace("</Sources>", f'<TextSource guid="{guid("source")}"/></Sources>').encode()),
            (TEXT_PATH, b"a"),
        ),
        "2 texts of this project have one GUID",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_broken_or_made_to_harm_is_one_sentence(tmp_path, case):
    content, sentence = HOSTILE[case]
    file = tmp_path / "p.qdpx"
    file.write_bytes(content)
    with pytest.raises(StudyError) as told:
        read_project(file)
    assert sentence in told.value.what and "\n" not in str(told.value)
    assert told.value.file == str(file)
    assert list(tmp_path.iterdir()) == [file]


def test_what_a_text_points_to_outside_of_the_archive_is_not_read(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    for path in ("internal://../secret.txt", f"absolute://{tmp_path}/secret.txt", "relative:///secret.txt"):
        xml = project_xml(Habits()).replace(f"internal://{guid('source')}.txt", path)
        read = read_project(write_project(tmp_path / "p.qdpx", Habits(), xml=xml))
        assert read.project.sources == [] and read.project.codings == []
        assert sum(read.project.losses.values()) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (BOMB + "<CodeBook/>", "defines entities"),
        ("<CodeBook>", "is no readable XML"),
        ("<Project/>", "should begin with <CodeBook>"),
        ("<CodeBook><Codes>" + '<Code guid="a" name="a">' * 200 + "</Code>" * 200 + "</Codes></CodeBook>", "100 deep"),
    ],
)
def test_a_codebook_that_is_broken_is_one_sentence(tmp_path, content, sentence):
    file = tmp_path / "c.qdc"
    file.write_text(content)
    with pytest.raises(StudyError, match=sentence) as told:
        read_codebook_file(file)
    assert told.value.file == str(file)


def test_a_codebook_that_is_far_too_large_is_not_read(tmp_path, monkeypatch):
    file = tmp_path / "c.qdc"
    file.write_text("<CodeBook/>" + " " * 100)
    monkeypatch.setattr(codebook_file, "LARGEST_TEXT", 100)
    with pytest.raises(StudyError) as told:
        read_codebook_file(file)
    assert str(told.value) == f"{file}: this file is far larger than any codebook; export the codebook again"


@pytest.mark.parametrize(
    ("limit", "most", "sentence"),
    [
        ("_MOST_MEMBERS", 1, "unpacks to far more than any project holds"),
        ("LARGEST", 100, "unpacks to far more than any project holds"),
        ("LARGEST_TEXT", 100, "a text in this project unpacks to more than 0 MB"),
    ],
)
def test_a_project_beyond_a_limit_is_not_read(tmp_path, monkeypatch, limit, most, sentence):
    file = write_project(tmp_path / "p.qdpx", Habits())
    assert read_project(file).project.codings
    monkeypatch.setattr(package, limit, most)
    with pytest.raises(StudyError, match=sentence) as told:
        read_project(file)
    assert told.value.file == str(file)


def test_what_cannot_be_opened_is_told_with_its_reason(tmp_path):
    for read, name in ((read_codebook_file, "c.qdc"), (read_project, "p.qdpx")):
        with pytest.raises(StudyError, match="this file cannot be read") as told:
            read(tmp_path / name)
        assert told.value.file == str(tmp_path / name)
