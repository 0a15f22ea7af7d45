"""The catalogue: each surface says the same in all languages, and no word is taken for two things."""

import re
from importlib import resources
from pathlib import Path
from string import Formatter

import pytest

from themetrail.anonymise.review import review_pages
from themetrail.audit.chain.notice import notice_of, put_notice
from themetrail.coding.desk.adjudication import SCRIPTS as ADJUDICATION_SCRIPTS
from themetrail.coding.desk.page import SCRIPTS as DESK_SCRIPTS
from themetrail.coding.desk.page import texts_of
from themetrail.coding.sheets import sheet_form
from themetrail.in_print import CODES
from themetrail.interface.catalogue import forms_of, in_all, is_spoken
from themetrail.interface.desk.words import desk_words
from themetrail.interface.explorer.words import explorer_words
from themetrail.interface.findings.words import finding_words
from themetrail.interface.judging.words import judging_words
from themetrail.interface.meeting.words import meeting_words
from themetrail.interface.notices.words import notice_words
from themetrail.interface.pages.words import page_words
from themetrail.interface.review.words import review_words
from themetrail.interface.risk.words import risk_words
from themetrail.interface.settling.words import settling_words
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_words
from themetrail.interface.start.words import start_words
from themetrail.interface.status.words import status_words
from themetrail.interface.suggestions.words import suggestion_words
from themetrail.interface.verdicts.words import verdict_words
from themetrail.interface.verification.words import verification_words
from themetrail.layout import STATUS
from themetrail.page_scripts import page_script
from themetrail.report.explorer import page as explorer_page
from themetrail.running.gate_of_study import gate_of_study
from themetrail.running.notices import at_work, says_at_work

SURFACES = {
    "desk": desk_words,
    "explorer": explorer_words,
    "findings": finding_words,
    "judging": judging_words,
    "meeting": meeting_words,
    "notices": notice_words,
    "pages": page_words,
    "review": review_words,
    "risk": risk_words,
    "settling": settling_words,
    "sheets": sheet_words,
    "speakers": speaker_words,
    "start": start_words,
    "status": status_words,
    "suggestions": suggestion_words,
    "verdicts": verdict_words,
    "verification": verification_words,
}
# Names of sentences that a script puts together, and the keys by which it tells them apart
PUT_TOGETHER = ("did_", "status_", "flag_", "answer_", "saving_", "ruling_")
PUT_TOGETHER += ("question_", "doubt_", "field_", "decision_", "category_", "kind_")  # of the review
KEYS_OF_THE_BOOK = {"definition", "include", "exclude", "example"}
IN_PYTHON = {"page_title", "without_script", "adjudication_title", "adjudication_without_script"}
IN_PYTHON |= {
    "transcripts",
    "apart",
    "called",
    "one_person",
    "sheet",
    "not_needed",
    "the_list",
    "choose",
    "or",
    "not_listed",
}


def facts_of(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


def test_each_surface_of_the_catalogue_is_held_against_the_others():
    folders = {folder.name for folder in resources.files("themetrail.interface").iterdir() if folder.is_dir()}
    assert folders - {"__pycache__"} == set(SURFACES)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("language", [language for language in CODES if language != "english"])
def test_no_key_lacks_a_language_and_no_fact_differs(surface, language):
    english, other = (SURFACES[surface](name).sentences for name in ("english", language))
    assert list(other) == list(english)
    for key, said in english.items():
        forms, in_other = (one if isinstance(one, tuple) else (one,) for one in (said, other[key]))
        assert len(forms) == len(in_other), key
        assert facts_of(forms[-1]) == facts_of(in_other[-1]), key
        assert all(facts_of(form) <= facts_of(forms[-1]) for form in (*forms, *in_other)), key


@pytest.mark.parametrize("kind", ["page", "head"])
def test_no_page_or_heading_is_called_as_another_one_in_any_language(kind):
    meant: dict[str, str] = {}
    for words in in_all(sheet_words):
        for key in (key for key in words.sentences if key.startswith(f"{kind}_")):
            assert meant.setdefault(words.say(key), key) == key


def test_pages_have_titles_that_a_workbook_may_have():
    for words in in_all(sheet_words):
        titles = [words.say(key) for key in words.sentences if key.startswith("page_")]
        assert len(set(titles)) == len(titles)
        assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)


@pytest.mark.parametrize(
    "marks", [("accept", "refuse"), ("quote me", "never quote"), ("keep", "drop"), ("gone",), ("none of these",)]
)
def test_no_mark_is_taken_for_another_one(marks):
    known = sheet_form.marks_meant(*marks)
    assert sum(len(sheet_form.marks_meant(mark)) for mark in marks) == len(known)
    for words in in_all(sheet_words):
        for mark in marks:
            assert known[words.say(f"mark_{mark.replace(' ', '_')}").casefold()] == mark


def test_a_language_that_the_catalogue_lacks_is_english_and_says_so():
    assert not is_spoken("italian") and is_spoken("german")
    for words_of in SURFACES.values():
        assert (words_of("italian").language, words_of("german").language) == ("english", "german")


def test_no_sentence_holds_what_is_a_name_in_the_demo_study():
    """The demo may speak any language: with a Weiss among its people the gate would stop at a page that says `weiß`."""
    said = [
        form
        for words_of in SURFACES.values()
        for words in in_all(words_of)
        for sentence in words.sentences.values()
        for form in ((sentence,) if isinstance(sentence, str) else sentence)
    ]
    gate = gate_of_study(Path(__file__).parents[2], found=False)
    assert gate.search_content("results/page.md", "Das weiß sie.".encode())
    assert [one for one in said if gate.search_content("results/page.md", one.encode())] == []


def test_below_a_notice_the_status_page_speaks_of_what_was_in_each_language(tmp_path):
    page = tmp_path / STATUS
    page.parent.mkdir()
    heads = set()
    for words in in_all(status_words):
        as_it_is = f"# {words.say('title')}\n\n- {words.say('nobody')}\n"
        page.write_text(as_it_is, encoding="utf-8")
        put_notice(at_work(words.language), tmp_path, language=words.language)
        text = page.read_text(encoding="utf-8")
        assert words.say("nobody") not in text
        heads.add(text.partition("\n")[0])
        notice = notice_of(tmp_path)
        assert notice == notice_words(words.language).say("at_work") and says_at_work(notice)
        put_notice("", tmp_path)
        assert page.read_text(encoding="utf-8") == as_it_is
    assert len(heads) == len(CODES) and not says_at_work("")


def test_a_sentence_is_found_again_with_other_blanks():
    *_, german = found = forms_of(
        sheet_words, "word_whose", dict.fromkeys(("round", "coder", "transcript", "issue"), "(?:.+?)")
    )
    french = found[1]
    line = sheet_words("french").say("word_whose", round="r1", coder="C1", transcript="T", issue="ab")
    assert "\u00a0:" in line
    for said in (line, line.replace("\u00a0", " "), line.replace("\u00a0", ""), line.replace(" ", "\u202f")):
        assert french.fullmatch(said), said
    assert not german.fullmatch(line)


def texts_of_explorer() -> list[str]:
    own = resources.files(explorer_page.__package__)
    beside = [own.joinpath(name).read_text(encoding="utf-8") for name in explorer_page.SCRIPTS]
    return [*map(page_script, explorer_page.SHARED), *beside]


# Of each page its scripts, and the surfaces that it speaks with
DESKS = dict(zip(DESK_SCRIPTS, texts_of(DESK_SCRIPTS), strict=True))
DESKS |= dict(zip(ADJUDICATION_SCRIPTS, texts_of(ADJUDICATION_SCRIPTS), strict=True))
EXPLORER = dict(zip((*explorer_page.SHARED, *explorer_page.SCRIPTS), texts_of_explorer(), strict=True))
REVIEW = {
    name: resources.files(review_pages.__package__).joinpath(name).read_text(encoding="utf-8")
    for name in ("review.js", "review.html")
}
PAGES = {
    "desks": (DESKS, (page_words, desk_words, settling_words)),
    "explorer": (EXPLORER, (page_words, explorer_words)),
    "review": (REVIEW, (review_words, verdict_words)),
}
SCRIPTS = {
    (page, name): script
    for page, (scripts, _) in PAGES.items()
    for name, script in scripts.items()
    if name.endswith(".js")
}
_SAID = re.compile(r"(?<!this\.)(?<!page\.)\bsay\(\s*'(\w+)'|\bdamaged\('(\w+)'")
_NAME = re.compile(r"'([a-z_0-9]+)'|\{\{(\w+)\}\}")  # in a script, and in a template
_INSIDE = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")  # code within a text
_TEXT = re.compile(r"'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")


def named_in(script: str) -> set[str]:
    """All texts of a script that can be names of sentences."""
    return {one for found in _NAME.findall(script) for one in found if one}


def test_no_script_writes_a_time_or_a_number_in_the_language_of_the_browser():
    assert [
        place for place, script in SCRIPTS.items() if re.search(r"\btoLocale|Format\(\s*(\)|undefined)", script)
    ] == []


@pytest.mark.parametrize("page", PAGES)
def test_scripts_say_what_the_catalogue_has_and_all_of_it(page):
    scripts, surfaces = PAGES[page]
    surfaced = [words_of().sentences for words_of in surfaces]
    known = set().union(*surfaced)
    assert len(known) == sum(map(len, surfaced))  # no sentence is put in the place of another one
    for name, script in scripts.items():
        said = {one for found in _SAID.findall(script) for one in found if one}
        assert said <= known, name
    named = set().union(*map(named_in, scripts.values())) | IN_PYTHON | KEYS_OF_THE_BOOK
    unused = {key for key in known - named if not key.startswith((*PUT_TOGETHER, "head_", "also_"))}
    assert unused == set()


def code_of(name: tuple[str, str]) -> str:
    """A script without what is said to who reads it."""
    said = r"/\*.*?\*/|//[^'\n]*$|throw new Error\(`[^`]*`\)"
    return re.sub(said, "", SCRIPTS[name], flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", SCRIPTS, ids="/".join)
def test_scripts_hold_no_sentence_of_their_own(name):
    """What people read has words with blanks in between; names of classes and selectors are in small letters."""
    texts = [_INSIDE.sub("", one or other) for one, other in _TEXT.findall(code_of(name))]
    assert [text for text in texts if re.search(r"\b[A-Z][a-z]+ [a-z]+|[a-z]{3,}[.;] [a-z]", text)] == []


@pytest.mark.parametrize("name", SCRIPTS, ids="/".join)
def test_no_script_calls_something_else_as_what_speaks(name):
    assert re.findall(r"\b(?:const|let|var) say\b|\bsay = (?!\()|[(,{] ?say[,) ]", code_of(name)) == []
