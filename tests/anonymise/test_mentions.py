"""Mentions are the same by whatever way they are found, and in however many processes."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.anonymise.names.forms import Words, words_of
from themetrail.anonymise.names.lower_case_words import counts_as_table, counts_from_tables, lower_case_words
from themetrail.anonymise.resolve import mentions
from themetrail.anonymise.resolve.lexicon import Lexicon
from themetrail.anonymise.resolve.mentions import gender_before, mention_form, mentions_of
from themetrail.anonymise.spans import Span
from themetrail.contracts.anonymise import DETECTIONS

FORMS = [("keller", "person"), ("anna maria", "person"), ("le tremplin", "organisation"), ("zoe", "person")]
LEXICON = Lexicon.from_rows(
    [
        {
            "transcript_id": "",
            "form": form,
            "category": category,
            "own_case": "no",
            "source": "found",
            "verdict": "replace",
        }
        for form, category in FORMS
    ]
)
PIECES = st.sampled_from(["Anna", "Maria", "Keller", "Zoë", "le", "Tremplin", "said", "no", "e\u0301t\u00e9", "42"])
GAPS = st.sampled_from([" ", "-", ", ", ". ", "\n", "'"])
TEXTS = st.lists(st.tuples(PIECES, GAPS), max_size=20).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@given(TEXTS)
def test_words_made_on_demand_are_the_words_of_the_text(text):
    words = Words(text)
    assert list(words) == words_of(text)
    assert words[1:4] == words_of(text)[1:4]


@given(TEXTS)
@settings(deadline=None, max_examples=50)  # the first text loads the lists of names
def test_a_text_without_any_telling_word_holds_no_name(text):
    everything = replace(LEXICON, telling=frozenset(Words(text).folded))
    assert LEXICON.spans_in(text) == everything.spans_in(text)


def test_two_processes_find_what_one_finds(monkeypatch):
    said = [("T1", turn, f"Anna Maria said {turn} times that Keller left Le Tremplin.") for turn in range(25)]
    turns = pd.DataFrame(said, columns=["transcript_id", "turn", "text"])
    found = {"transcript_id": "T1", "start": 0, "end": 4, "surface": "Anna", "category": "person", "detector": "ner"}
    detections = DETECTIONS.frame([{**found, "turn": turn, "score": 0.9} for turn in (3, 17)])
    alone = mentions_of(turns, detections, LEXICON)
    monkeypatch.setattr(mentions, "TURNS_AT_ONCE", 4)
    assert mentions_of(turns, detections, LEXICON, 2) == alone
    assert [mention.form for mention in alone[:3]] == ["anna maria", "keller", "le tremplin"]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("so Mme Favre", "f"),
        ("so Mme. Favre", "f"),
        ("so Mr\u00a0Favre", "m"),
        ("Mrs Favre", "f"),
        ("so Dr Favre", ""),
        ("so mme, Favre", ""),
        ("so Mme  Favre", ""),
        ("so Anna Favre", ""),
        ("Favre", ""),
    ],
)
def test_a_title_just_before_a_name_tells_the_gender(text, gender):
    start = text.index("Favre")
    assert gender_before(text, start) == gender
    span = Span(start, start + 5, "person", "ner", 0.9)
    assert mention_form(text, span) == ("favre|" + gender if gender else "favre")
    assert mention_form(text, span._replace(category="place")) == "favre"


def test_a_whole_name_needs_no_title_to_tell_whose_it_is():
    assert mention_form("so Mme Anna Favre", Span(7, 17, "person", "ner", 0.9)) == "anna favre"


def test_words_in_small_letters_are_counted_where_a_text_has_capitals():
    counted = lower_case_words(["Then the Rose, a rose.", "the rose again", "The \u00c9t\u00e9 and \u00e9t\u00e9"])
    assert counted == {"the": 1, "a": 1, "rose": 1, "and": 1, "ete": 1}


def test_words_of_all_batches_are_counted_as_those_of_one():
    texts = ["Then the Rose, a rose.", "the rose again", "NULL and nan, the nan", "The \u00c9t\u00e9 and \u00e9t\u00e9"]
    apart = [counts_as_table(lower_case_words(batch)) for batch in (texts[:2], [], texts[2:])]
    assert counts_from_tables(apart) == lower_case_words(texts)
