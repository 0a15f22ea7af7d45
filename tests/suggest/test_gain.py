"""What a transcript would teach, by hand, and that what was chosen for it judges nothing."""

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from suggest.talk import codebook, coded, nothing_around, segments
from themetrail.contracts.segments import SEGMENTS
from themetrail.suggest.examples import Examples
from themetrail.suggest.gain import gains, unsure_of
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest


def test_unsure_is_the_variance_of_all_codes():
    assert unsure_of(np.array([[0.5, 0.5], [1.0, 0.0], [0.9, 0.2]])) == pytest.approx([0.5, 0, 0.25])


def test_gain_by_hand():
    # A: one segment along x; B: two, x and y. Mean vectors (1, 0) and (.5, .5), their mean (.75, .25).
    vectors = sp.csr_matrix(np.array([[1.0, 0], [1, 0], [0, 1]]))
    table = gains(["A", "B", "B"], np.array([0.2, 0.4, 0.6]), vectors).set_index("transcript_id")
    length = np.sqrt(0.75**2 + 0.25**2)
    assert table["unsure"].to_dict() == {"A": 0.2, "B": 0.5}
    assert table.loc["A", "like_others"] == pytest.approx(0.75 / length, abs=1e-6)
    assert table.loc["B", "like_others"] == pytest.approx(0.5 / (length * np.sqrt(0.5)), abs=1e-6)
    assert table.loc["B", "gain"] == pytest.approx(0.5 * 0.5 / (length * np.sqrt(0.5)), abs=1e-6)
    assert table["segments"].to_dict() == {"A": 1, "B": 2}


def test_without_a_segment_there_is_no_gain():
    assert gains([], np.empty(0), sp.csr_matrix((0, 3))).empty


def suggested(made, rows, **how):
    book, around = codebook(), nothing_around(rows)
    return suggest(Examples.gather([made], book), rows, around, book, Settings(meaning=False, folds=4), **how)


def test_only_what_nobody_has_coded_is_ranked_and_only_if_asked_for():
    made = coded(transcripts=6, each=20, source="r1").replace({"transcript_id": {"T0": "OLD"}})
    rows = SEGMENTS.check(
        pd.concat(
            [
                segments("no time", "another form to fill", transcript="OLD"),
                segments("no time at all, hours are short", transcript="SURE"),
                segments("she trusts me with a form and the week is full", transcript="TORN"),
            ],
            ignore_index=True,
        )
    )
    gain = suggested(made, rows, ranks_transcripts=True).gain.set_index("transcript_id")
    assert set(gain.index) == {"SURE", "TORN"}
    assert gain.loc["TORN", "unsure"] > gain.loc["SURE", "unsure"]
    assert suggested(made, rows).gain.empty


def test_transcripts_chosen_by_gain_teach_and_judge_nothing():
    made = coded(transcripts=8, each=20, source="r1")
    rows = segments("no time")
    chosen = made["transcript_id"].isin(["T0", "T1", "T2"])
    marked = suggested(made.assign(chosen_by=np.where(chosen, "gain", "random")), rows).evaluation
    row = marked.query("method == 'model' and measure == 'coverage'").iloc[0]
    assert (row["n_segments"], row["n_transcripts"]) == (100, 5)
    fewer = suggested(made[~chosen], rows).evaluation
    recall = "method == 'word_regression' and measure == 'recall_at_1'"
    assert len(Examples.gather([made], codebook())) == 160
    assert marked.query(recall)["value"].item() >= fewer.query(recall)["value"].item() - 0.05
    assert set(suggested(made.assign(chosen_by="gain"), rows).evaluation["reason"]) == {"no_blind_decision"}
