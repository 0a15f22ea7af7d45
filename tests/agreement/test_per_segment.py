"""One rating a segment: which one of several codes, where coders give one at most."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

from themetrail.agreement import bootstrap, coefficient
from themetrail.agreement.table import agreement_table

CODEBOOK = pd.DataFrame(
    [("T1", "", "theme"), ("a", "T1", "code"), ("b", "T1", "code"), ("T2", "", "theme"), ("c", "T2", "code")],
    columns=["code_id", "parent_id", "level"],
)


def study_of(given):
    """The tables of a study from each coder's codes of each segment (segments x coders of sets)."""
    names = [f"s{number:03}" for number in range(len(given))]
    segments = pd.DataFrame({"segment_id": names, "transcript_id": "t1", "group": "g", "codable": "yes"})
    rows = [
        (f"k{coder:02}", name, codes) for name, row in zip(names, given, strict=True) for coder, codes in enumerate(row)
    ]
    assignments = pd.DataFrame(
        [("r", coder, name, "coded" if codes else "no_code") for coder, name, codes in rows],
        columns=["round", "coder_id", "segment_id", "status"],
    )
    codings = pd.DataFrame(
        [("r", coder, name, code) for coder, name, codes in rows for code in sorted(codes)],
        columns=["round", "coder_id", "segment_id", "code_id"],
    )
    return segments, assignments, codings, CODEBOOK


def one_code(table, code_id, statistic, scope="all"):
    rows = table[(table["scope"] == scope) & (table["level"] == "one_code")]
    return rows[(rows["code_id"] == code_id) & (rows["statistic"] == statistic)]


def draw(segments, coders, none=0.0, seed=5):
    rng = np.random.default_rng(seed)
    truth = rng.choice(list("abc"), segments)
    given = [[{code if rng.random() < 0.7 else rng.choice(list("abc"))} for _ in range(coders)] for code in truth]
    return [[set() if rng.random() < none else codes for codes in row] for row in given]


def test_ten_coders_with_one_code_each_have_the_kappa_of_statsmodels():
    given = draw(80, 10)
    table = agreement_table(*study_of(given), statistics=["fleiss", "alpha"], draws=200)
    labels = np.array([["abc".index(next(iter(codes))) for codes in row] for row in given])
    expected = fleiss_kappa(aggregate_raters(labels)[0], method="fleiss")
    row = one_code(table, "", "fleiss").iloc[0]
    assert row["value"] == pytest.approx(expected, abs=1e-6)
    assert row["ci_low"] < row["value"] < row["ci_high"]


@pytest.mark.parametrize("statistic", ["percent", "alpha", "cohen", "fleiss", "ac1", "brennan_prediger"])
def test_no_code_is_a_category_where_a_segment_was_given_none(statistic):
    given = draw(60, 3, none=0.2)
    table = agreement_table(*study_of(given), statistics=[statistic, "alpha"], draws=0)
    ratings = [[next(iter(codes), "none") for codes in row] for row in given]
    expected = coefficient(ratings, statistic, categories=["a", "b", "c", "none"]).value
    assert one_code(table, "", statistic)["value"].iloc[0] == pytest.approx(expected, abs=1e-6)


def test_its_interval_over_transcripts_resamples_those_that_are_there():
    segments, *others = study_of(given := draw(60, 3))
    transcripts = [f"t{number // 10}" for number in range(60)]
    table = agreement_table(segments.assign(transcript_id=transcripts), *others, statistics=["fleiss"], draws=200)
    ratings = [[next(iter(codes)) for codes in row] for row in given]
    expected = bootstrap(ratings, "fleiss", transcripts=transcripts, draws=200)
    row = one_code(table, "", "fleiss").iloc[0]
    limits = row[["transcript_ci_low", "transcript_ci_high"]].tolist()
    assert limits == pytest.approx([expected.ci_low, expected.ci_high], abs=1e-6)
    assert row["transcript_reason"] == "few_transcripts"


def test_a_theme_is_a_question_of_its_own():
    # b and c stand together once: over the whole codebook segments bear several codes, within each theme one
    given = [*draw(40, 3), [{"b", "c"}, {"b"}, {"c"}]]
    table = agreement_table(*study_of(given), statistics=["fleiss"], draws=0)
    assert one_code(table, "", "fleiss").empty
    within = [["".join(codes - {"c"}) or "none" for codes in row] for row in given]
    expected = coefficient(within, "fleiss").value
    assert one_code(table, "T1", "fleiss")["value"].iloc[0] == pytest.approx(expected, abs=1e-6)
    assert one_code(table, "T2", "fleiss").empty  # one code was used there: it has its row among the codes


def test_pairs_of_coders_have_it_too():
    given = draw(50, 3)
    table = agreement_table(*study_of(given), statistics=["cohen"], draws=0)
    pairs = one_code(table, "", "cohen", scope="pair")
    both = [[next(iter(row[0])), next(iter(row[2]))] for row in given]
    found = pairs[pairs["coders"] == "k00;k02"]["value"].iloc[0]
    assert found == pytest.approx(coefficient(both, "cohen").value, abs=1e-6)
    assert one_code(table, "", "cohen")["n_pairs"].iloc[0] == 3
