"""A known name is looked for in every turn: where a word is that name, and what else it may be."""

import pytest

from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.resolve.lexicon import Lexicon
from themetrail.anonymise.resolve.settling import settled
from themetrail.anonymise.spans import Span


def row(form: str, category: str = "person", source: str = "found", **other: str) -> dict:
    """A row of the contract LEXICON; a name that is no common word unless `own_case` says so."""
    return {
        "transcript_id": "",
        "form": form,
        "category": category,
        "own_case": "no",
        "source": source,
        "verdict": "replace",
        **other,
    }


def found(text: str, *rows: dict, **how: object) -> list[tuple[str, str]]:
    """What a lexicon of these rows finds in a text: the words and their category, in order."""
    spans = settled(text, [], Lexicon.from_rows(list(rows), **how))
    return [(text[span.start : span.end], span.category) for span in spans]


ROSE = row("rose", own_case="yes")
BEN = row("be", own_case="yes")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("so Rose came", ["Rose"]),
        ("so rose came", []),
        # At the beginning of a sentence every word has a capital: what it does tells.
        ("Rose said no", ["Rose"]),
        ("Rose water is nice", []),
        ("It is. Rose water is nice", []),
        ("so Rose water is nice", ["Rose"]),
        ("so ROSE came", ["ROSE"]),
        ("THE ROSE", []),
        ("so well-Rose", ["Rose"]),
    ],
)
def test_a_common_word_is_a_name_where_it_is_written_and_placed_as_one(text, names):
    assert [words for words, _ in found(text, ROSE)] == names


def test_who_is_listed_by_such_a_name_is_found_at_the_beginning_of_a_sentence_too():
    listed = row("rose", own_case="yes", source="people")
    assert found("Rose water is nice", listed) == [("Rose", "person")]
    assert found("rose water is nice", listed) == []


def test_a_name_of_two_letters_is_one_in_capitals_wherever_it_stands():
    assert found("BE. Then BE said", BEN) == [("BE", "person"), ("BE", "person")]
    assert found("Be it so", BEN) == []


def test_the_longest_form_is_found_and_no_part_of_it_again():
    forms = [row("tarn welby", "organisation"), row("tarn", "place"), row("tarn welby lane", "place")]
    assert found("At Tarn Welby Lane, Tarn and tarn welby.", *forms) == [
        ("Tarn Welby Lane", "place"),
        ("Tarn", "place"),
        ("tarn welby", "organisation"),
    ]
    # What begins within a longer form and ends behind it is none.
    assert found("Tarn Welby Tarn Welby", row("tarn welby tarn", "place"), row("tarn welby", "organisation")) == [
        ("Tarn Welby Tarn", "place")
    ]


def test_a_form_of_several_words_is_one_where_they_stand_together_and_are_written_so():
    company = row("blue door", "organisation", own_case="yes")
    assert found("At Blue Door, the blue door, Blue, Door", company) == [("Blue Door", "organisation")]
    initials = row("i d")
    assert found("so I.D. said, and I'd go, i.d.", initials) == [("I.D", "person")]


def test_a_row_of_one_transcript_holds_there_and_comes_before_the_others():
    rows = [row("zbinden"), row("zbinden", transcript_id="T2", verdict="keep", source="review")]
    assert found("so Zbinden came", *rows, transcript_id="T1") == [("Zbinden", "person")]
    assert found("so Zbinden came", *rows, transcript_id="T2") == []
    assert found("so Zbinden came", *reversed(rows), transcript_id="T2") == []


def test_a_form_that_was_shown_as_somebody_is_no_plural_of_another():
    text = "with the Zbindens then"
    assert found(text, row("zbinden")) == [("Zbinden", "person")]
    assert found(text, row("zbinden"), shown={"zbindens"}) == []


def _decided(text: str, span: Span, *rows: dict) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.category) for one in settled(text, [span], Lexicon.from_rows(list(rows)))]


@pytest.mark.parametrize("detector", ["ner", "capitalised", "title"])
def test_the_category_that_a_reviewer_gave_holds_whoever_found_the_name(detector):
    text = "so Zbinden came"
    span = Span(3, 10, "person", detector, 0.9)
    assert _decided(text, span, row("zbinden", "place", "review")) == [("Zbinden", "place")]
    kept = row("zbinden", "place", "review", verdict="keep")
    # Who says that a place may stay does not speak of somebody whom a title announces.
    assert _decided(text, span, kept) == [("Zbinden", "person" if detector == "title" else "place")]


@pytest.mark.parametrize(("detector", "category"), [("ner", "organisation"), ("title", "person")])
def test_what_a_model_took_for_a_person_is_what_most_of_its_mentions_are(detector, category):
    text = "so Zbinden came"
    span = Span(3, 10, "person", detector, 0.9)
    assert _decided(text, span, row("zbinden", "organisation")) == [("Zbinden", category)]


@pytest.mark.parametrize(
    ("text", "thing", "is_person"),
    [
        ("with the Zbindens then", "the Zbindens", True),
        ("with Anna Zbinden then", "Anna Zbinden", True),
        ("with A. Zbinden then", "A. Zbinden", True),
        ("with B. then", "B.", False),
    ],
)
def test_what_a_model_took_for_a_thing_is_a_person_s_where_all_its_words_are_names(text, thing, is_person):
    start = text.index(thing)
    span = Span(start, start + len(thing), "organisation", "ner", 0.9)
    categories = {category for _, category in _decided(text, span, row("zbinden"), row("anna"))}
    assert ("person" in categories, "organisation" in categories) == (is_person, not is_person)


def test_of_what_is_half_a_name_the_name_is_a_person_s():
    span = Span(5, 14, "organisation", "ner", 0.9)
    assert _decided("with Anna Tarn then", span, row("anna")) == [("Anna", "person"), ("Tarn", "organisation")]


def test_a_name_that_is_a_word_is_a_part_of_the_whole_name_where_a_sentence_begins_with_it():
    known = [row("rose", own_case="yes"), row("zbinden")]
    assert _decided("Rose Zbinden came", Span(0, 12, "organisation", "ner", 0.9), *known) == [
        ("Rose Zbinden", "person")
    ]
    assert _decided("Rose came", Span(0, 4, "place", "ner", 0.9), *known) == [("Rose", "person")]


def test_a_thing_that_is_known_as_one_stays_one():
    text = "with Anna Zbinden then"
    span = Span(5, 17, "organisation", "ner", 0.9)
    known = [row("zbinden"), row("anna"), row("anna zbinden", "organisation")]
    assert _decided(text, span, *known) == [("Anna Zbinden", "organisation")]


def test_a_person_s_name_within_a_listed_workplace_or_an_institution_is_a_part_of_that():
    listed = row("zbinden care", "organisation", "people")
    assert found("at Zbinden Care with Zbinden", listed, row("zbinden")) == [
        ("Zbinden Care", "organisation"),
        ("Zbinden", "person"),
    ]
    text = "at the University of Zbinden with Zbinden"
    span = Span(7, 28, "organisation", "ner", 0.9)
    assert _decided(text, span, row("zbinden")) == [("University of Zbinden", "organisation"), ("Zbinden", "person")]


def test_a_word_of_a_public_name_is_nobody_in_it_and_somebody_elsewhere():
    public = row("union zbinden", "organisation", "public", verdict="keep")
    assert found("the union zbinden and Zbinden", public, row("zbinden")) == [("Zbinden", "person")]


@pytest.mark.parametrize(
    ("text", "stretch", "left"),
    [
        ("so, Zbinden, came", ", Zbinden, ", "Zbinden"),
        ("so «Zbinden» came", "«Zbinden»", "Zbinden»"),
        ("so (Zbinden)", "(Zbinden)", "(Zbinden)"),
        ("so -- Zbinden --", "-- Zbinden --", "Zbinden"),
        ("so Zbinden’", "Zbinden’", "Zbinden"),
        ("so, -- , then", ", -- ,", None),
        ("of Brown and Stone", "and", None),
        ("of the, then", "the,", None),
    ],
)
def test_a_stretch_is_cut_to_its_words(text, stretch, left):
    start = text.index(stretch)
    span = Span(start, start + len(stretch), "place", "ner", 0.9)
    assert [words for words, _ in _decided(text, span)] == ([left] if left else [])


def test_what_was_found_less_surely_than_is_replaced_is_left():
    text = "so Zbinden came"
    assert [len(_decided(text, Span(3, 10, "person", "ner", score))) for score in (0.1, 0.9)] == [0, 1]
    assert form_of(text[3:10]) == "zbinden"


def test_a_known_name_is_surer_than_a_model_is_and_no_surer_than_can_be():
    rows = [row("zbinden"), row("tarn welby", "organisation")]
    spans = Lexicon.from_rows(rows).spans_in("so Zbinden came from Tarn Welby, Z-b-i-n-d-e-n, Z B I N D E N")
    assert {span.detector for span in spans} >= {"lexicon", "spelt_out"} and len(spans) >= 3
    assert all(0.85 < span.score <= 1 for span in spans)
