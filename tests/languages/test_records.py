"""The records of the languages: complete, written as they are compared, and the only place that knows a language."""

import ast
import re
from dataclasses import MISSING, fields, is_dataclass
from itertools import combinations
from pathlib import Path

import pytest

import themetrail
from languages.invented import INVENTED
from themetrail.anonymise.names.forms import fold, form_of
from themetrail.configuration.anonymise import PHONE_REGIONS, Anonymise
from themetrail.languages.neighbours import NEIGHBOURS
from themetrail.languages.parts.facts import TOLD_FACTS, Telling
from themetrail.languages.parts.quoting import RARE_FACTS
from themetrail.languages.table import LANGUAGES, beginnings_of, phrases_of_all, words_of_all

PARTS = ("Calendar", "Titles", "Talk", "Vocabulary", "Labels", "Addresses", "Transcripts", "Quoting", "Facts", "Public")
HERE = Path(themetrail.__file__).parent
WITH_ACCENTS = {
    *("hums", "answers", "without_forms", "openers", "of_interviews", "abbreviations", "in_dates"),
    *("clause_words", "subjects", "joined_to_names", "origins"),
}


def values_of(record, path=""):
    """Each field of a record and of its parts, with its value and whether it has a default."""
    for each in fields(record):
        value, name = getattr(record, each.name), f"{path}{each.name}"
        if is_dataclass(value):
            yield from values_of(value, f"{name}.")
        else:
            optional = each.default is not MISSING or each.default_factory is not MISSING
            yield name, value, optional


@pytest.mark.parametrize("language", [*LANGUAGES.values(), INVENTED], ids=lambda language: language.code)
def test_every_field_is_filled(language):
    empty = [name for name, value, optional in values_of(language) if not value and not optional]
    assert empty == []
    assert [len(language.calendar.months), len(language.calendar.weekdays)] == [12, 7]
    assert set(language.transcripts.columns) == {"speaker", "text", "start", "end"}
    assert set(language.quoting.rare_facts) == set(RARE_FACTS)
    assert language is INVENTED or set(language.facts.told) | {"origin", "quantity"} == set(TOLD_FACTS)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_words_stand_as_they_are_compared(language):
    for name, value, _ in values_of(language):
        field = name.rpartition(".")[2]
        if isinstance(value, frozenset) and field != "pronouns_in_capitals":
            as_compared = str.casefold if field in WITH_ACCENTS else fold
            assert {word for word in value if as_compared(word) != word} == set(), name


@pytest.mark.parametrize("language", [*LANGUAGES.values(), INVENTED], ids=lambda language: language.code)
def test_facts_are_told_in_words_as_they_are_compared(language):
    facts = language.facts
    phrases = [phrase for groups in facts.told.values() for listed in groups.values() for phrase in listed]
    assert [one for one in (*phrases, *facts.numbers, *facts.counted) if form_of(one) != one] == []
    assert {kind for kind, _ in facts.counted.values()} <= set(TOLD_FACTS)
    assert [
        head for telling in facts.tellings for head in telling.heads if form_of(head).replace("œ", "oe") != head
    ] == []
    assert {telling.kind for telling in facts.tellings} <= {*TOLD_FACTS, "standing out", "dated"}
    assert all("HEAD" in pattern for telling in facts.tellings for pattern in telling.patterns)


def phrases_in(value):
    """The phrases of a tuple, those in tuples within it too."""
    for one in value:
        if isinstance(one, Telling):
            yield from one.patterns
        else:
            yield from phrases_in(one) if isinstance(one, tuple) else (one,)


@pytest.mark.parametrize("language", [*LANGUAGES.values(), INVENTED], ids=lambda language: language.code)
def test_phrases_are_regular_expressions(language):
    for name, value, _ in values_of(language):
        for phrase in phrases_in(value) if isinstance(value, tuple) and name != "calendar.months" else ():
            re.compile(phrase)
    assert all(re.match(r"[^\W\d_][^\W\d_]|I ", phrase) for phrase in language.talk.greetings)
    quoting = language.quoting
    for phrase in (*quoting.struck, *quoting.struck_at_end, *quoting.struck_alone):
        assert re.match(r"[^\W\d_]['\w]", phrase), phrase


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_titles_are_among_the_titles(language):
    titles = language.titles
    known = titles.female | titles.male | titles.either
    for part in ("sure", "with_capital", "in_capitals", "own", "surnames_too", "seldom"):
        assert getattr(titles, part) <= known, part
    assert not titles.female & titles.male


def test_every_field_says_what_it_means():
    tree = ast.parse((HERE / "languages" / "language.py").read_text(encoding="utf-8"))
    unsaid = [
        f"{record.name}.{one.target.id}"
        for record in tree.body
        if isinstance(record, ast.ClassDef)
        for one, after in zip(record.body, [*record.body[1:], None], strict=True)
        if isinstance(one, ast.AnnAssign)
        and not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant))
        and one.annotation.id not in PARTS
    ]
    assert unsaid == []


def test_no_module_of_a_step_knows_a_language_by_its_code():
    codes = {*LANGUAGES, *NEIGHBOURS} - {"it", "es"}
    named = [
        f"{file.relative_to(HERE)}:{node.lineno}"
        for step in ("anonymise", "ingest", "segment")
        for file in (HERE / step).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in codes
    ]
    assert named == []


def test_no_module_of_a_step_names_a_month():
    months = {spellings[0] for language in LANGUAGES.values() for spellings in language.calendar.months}
    months -= {"may", "mars", "march", "august", "mai", "april"}  # other words, and names, too
    word = re.compile(rf"\b(?:{'|'.join(months)})\b")
    files = [file for step in ("anonymise", "ingest") for file in (HERE / step).rglob("*.py")]
    saying = {
        file.name
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and word.search(node.value)
    }
    assert saying <= {"decoding.py", "generalise.py"}  # a text that a model is tried on, and a docstring


def test_what_a_study_has_from_the_start_is_what_the_records_say():
    defaults = Anonymise()
    assert {code: LANGUAGES[code].model for code in defaults.models} == defaults.models
    assert set(PHONE_REGIONS) == set(phrases_of_all(lambda language: language.addresses.phone_regions))


def test_words_of_all_are_those_of_each():
    roles = words_of_all(lambda language: language.labels.roles)
    assert {"interviewer", "intervenante", "sprecherin"} <= roles
    assert phrases_of_all(lambda language: language.addresses.spoken_at) == ("at", "at sign", "arobase", "chez")
    assert beginnings_of(["thanks", "hi", "hey", "go ahead"]) == "g[o]|h[ei]|t[h]"


def test_neighbours_are_no_languages_of_the_table():
    assert not set(LANGUAGES) & set(NEIGHBOURS)
    lists = [set(language.name_lists) for language in [*LANGUAGES.values(), *NEIGHBOURS.values()]]
    assert all(not one & other for one, other in combinations(lists, 2))
