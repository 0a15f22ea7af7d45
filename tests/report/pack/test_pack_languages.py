"""The reviewer's pack in each language: whole, and without a word of English where it speaks itself."""

from dataclasses import replace
from importlib import import_module
from string import Formatter

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn

from in_english import OTHERS, english_in
from themetrail.contracts.pack import CODEBOOK_VERSIONS, TABLES_OF_PACK
from themetrail.in_print import CODES
from themetrail.method_profiles import COUNTS, PROFILES, SATURATION, profile_of
from themetrail.report.pack.items.language import items_in
from themetrail.report.pack.pack import CHECKLISTS_BY_NAME, Settings, write_all
from themetrail.report.pack.sample import Bands, sample_table
from themetrail.report.pack.sample_part import sample_part
from themetrail.report.pack.versions import versions_part
from themetrail.report.pack.words.language import pack_words
from themetrail.report.words.language import words_of

# What a study itself says here: names of codes, memos, reasons, what its codebook and logs hold
OWN = (
    "a laugh that hides something",
    "he says so himself",
    "A long talk",
    "Does not fit the others #déviante",
    "Nothing, and why",
    "I really expected anger.",
    "Sport, Exercise and Health",  # a journal
)


def facts_of(said):
    forms = said if isinstance(said, tuple) else (said,)
    return len(forms), {name for _, name, _, _ in Formatter().parse(forms[-1]) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_and_no_item_lacks_a_language_and_no_fact_differs(language):
    english, other = (import_module(f"themetrail.report.pack.words.{one}").SENTENCES for one in ("english", language))
    assert list(other) == list(english)
    assert [key for key in english if facts_of(other[key]) != facts_of(english[key])] == []
    assert not set(english) & set(words_of().sentences)  # none stands in the place of one of tables and figures
    items = [f"{one.name} {item.number}" for one in CHECKLISTS_BY_NAME.values() for item in one.items]
    assert list(items_in("english")) == list(items_in(language)) == items
    for topic, asked in items_in(language).values():
        assert english_in(f"{topic} {asked}") == set()


@pytest.mark.parametrize("language", CODES)
def test_each_method_and_change_of_the_codebook_has_its_words(language):
    known = set(pack_words(language).sentences)
    changes = set(CODEBOOK_VERSIONS.columns["what"].choices) - {"changed"}
    assert {f"change_{what}" for what in changes} <= known
    for name, profile in PROFILES.items():
        assert f"method_{name}" in known
        for part, key in ((COUNTS, "counts"), (SATURATION, "saturation")):
            assert (f"why_no_{key}_{name}" in known) == bool(profile.why_not(part))


def text_of(file):
    """What stands in a document, the study's own words taken out, and those in quotation marks."""
    document = docx.Document(file)
    told = [
        "".join(run.text for run in one.runs)
        for one in document.paragraphs
        if not one._p.findall(f".//{qn('w:ind')}")  # passages
    ]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join(line.split("\n«")[0].split("\n„")[0] for line in [*told, *cells])
    for own in OWN:
        text = text.replace(own, "")
    return text


@pytest.mark.parametrize(("language", "method"), [("french", "codebook_ta"), ("german", "reflexive_ta")])
def test_the_document_speaks_that_language_alone_and_the_tables_are_those_of_any(material, tmp_path, language, method):
    material = replace(material, stated={"coders": "x"})
    settings = Settings(
        study="s",
        profile=profile_of(method),
        version="1",
        sample_k=3,
        checklists=list(CHECKLISTS_BY_NAME),
        language=language,
    )
    files = {one: [tmp_path / one / f"{name}.csv" for name in TABLES_OF_PACK] for one in ("english", language)}
    for one, tables in files.items():
        (tmp_path / one).mkdir()
        write_all(material, replace(settings, language=one), tmp_path / f"{one}.docx", tables)
    for english, other in zip(*files.values(), strict=True):
        assert english.read_bytes() == other.read_bytes()
    text = text_of(tmp_path / f"{language}.docx")
    assert english_in(text) == set()
    assert english_in(text_of(tmp_path / "english.docx")) > {"the", "of", "with"}
    document = docx.Document(tmp_path / f"{language}.docx")
    assert document.core_properties.language == CODES[language]
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == CODES[language]


SAID = {
    "french": (
        "Partie 6. Registre des arbitrages",
        "2 codes de segments tranchés par A1\u00a0: gardés\u00a0: 1, écartés\u00a0: 1.",
        "1 sur 2 sans raison (50,0\u00a0%).",
        "3 participants (talks\u00a0: 3 en 1 transcription)\u00a0; partie 1.",
        "2 thèmes, 1 sous-thème et 3 codes\u00a0; partie 3 (codebook.csv).",
        "renommé",
        "(aucune raison donnée)",
        "0,25",
    ),
    "german": (
        "Teil 6. Verzeichnis der Entscheide über Strittiges",
        "2 strittige Codes von Segmenten, entschieden von A1: 1 behalten, 1 verworfen.",
        "1 von 2 ohne Grund (50,0\u00a0%).",
        "3 Personen (talks 3 in 1 Transkript); Teil 1.",
        "2 Themen, 1 Unterthema und 3 Codes; Teil 3 (codebook.csv).",
        "umbenannt",
        "(kein Grund angegeben)",
        "0,25",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_what_the_document_says(material, tmp_path, language):
    settings = Settings(study="s", profile=profile_of("codebook_ta"), version="1", sample_k=3, language=language)
    material = replace(material, missing=[words_of(language).say("round_not_issued", round="r2")])
    write_all(material, settings, tmp_path / "p.docx", [])
    document = docx.Document(tmp_path / "p.docx")
    text = "\n".join([one.text for one in document.paragraphs] + [c.text for t in document.tables for c in t._cells])
    assert [said for said in SAID[language] if said not in text] == []
    assert {"french": "Provisoire\u00a0: le tour", "german": "Vorläufig: Runde r2"}[language] in text
    captions = [one._p.xml for one in document.paragraphs if one.style.name == "Caption"]
    assert all({"french": " SEQ Tableau ", "german": " SEQ Tabelle "}[language] in xml for xml in captions)


@pytest.mark.parametrize("language", OTHERS)
def test_the_sample_in_bands_and_in_merged_categories(language):
    words = pack_words(language)
    assert (
        Bands.of([0.5, 2.25], words).names[0]
        == {
            "french": "0,5 à moins de 1",
            "german": "0,5 bis unter 1",
        }[language]
    )
    ids = [f"P{n}" for n in range(8)]
    people = pd.DataFrame({"participant_id": ids, "label": ids, "withdrawn": "", "role": [*"aaaabbb", ""]})
    people = people.assign(age=["1.5"] * 4 + ["2.75"] * 4, note=list(ids), empty="")
    sample = sample_table(people, {"g": ids, "h": ids[:2]}, 3, words)
    part = sample_part("", sample, 3, words)
    text = " ".join([part.blocks[0].text, *part.blocks[1].note, *(" ".join(row.cells) for row in part.blocks[1].rows)])
    for key in ("are_texts", "nothing_stated", "sample_cells", "range", "average"):
        assert words.say(key, k=3) in text
    assert words.say("or", some="b", last=words.say("not_stated")) in text
    assert "2,1" in text  # the mean of four times 1.5 and 2.75
    assert english_in(text) == set()


def test_the_versions_of_today_are_called_so(material):
    words = pack_words("german")
    part = versions_part(
        "", {"r1": material.codebook.table, "today": material.codebook.table}, CODEBOOK_VERSIONS.empty(), words
    )
    assert "Kodierrunde r1: 6 Einträge und heute: 6 Einträge." in part.blocks[0].text
