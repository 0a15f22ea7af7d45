"""Codes that belong to a question of a survey are compared on the answers to it alone, as if there were no others."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.frames import frames_of, outside, told_apart
from themetrail.agreement.rows import OWN_FRAMES
from themetrail.agreement.table import frame_table

STATISTICS = ["percent", "alpha", "cohen", "fleiss", "ac1", "conger", "brennan_prediger"]
BOOK = pd.DataFrame(
    [
        ("T1", "", "theme", "q1"),
        ("a", "T1", "code", ""),
        ("b", "T1", "code", ""),
        ("T2", "", "theme", ""),
        ("c", "T2", "code", "q2"),
        ("d", "T2", "code", "q2; q3"),
        ("e", "", "code", ""),
    ],
    columns=["code_id", "parent_id", "level", "question"],
)
VALUES = ["value", "ci_low", "ci_high", "reason", "n_units", "prevalence"]


def study(n=90, seed=5, missing=0.2):
    """Three coders on the answers to three questions, each code given to answers of its own questions."""
    rng = np.random.default_rng(seed)
    asked = [f"q{1 + number % 3}" for number in range(n)]
    segments = pd.DataFrame(
        {
            "segment_id": [f"s{number:03d}" for number in range(n)],
            "transcript_id": [f"T{number // 6:02d}" for number in range(n)],
            "group": "g",
            "codable": "yes",
            "question": asked,
        }
    )
    fits = {"q1": ["a", "b", "e"], "q2": ["c", "d", "e"], "q3": ["d", "e"]}
    saw, coded = [], []
    for segment, question in zip(segments["segment_id"], asked, strict=True):
        true = rng.choice(fits[question])
        for coder in "XYZ":
            if rng.random() < missing:
                continue
            code = true if rng.random() < 0.7 else rng.choice(fits[question])
            saw.append(("r1", coder, segment, "coded"))
            coded.append(("r1", coder, segment, code))
    assignments = pd.DataFrame(saw, columns=["round", "coder_id", "segment_id", "status"])
    codings = pd.DataFrame(coded, columns=["round", "coder_id", "segment_id", "code_id"])
    return segments, assignments, codings


def table_of(segments, assignments, codings, book=BOOK, draws=200):
    frame = coded_units_of(segments, assignments, codings, list(book["code_id"]))
    return frame_table(frame, book, STATISTICS, draws=draws, seed=1)


def only(questions, segments, assignments, codings):
    """The same study, had nothing been asked but these questions."""
    kept = segments[segments["question"].isin(questions)]
    return (
        kept,
        assignments[assignments["segment_id"].isin(kept["segment_id"])],
        codings[codings["segment_id"].isin(kept["segment_id"])],
    )


@pytest.mark.parametrize(("code", "questions"), [("a", ["q1"]), ("c", ["q2"]), ("d", ["q2", "q3"])])
@pytest.mark.parametrize("scope", ["all", "pair", "transcript"])
def test_a_code_has_the_values_that_it_would_have_had_the_others_not_been_asked(code, questions, scope):
    given = study()
    framed = table_of(*given)
    free = table_of(*only(questions, *given), book=BOOK.assign(question=""))
    mine, theirs = (
        table[(table["scope"] == scope) & (table["level"] == "code") & (table["code_id"] == code)]
        .set_index(["coders", "transcript_id", "statistic"] if scope != "all" else ["statistic"])
        .sort_index()
        for table in (framed, free)
    )
    assert len(mine)
    mine = mine.loc[[key for key in mine.index if key in theirs.index]]
    same = ["value", "n_units", "prevalence"]
    pd.testing.assert_frame_equal(mine[same], theirs.loc[mine.index, same], check_dtype=False)
    assert set(mine["frame"]) == {";".join(questions)}


def test_its_interval_is_that_of_its_own_segments():
    """Other random numbers are drawn where other codes stand beside it, so that it is equal but for them."""
    given = study(240)
    framed = table_of(*given, draws=2000).query("scope == 'all' and code_id == 'a' and level == 'code'")
    free = table_of(*only(["q1"], *given), book=BOOK.assign(question=""), draws=2000)
    free = free.query("scope == 'all' and code_id == 'a' and level == 'code'")
    for limit in ("ci_low", "ci_high", "transcript_ci_low", "transcript_ci_high"):
        np.testing.assert_allclose(framed[limit].to_numpy(), free[limit].to_numpy(), atol=0.02)


def test_percent_and_ac1_are_no_longer_near_one_by_construction():
    given = study()
    framed, free = table_of(*given, draws=0), table_of(*given, book=BOOK.assign(question=""), draws=0)
    for statistic in ("percent", "ac1"):
        query = f"scope == 'all' and level == 'code' and code_id == 'c' and statistic == '{statistic}'"
        assert framed.query(query)["value"].item() < free.query(query)["value"].item() - 0.1


def test_a_theme_is_compared_where_any_code_below_it_is_and_a_code_without_a_question_everywhere():
    frame = coded_units_of(*study(), list(BOOK["code_id"]))
    members = {
        "code": {code: [code] for code in "abcde"},
        "theme": {"T1": ["T1", "a", "b"], "T2": ["T2", "c", "d"]},
    }
    frames = frames_of(BOOK, members)
    assert {name: "".join(sorted(ids)) for of_level in frames.values() for name, ids in of_level.items()} == {
        "a": "q1", "b": "q1", "c": "q2", "d": "q2q3", "e": "", "T1": "q1", "T2": "q2q3"
    }  # fmt: skip
    table = table_of(*study(), draws=0).query("scope == 'all' and statistic == 'alpha'").set_index("code_id")
    assert table.loc["T2", "frame"].tolist() == ["q2;q3", "q2;q3"], "as a theme, and which one of its codes"
    assert (table.loc["e", "frame"], table.loc["e", "n_units"]) == ("", len(frame.units))


def test_the_mean_is_over_the_codes_each_in_its_frame_with_an_interval_of_joint_resamples():
    table = table_of(*study(240), draws=500)
    codes = table.query("scope == 'all' and level == 'code' and statistic == 'alpha' and summary == ''")
    mean = table.query("scope == 'all' and level == 'code' and statistic == 'alpha' and summary == 'mean'")
    assert mean["value"].item() == pytest.approx(codes["value"].mean(), abs=1e-6)
    assert mean["frame"].item() == OWN_FRAMES
    assert mean["ci_low"].item() < mean["value"].item() < mean["ci_high"].item()
    widest = (codes["ci_high"] - codes["ci_low"]).max()
    assert mean["ci_high"].item() - mean["ci_low"].item() < widest


def test_the_interval_of_the_mean_is_that_of_resampling_segments_one_by_one():
    segments, assignments, codings = study(120, missing=0)
    table = table_of(segments, assignments, codings, draws=1000)
    mean = table.query("scope == 'all' and level == 'code' and statistic == 'percent' and summary == 'mean'")
    rng, drawn = np.random.default_rng(3), []
    by_segment = dict(list(codings.groupby("segment_id")))
    agree = {code: np.full(len(segments), np.nan) for code in "abcde"}
    for number, (name, question) in enumerate(zip(segments["segment_id"], segments["question"], strict=True)):
        given = by_segment[name]["code_id"].tolist()
        for code, asked in {"a": ["q1"], "b": ["q1"], "c": ["q2"], "d": ["q2", "q3"], "e": ["q1", "q2", "q3"]}.items():
            if question in asked:
                k = given.count(code)
                agree[code][number] = (k * (k - 1) + (3 - k) * (2 - k)) / 6
    for _ in range(1000):
        chosen = rng.integers(0, len(segments), len(segments))
        drawn.append(np.mean([np.nanmean(agree[code][chosen]) for code in agree]))
    assert mean["value"].item() == pytest.approx(np.mean([np.nanmean(values) for values in agree.values()]), abs=1e-6)
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert (mean["ci_low"].item(), mean["ci_high"].item()) == pytest.approx((low, high), abs=0.015)


def test_without_questions_in_the_codebook_nothing_changes():
    given = study()
    free = table_of(*given, book=BOOK.drop(columns="question"))
    pd.testing.assert_frame_equal(free, table_of(*given, book=BOOK.assign(question="")))
    assert set(free["frame"]) == {""}
    segments = given[0].drop(columns="question")
    pd.testing.assert_frame_equal(free, table_of(segments, *given[1:], book=BOOK.drop(columns="question")))


def test_codes_given_elsewhere_are_counted_and_not_compared():
    segments, assignments, codings = study()
    other = segments.loc[segments["question"] == "q3", "segment_id"].iloc[0]
    who = assignments.loc[assignments["segment_id"] == other, "coder_id"].iloc[0]
    more = pd.DataFrame([("r1", who, other, "a")], columns=codings.columns)
    before = table_of(segments, assignments, codings, draws=0).query("level == 'code' and code_id == 'a'")
    after = table_of(segments, assignments, pd.concat([codings, more]), draws=0).query(
        "level == 'code' and code_id == 'a'"
    )
    pd.testing.assert_frame_equal(before.reset_index(drop=True), after.reset_index(drop=True))
    frame = coded_units_of(segments, assignments, pd.concat([codings, more]), list(BOOK["code_id"]))
    assert outside(frame, BOOK) == 1
    assert outside(coded_units_of(segments, assignments, codings, list(BOOK["code_id"])), BOOK) == 0


def test_segments_of_two_questions_are_of_two_kinds():
    part = SimpleNamespace(questions=lambda: np.array(["Q2", "Q1", "", "Q1"], dtype=object))
    frames = {"code": {"a": frozenset({"Q2"}), "b": frozenset()}, "theme": {"T": frozenset({"Q1", "Q2"})}}
    assert told_apart(part, frames).tolist() == [[False, True, False, True], [True, False, False, False]]
    assert told_apart(part, {"code": {"b": frozenset()}}) is None


def test_a_code_to_whose_question_nobody_answered_has_its_reason():
    segments, assignments, codings = only(["q1", "q2"], *study())
    book = BOOK.assign(question=BOOK["question"].replace("q2; q3", "q3"))
    codings = codings[codings["code_id"] != "d"]
    row = table_of(segments, assignments, codings, book=book).query("scope == 'all' and code_id == 'd'")
    assert set(row["reason"]) <= {"too_few_units", "one_coder", "code_not_used"} and row["value"].isna().all()
    assert set(row["n_units"]) == {0}


def test_a_parent_that_coders_apply_is_compared_in_its_own_frame_as_a_code_and_in_that_of_all_below_as_a_branch():
    book = BOOK.assign(codable="")
    parent = pd.DataFrame([("f", "c", "code", "q3", "")], columns=book.columns)
    table = table_of(*study(), book=pd.concat([book, parent], ignore_index=True), draws=0)
    rows = table.query("scope == 'all' and statistic == 'alpha' and code_id == 'c'").set_index("level")
    assert rows["frame"].to_dict() == {"code": "q2", "branch": "q2;q3"}
