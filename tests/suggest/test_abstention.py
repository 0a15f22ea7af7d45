"""What the coded data allow: a bar for proposals on a bound by transcript, percentages, or nearest examples alone."""

import numpy as np
import pandas as pd
import pytest

from suggest.talk import codebook, coded, nothing_around, segments
from themetrail.suggest.abstention import NEVER, _bar
from themetrail.suggest.by_transcript import LEVELS, at_least
from themetrail.suggest.examples import Agreement, Examples
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest

SAID = segments("well, there is never any time, hours are short", "he told me a secret", "nice weather on Monday")


def suggested(agreement=None, made=None, **settings):
    made, book = coded() if made is None else made, codebook()
    examples = Examples.gather([made], book, agreement)
    around = nothing_around(SAID)
    return suggest(examples, SAID, around, book, Settings(**{"meaning": False, "folds": 3, **settings}))


def overall(result, measure):
    return result.evaluation.query("method == 'model' and measure == @measure and scope == 'overall'")["value"].item()


def counted(likely, right, transcript):
    n = int(transcript.max()) + 1
    return at_least(likely, right, transcript, n), at_least(likely, np.ones(len(likely)), transcript, n)


def test_the_bar_is_where_so_many_proposals_are_right():
    transcript = np.repeat(np.arange(20), 10)
    likely = np.tile(np.linspace(0.05, 0.95, 10), 20)
    right = (likely > 0.5).astype(int)  # of those above .5 all, below none: with one below, 5 of 6 are right
    bar = _bar(*counted(likely, right, transcript), 0.8)
    assert bar == LEVELS[np.flatnonzero(LEVELS > 0.35)[0]]
    assert _bar(*counted(likely, right, transcript), 0.9) == LEVELS[np.flatnonzero(LEVELS > 0.45)[0]]


def test_transcripts_that_differ_raise_the_bar_and_few_give_none():
    """In the mean nine of ten are right either way; where two transcripts hold all that is wrong, the bound is low."""
    transcript, likely = np.repeat(np.arange(20), 10), np.full(200, 0.5)
    spread, lumped = np.tile(np.arange(10) > 0, 20), transcript > 1
    assert _bar(*counted(likely, spread, transcript), 0.85) < 1
    assert _bar(*counted(likely, lumped, transcript), 0.85) == NEVER
    few = transcript < 4
    assert _bar(*counted(likely[few], np.ones(40), transcript[few]), 0.8) == NEVER


def test_codes_given_by_chance_are_not_proposed_at_all():
    result = suggested(made=coded(transcripts=8, each=30, by_chance=True))
    assert len(result.suggestions) == 0
    assert overall(result, "coverage") == 0


def test_the_coders_own_agreement_takes_the_place_of_a_higher_target():
    made = coded(transcripts=8, each=30)
    wrong = np.random.default_rng(1).random(len(made)) < 0.3
    made.loc[wrong, "codes"] = pd.Series([("trust",)] * int(wrong.sum()), index=made.index[wrong])
    strict, lenient = suggested(made=made), suggested(Agreement(40, 50, 25), made)
    assert overall(lenient, "coverage") > overall(strict, "coverage")
    assert any("50%" in remark for remark in lenient.remarks)
    assert suggested(Agreement(40, 100, 95)).remarks == suggested().remarks  # the study asks for less than that


@pytest.mark.parametrize(
    ("asked", "shown"),
    [({}, 0), ({"percentages_from": 50}, 2), ({"percentages_from": 50, "largest_calibration_error": 0.0}, 0)],
)
def test_ranks_without_percentages_where_the_data_are_few_or_probabilities_off(asked, shown):
    table = suggested(**asked).suggestions
    assert table[table["rank"] == 1]["code_id"].tolist() == ["time", "trust"]
    assert table["probability"].notna().sum() == shown


@pytest.mark.parametrize("made", [coded(transcripts=6, each=9), coded(transcripts=4, each=40)])
def test_below_fifty_segments_or_five_transcripts_the_nearest_examples_alone(made):
    result = suggested(made=made)
    assert result.suggestions.groupby("segment_id")["code_id"].first().to_dict() == {"NEW-0": "time", "NEW-1": "trust"}
    assert result.suggestions["probability"].isna().all()
    assert (result.suggestions["evidence"] != "").all()
    assert "nearest coded examples" in result.remarks[0]
    assert result.nearest_only


def test_a_nearest_example_is_never_from_the_same_transcript():
    made = coded(transcripts=4, each=12, source="r1")
    rows = segments(*made.loc[made["transcript_id"] == "T0", "text"], transcript="T0")
    around, book = nothing_around(rows), codebook()
    found = suggest(Examples.gather([made], book), rows, around, book, Settings(meaning=False)).suggestions
    assert len(found) > 4
    assert not found["evidence"].str.contains("T0-").any()
