"""Terms: numbers and pseudonyms are one word, weights follow from the training rows alone."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from suggest.talk import coded
from themetrail.suggest.counting import WORD, LetterTerms, WordTerms, plain
from themetrail.suggest.terms import Talk, Terms, Weighting, _fitted, text_vectors
from themetrail.suggest.words import Words

TEXTS = list(coded(3, 10)["text"])


def test_pseudonyms_of_one_kind_are_one_word():
    assert plain("[Person 3] called Job Coach 12") == plain("[person 14] called job coach 7")


def test_only_the_lack_of_terms_means_none():
    assert _fitted(WordTerms, ["", "..."], token_pattern=WORD) is None

    def broken(_):
        raise ValueError("a fault of the program")

    with pytest.raises(ValueError, match="a fault of the program"):
        _fitted(broken, TEXTS, token_pattern=WORD)


def test_vectors_have_unit_length():
    terms = Terms(Talk(TEXTS, TEXTS, TEXTS))
    counts = terms.count(Talk(TEXTS, TEXTS, TEXTS))
    lengths = np.sqrt(text_vectors(*Weighting(counts).parts(counts)[:2]).power(2).sum(axis=1))
    assert np.allclose(lengths, 1)


def test_word_weights_are_those_of_the_textbook_formula():
    terms = Terms(Talk(TEXTS, TEXTS, TEXTS))
    counts = terms.count(Talk.alone(TEXTS[:20]))
    ours = Weighting(counts)._part(0, counts.words)
    book = TfidfVectorizer(preprocessor=plain, token_pattern=r"(?u)\b\w+\b|[?!]", ngram_range=(1, 2), sublinear_tf=True)
    theirs = book.fit_transform(TEXTS[:20])
    assert np.sort(ours.data[ours.data > 0]) == pytest.approx(np.sort(theirs.data), rel=1e-5)


WORDWISE = {
    LetterTerms: {"analyzer": "char_wb", "ngram_range": (2, 5)},
    WordTerms: {"token_pattern": WORD, "ngram_range": (1, 2)},
}
BODIES = st.lists(st.text(st.sampled_from("abΣİ é\u00a0\u2028\n[3]?_"), max_size=30), min_size=2, max_size=6)


@pytest.mark.parametrize("kind", WORDWISE)
@given(texts=BODIES, others=BODIES)
def test_terms_counted_word_by_word_are_those_that_scikit_learn_counts(kind, texts, others):
    counter = CountVectorizer(preprocessor=plain, dtype=np.float32, **WORDWISE[kind])
    fitted = counter.fit([*texts, "abab é 12"])
    words, terms = Words(), kind(fitted)
    for body in (texts, others, texts):  # words that are met later have a place too
        ours, theirs = terms.count(words, words.rows(body)), fitted.transform(body)
        assert (ours != theirs).nnz == 0
        assert ours.indices.tolist() == theirs.indices.tolist()


@given(BODIES, BODIES)
def test_the_size_of_a_text_is_how_many_words_it_has(texts, others):
    words = Words()
    for body in (texts, others):
        assert words.sizes(words.rows(body)).tolist() == [len(re.findall(r"\w+", text)) for text in body]


def test_counting_once_is_the_same_as_counting_the_training_rows_alone():
    """Terms that only held-out texts share have no weight."""
    texts = ["aaa bbb", "aaa bbb", "ccc ddd", "ccc ddd"]
    counts = Terms(Talk.alone(texts)).count(Talk.alone(texts))
    words, letters, *around = Weighting(counts.rows(np.array([0, 1]))).parts(counts)
    assert words[2:].sum() + letters[2:].sum() == 0
    assert min(words[:2].sum(), letters[:2].sum()) > 0
    assert sum(part.sum() for part in around) == 0


def test_texts_without_any_term_are_no_error():
    terms = Terms(Talk.alone(["", "..."]))
    counts = terms.count(Talk.alone(["one"]))
    assert text_vectors(*Weighting(counts).parts(counts)[:2]).sum() == 0


def test_a_word_of_one_text_alone_is_met_again_in_a_text_to_come():
    terms = Terms(Talk.alone(["she pays the rent", "the bus was late"]))
    weighting = Weighting(terms.count(Talk.alone(["she pays the rent", "the bus was late"])))
    told, asked = (weighting.parts(terms.count(Talk.alone([text])))[0] for text in ("she pays the rent", "rent again"))
    assert (told @ asked.T).sum() > 0


def test_french_forms_of_one_word_meet_in_their_letters():
    texts = ["nous formons les conseillers", "la formation des conseillères", "il pleut ce matin", "un matin de pluie"]
    counts = Terms(Talk.alone(texts)).count(Talk.alone(texts))
    vectors = text_vectors(*Weighting(counts).parts(counts)[:2])
    alike = (vectors @ vectors.T).toarray()
    assert alike[0, 1] > alike[0, 2]
    assert alike[0, 1] > alike[1, 3]
