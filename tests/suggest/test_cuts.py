"""Each code's own cut: where its expected F1 is highest, and how many codes of a segment are proposed at most."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suggest.talk import codebook, coded, nothing_around, segments
from themetrail.suggest.cuts import best_expected_f1, f1_cuts, most_of_a_segment
from themetrail.suggest.examples import Examples
from themetrail.suggest.proposals import chosen_codes
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest
from themetrail.suggest.training import Training
from themetrail.suggest.validation import hold_out, learn

LIKELY = st.lists(st.integers(1, 999).map(lambda n: n / 1000), min_size=1, max_size=12).map(np.array)


def test_the_best_expected_f1_by_hand():
    """.9 + .6 + .4 + .1 = 2 passages bear the code. The first k: 1.8 / 3, 3 / 4, 3.8 / 5, 4 / 6."""
    assert best_expected_f1(np.array([0.4, 0.9, 0.1, 0.6])) == pytest.approx(3.8 / 5)
    assert best_expected_f1(np.array([1.0, 1.0, 0.0])) == 1
    assert best_expected_f1(np.zeros(3)) == 0
    assert best_expected_f1(np.empty(0)) == 0


def test_a_cut_is_half_of_the_best_f1_of_its_code():
    likely = np.array([[0.4, 0.02], [0.9, 0.2], [0.1, 0.03], [0.6, 0.9]])
    allowed = np.ones((4, 2), dtype=bool)
    allowed[3, 1] = False  # of the second code .02, .2 and .03 are left: .4 / 1.25, .46 / 2.25, .5 / 3.25
    assert f1_cuts(likely, allowed).tolist() == pytest.approx([0.38, 0.16])


def test_a_code_that_is_allowed_nowhere_has_the_cut_of_all():
    likely = np.array([[1.0, 0.5], [0.0, 0.5]])
    allowed = np.array([[True, False], [True, False]])
    assert f1_cuts(likely, allowed).tolist() == [0.5, 0.5]
    assert f1_cuts(likely, np.zeros((2, 2), dtype=bool)).tolist() == [0, 0]


@settings(deadline=None)
@given(LIKELY)
def test_no_cut_does_better_than_half_of_the_best(likely):
    """Lipton et al. 2014: among all cuts, the best proposes what is more likely than half of the F1 that it reaches."""
    best = best_expected_f1(likely)
    proposed = likely >= best / 2
    assert 2 * likely[proposed].sum() / (proposed.sum() + likely.sum()) == pytest.approx(best)


def test_as_many_codes_as_nine_in_ten_segments_bear_and_three_at_least():
    def bearing(*sizes):
        return np.array([[place < size for place in range(30)] for size in sizes], dtype=np.int8)

    assert most_of_a_segment(bearing(1, 1, 2, 0)) == 3
    assert most_of_a_segment(bearing(*[5] * 9, 9)) == 5
    assert most_of_a_segment(bearing(*[5] * 8, 9, 9)) == 9
    assert most_of_a_segment(bearing(0, 0, *[5] * 9, 9)) == 5  # what bears no code is not counted
    assert most_of_a_segment(bearing(30)) == 20
    assert most_of_a_segment(bearing(0)) == 3


def test_limits_of_all_of_each_code_and_of_each_segment():
    likely = np.array([[0.9, 0.3, 0.2], [0.9, 0.3, 0.2]])
    assert chosen_codes(likely, likely, 3, 0.25) == [[0, 1], [0, 1]]
    assert chosen_codes(likely, likely, 3, np.array([0.95, 0.3, 0.1])) == [[1, 2], [1, 2]]
    assert chosen_codes(likely, likely, 3, np.array([[0.25], [0.5]])) == [[0, 1], [0]]
    assert chosen_codes(likely, likely, np.array([1, 2]), 0.0) == [[0], [0, 1]]


def scored_of(result, method):
    rows = result.evaluation.query("scope == 'overall' and method == @method").set_index("measure")["value"]
    return rows.to_dict()


def rare_and_common():
    """Talk in which one code is rare, and told by words that mostly mean nothing."""
    table = coded(transcripts=12, each=30)
    draw = np.random.default_rng(3)
    rows = draw.choice(len(table), 60, replace=False)
    given_ = draw.random(60) < 0.3
    table.loc[rows, "text"] = "perhaps it is so"
    is_rare = set(rows[given_].tolist())
    table["codes"] = [
        (("rare",) if row in is_rare else ()) if row in set(rows.tolist()) else codes
        for row, codes in enumerate(table["codes"])
    ]
    return table


@pytest.fixture(scope="module")
def by_cut():
    book = codebook("time", "trust", "forms", "rare")
    rows = segments("perhaps it is so", "there is never any time, hours are short")
    made = Examples.gather([rare_and_common()], book)
    how = {"meaning": False, "folds": 6, "percentages_from": 50, "precision_target": 0.95}
    return {
        cut: suggest(made, rows, nothing_around(rows), book, Settings(**how, **{"cut": cut}))
        for cut in ("precision", "f1")
    }


def test_a_rare_code_is_found_where_each_code_has_its_own_cut(by_cut):
    proposed = {
        cut: result.suggestions.groupby("segment_id")["code_id"].apply(set).to_dict() for cut, result in by_cut.items()
    }
    assert "NEW-0" not in proposed["precision"]
    assert proposed["f1"]["NEW-0"] == {"rare"}
    assert proposed["precision"]["NEW-1"] == proposed["f1"]["NEW-1"] == {"time"}
    assert any("a probability of its own" in remark for remark in by_cut["f1"].remarks)


def test_the_cut_changes_what_is_proposed_and_neither_ranks_nor_probabilities(by_cut):
    precise, balanced = (scored_of(by_cut[cut], "model") for cut in ("precision", "f1"))
    for measure in ("recall_at_1", "recall_at_3", "mean_reciprocal_rank", "calibration_error", "brier_skill"):
        assert precise[measure] == balanced[measure]
    assert balanced["macro_f1"] > precise["macro_f1"]
    assert balanced["precision"] < precise["precision"]
    assert by_cut["precision"].promises.equals(by_cut["f1"].promises)


def test_every_run_says_what_the_other_cut_would_propose(by_cut):
    told, made = scored_of(by_cut["precision"], "model_f1_cuts"), scored_of(by_cut["f1"], "model")
    assert set(told) == {"coverage", "coverage_of_uncoded", "precision", "micro_f1", "macro_f1"}
    assert told == {measure: made[measure] for measure in told}


def test_the_cuts_for_a_transcript_know_nothing_of_its_own_codes():
    table = coded()
    changed = table.copy()
    mine = changed["transcript_id"] == "T0"
    changed.loc[mine, "codes"] = changed.loc[mine, "codes"].map(lambda codes: () if codes else ("time",))
    before, after = (
        hold_out(learn(Training.of(Examples.gather([one], codebook()), codebook(), Settings(meaning=False))))
        for one in (table, changed)
    )
    part = before.fold[np.flatnonzero(Examples.gather([table], codebook()).transcripts == "prior/T0")[0]]
    assert np.array_equal(before.cuts[part], after.cuts[part])
    assert not np.array_equal(np.delete(before.cuts, part, 0), np.delete(after.cuts, part, 0))
