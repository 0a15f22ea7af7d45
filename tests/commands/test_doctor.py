"""`themetrail doctor` on projects of two programs, and on files that are broken: a sentence each, never a traceback."""

import zipfile
from pathlib import Path

import pytest

from commands.calling import call
from refi_qda.vendors import ATLAS, MAXQDA, NVIVO, PROGRAMS, Habits, guid, project_xml, write_project

XML = project_xml(Habits())
TEXT = f"sources/{guid('source')}.txt"


def packed(path: Path, *members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def of_xml(xml: str, text: bytes = b"Slow at first"):
    return lambda path: packed(path, ("project.qde", xml.encode()), (TEXT, text))


def with_password(path: Path) -> None:
    """The mark of encryption on each member, as an archive with a password has it."""
    content = bytearray(packed(path, ("project.qde", XML.encode())).read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)


def of_unknown_packing(path: Path) -> None:
    content = bytearray(packed(path, ("project.qde", XML.encode())).read_bytes())
    content[8] = content[content.index(b"PK\x01\x02") + 10] = 99
    path.write_bytes(content)


def nested(name: str, depth: int) -> str:
    return f"<{name}>" * depth + f"</{name}>" * depth


BROKEN = {
    "empty": (lambda path: path.write_bytes(b""), "no ZIP archive"),
    "a picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(999)), "no ZIP archive"),
    "a Word file": (lambda path: packed(path, ("word/document.xml", b"<x/>")), "no file ending in .qde"),
    "with a password": (with_password, "has a password"),
    "packed in an unknown way": (of_unknown_packing, "not a readable QDPX"),
    "an empty project": (lambda path: packed(path, ("project.qde", b"")), "no readable XML"),
    "nul bytes": (of_xml(XML.replace("Slow", "S\0ow")), "no readable XML"),
    "another encoding than it says": (of_xml(XML.replace("utf-8", "utf-16")), "no readable XML"),
    "an encoding that nobody knows": (of_xml(XML.replace("utf-8", "klingon")), "no readable XML"),
    "a page of the web": (of_xml("<html><body/></html>"), "begins with <html>"),
    "entity from elsewhere": (
        of_xml(XML.replace("?>", '?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>')),
        "entities or a document type",
    ),
    "a thousand sets in sets": (
        of_xml(XML.replace("</Project>", f"<Sets>{nested('Set', 5000)}</Sets></Project>")),
        "stand within one another",
    ),
    "a thousand codes under codes": (
        of_xml(XML.replace("<Codes>", "<Codes>" + nested("Code", 5000))),
        "stand within one another",
    ),
    "a place that is no number": (of_xml(XML.replace('endPosition="', 'endPosition="1e')), "no start or end"),
    "a text cut in the middle of a letter": (of_xml(XML, "é".encode()[:1]), "not in UTF-8"),
    "a text of UTF-16 cut short": (of_xml(XML, b"\xff\xfeS"), "not in UTF-8"),
    "a folder": (lambda path: path.mkdir(), "is a directory"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_project_is_one_sentence_and_exit_code_two(tmp_path, case):
    make, said = BROKEN[case]
    sound = write_project(tmp_path / "sound.qdpx", NVIVO)
    make(tmp_path / "broken.qdpx")
    told = call("doctor", sound, tmp_path / "broken.qdpx")
    assert told.returncode == 2 and said in told.stderr
    assert "broken.qdpx" in told.stderr and "Traceback" not in told.stderr + told.stdout
    assert told.stdout == ""


def test_places_that_no_text_has_are_counted_as_lost(tmp_path):
    sound = write_project(tmp_path / "a.qdpx", MAXQDA)
    xml = project_xml(MAXQDA)
    far = xml.replace('startPosition="', 'startPosition="9999999999999999999999').replace(
        'endPosition="', 'endPosition="-'
    )
    told = call("doctor", sound, write_project(tmp_path / "b.qdpx", MAXQDA, xml=far))
    assert told.returncode == 1 and "7 codings that did not come back" in told.stdout


@pytest.mark.parametrize("program", PROGRAMS)
def test_two_programs_that_count_otherwise_hold_the_same_codings(tmp_path, program):
    """The same work as two programs write it: nothing is lost, shifted or somebody else's."""
    sent = write_project(tmp_path / "a.qdpx", PROGRAMS[program])
    back = write_project(tmp_path / "b.qdpx", ATLAS)
    told = call("doctor", sent, back, "--to", tmp_path / "page.html")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "7" in told.stdout and (tmp_path / "page.html").read_text().startswith("<!DOCTYPE html>")
    told = call("doctor", sent, back, "--to", sent)
    assert told.returncode == 2 and "name a page that ends in .html" in told.stderr, "no project is written over"


def test_what_a_program_shifted_is_told_by_how_much(tmp_path):
    sent = write_project(tmp_path / "a.qdpx", MAXQDA)
    xml = project_xml(MAXQDA)
    start = xml.index('startPosition="') + len('startPosition="')
    number = xml[start : xml.index('"', start)]
    moved = xml.replace(f'startPosition="{number}"', f'startPosition="{int(number) + 2}"')
    told = call("doctor", sent, write_project(tmp_path / "b.qdpx", MAXQDA, xml=moved))
    assert told.returncode == 1 and "codings that stand on other words" in told.stdout and "+2" in told.stdout
