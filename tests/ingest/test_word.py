"""DOCX: no word of the body lost, whatever Word wrapped around it; and nothing opened that is a trap."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from themetrail.contracts.errors import StudyError
from themetrail.ingest.source import Utterance
from themetrail.office import archive_guard


def saved(document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_body(*xml: str) -> bytes:
    """A document whose body is these paragraphs or tables in WordprocessingML."""
    document = docx.Document()
    body = document.element.body
    for part in xml:
        body.insert(len(body) - 1, parse_xml(part.replace(">", f" {nsdecls('w')}>", 1)))
    return saved(document)


def changed(content: bytes, name: str, part: bytes) -> bytes:
    """The archive with one member replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, part)
    return made.getvalue()


def simple() -> bytes:
    document = docx.Document()
    for text in ("I: Hello.", "", "P1: Yes,", "and more\nin a new line"):
        document.add_paragraph(text)
    return saved(document)


def test_paragraphs(read):
    assert read("a.docx", simple()).utterances == [
        Utterance("I", "Hello.", None, None, "paragraph", 1, 1),
        Utterance("P1", "Yes,\n\nand more\nin a new line", None, None, "paragraph", 3, 4),
    ]


def test_text_in_every_wrapping(said):
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = with_body(
        "<w:p>" + run("P1: one") + "<w:ins w:id='1' w:author='x'>" + run(" inserted") + "</w:ins>"
        "<w:del w:id='2' w:author='x'><w:r><w:delText> deleted</w:delText><w:tab/></w:r></w:del>"
        "<w:moveFrom w:id='3' w:author='x'>" + run(" moved") + "</w:moveFrom>"
        "<w:hyperlink>" + run(" linked") + "</w:hyperlink><w:smartTag>" + run(" tagged") + "</w:smartTag>"
        "<w:sdt><w:sdtContent>" + run(" controlled") + "</w:sdtContent></w:sdt>"
        "<w:r><w:t xml:space='preserve'> </w:t><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r></w:p>",
        "<w:sdt><w:sdtContent><w:p>" + run("I: in a control") + "</w:p></w:sdtContent></w:sdt>",
    )  # fmt: skip
    assert said("a.docx", body) == [
        ("P1", "one inserted linked tagged controlled e\u2011mail"),
        ("I", "in a control"),
    ]


def test_tracked_changes_are_told(read):
    body = with_body("<w:p><w:ins w:id='1' w:author='x'><w:r><w:t>P1: yes</w:t></w:r></w:ins></w:p>")
    assert read("a.docx", body).notes == ["1 tracked changes read as accepted"]


@pytest.mark.parametrize("headed", [True, False])
def test_table_with_a_label_in_each_row(read, headed):
    document = docx.Document()
    rows = [("Time", "Speaker", "Text")] * headed + [
        ("0:03", "I", "Hello."),
        ("", "", "Still I: so."),
        ("0:09", "P1", "Yes."),
    ]
    table = document.add_table(0, 3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    utterances = read("a.docx", saved(document)).utterances
    assert [(u.speaker, u.text, u.start_s) for u in utterances] == [
        ("I", "Hello.\n\nStill I: so.", 3.0),
        ("P1", "Yes.", 9.0),
    ]


def test_table_with_colons_is_read_as_paragraphs(said):
    document = docx.Document()
    table = document.add_table(0, 1)
    for text in ("I: Hello.", "P1: Yes."):
        table.add_row().cells[0].text = text
    assert said("a.docx", saved(document)) == [("I", "Hello."), ("P1", "Yes.")]


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<w:footnoteReference w:id='2'/>", "footnotes"),
        ("<w:endnoteReference w:id='2'/>", "endnotes"),
        ("<w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict>", "a text box"),
    ],
)
def test_words_that_would_be_lost_stop_the_reading(read, inside, what):
    body = with_body(f"<w:p><w:r><w:t>P1: yes</w:t>{inside}</w:r></w:p>")
    with pytest.raises(StudyError, match=f"INT1: this document has {what}"):
        read("a.docx", body)


def no_document() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive_:
        archive_.writestr("word/document.xml", "<x/>")
    return made.getvalue()


ENTITY = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w>&b;</w>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"not a zip", "not a readable DOCX file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "not a readable DOCX file"),
        (simple()[:-200], "not a readable DOCX file"),
        (no_document(), "not a DOCX file by its content"),
        (changed(simple(), "word/document.xml", ENTITY), "declares a document type or entities"),
        (
            changed(simple(), "word/document.xml", ENTITY.decode().encode("utf-16")),
            "declares a document type or entities",
        ),
        (changed(simple(), "customXml/item1.xml", ENTITY), "declares a document type or entities"),
        (changed(simple(), "word/document.xml", b"<w:document>"), "is damaged"),
        (changed(simple(), "../../evil.txt", b"x"), "path that leads out of it"),
        (changed(simple(), "/etc/evil.txt", b"x"), "path that leads out of it"),
        (changed(simple(), "C:\\evil.txt", b"x"), "path that leads out of it"),
    ],
)
def test_no_sound_document(read, content, message):
    with pytest.raises(StudyError, match=f"INT1: .*{message}"):
        read("a.docx", content)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/document.xml", b"UTF-8", b"UTF-E"),
        ("word/_rels/document.xml.rels", b"Target=", b"Tarnet="),
        ("_rels/.rels", b"officeDocument", b"nothing"),
        ("[Content_Types].xml", b"document.main", b"nothing"),
    ],
)
def test_a_damaged_part(read, name, old, new):
    with zipfile.ZipFile(io.BytesIO(simple())) as made:
        part = made.read(name)
    assert old in part
    with pytest.raises(StudyError, match="INT1: this (?:is not a DOCX|DOCX) file"):
        read("a.docx", changed(simple(), name, part.replace(old, new)))


def test_damaged_compression(read):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive_:
        archive_.writestr("word/document.xml", "<w>" + "abc" * 500 + "</w>")
    content = bytearray(made.getvalue())
    content[50:60] = b"\xff" * 10
    with pytest.raises(StudyError, match="INT1: this is not a readable DOCX file"):
        read("a.docx", bytes(content))


def test_a_bomb_is_not_unpacked(read, monkeypatch):
    monkeypatch.setattr(archive_guard, "MOST_BYTES", 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/media/image1.png", b"\0" * 2_000_000)
    with pytest.raises(StudyError, match="unpacks to far more than a transcript"):
        read("a.docx", bomb.getvalue())


def test_a_bomb_that_lies_about_its_size(read):
    content = bytearray(changed(simple(), "word/document.xml", b"<w>" + b" " * 100_000 + b"</w>"))
    true_size = (100_007).to_bytes(4, "little")
    assert content.count(true_size) >= 2
    with pytest.raises(StudyError, match="not a readable DOCX file|damaged"):
        read("a.docx", bytes(content.replace(true_size, (10).to_bytes(4, "little"))))
