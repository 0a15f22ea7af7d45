"""Names that are words: a capital that grammar does not explain, and the clause where a capital says nothing."""

import pytest

from anonymise.small_study import DEFAULTS
from themetrail.anonymise.detect.address_forms import begins_sentence
from themetrail.anonymise.detect.clauses import Place, place_of, place_of_name
from themetrail.anonymise.detect.detect import spans_of
from themetrail.anonymise.detect.models import model_named, recogniser_of
from themetrail.anonymise.names.forms import words_of
from themetrail.anonymise.spans import REPLACED_FROM


def evidence_in(text: str, language: str) -> tuple[set[str], set[str]]:
    """The words of persons that are replaced, and those that are asked about."""
    recogniser = recogniser_of(model_named(DEFAULTS.models[language]))
    (spans,) = spans_of([text], recogniser, language, ())
    sure = {text[s.start : s.end] for s in spans if s.category == "person" and s.score >= REPLACED_FROM}
    return sure, {text[s.start : s.end] for s in spans if s.score < REPLACED_FROM} - sure


NAMED = [
    ("en", "I told Will that it was over.", {"Will"}),
    ("en", "I asked Hope about it.", {"Hope"}),
    ("en", "Without Grace I would have left.", {"Grace"}),
    ("en", "April and June are my sisters. I told May.", {"June", "May"}),
    ("en", "Then Rose called.", {"Rose"}),
    ("en", "Dawn said it was fine.", {"Dawn"}),
    ("fr", "J'ai demandé à Pierre de venir.", {"Pierre"}),
    ("fr", "On a mangé avec Fleur à midi.", {"Fleur"}),
    ("en", "I rang N'Diaye yesterday.", {"N'Diaye"}),
    ("en", "Ask Moody.", {"Moody"}),
    ("en", "Smith-Jones said no, and Dr Bishop left.", {"Bishop"}),
    ("fr", "Rose m'a dit que non.", {"Rose"}),
    ("en", "Dear Hope, thank you.", {"Hope"}),
    ("fr", "Prudence et moi, on travaillait ensemble.", {"Prudence"}),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMED)
def test_a_word_is_a_name_where_its_capital_has_no_other_reason(language, text, expected):
    sure, _ = evidence_in(text, language)
    assert expected <= sure


ASKED = [
    ("en", "I saw Badger yesterday.", {"Badger"}),
    ("en", "Will was there too.", {"Will"}),
    ("en", "And then May came in.", {"May"}),
    ("en", "We asked and OKONKWAH never came.", {"OKONKWAH"}),
    ("en", "My sister (Hope) came.", {"Hope"}),
    ("en", "- Hope (night shift)", {"Hope"}),
    ("en", "Best wishes,\nHope", {"Hope"}),
]


@pytest.mark.parametrize(("language", "text", "expected"), ASKED)
def test_what_is_doubtful_is_asked(language, text, expected):
    sure, asked = evidence_in(text, language)
    assert expected <= asked and not expected & sure


ORDINARY = [
    ("en", "The Government and the Court speak English in May."),
    ("en", "Will you come? Hope so. May I ask? Rose prices hurt."),
    ("en", "See Section 4 and Phase II of the Hope Street Guide."),
    ("fr", "La Mairie et l'État parlent de Noël en avril."),
    ("fr", "Juste avant, une rose, et de la constance. Mai fut long."),
]


@pytest.mark.parametrize(("language", "text"), ORDINARY)
def test_an_explained_capital_is_nobody(language, text):
    sure, asked = evidence_in(text, language)
    assert (sure, asked) == (set(), set())


PLACES = [
    ("en", "i told will that it was over", "will", Place.PERSON),
    ("en", "i told long stories", "long", Place.EITHER),
    ("en", "because hope never listens", "hope", Place.PERSON),
    ("en", "my sister will helped me", "will", Place.EITHER),
    ("en", "my sister will help me", "will", Place.UNTOLD),
    ("en", "Rose with Pierre told me", "Rose", Place.EITHER),
    ("en", "Rose with thorns", "Rose", Place.UNTOLD),
    ("en", "i saw the rose yesterday", "rose", Place.NOUN),
    ("en", "and you, rose, you were there", "rose", Place.EITHER),
    ("fr", "je suis allée chez rose", "rose", Place.PERSON),
    ("fr", "parce que rose n'écoute jamais", "rose", Place.PERSON),
    ("fr", "j'ai vu la rose", "rose", Place.NOUN),
    ("de", "der ernst hat gesagt nein", "ernst", Place.PERSON),
    ("de", "mit dem ernst der lage", "ernst", Place.NOUN),
    ("de", "ich habe mit rosa gesprochen", "rosa", Place.PERSON),
]


@pytest.mark.parametrize(("language", "text", "word", "expected"), PLACES)
def test_the_clause_tells_where_a_person_stands(language, text, word, expected):
    found = next(one for one in words_of(text) if one.surface == word)
    assert place_of(text, found, language) == expected


def test_a_note_in_brackets_counts_as_nothing_before_a_sentence():
    for text in ("[laughs] Seven single socks.", "Yes. (laughs) Seven socks.", '[pause] "Seven."'):
        assert begins_sentence(text, text.index("Seven"))
    assert not begins_sentence("I met [laughs] Seven", 15) and not begins_sentence("in Bern (BE) Seven", 13)


@pytest.mark.parametrize(
    ("language", "text", "name", "place"),
    [
        ("en", "The office in Oakcombe wanted the form.", "Oakcombe", Place.UNTOLD),
        ("en", "The team at Oakcombe said no.", "Oakcombe", Place.UNTOLD),
        ("en", "Staff of Oakcombe knew it.", "Oakcombe", Place.UNTOLD),
        ("en", "We live in Oakcombe and my sister came.", "Oakcombe", Place.UNTOLD),
        ("en", "The day after Teerza told me.", "Teerza", Place.PERSON),
        ("en", "We lived at Teerza's mother's.", "Teerza", Place.PERSON),
        ("en", "The mother of Teerza wanted it.", "Teerza", Place.PERSON),
        ("fr", "La directrice de Montrevel voulait le formulaire.", "Montrevel", Place.EITHER),
        ("fr", "Parce que Teerza voulait venir.", "Teerza", Place.PERSON),
        ("fr", "La sœur d'Emeka voulait venir.", "Emeka", Place.PERSON),
        ("de", "Die Stelle in Altbruck wollte das Formular.", "Altbruck", Place.UNTOLD),
        ("de", "Weil Teerza wollte, dass ich gehe.", "Teerza", Place.PERSON),
        ("de", "Die Mutter von Teerza wollte das.", "Teerza", Place.PERSON),
    ],
)
def test_what_is_done_behind_a_name_is_not_done_by_it_where_it_belongs_to_a_noun_before_it(language, text, name, place):
    start = text.index(name)
    assert place_of_name(text, start, start + len(name), language) == place
