"""Tables and figures speak the language of the report: the same catalogue in each, and nothing else in print."""

from importlib import import_module
from string import Formatter

import docx
import pytest
from tests.report.conftest import material_of

from themetrail.figure_page import Page
from themetrail.in_print import CODES
from themetrail.report.figures.matrix import groups_counted, write_matrix
from themetrail.report.table_docx import write_docx
from themetrail.report.table_html import page_of
from themetrail.report.tables import BUILDERS, as_printed

SAID = {
    "french": ("Tableau 1", "Thème, sous-thème et code", "Général", "participants qui le mentionnent", "« "),
    "german": ("Tabelle 1", "Thema, Unterthema und Code", "Generell", "Personen, die es erwähnen", "„"),
}
ENGLISH = ("Table 1", "Theme, subtheme", "General", "participants who", "Label", "Note. ", "Provisional")


def _facts(form: str | tuple[str, str]) -> list[set[str]]:
    """What each form of a sentence asks for."""
    return [
        {name for _, name, _, _ in Formatter().parse(one) if name} for one in ([form] * isinstance(form, str) or form)
    ]


@pytest.mark.parametrize("room", ["report", "agreement"])
@pytest.mark.parametrize("language", CODES)
def test_each_language_has_every_sentence_with_the_same_facts(room, language) -> None:
    english, other = (import_module(f"themetrail.{room}.words.{name}").SENTENCES for name in ("english", language))
    assert set(other) == set(english)
    assert [key for key in english if _facts(other[key]) != _facts(english[key])] == []


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("name", ["labels", "themes"])
def test_a_table_is_in_the_language_of_the_report_alone(group, tmp_path, language, name) -> None:
    material = material_of(group, ["une chose"], language=language, show_not_mentioned=True)
    printed = as_printed(BUILDERS[name](material, "talks"), "1", "s", material)
    page = page_of(printed)
    title, head, label, counted, marks = SAID[language]
    assert f'<html lang="{CODES[language]}">' in page
    assert all(words in page.replace("<em>", "").replace("</em>", "") for words in (title, head, label, counted))
    assert name == "labels" or marks in page.replace("\u00a0", " ")
    write_docx(printed, tmp_path / "t.docx")
    document = docx.Document(str(tmp_path / "t.docx"))
    text = " ".join([*(one.text for one in document.paragraphs), *(c.text for c in document.tables[0]._cells)])
    assert not [word for word in ENGLISH if word in text and word != "Note. "]
    assert f"SEQ {title.split()[0]} " in document.element.xml
    assert language == "german" or "Provisoire\u00a0: une chose." in text


@pytest.mark.parametrize(("language", "words"), [("french", "participants qui"), ("german", "Personen, die")])
def test_a_figure_and_its_caption_are_in_that_language(group, tmp_path, language, words) -> None:
    (counts,) = groups_counted(group.matrix, group.counts, group.names, ["talks"])
    caption = write_matrix(counts, group.codebook, Page(language=language), [tmp_path / "m.svg"])
    drawn = (tmp_path / "m.svg").read_text(encoding="utf-8")
    assert words in caption and words in drawn
    assert "participants who" not in drawn and ">Label<" not in drawn and ">general<" not in drawn
    assert {"french": ">général<", "german": ">generell<"}[language] in drawn
