"""What only people know, the list of references, and how both stand in Markdown and Word."""

import re

import docx
import pytest

from report.methods.small_tables import FILE, TABLES, adjudications, page, text
from themetrail.report.methods.page import LANGUAGES, Kind
from themetrail.report.methods.references import SOURCES, cited_in, place_in_list
from themetrail.report.methods.slots import PLACES
from themetrail.report.methods.word import STATED_STYLE, write_methods_docx

ALL = {key: f"Statement on {key}." for key in PLACES}


def section(said: str, title: str) -> str:
    return said.partition(f"## {title}\n")[2].partition("\n## ")[0]


def kinds(of: Kind, **changes) -> list[str]:
    return [each.text for part in page(**changes).sections for each in part.paragraphs if each.kind is of]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_statement_is_marked_in_its_section_and_listed_at_the_end(language):
    words = LANGUAGES[language]
    said = text(language=language)
    gap = f"> **{words.state.format(what=words.slots['coder_training'])}**"
    assert gap in section(said, words.sections["coding"])
    at_end = section(said, words.sections["open"])
    assert f"- {words.open_slot.format(key='coder_training', what=words.slots['coder_training'])}" in at_end
    assert FILE in at_end


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_stated_stands_apart_from_what_is_computed_and_is_open_no_more(language):
    stated = {"coder_training": "Both had coded twelve talks before."}
    said = text(language=language, stated=stated)
    assert "\n\n> Both had coded twelve talks before.\n\n" in said
    assert LANGUAGES[language].slots["coder_training"] not in said
    assert kinds(Kind.STATED, stated=stated, language=language) == list(stated.values())
    assert kinds(Kind.COMPUTED, language=language) == kinds(Kind.COMPUTED, language=language, stated=stated)


def test_where_all_is_stated_the_page_says_so():
    said = text(stated=ALL)
    assert "[state:" not in said
    assert "Everything that this text asks people for is stated." in section(said, "Still to be stated")


def test_a_study_is_asked_only_what_it_has():
    def asked(**changes) -> set[str]:
        return {one.partition(":")[0] for one in kinds(Kind.ITEM, **changes)}

    usual = set(PLACES) - {"anonymisation_check"}
    assert asked() == usual
    nobody_counted = TABLES["recall"].assign(share=None, ci_low=None, ci_high=None)
    assert asked(recall=nobody_counted) == usual | {"anonymisation_check"}
    assert asked(review=TABLES["review"].assign(status="open")) == usual | {"anonymisation_check"}
    one = TABLES["assignments"]
    assert asked(assignments=one[one["coder_id"] == "C1"]) == usual - {"coder_independence"}
    assert asked(adjudications=adjudications()) == usual - {"adjudicator"}
    assert asked(cut_offs=TABLES["cut_offs"].assign(scheme="custom", source="")) == usual - {"scheme_reference"}
    written = TABLES["turns"].assign(question="q1")
    assert usual - asked(turns=written) == {"recording", "transcription", "transcription_software"}


def test_what_nobody_was_asked_for_is_printed_all_the_same():
    assert "> A colleague read two talks." in text(stated={"anonymisation_check": "A colleague read two talks."})


def test_references_are_those_that_the_text_cites_in_alphabetical_order():
    listed = kinds(Kind.REFERENCE)
    authors = [one.partition(",")[0] for one in listed]
    assert authors == ["Clopper", "Guest", "Honnibal", "Mölder", "Pedregosa"]
    assert "Pedregosa" not in str(kinds(Kind.REFERENCE, suggestions={}))
    told = "No coefficient was computed (Braun & Clarke 2021, Qualitative Research in Psychology 18:328-352)."
    assert kinds(Kind.REFERENCE, agreement=told)[0].startswith("Braun")
    assert kinds(Kind.REFERENCE, stated={"coders": "As in Braun and Clarke (2021), two."})[0].startswith("Braun")


def test_an_entry_that_the_list_lacks_is_asked_for_and_stands_in_its_place():
    order = [each.text[:20] for each in page().sections[-2].paragraphs]
    assert (
        order[0].startswith("Clopper") and order[1].startswith("[state: the full ref") and order[2].startswith("Guest")
    )
    stated = {"scheme_reference": "Dunand, A. (2024). A study."}
    order = [each.text for each in page(stated=stated).sections[-2].paragraphs]
    assert order[1] == "Dunand, A. (2024). A study."


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_is_found_however_it_is_cited(key):
    source = SOURCES[key]
    in_sentence = [f"{' {} '.join(source.authors).format(word)}" for word in ("and", "et", "und", "&")]
    for names in in_sentence:
        names += " et al." if source.more else ""
        for how in (f"{names} ({source.year})", f"({names}, {source.year})", f"({names} {source.year}, p. 3)"):
            assert cited_in(f"As {how} say") == [key]
    assert key not in cited_in(f"{source.behind()[:-1]}x")
    assert not source.entry or re.search(rf"\({source.year}\)", source.entry)


def test_accents_and_capitals_do_not_decide_on_the_place_in_the_list():
    assert sorted(["Mölder", "van A", "Molar", "Éluard"], key=place_in_list) == ["Éluard", "Molar", "Mölder", "van A"]


def test_no_text_of_people_makes_markup():
    hostile = {"coders": "1. *Two* <script>x</script> [a](http://b) &lt; # `c` | _d_", "coder_training": "- one"}
    said = text(stated=hostile)
    assert r"> 1\. \*Two\* &lt;script&gt;x&lt;/script&gt; \[a\](http://b) &amp;lt; \# \`c\` \| \_d\_" in said
    assert r"> \- one" in said
    assert "<" not in text(agreement="A code <b>bold</b>.")


def test_the_document_holds_the_same_words_with_what_people_wrote_in_a_style_of_its_own(tmp_path):
    made = page(stated={"coders": "Two people \x0bcoded."}, language="french")
    write_methods_docx(made, tmp_path / "a.docx", font="Arial", size=10)
    write_methods_docx(made, tmp_path / "b.docx", font="Arial", size=10)
    write_methods_docx(made, tmp_path / "letter.docx", font="Arial", size=10, paper="letter")
    assert round(docx.Document(str(tmp_path / "letter.docx")).sections[0].page_width.cm, 2) == 21.59
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    document = docx.Document(str(tmp_path / "a.docx"))
    assert document.core_properties.language == "fr"
    said = {paragraph.text: paragraph for paragraph in document.paragraphs}
    stated = said["Two people \ufffdcoded."]
    assert stated.style.name == STATED_STYLE and stated.runs[0].font.highlight_color is None
    open_one = next(each for each in document.paragraphs if each.text.startswith("[à préciser"))
    assert open_one.style.name == STATED_STYLE and open_one.runs[0].font.highlight_color is not None
    for part in made.sections:
        assert said[part.title].style.name == "Heading 2"
        for each in part.paragraphs:
            if each.kind is Kind.COMPUTED:
                assert said[each.text].style.name == "Normal"
    guest = next(each for each in document.paragraphs if each.text.startswith("Guest, G."))
    assert [run.text for run in guest.runs if run.italic] == ["PLOS ONE", "15"]


def test_a_code_that_is_called_like_a_link_makes_none():
    said = text(agreement="The lowest was “[Look](http://example.org)”, and “[a]: b” (95% interval [.1, .2]).\n")
    assert "“[Look\\](http://example.org)”, and “[a\\]: b” (95% interval [.1, .2])." in said
