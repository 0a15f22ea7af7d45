"""An Office file is looked into before anything opens it: what is no such file, or made to harm, is refused by name."""

import io
import zipfile

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.office import archive_guard
from themetrail.office.archive_guard import checked_archive
from themetrail.office.stated_sizes import check_stated_sizes

ROWS = "".join(f'<row r="{n}" spans="1:10" s="1" customFormat="1" ht="15"/>' for n in range(350_000))


def packed(*members: tuple[str, bytes], flags: int = 0) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # a name and no time of day
    content = bytearray(made.getvalue())
    for head, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)) if flags else ():
        content[content.index(head) + place] |= flags
    return bytes(content)


def told(content: bytes) -> str:
    with pytest.raises(StudyError) as problem:
        checked_archive(content, "DOCX", StudyError)
    assert "\n" not in problem.value.what
    return problem.value.what


def test_a_sound_archive_is_given_back_to_its_last_byte():
    content = packed(("word/document.xml", b"<a/>"), ("word/media/a.png", b"\x89PNG"))
    assert checked_archive(content, "DOCX", StudyError).getvalue() == content


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<a/>", "this is not a readable DOCX file"),
        (packed(("a.xml", b"<a/>"))[:-30], "this is not a readable DOCX file"),
        (packed(("../a.xml", b"<a/>")), "a path that leads out of it"),
        (packed(("a/..\\b.xml", b"<a/>")), "a path that leads out of it"),
        (packed(("/a.xml", b"<a/>")), "a path that leads out of it"),
        (packed(("C:/a.xml", b"<a/>")), "a path that leads out of it"),
        (packed(("a.xml", b"<a/>"), flags=1), "protected by a password; save it without one"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password; save it without one",
        ),
        (packed(("a.xml", b"<a/>"), ("A.xml", b"<a/>")), "two parts of this DOCX file have one name"),
        (packed(("a.xml", b"<a>")), "its XML cannot be read"),
        (packed(("a.rels", b'<?xml version="1.0" encoding="klingon"?><a/>')), "its XML cannot be read"),
        (packed(("a.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')), "declares a document type or entities"),
    ],
)
def test_what_is_refused_and_why(content, sentence):
    assert sentence in told(content)


@pytest.mark.parametrize("limit", ["MOST_MEMBERS", "MOST_BYTES", "MOST_XML"])
def test_an_archive_beyond_a_limit_is_not_unpacked(monkeypatch, limit):
    content = packed(("a.xml", b"<a/>"), ("b.xml", b"<bb/>"))
    monkeypatch.setattr(archive_guard, limit, {"MOST_MEMBERS": 2, "MOST_BYTES": 9, "MOST_XML": 5}[limit])
    assert checked_archive(content, "DOCX", StudyError).getvalue() == content
    monkeypatch.setattr(archive_guard, limit, {"MOST_MEMBERS": 1, "MOST_BYTES": 8, "MOST_XML": 4}[limit])
    assert "unpacks to far more than a transcript can be" in told(content)


@pytest.mark.parametrize(
    ("name", "content", "is_refused"),
    [
        ("a.xml", b" " * 20_000_001, True),
        ("a.VML", b" " * 20_000_001, True),
        ("a.xml", b" " * 20_000_000, False),  # of so little no harm comes
        ("a.bmp", b"\xff" * 20_000_001, False),  # a white picture
        ("a.xml", ROWS.encode(), False),  # what a spreadsheet program writes of rows that say nothing
    ],
)
def test_a_large_part_that_grows_as_only_attacks_do_is_not_unpacked(name, content, is_refused):
    with zipfile.ZipFile(io.BytesIO(packed((name, content)))) as archive:
        if is_refused:
            with pytest.raises(zipfile.BadZipFile):
                check_stated_sizes(archive)
        else:
            assert check_stated_sizes(archive) is None
