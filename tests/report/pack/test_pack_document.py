"""The pack as files: a Word document that opens with real captions and contents, tables that no spreadsheet runs."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from themetrail.contracts.pack import TABLES_OF_PACK
from themetrail.contracts.report import unguarded
from themetrail.method_profiles import CODEBOOK_TA, profile_of
from themetrail.report.pack.blocks import Grid, Head, Part, Row, Text
from themetrail.report.pack.document import write_pack
from themetrail.report.pack.pack import PARTS, Settings, write_all
from themetrail.report.pack.words.language import pack_words
from themetrail.report.styles import PAPERS


@pytest.fixture
def written(material, tmp_path) -> Path:
    settings = Settings(study="A <b>study</b>", profile=CODEBOOK_TA, version="1", sample_k=3)
    files = [tmp_path / f"{name}.csv" for name in TABLES_OF_PACK]
    write_all(material, settings, tmp_path / "reviewers_pack.docx", files)
    return tmp_path


def test_the_parts_are_headings_and_the_contents_a_field_that_leads_to_each(written):
    document = docx.Document(written / "reviewers_pack.docx")
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads == [f"Part {n}. {pack_words().say(f'part_{name}')}" for n, name in enumerate(PARTS, start=1)]
    body = document.element.body
    assert any("TOC" in (field.text or "") for field in body.iter(qn("w:instrText")))
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert len(links) >= len(PARTS) and set(links) <= marks


def test_each_table_has_a_caption_that_word_counts(written):
    document = docx.Document(written / "reviewers_pack.docx")
    captions = [one for one in document.paragraphs if one.style.name == "Caption"]
    assert len(captions) == len(document.tables) >= 6
    fields = [one._p.find(qn("w:fldSimple")) for one in captions]
    assert {field.get(qn("w:instr")) for field in fields} == {r" SEQ Table \* ARABIC "}
    numbers = ["".join(text.text for text in field.iter(qn("w:t"))) for field in fields]
    assert numbers == [str(n) for n in range(1, len(captions) + 1)]


def test_what_people_wrote_is_text_in_the_document_and_no_formula_in_the_tables(written):
    body = "\n".join(p.text for p in docx.Document(written / "reviewers_pack.docx").paragraphs)
    assert "A <b>study</b>" in body and "Calm </script><script>" in body
    memos = (written / "memos.csv").read_text()
    assert "'=a laugh that hides something" in memos
    table = TABLES_OF_PACK["memos"].read(written / "memos.csv")
    assert unguarded(table.loc[1, "memo"]) == "=a laugh that hides something"
    for name, contract in TABLES_OF_PACK.items():
        contract.read(written / f"{name}.csv")


def test_the_same_pack_has_the_same_bytes(material, written, tmp_path):
    again = tmp_path / "again.docx"
    settings = Settings(study="A <b>study</b>", profile=CODEBOOK_TA, version="1", sample_k=3)
    write_all(material, settings, again, [])
    assert again.read_bytes() == (written / "reviewers_pack.docx").read_bytes()


def test_characters_that_xml_cannot_hold_and_lines_of_a_cell(tmp_path):
    rows = [Row(("one\ntwo", "a\x00b & <c>"))]
    part = Part("Part 1. \x0b", [Text("\ud800"), Grid('"T" <x>', (Head("", 8), Head("H", 8)), rows)])
    write_pack(tmp_path / "p.docx", "T", [], [part], PAPERS["letter"], pack_words())
    document = docx.Document(tmp_path / "p.docx")
    assert round(document.sections[0].page_width.cm, 2) == 21.59
    table = document.tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["one\ntwo", "a\ufffdb & <c>"]


def test_what_is_still_to_come_is_said_first(material, tmp_path):
    settings = Settings(study="S", profile=CODEBOOK_TA, version="1", sample_k=3)
    write_all(replace(material, missing=["round r2 awaits C2"]), settings, tmp_path / "p.docx", [])
    assert "Provisional: round r2 awaits C2." in [p.text for p in docx.Document(tmp_path / "p.docx").paragraphs]


@pytest.mark.parametrize(
    ("profile", "below", "why"),
    [
        (profile_of("reflexive_ta"), 0, "Participants were not counted."),
        (CODEBOOK_TA, 3, "Participants are not shown by codes, since counts below 3"),
    ],
)
def test_where_participants_are_not_counted_the_reason_stands_in_the_place_of_the_tables(
    material, tmp_path, profile, below, why
):
    settings = Settings(study="S", profile=profile, version="1", sample_k=3, suppress_below=below)
    tables = write_all(material, settings, tmp_path / "p.docx", [])
    assert tables["participants_by_codes"].empty and tables["codebook"]["n_participants"].isna().all()
    document = docx.Document(tmp_path / "p.docx")
    assert any(p.text.startswith(why) for p in document.paragraphs)
    assert not {"n/N", "Part."} & {cell.text for table in document.tables for cell in table.rows[0].cells}
