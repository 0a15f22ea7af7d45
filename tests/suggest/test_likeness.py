"""Likeness of texts: sums of kernels, in which what the codebook says is like talk in its words alone."""

import numpy as np
import pytest

from themetrail.suggest import meaning
from themetrail.suggest.likeness import Reader, kinds_of, likeness
from themetrail.suggest.meaning import Meaning, encoder_version
from themetrail.suggest.terms import Talk

TEXTS = ["we have no time", "we have no time at all?", "she trusts me", "another form to fill", ""]
BEFORE = ["how is it?", "how is it?", "", "and then?", "and then?"]
AFTER = ["and then?", "and then?", "and then?", "", ""]
TALK = Talk(TEXTS, BEFORE, AFTER)
SPEAKERS = ["coach", "client", "client", "", ""]
with_encoder = pytest.mark.skipif(not encoder_version(), reason="the sentence encoder is not installed")


@pytest.fixture(scope="module", params=[False, pytest.param(True, marks=with_encoder)])
def reader(request):
    return Reader(TALK.and_then(Talk.alone(["time: lack of hours"])), Meaning() if request.param else None)


def test_likeness_is_a_kernel_and_highest_of_a_text_to_itself(reader):
    reading = reader.read(TALK, SPEAKERS)
    kinds = kinds_of(reading, reading)
    total = likeness(kinds, dict.fromkeys(kinds, 1.0))
    assert np.allclose(total, total.T, atol=1e-5)
    assert np.linalg.eigvalsh(total.astype(float)).min() > -1e-4
    assert (total.argmax(axis=1) == np.arange(5)).all()
    assert kinds["speaker"].tolist()[:3] == [[1, 0, 0, 0, 0], [0, 1, 1, 0, 0], [0, 1, 1, 0, 0]]
    assert kinds["speaker"][3:].sum() == 0


def test_what_the_codebook_says_has_neither_a_turn_around_it_nor_a_speaker(reader):
    book = reader.read(Talk.alone(["time: lack of hours"]), [""], in_talk=False)
    kinds = kinds_of(reader.read(TALK, SPEAKERS), book)
    assert kinds["words"][0, 0] > 0
    assert all(kinds[kind].sum() == 0 for kind in kinds if kind not in ("words", "letters", "meaning"))


def test_two_texts_after_which_nobody_spoke_or_nobody_knows_what_are_not_alike_in_that(reader):
    reading = reader.read(TALK, SPEAKERS)
    kinds = kinds_of(reading, reading)
    for kind in kinds.keys() & {"words_after", "meaning_after"}:
        assert np.allclose(kinds[kind][:3, :3], 1, atol=1e-5)
        assert kinds[kind][3:].sum() == 0


def test_unknown_kinds_count_nothing(reader):
    kinds = kinds_of(reader.read(TALK, SPEAKERS), reader.read(TALK, SPEAKERS))
    assert np.array_equal(likeness(kinds, {"words": 1.0, "smell": 2.0}), 1 + kinds["words"])


@with_encoder
def test_sentences_that_mean_the_same_meet_in_two_languages():
    english, german, other = Meaning().of(["She trusts me.", "Sie vertraut mir.", "The bus was late."])
    assert english @ german > 0.7
    assert english @ other < 0.4


@with_encoder
def test_what_a_sentence_means_does_not_depend_on_what_is_read_beside_it():
    alone, among = Meaning().of(["we have no time"]), Meaning().of([*TEXTS[1:], "we have no time"])
    assert np.array_equal(alone[0], among[-1])


@with_encoder
def test_meaning_is_the_same_whatever_the_number_of_processes_and_what_was_asked_first(monkeypatch):
    monkeypatch.setattr(meaning, "BATCH", 2)
    one, two = Meaning(), Meaning()
    one.remember([*TEXTS, *BEFORE])
    two.remember([*reversed(TEXTS), *BEFORE], processes=2)
    assert np.array_equal(one.of(TEXTS), two.of(TEXTS))
