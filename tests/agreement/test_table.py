"""The table of agreement: each row against a coefficient computed on its own, and what is left out and why."""

import numpy as np
import pandas as pd
import pytest

from themetrail.agreement import coefficient
from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.table import agreement_table, coder_matrix, in_company, matrix_as_written
from themetrail.contracts.agreement import AGREEMENT
from themetrail.contracts.errors import StudyError
from themetrail.method_profiles import profile_of

STATISTICS = ("percent", "alpha", "cohen", "fleiss", "ac1", "conger", "scott", "holsti", "brennan_prediger")


def ratings_of(study, code_ids, keep=lambda row: True):
    """Units x coders of 1 (any of the codes applied), 0, NaN (unseen), in plain loops over the tables."""
    segments, assignments, codings, _ = study
    facts = segments.set_index("segment_id")
    applied = {(c.round, c.coder_id, c.segment_id) for c in codings.itertuples() if c.code_id in code_ids}
    units = {}
    for a in assignments.itertuples():
        if a.status != "unseen" and keep({**facts.loc[a.segment_id], **a._asdict()}):
            value = float((a.round, a.coder_id, a.segment_id) in applied)
            units.setdefault((a.round, a.segment_id), {})[a.coder_id] = value
    rows = [[unit.get(coder, np.nan) for coder in "ABC"] for unit in units.values() if len(unit) >= 2]
    return np.array(rows)


def pick(table, **wanted):
    for column, value in wanted.items():
        table = table[table[column] == value]
    assert len(table) == 1
    return table.iloc[0]


@pytest.fixture
def table(study):
    return agreement_table(*study, statistics=STATISTICS, draws=200, seed=3)


@pytest.mark.parametrize("statistic", STATISTICS)
@pytest.mark.parametrize(
    ("level", "entry", "codes"),
    [("code", "c1", ["c1"]), ("subtheme", "S1", ["c1", "c2"]), ("theme", "T2", ["c4", "c5"])],
)
def test_values_are_those_of_the_coefficient(study, table, statistic, level, entry, codes):
    row = pick(table, scope="all", level=level, code_id=entry, statistic=statistic)
    ratings = ratings_of(study, codes)
    expected = coefficient(ratings, statistic, categories=[0, 1])
    assert row["value"] == pytest.approx(expected.value, abs=1e-6)
    assert row["n_units"] == expected.n_units == len(ratings)
    assert row["prevalence"] == pytest.approx(np.nanmean(ratings), abs=1e-6)


@pytest.mark.parametrize(
    ("scope", "keep"),
    [
        ({"scope": "round", "round": "r2"}, lambda row: row["round"] == "r2"),
        ({"scope": "group", "group": "g1"}, lambda row: row["group"] == "g1"),
        ({"scope": "transcript", "transcript_id": "t03"}, lambda row: row["transcript_id"] == "t03"),
        ({"scope": "pair", "coders": "A;C"}, lambda row: row["coder_id"] in "AC"),
    ],
)
def test_every_scope_has_its_own_units(study, table, scope, keep):
    row = pick(table, **scope, level="code", code_id="c2", statistic="alpha")
    expected = coefficient(ratings_of(study, ["c2"], keep), "alpha")
    assert row["n_units"] == expected.n_units
    assert row["value"] == pytest.approx(expected.value, abs=1e-6, nan_ok=True)


def test_the_mean_says_how_many_codes_it_leaves_out(table):
    mean = pick(table, scope="all", level="code", summary="mean", statistic="alpha")
    each = table[(table["scope"] == "all") & (table["level"] == "code") & (table["statistic"] == "alpha")]
    each = each[each["summary"] == ""]
    assert mean["n_undefined"] == 1
    assert mean["value"] == pytest.approx(each["value"].mean(), abs=2e-6)
    assert mean["ci_low"] < mean["value"] < mean["ci_high"]
    assert mean["transcript_ci_low"] < mean["value"] < mean["transcript_ci_high"]
    widest = (each["ci_high"] - each["ci_low"]).min()
    assert mean["ci_high"] - mean["ci_low"] < widest  # a mean over codes is steadier than any one of them


def test_the_mean_has_the_mean_share_and_rows_of_one_code_leave_out_none(table):
    rows = table[(table["scope"] == "all") & (table["level"] == "code") & (table["statistic"] == "alpha")]
    codes, mean = rows[rows["summary"] == ""], rows[rows["summary"] == "mean"].iloc[0]
    assert mean["prevalence"] == pytest.approx(codes["prevalence"].mean(), abs=1e-6)
    assert set(table.loc[table["summary"] != "mean", "n_undefined"]) == {0}


def test_numbers_are_written_with_six_decimals(table):
    numbers = ["value", "ci_low", "ci_high", "transcript_ci_low", "transcript_ci_high", "prevalence"]
    written = table[numbers].stack().dropna()
    assert (written == written.round(6)).all() and (written != written.round(5)).any()
    matrix = matrix_as_written(table)
    assert matrix.loc["A", "B"] == f"{coder_matrix(table).loc['A', 'B']:.6f}"


def test_a_code_that_nobody_used_is_undefined_in_every_statistic(table):
    rows = table[(table["scope"] == "all") & (table["code_id"] == "c5")]
    assert set(rows["reason"]) == {"code_not_used"}
    assert rows["value"].isna().all()
    assert rows["ci_low"].isna().all()


def test_value_or_reason_in_every_row(table):
    assert ((table["reason"] == "") == table["value"].notna()).all()


def test_overall_is_alpha_of_sets(study, table):
    _, assignments, codings, _ = study
    units = {}
    for a in assignments.itertuples():
        if a.status != "unseen":
            units.setdefault((a.round, a.segment_id), {})[a.coder_id] = set()
    for c in codings.itertuples():
        units[c.round, c.segment_id][c.coder_id].add(c.code_id)
    rows = [[frozenset(unit[c]) if c in unit else None for c in "ABC"] for unit in units.values()]
    for distance in ("masi", "jaccard"):
        row = pick(table, scope="all", level="overall", statistic=f"alpha_{distance}")
        assert row["value"] == pytest.approx(coefficient(rows, "alpha", distance=distance).value, abs=1e-6)
        assert row["ci_low"] < row["value"] < row["ci_high"]


def test_same_seed_same_table_and_it_keeps_its_contract(study, table, tmp_path):
    again = agreement_table(*study, statistics=STATISTICS, draws=200, seed=3)
    AGREEMENT.write(table, tmp_path / "one.csv")
    AGREEMENT.write(again, tmp_path / "two.csv")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    shuffled = [part.sample(frac=1, random_state=1) if n in (1, 2) else part for n, part in enumerate(study)]
    AGREEMENT.write(agreement_table(*shuffled, statistics=STATISTICS, draws=200, seed=3), tmp_path / "three.csv")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "three.csv").read_bytes()


def test_uncoded_segments_are_in_the_frame_unless_left_out(study):
    inside = agreement_table(*study, draws=0)
    outside = agreement_table(*study, draws=0, uncoded_in_frame=False)
    where = {"scope": "all", "level": "code", "code_id": "c1", "statistic": "percent"}
    assert pick(outside, **where)["n_units"] < pick(inside, **where)["n_units"]
    assert pick(outside, **where)["value"] < pick(inside, **where)["value"]


def test_segments_that_are_not_codable_or_seen_once_are_not_units(study):
    segments, assignments, codings, codebook = study
    few = segments.assign(codable=["no"] * 60 + ["yes"] * 60)
    frame = coded_units_of(few, assignments, codings, list(codebook["code_id"]))
    assert set(frame.units["segment_id"]) <= set(segments["segment_id"][60:])
    assert (frame.seen.sum(axis=0) >= 2).all()
    seen = assignments[
        (assignments["status"] != "unseen") & assignments["segment_id"].isin(segments["segment_id"][60:])
    ]
    assert frame.n_coded_once == (seen.groupby("segment_id").size() == 1).sum()


def test_few_transcripts_are_flagged(study_of):
    table = agreement_table(*study_of(transcripts=3), draws=100)
    row = pick(table, scope="all", level="code", code_id="c1", statistic="alpha")
    assert row["transcript_reason"] == "few_transcripts"
    assert row["transcript_ci_low"] < row["transcript_ci_high"]
    table = agreement_table(*study_of(transcripts=1), draws=100)
    row = pick(table, scope="all", level="code", code_id="c1", statistic="alpha")
    assert row["transcript_reason"] == "too_few_transcripts"
    assert np.isnan(row["transcript_ci_low"])


def test_one_coder_has_no_agreement(study_of):
    table = agreement_table(*study_of(coders="A"), draws=50)
    assert set(table["reason"]) == {"one_coder"}


@pytest.mark.parametrize("coders", ["A", "AB", "ABC"])
def test_where_no_segment_was_seen_twice_every_statistic_says_why(study_of, coders):
    segments, assignments, codings, codebook = study_of(coders=coders, missing=0)
    ids = {name: number for number, name in enumerate(segments["segment_id"])}

    def own(table):
        """Of each segment, what one coder did."""
        turn = table["segment_id"].map(ids) % len(coders)
        return table[table["coder_id"] == turn.map(dict(enumerate(coders)))]

    table = agreement_table(segments, own(assignments), own(codings), codebook, statistics=STATISTICS, draws=20)
    assert set(table["statistic"]) >= set(STATISTICS)
    assert table["value"].isna().all() and (table["reason"] != "").all()


def test_a_pair_that_shares_no_segment_has_no_agreement_in_any_statistic(study_of):
    segments, assignments, codings, codebook = study_of(missing=0)
    early = set(segments["segment_id"][:60])

    def parted(table):
        """A codes the first half, C the second, B both."""
        is_early = table["segment_id"].isin(early)
        return table[~((table["coder_id"] == "A") & ~is_early | (table["coder_id"] == "C") & is_early)]

    table = agreement_table(segments, parted(assignments), parted(codings), codebook, statistics=STATISTICS, draws=0)
    pair = table[(table["scope"] == "pair") & (table["coders"] == "A;C")]
    assert set(pair["statistic"]) >= set(STATISTICS)
    assert pair["value"].isna().all() and (pair["reason"] != "").all()
    assert pick(table, scope="pair", coders="A;B", level="code", code_id="c1", statistic="conger")["value"] > 0
    matrix = matrix_as_written(table)
    reason = pick(table, scope="pair", coders="A;C", level="code", summary="mean", statistic="alpha")["reason"]
    assert reason and matrix.loc["A", "C"] == matrix.loc["C", "A"] == f"undefined: {reason}"
    assert float(matrix.loc["A", "B"]) == coder_matrix(table).loc["A", "B"] and matrix.loc["A", "A"] == ""


def test_no_codings_at_all(study):
    segments, assignments, codings, codebook = study
    table = agreement_table(segments, assignments.assign(status="no_code"), codings.iloc[:0], codebook, draws=20)
    assert set(table["reason"]) == {"code_not_used"}


def test_the_coder_matrix_is_symmetric(table):
    matrix = coder_matrix(table)
    assert list(matrix.index) == list(matrix.columns) == ["A", "B", "C"]
    assert matrix.loc["A", "B"] == matrix.loc["B", "A"]
    row = pick(table, scope="pair", coders="A;B", level="code", summary="mean", statistic="alpha")
    assert matrix.loc["A", "B"] == row["value"]


def test_percent_and_ac1_never_stand_alone():
    assert in_company(["ac1"]) == ["ac1", "alpha"]
    assert in_company(["percent", "holsti"]) == ["percent", "holsti", "alpha"]
    assert in_company(["percent", "cohen"]) == ["percent", "cohen"]


def test_reflexive_thematic_analysis_has_no_coefficients(study):
    assert agreement_table(*study, method=profile_of("reflexive_ta")).empty


def test_scale_only_where_asked(study):
    assert set(agreement_table(*study, draws=0)["reading"]) == {""}
    read = agreement_table(*study, draws=0, scale="krippendorff")
    assert {"reliable", "not reliable"} & set(read["reading"])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code_id": "c9"}, "codebook"),
        ({"segment_id": "s999"}, "among the segments"),
        ({"coder_id": "Z"}, "assignments"),
    ],
)
def test_codings_that_fit_nothing_are_refused_with_their_row(study, change, words):
    segments, assignments, codings, codebook = study
    wrong = pd.concat([codings, codings.iloc[:1].assign(**change)], ignore_index=True)
    with pytest.raises(StudyError, match=words) as problem:
        agreement_table(segments, assignments, wrong, codebook, draws=0)
    assert problem.value.row == len(codings) + 2


def test_a_transcript_has_the_rows_of_a_study_of_its_own(study, table):
    segments, assignments, codings, codebook = study
    ours = table[table["scope"] == "transcript"]
    assert list(ours["transcript_id"].unique()) == sorted(segments["transcript_id"].unique())
    columns = ["level", "summary", "code_id", "coders", "statistic", "value", "n_units", "prevalence", "n_coders"]
    columns += ["n_pairs", "n_undefined", "reason"]
    for transcript in ours["transcript_id"].unique():
        inside = segments.loc[segments["transcript_id"] == transcript, "segment_id"]
        parts = (part[part["segment_id"].isin(inside)] for part in (segments, assignments, codings))
        alone = agreement_table(*parts, codebook, statistics=STATISTICS, draws=0)
        # neither which one of several codes nor all codes together is asked of single transcripts
        alone = alone[(alone["level"] != "one_code") & (alone["summary"] != "pooled")]
        # and that nobody used a code is said once, of the whole study
        alone = alone[(alone["reason"] != "code_not_used") | (alone["code_id"] == "")]
        alone, here = alone[alone["scope"] == "all"], ours[ours["transcript_id"] == transcript]
        pd.testing.assert_frame_equal(
            here[columns].reset_index(drop=True), alone[columns].reset_index(drop=True), check_exact=False, atol=1e-6
        )


def test_a_transcript_names_the_coders_who_read_any_of_it(study):
    segments, assignments, codings, codebook = study
    first = segments["segment_id"][segments["transcript_id"] == "t00"]
    not_read = assignments["segment_id"].isin(first) & (assignments["coder_id"] == "C")
    assignments = assignments.assign(status=assignments["status"].mask(not_read, "unseen"))
    codings = codings[~(codings["segment_id"].isin(first) & (codings["coder_id"] == "C"))]
    table = agreement_table(segments, assignments, codings, codebook, statistics=STATISTICS, draws=0)
    of = table[(table["scope"] == "transcript") & (table["statistic"] == "percent")].drop_duplicates("transcript_id")
    named = dict(zip(of["transcript_id"], of["coders"], strict=True))
    assert (named["t00"], named["t01"]) == ("A;B", "A;B;C")


def test_of_the_sets_of_a_transcript_it_is_said_that_no_code_was_used_only_where_none_was(study_of):
    segments, assignments, codings, codebook = study_of(segments=48, coders="AB", transcripts=4, rounds=1, missing=0)
    first = segments.groupby("transcript_id")["segment_id"].first()
    used = [("t01", "c1"), ("t02", "c2"), ("t03", "c1"), ("t03", "c2")]  # each once, by one coder
    codings = pd.DataFrame(
        [("r1", "A", first[transcript], 0, 5, code) for transcript, code in used], columns=codings.columns
    )
    unseen = (assignments["coder_id"] == "B") & (assignments["segment_id"] == first["t00"])
    coded = assignments["coder_id"].eq("A") & assignments["segment_id"].isin(codings["segment_id"])
    status = assignments["status"].mask(assignments["status"] != "unseen", "no_code").mask(coded, "coded")
    assignments = assignments.assign(status=status.mask(unseen, "unseen"))
    table = agreement_table(segments, assignments, codings, codebook, draws=0)
    overall = table[(table["scope"] == "transcript") & (table["level"] == "overall")]
    assert len(overall) and set(overall["transcript_id"]) == {"t00", "t01", "t02", "t03"}
    without = overall.loc[overall["reason"] == "code_not_used", "transcript_id"]
    assert set(without) == {"t00"}
    assert overall.loc[overall["transcript_id"] != "t00", "value"].notna().all()


def test_in_a_transcript_whose_segments_all_have_the_same_code_nothing_varies(study_of):
    segments, assignments, _, codebook = study_of(segments=24, coders="AB", transcripts=4, rounds=1, missing=0)
    every = assignments.assign(status="coded")
    given = every[["round", "coder_id", "segment_id"]].assign(code_id="c1")
    other = segments.loc[segments["transcript_id"] == "t03", "segment_id"]
    given.loc[given["segment_id"].isin(other) & (given["coder_id"] == "B"), "code_id"] = "c2"
    table = agreement_table(segments, every, given, codebook, draws=0)
    overall = table[(table["scope"] == "transcript") & (table["statistic"] == "alpha_masi")].set_index("transcript_id")
    assert overall["reason"].to_dict() == {
        "t00": "no_variation",
        "t01": "no_variation",
        "t02": "no_variation",
        "t03": "",
    }
