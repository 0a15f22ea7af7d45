"""Each kind of fault that changed files have brought to light, by one file that did: what is said of it now."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from fuzzing.archive_changes import packed
from fuzzing.readers import READERS
from fuzzing.test_readers import fault_of, said_of

DEEP = 20_000


@dataclass(frozen=True)
class Fault:
    """Which reader read it, how its first valid file was changed, and what is to be said; nothing where it is read."""

    reader: str
    change: Callable[[bytes], bytes]
    said: str = ""


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return change


def inside(member: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """The same in a member of an archive; all of it where `old` is empty."""

    def change(content: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        assert old in members[member]
        members[member] = members[member].replace(old, new, 1) if old else new
        return packed(members.items())

    return change


def with_sheets_out(content: bytes) -> bytes:
    """A document of tables without any."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    xml = re.sub(rb"<table:table .*</table:table>", b"", members["content.xml"], flags=re.DOTALL)
    return packed({**members, "content.xml": xml}.items())


def whole(content: bytes | str) -> Callable[[bytes], bytes]:
    return lambda _: content if isinstance(content, bytes) else content.encode()


_KLINGON = b'<?xml version="1.0" encoding="klingon"?><workbook/>'
_TIER, _ALIGNED = b"<TIER TIER_ID='P1'>", b"<ANNOTATION><ALIGNABLE_ANNOTATION>"
_NESTED = b"<ANNOTATION_DOCUMENT>" + _TIER + _ALIGNED * 3_000 + b"</ALIGNABLE_ANNOTATION></ANNOTATION>" * 3_000
_STYLE = b'<w:p><w:pPr><w:outlineLvl w:val="x"/></w:pPr><w:r><w:t>00:00:03 Speaker 1</w:t></w:r></w:p>'

FOUND = {
    "digits that are no number": Fault("registry of pseudonyms", replaced(b"address-7", "address-²".encode())),
    "a level that is no number": Fault("DOCX", inside("word/document.xml", b"<w:body>", b"<w:body>" + _STYLE)),
    "thousands of digits": Fault(
        "list of split codes", replaced(b",27,", b"," + b"9" * 5000 + b","), "the place must be two whole numbers"
    ),
    "a control beside an accent in a text": Fault(
        "TXT", whole("I: Où ?\nP1: L\x07à.\n"), "line 2: the file is no sound text: it holds control characters here"
    ),
    "a namespace that is the address of nothing": Fault(
        "ODT", inside("content.xml", b'xmlns:fo="urn', b'xmlns:fo=" " xmlns:of="urn'), "its XML cannot be read"
    ),
    "an encoding that is none, in a workbook": Fault(
        "XLSX of answers", inside("xl/workbook.xml", b"", _KLINGON), "this is not a readable XLSX file"
    ),
    "a workbook without a sheet": Fault(
        "XLSX of turns",
        inside("xl/workbook.xml", b'r:id="rId1"', b""),
        "this workbook has no sheet of cells",
    ),
    "a document without a sheet": Fault(
        "coding workbook of LibreOffice", with_sheets_out, "this spreadsheet has no sheet"
    ),
    "a tier without a name": Fault("ELAN", replaced(b'TIER_ID="I"', b'TIER_ID=" :"'), "a tier of this EAF file has no"),
    "annotations within one another": Fault(
        "ELAN", whole(_NESTED + b"</TIER></ANNOTATION_DOCUMENT>"), "this is not a readable EAF file"
    ),
    "binary data of a length below nothing, in RTF": Fault(
        "RTF", replaced(b"{\\b I:}", b"{\\b I:}\\bin-99 "), "is damaged"
    ),
    "a list in the place of a word": Fault(
        "export of the adjudication desk", replaced(b'"abc123"', b'["abc123"]'), "this was settled on another issue"
    ),
    "a manifest that nests without end": Fault("manifest of a round", whole("[" * DEEP), "this is not a manifest"),
    "a manifest of another kind": Fault(
        "manifest of a round", whole('{"files": [], "round": "r1", "digest": ""}'), "this is not a manifest"
    ),
    "a record of a job that nests without end": Fault(
        "record of a job", whole("[" * DEEP), "this is not a readable record of a job"
    ),
    "a record of a job that counts no rows": Fault(
        "record of a job", replaced(b'"rows": 2', b'"rows": 0.5'), "this is not a readable record of a job"
    ),
    "faults without end in one sentence": Fault("reflexivity log", whole("## x\n" * 3000), "; and 2974 more places"),
    "half of a character in YAML": Fault(
        "configuration", replaced(b"title:", b'title: "\\ud800" #'), "a character is written here by a number"
    ),
    "a sign that nobody sees, in a sentence": Fault(
        "deposit text", replaced(b"title:", "\u200btitle:".encode()), r"the key '\u200btitle' is unknown"
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_is_read_or_told_in_one_sentence(tmp_path, name):
    found = FOUND[name]
    reader = next(one for one in READERS if one.name == found.reader)
    (tmp_path / "here").mkdir()
    first = next(iter(reader.files(tmp_path / "here")))
    path = tmp_path / "here" / reader.file
    path.write_bytes(found.change(first if isinstance(first, bytes) else first.encode()))
    assert fault_of(reader, path) == ""
    assert found.said in said_of(reader, path) if found.said else said_of(reader, path) == ""
