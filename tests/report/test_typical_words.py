"""How near words are to a code's other passages, against values worked out by hand."""

from math import log, sqrt

import pytest

from themetrail.report.typical_words import TypicalWords

# In four passages: `clock` stands in two, `my` in three, all others in one, so that their weights are ln(1 + 4/2),
# ln(1 + 4/3) and ln(1 + 4/1); the pseudonym is no word.
TEXTS = {"S1": "My clock", "S2": "The clock, my neck", "S3": "My garden", "S4": "[Person 2] sings"}
CLOCK, MY, OTHER = log(3), log(7 / 3), log(5)


def test_passages_are_compared_by_their_weighted_words() -> None:
    one, two = (MY, CLOCK), (OTHER, CLOCK, MY, OTHER)
    cosine = (MY * MY + CLOCK * CLOCK) / (sqrt(sum(w * w for w in one)) * sqrt(sum(w * w for w in two)))
    assert TypicalWords(TEXTS).nearness(["S1", "S2"]) == pytest.approx([cosine, cosine], abs=1e-9)
    assert TypicalWords(TEXTS).nearness(["S1", "S4"]) == [0.0, 0.0]
    assert TypicalWords(TEXTS).nearness(["S1"]) == [0.0]  # there is no other


def test_a_word_counts_more_the_oftener_it_stands_in_a_passage_but_less_than_in_proportion() -> None:
    typical = TypicalWords({**TEXTS, "S5": "clock clock clock garden"})
    clock, garden = log(1 + 5 / 3) * (1 + log(3)), log(1 + 5 / 2)
    assert typical.cosine("clock", typical.others(["S5"], "S5")) == pytest.approx(
        clock / sqrt(clock * clock + garden * garden), abs=1e-9
    )


def test_a_stretch_is_compared_with_the_other_passages_alone() -> None:
    typical = TypicalWords(TEXTS)
    others = typical.others(["S1", "S3"], "S1")
    assert typical.cosine("clock", others) == 0
    assert typical.cosine("garden", others) == pytest.approx(OTHER / sqrt(OTHER * OTHER + MY * MY), abs=1e-9)
    assert typical.cosine("words that stand nowhere", others) == 0


def test_how_participants_are_called_is_typical_of_nothing() -> None:
    texts = {"S1": "Job Coach 1 sings", "S2": "Job Coach 2 waits", "S3": "A job"}
    assert TypicalWords(texts).nearness(["S1", "S2"])[0] > 0
    assert TypicalWords(texts, ["Job Coach 1", "Job Coach 2"]).nearness(["S1", "S2"]) == [0.0, 0.0]
