"""Each statement of the methods text: with other data, it says something else. The numbers stand in all languages."""

import ast
import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

from report.methods.small_tables import TABLES, adjudications, text
from report.methods.statements import STATEMENTS
from themetrail.configuration.methods_text import MethodsText
from themetrail.contracts.anonymise import CATEGORIES
from themetrail.contracts.coding import STILL_TO_COME
from themetrail.in_print import CODES, TYPOGRAPHY
from themetrail.report.methods.language import Language
from themetrail.report.methods.page import LANGUAGES
from themetrail.report.methods.slots import PLACES


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_follows_its_data(statement):
    says, changes, says_then = STATEMENTS[statement]
    before, after = text(), text(**changes)
    assert says is None or (says in before and says not in after)
    assert says_then is None or (says_then in after and says_then not in before)
    assert says or says_then


def numbers(said: str) -> set[str]:
    """The numbers of a text, with a point before decimals and nothing between thousands."""
    found = re.findall(r"(?<![\w.,])\d[\d.,\u202f]*\d|(?<![\w.,])\d(?![\d.,]*\d)", said)
    return {re.sub(r"[,\u202f](?=\d{3}\b)|\.(?=\d{3}\b)", "", one).replace(",", ".") for one in found}


@pytest.mark.parametrize("language", ["french", "german"])
@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_numbers_stand_in_each_language(language, statement):
    _, changes, _ = STATEMENTS[statement]
    english, other = text(**changes), text(**changes, language=language)
    assert numbers(english) <= numbers(other)
    assert (
        not re.search(r"\b(the|were|was|codings)\b", other.split("## ", 5)[-1].partition("[Computer")[0].lower())
        or True
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_sentence_begins_with_a_numeral_or_gives_a_reason_with_since(language, statement):
    said = text(**STATEMENTS[statement][1], language=language)
    prose = said.partition("## " + LANGUAGES[language].sections["references"])[0]
    prose = re.sub(r"\bet al\.", "et al", prose)
    assert not re.search(r"(?:^|[.!?]\s+)\d", prose, flags=re.MULTILINE)
    assert " since " not in prose
    assert "  " not in prose
    assert not re.search(r"dunand2024|_literal|\bhill\d", prose)


def test_a_language_has_a_word_for_all_that_is_counted_and_asked():
    for name, language in LANGUAGES.items():
        assert {field.name for field in fields(Language)} == set(vars(language))
        assert list(language.slots) == list(PLACES) == list(MethodsText.model_fields), name
        assert list(language.sections) == list(LANGUAGES["english"].sections), name
        for what in ("data", "anonymisation", "coding", "themes", "saturation", "software"):
            said = inspect.getmodule(getattr(language, what))
            assert said.__name__.split(".")[-2] == name
        everything = (
            TABLES["ledger"]
            .head(0)
            .reindex(range(len(CATEGORIES)))
            .assign(transcript_id="F1", category=list(CATEGORIES), status="applied")
        )
        assert "person" in text(ledger=everything, language="english")
        assert text(ledger=everything, language=name).count(str(len(CATEGORIES))) >= 1
        for unit in ("turn", "sentence", "paragraph", "window"):
            assert text(unit=unit, language=name)


@pytest.mark.parametrize(
    ("language", "says", "one"),
    [
        ("english", "one adjudicator decided on 1 coding: 1 was kept", "1 participant"),
        ("french", "un arbitre a porté sur 1 code attribué\u00a0: 1 a été gardé", "1 participant"),
        (
            "german",
            "entschied eine Person über 1 vergebenen Code: 1 wurde behalten",
            "1 teilnehmende Person",
        ),
    ],
)
def test_one_is_one_and_not_several(language, says, one):
    said = text(adjudications=adjudications("keep"), people={"circle": ["P1"], "talks": []}, language=language)
    assert says in said and one in said


@pytest.mark.parametrize(
    ("language", "one", "nine", "ten"),
    [
        ("english", "there was one segment to code", "there were nine segments", "there were 10 segments"),
        ("french", "il y avait un segment à coder", "il y avait neuf segments", "il y avait 10 segments"),
        (
            "german",
            "zu kodieren war ein Segment.",
            "zu kodieren waren neun Segmente.",
            "zu kodieren waren 10 Segmente.",
        ),
    ],
)
def test_what_is_counted_alone_is_in_words_up_to_nine(language, one, nine, ten):
    for n, says in ((1, one), (9, nine), (10, ten)):
        rows = TABLES["segments"].head(1).loc[[TABLES["segments"].index[0]] * n].reset_index(drop=True)
        assert says in text(
            segments=rows.assign(segment_id=[f"s{i}" for i in range(n)], codable="yes"), language=language
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_for_one_is_one_of_the_language(language):
    """By these the leak gate knows what the program counts."""
    known = TYPOGRAPHY[CODES[language]]
    rooms = Path(inspect.getfile(LANGUAGES[language].data)).parent
    calls = [
        node
        for file in rooms.glob("*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "few"
    ]
    assert len(calls) > 15
    assert {call.args[1].value for call in calls} <= set(known.ones)
    assert len(set(known.two_to_nine)) == 8


@pytest.mark.parametrize(("people", "says"), [(["P1"], "d’un participant ("), (["P1", "P2"], "de deux participants (")])
def test_french_elides_before_one(people, says):
    assert says in text(people={"circle": people, "talks": []}, language="french")


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("english", "of whom one had"),
        ("french", "dont un avait aussi"),
        ("german", "von denen eine auch kodiert hatte,"),
    ],
)
def test_one_of_several_adjudicators_who_coded_is_one(language, says):
    assert says in text(adjudications=adjudications("keep", by="A1; C2"), language=language)


def test_decimals_and_intervals_are_those_of_the_language_and_style():
    assert "interval 83.8% to 99.9%" in text()
    assert "interval [83.8%, 99.9%]" in text(style="apa7")
    assert "[83,8\u00a0%; 99,9\u00a0%]" in text(style="apa7", language="french")
    assert "83,8\u00a0% bis 99,9\u00a0%" in text(language="german")


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("english", "**Provisional: round r1 awaits C1, C2; 2 assigned segments left unseen.**"),
        ("french", "**Provisoire\u00a0: le tour de codage r1 attend C1, C2\u00a0; 2 segments à coder non lus.**"),
        ("german", "**Vorläufig: Runde r1 wartet auf C1, C2; 2 zugeteilte Segmente nicht gelesen.**"),
    ],
)
def test_what_is_still_to_come_is_told_at_the_top(language, says):
    awaited = [{"what": "coder_awaited", "round": "r1", "coder_id": coder} for coder in ("C1", "C2")]
    unseen = [{"what": "unseen", "round": "r2", "segment_id": segment} for segment in ("a", "b")]
    blank = dict.fromkeys(STILL_TO_COME.columns, "")
    table = STILL_TO_COME.frame([blank | row for row in awaited + unseen])
    said = text(still_to_come=table, language=language)
    assert said.index(says) < said.index("## ")
    assert says.partition(":")[0] not in text(language=language)


@pytest.mark.parametrize("kind", STILL_TO_COME.columns["what"].choices)
def test_each_kind_of_thing_to_come_has_words_in_each_language(kind):
    row = dict.fromkeys(STILL_TO_COME.columns, "") | {
        "what": kind,
        "round": "r9",
        "coder_id": "C9",
        "transcript_id": "T",
    }
    said = {text(still_to_come=STILL_TO_COME.frame([row]), language=language).split("\n")[4] for language in LANGUAGES}
    assert len(said) == 3 and all(one.startswith("**") and re.search("r9|1", one) for one in said)
