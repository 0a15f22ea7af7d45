"""What is no name stays, or is asked about: common words that begin a sentence, what people are called, set phrases."""

import pytest

from themetrail.anonymise.detect.no_names import ASKED, without_no_names, without_words
from themetrail.anonymise.spans import Span

LEFT = [
    ("en", "Fair enough, I said.", "Fair", "organisation"),
    ("en", "Fingers crossed.", "Fingers", "person"),
    ("en", "Mark my words, it will be forgotten.", "Mark", "person"),
    ("en", "So Mum and Dad came.", "Dad", "person"),
    ("en", "Then the Hospital rang.", "Hospital", "organisation"),
    ("en", "For Christ's sake, I said.", "Christ", "person"),
    ("en", "Baker, cleaner, driver, I did it all.", "Baker", "person"),
    ("fr", "Ben voilà, c'est tout.", "Ben", "person"),
    ("fr", "Mais Papa ne parlait pas.", "Papa", "person"),
    ("fr", "Rivière, forêt, montagne.", "Rivière", "place"),
    ("fr", "Le tendon d'Achille a lâché.", "Achille", "person"),
    ("fr", "Et le Curé est venu.", "Curé", "person"),
    ("fr", "On en était au plan B.", "B", "place"),
    ("fr", "C'est la SEP, finalement.", "SEP", "place"),
    ("fr", "Je roule en Peugeot, une vieille.", "Peugeot", "organisation"),
    ("fr", "La Renault de mon frère est là.", "La Renault", "organisation"),
]
ASKED_ABOUT = [
    ("en", "Price is one thing.", "Price", "organisation"),
    ("fr", "Et à la Toussaint, les tombes.", "Toussaint", "person"),
    ("en", "I drive a Trabant, an old one.", "Trabant", "organisation"),
    ("en", "I drive a Ford, an old one.", "Ford", "organisation"),
    ("en", "Willow was what they planned.", "Willow", "organisation"),
    ("fr", "Boulanger, j'ai tout fait.", "Boulanger", "person"),
]
NAMES = [
    ("en", "I told Mark it was late.", "Mark", "person"),
    ("en", "Grace was what we said.", "Grace", "person"),
    ("en", "I work at a Trabant garage.", "Trabant", "organisation"),
    ("en", "Then the Wroxley Hospital rang.", "Wroxley Hospital", "organisation"),
    ("fr", "J'ai vu Ben hier.", "Ben", "person"),
    ("fr", "J'ai vu Renault hier.", "Renault", "person"),
    ("fr", "La Renault m'a dit non.", "Renault", "person"),
]


def judged(language: str, text: str, surface: str, category: str) -> list[Span]:
    start = text.index(surface)
    guess = Span(start, start + len(surface), category, "ner", 0.85)
    return without_no_names(text, [guess], language)


@pytest.mark.parametrize("guess", LEFT)
def test_what_names_nobody_is_left(guess):
    assert judged(*guess) == []


@pytest.mark.parametrize("guess", ASKED_ABOUT)
def test_what_may_be_a_name_is_asked_about(guess):
    assert [span.score for span in judged(*guess)] == [ASKED]


@pytest.mark.parametrize("guess", NAMES)
def test_names_are_names(guess):
    assert [(span.score, span.category) for span in judged(*guess)] == [(0.85, guess[3])]


def test_what_a_title_announces_is_a_name_wherever_it_stands():
    titled = Span(3, 7, "person", "title", 0.97)
    assert without_no_names("Mr Cook said so.", [titled], "en") == [titled]


def test_a_possessive_is_no_part_of_an_institution():
    (span,) = without_no_names("My GPX told me.", [Span(0, 6, "organisation", "ner", 0.85)], "en")
    assert (span.start, span.end) == (3, 6)


def test_a_common_word_behind_an_elision_is_asked_about_where_we_set_its_capital():
    (span,) = without_no_names("Une voix d'Ange.", [Span(11, 15, "person", "ner", 0.85)], "fr", [(0, 15)])
    assert span.score == ASKED


def test_that_a_common_word_is_a_things_name_is_no_guess_where_we_set_its_capital():
    said, set_by_us = "Et Mardi il pleuvait à Petit et à Lutry.", [(0, 40)]
    guesses = [
        Span(3, 8, "organisation", "ner", 0.45),
        Span(23, 28, "place", "ner", 0.45),
        Span(34, 39, "place", "ner", 0.85),
    ]
    found = without_no_names(said, guesses, "fr", set_by_us)
    assert [(said[one.start : one.end], one.score) for one in found] == [("Petit", ASKED), ("Lutry", 0.85)]
    assert len(without_no_names(said, guesses, "fr")) == 3


@pytest.mark.parametrize(
    ("language", "text", "word", "stays"),
    [
        ("fr", "Marine, bleu marine.", "Marine", False),
        ("fr", "Pro Infirmis m'a aidée.", "Infirmis", False),
        ("fr", "J'ai demandé à Infirmis.", "Infirmis", True),
        ("fr", "Maman et Papa sont là.", "Papa", False),
        ("fr", "Noël est là.", "Noël", True),
        ("fr", "Boulanger, nettoyeur, chauffeur.", "Boulanger", False),
        ("fr", "Boulanger, ma voisine, est là.", "Boulanger", True),
        ("en", "Hope so, anyway.", "Hope", False),
        ("en", "Then I told Mark it was late.", "Mark", True),
    ],
)
def test_what_the_clause_has_for_a_name_is_none_in_a_phrase_or_a_row_of_nouns(language, text, word, stays):
    start = text.index(word)
    clause = Span(start, start + len(word), "person", "clause", 0.2)
    assert without_words(text, [clause], language) == ([clause] if stays else [])
