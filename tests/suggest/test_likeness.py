"""Likeness of texts: sums of kernels, in which what the codebook says is like talk in its words alone."""

import numpy as np
import pytest

from themetrail.suggest import likeness as likeness_of
from themetrail.suggest import meaning
from themetrail.suggest.likeness import Reader, closest_parts, kinds_of, likeness
from themetrail.suggest.meaning import Meaning, encoder_version, parts_of
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
    alone = {"words", "letters", "meaning", "meaning_of_parts"}
    assert all(kinds[kind].sum() == 0 for kind in kinds.keys() - alone)


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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("we have no time", ["we have no time"]),
        ("We have no time. And she?\nShe trusts me!  ...", ["We have no time.", "And she?", "She trusts me!"]),
        ("time to think; time to rest", ["time to think;", "time to rest"]),
        ("It costs 3.50 a day", ["It costs 3.50 a day"]),
        ("時間がない。彼女は信じる。", ["時間がない。", "彼女は信じる。"]),
        ("", [""]),
        ("...", ["..."]),
    ],
)
def test_the_parts_of_a_text_are_its_sentences(text, parts):
    assert parts_of(text) == parts


@with_encoder
def test_a_text_that_says_two_things_is_alike_to_each_of_them():
    texts = ["We have no time.", "She trusts me.", "We have no time. She trusts me.", "The bus was late."]
    reader = Reader(Talk.alone(texts), Meaning())
    reading = reader.read(Talk.alone(texts), [""] * 4)
    kinds = kinds_of(reading, reading)
    whole, parts = kinds["meaning"], kinds["meaning_of_parts"]
    assert parts[:2, :2] == pytest.approx(whole[:2, :2], abs=1e-4)  # of one part each
    time_and_trust = whole[0, 1]
    assert parts[0, 2] == pytest.approx((1 + time_and_trust) / np.sqrt(2 + 2 * time_and_trust), abs=1e-4)
    assert np.diag(parts) == pytest.approx(np.ones(4), abs=1e-4)
    cosine = closest_parts(reading.parts, reading.parts)
    assert cosine[:2, 2] == pytest.approx([1, 1], abs=1e-3)
    assert cosine[3, 2] == pytest.approx(max(cosine[3, :2]), abs=1e-5)
    assert cosine[3, 2] < 0.5


@with_encoder
def test_what_parts_mean_does_not_depend_on_how_many_texts_are_compared_at_once(monkeypatch):
    reading = Reader(TALK, Meaning()).read(TALK, SPEAKERS)
    at_once = kinds_of(reading, reading)["meaning_of_parts"]
    monkeypatch.setattr(likeness_of, "CHUNK", 2)
    assert np.allclose(kinds_of(reading, reading)["meaning_of_parts"], at_once, atol=1e-6)
    assert kinds_of(reading, reading.rows(np.zeros(0, dtype=int)))["meaning_of_parts"].shape == (5, 0)


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


@with_encoder
def test_sentences_mean_in_their_text_what_they_mean_alone():
    told = Meaning()
    [sentences] = told.of_parts(["We have no time. And she?\nShe trusts me!"])
    alone = Meaning().of(["We have no time.", "And she?", "She trusts me!"])
    assert np.array_equal(sentences, alone)
    assert np.array_equal(told.of_parts(["she trusts me"])[0], told.of(["she trusts me"]))


def test_a_text_is_read_beside_its_sentences_and_each_sentence_once(monkeypatch):
    calls = []

    class Encoder:
        def encode(self, texts):
            calls.append(texts)
            return np.array([np.full(512, len(text) / 1000, dtype=np.float32) for text in texts])

    monkeypatch.setattr(meaning, "_encoder", lambda: Encoder())
    told = Meaning()
    told.remember(["No time. She left.", "yes", "No time."])
    assert calls == [["No time.", "No time. She left.", "She left.", "yes"]]
    first, second, third = told.of_parts(["No time. She left.", "yes", "No time."])
    assert first[:, 0] == pytest.approx([0.008, 0.009])
    assert [second[:, 0].tolist(), third[:, 0].tolist()] == [pytest.approx([0.003]), pytest.approx([0.008])]
    assert told.of(["No time. She left."])[0, 0] == pytest.approx(0.018)
    assert len(calls) == 1
