"""Cross-validation: whole transcripts are left out, and what is left out teaches nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from suggest.talk import codebook, coded
from themetrail.suggest.examples import Examples
from themetrail.suggest.settings import Settings
from themetrail.suggest.training import Training
from themetrail.suggest.validation import NOTHING, Model, folds_of, hold_out, learn

NAMES = st.lists(st.sampled_from([f"T{i}" for i in range(12)]), min_size=1, max_size=60)


@given(NAMES, st.integers(2, 8))
def test_every_transcript_is_in_one_fold_and_no_fold_is_empty(names, parts):
    fold = folds_of(np.array(names, dtype=object), parts)
    assert set(fold) == set(names)
    assert set(fold.values()) == set(range(min(parts, len(set(names)))))


def test_few_transcripts_are_each_left_out_by_themselves():
    fold = folds_of(np.array(["A", "A", "B", "C", "C", "C"], dtype=object), 20)
    assert len(set(fold.values())) == 3


def training_with(table, **settings):
    return Training.of(Examples.gather([table], codebook()), codebook(), Settings(**settings))


def held_out_of(training):
    return hold_out(learn(training))


def test_scores_of_a_transcript_do_not_depend_on_its_own_codes():
    table = coded()
    changed = table.copy()
    mine = changed["transcript_id"] == "T0"
    changed.loc[mine, "codes"] = changed.loc[mine, "codes"].map(lambda codes: () if codes else ("time",))
    before, after = held_out_of(training_with(table)), held_out_of(training_with(changed))
    own = (table.sort_values("segment_id")["transcript_id"] == "T0").to_numpy()
    assert np.array_equal(before.scores[own], after.scores[own])
    assert np.array_equal(before.probabilities[own], after.probabilities[own])
    assert not np.array_equal(before.scores[~own], after.scores[~own])


def test_one_transcript_cannot_be_left_out():
    assert held_out_of(training_with(coded(transcripts=1))) is None


def test_words_that_say_the_code_are_found_again():
    held_out = held_out_of(training_with(coded()))
    borne = training_with(coded()).bearing
    assert held_out.probabilities[borne == 1].mean() > 0.8
    assert held_out.probabilities[borne == 0].mean() < 0.1
    assert held_out.distrusted == ["", "", ""]


def test_an_example_quoted_in_the_codebook_does_not_come_back_through_it():
    table = coded()
    book = codebook()
    quoted = table["text"].iloc[0]
    book.table.loc[0, "example"] = quoted.upper()
    with_quotation = Training.of(Examples.gather([table], book), book, Settings())
    assert len(with_quotation.book) == 0
    book.table.loc[0, "example"] = "something that nobody said"
    assert len(Training.of(Examples.gather([table], book), book, Settings()).book) == 1


@pytest.mark.parametrize("turn", ["previous", "following"])
def test_the_turn_before_and_the_turn_after_are_used_where_they_help(turn):
    table = coded(by_chance=True, transcripts=8, each=30)
    table[turn] = ["asked about " + (codes[0] if codes else "nothing") for codes in table["codes"]]
    training = training_with(table)
    borne = training.borne
    first = held_out_of(training).scores.argmax(axis=1)
    assert borne[np.arange(len(borne)), first][borne.any(axis=1)].mean() > 0.9


def test_weights_are_not_below_zero_and_what_is_by_chance_weighs_little():
    model = Model.fit(learn(training_with(coded())), NOTHING)
    assert (model.weights.by_code >= 0).all()
    assert model.weights.by_code.max() > 0


def test_a_code_that_is_named_but_was_never_given_can_come_first():
    table = coded()
    table = table[table["codes"].map(lambda codes: "forms" not in codes)]
    book = codebook(
        forms="forms, paper and signatures for the office", time="hours and time", trust="trust and secrets"
    )
    training = Training.of(Examples.gather([table], book), book, Settings())
    model = Model.fit(learn(training), NOTHING)
    rows = table.head(1).assign(text=["paper and signatures"], previous="", following="", speaker="")
    scored = model.of_texts(training.read(rows), ["*"])
    assert training.codes[training.taught[scored.scores[0].argmax()]] == "forms"
    assert training.few.tolist() == [False, False, True]
