"""All codes together, and parts of what was compared that stand side by side: values by hand."""

import numpy as np
import pandas as pd
import pytest

from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.side_by_side import on_view, sides_of
from themetrail.agreement.table import agreement_table, frame_table

# Two coders, four segments. C1: a on s1, s2; b on s3. C2: a on s1; b on s3. Nobody coded s4.
SEGMENTS = pd.DataFrame({"segment_id": ["s1", "s2", "s3", "s4"], "transcript_id": ["t1", "t1", "t2", "t2"]})
SEGMENTS = SEGMENTS.assign(group="talks", codable="yes")
CODINGS = [("C1", "s1", "a"), ("C1", "s2", "a"), ("C1", "s3", "b"), ("C2", "s1", "a"), ("C2", "s3", "b")]
CODEBOOK = pd.DataFrame({"code_id": ["a", "b", "c"], "parent_id": "", "level": "code"})


def coded(arms=("suggestions", "suggestions")):
    """Assignments, by coder's arm, and codings."""
    seen = [(coder, s, arm) for coder, arm in zip(("C1", "C2"), arms, strict=True) for s in SEGMENTS["segment_id"]]
    assignments = pd.DataFrame(seen, columns=["coder_id", "segment_id", "arm"]).assign(round="r1", status="coded")
    return assignments, pd.DataFrame(CODINGS, columns=["coder_id", "segment_id", "code_id"]).assign(round="r1")


def values(table, **where):
    """By statistic, the values of rows of the level `code`."""
    where = {"level": "code", "summary": "", "code_id": ""} | where
    for name, value in where.items():
        table = table[table[name] == value]
    return table.set_index("statistic")


def sides(arms, suggested):
    assignments, codings = coded(arms)
    frame = coded_units_of(SEGMENTS, assignments, codings, list(CODEBOOK["code_id"]))
    seen = on_view(frame, assignments, {("r1", segment): codes for segment, codes in suggested.items()})
    return frame_table(frame, CODEBOOK, ["percent", "alpha", "ac1"], draws=0, seen=seen)


def test_all_codes_together_by_hand():
    table = agreement_table(SEGMENTS, *coded(), CODEBOOK, statistics=["percent", "alpha", "ac1", "cohen"], draws=0)
    pooled = values(table, scope="all", summary="pooled")
    # eight decisions on the two codes in use, one differs; 5 of 16 ratings are "applied"
    assert pooled.loc["percent", "value"] == pytest.approx(7 / 8)
    assert pooled.loc["alpha", "value"] == pytest.approx(1 - 15 * 2 / (2 * 5 * 11), abs=1e-6)
    chance = 2 * 5 / 16 * 11 / 16
    assert pooled.loc["ac1", "value"] == pytest.approx((7 / 8 - chance) / (1 - chance), abs=1e-6)
    assert set(pooled["n_units"]) == {8}
    assert "cohen" not in pooled.index  # who coded what matters to it
    assert pooled.loc["alpha", ["positives", "n_any", "n_all"]].tolist() == ["3;2", 3, 2]


def test_who_gave_a_code_is_counted():
    table = agreement_table(SEGMENTS, *coded(), CODEBOOK, draws=0)
    rows = values(table, scope="all", code_id="a")
    assert rows.loc["alpha", ["positives", "n_any", "n_all"]].tolist() == ["2;1", 2, 1]
    assert values(table, scope="all", code_id="c").loc["alpha", ["positives", "n_any"]].tolist() == ["0;0", 0]


def test_codes_of_too_few_segments_have_counts_and_no_coefficient_beyond_chance():
    table = agreement_table(SEGMENTS, *coded(), CODEBOOK, draws=0, fewest=2)
    few = values(table, scope="all", code_id="b")
    assert few.loc["alpha", "reason"] == few.loc["ac1", "reason"] == "too_few_uses"
    assert few["value"].isna().tolist() == [name != "percent" for name in few.index]
    assert few.loc["alpha", "positives"] == "1;1"
    mean = values(table, scope="all", summary="mean")
    assert mean.loc["alpha", "value"] == values(table, scope="all", code_id="a").loc["alpha", "value"]
    assert mean.loc["alpha", "n_undefined"] == 2


@pytest.mark.parametrize(("in_frame", "beside", "n"), [(True, "without_uncoded", 3), (False, "with_uncoded", 4)])
def test_with_and_without_segments_that_nobody_coded(in_frame, beside, n):
    table = agreement_table(SEGMENTS, *coded(), CODEBOOK, draws=0, uncoded_in_frame=in_frame)
    assert values(table, scope=beside, code_id="a").loc["percent", "value"] == pytest.approx((n - 1) / n)
    assert values(table, scope="all", code_id="a").loc["percent", "value"] == pytest.approx((6 - n) / (7 - n))
    sets = table[(table["scope"] == beside) & (table["level"] == "overall")]
    assert sets["n_units"].tolist() == [n, n]


def test_suggested_and_other_decisions_apart_by_hand():
    table = sides(("suggestions", "suggestions"), {"s1": ["a"], "s2": ["a"], "s3": ["c"]})
    on_a = values(table, scope="suggested", code_id="a")
    assert on_a.loc["percent", ["value", "n_units", "positives"]].tolist() == [0.5, 2, "2;1"]
    together = values(table, scope="suggested", summary="pooled")
    assert together.loc["percent", ["value", "n_units"]].tolist() == [0.5, 2]  # nobody gave c anything
    others = values(table, scope="not_suggested", summary="pooled")
    assert others.loc["percent", ["value", "n_units"]].tolist() == [1.0, 6]  # b on four segments, a on two
    assert values(table, scope="all", summary="pooled").loc["percent", "n_units"] == 2 + 6
    assert not set(table["scope"]) & {"suggested_to_some", "suggestions_shown"}


def test_what_one_coder_alone_was_shown_is_neither_suggested_nor_not():
    table = sides(("suggestions", "none"), {"s1": ["a"], "s2": ["a"]})
    to_some = values(table, scope="suggested_to_some", summary="pooled")
    assert to_some.loc["percent", ["value", "n_units"]].tolist() == [0.5, 2]
    assert "suggested" not in set(table["scope"])
    assert set(table.loc[table["scope"] == "suggestions_shown_to_some", "n_units"]) >= {4}


def test_withheld_suggestions_were_suggested_to_nobody():
    assert not {"suggested", "not_suggested"} & set(sides(("blind", "blind"), {"s1": ["a"]})["scope"])


def test_the_pooled_interval_resamples_segments_and_transcripts(study):
    table = agreement_table(*study, draws=300)
    row = values(table, scope="all", summary="pooled").loc["alpha"]
    assert row["ci_low"] < row["value"] < row["ci_high"]
    assert row["transcript_ci_low"] < row["value"] < row["transcript_ci_high"]
    beside = values(table, scope="without_uncoded", summary="pooled").loc["alpha"]
    assert beside["ci_low"] < beside["value"] < beside["ci_high"]
    # decisions on one segment are not independent: as wide as alpha of its sets of codes, not as 5 times the segments
    assert 0.04 < row["ci_high"] - row["ci_low"] < 0.2
    assert row["transcript_reason"] == ""
    again = agreement_table(*study, draws=300)
    assert np.array_equal(table["ci_low"], again["ci_low"], equal_nan=True)


def test_the_pooled_interval_over_few_transcripts_says_so_or_why_there_is_none():
    """Two transcripts are few; where all agree, there is none, and that is the reason."""
    assignments, codings = coded()
    beside = {}
    for name, given in (("apart", codings), ("alike", codings[codings["segment_id"] != "s2"])):
        table = agreement_table(SEGMENTS, assignments, given, CODEBOOK, statistics=["percent"], draws=200)
        beside[name] = values(table, scope="all", summary="pooled").loc["percent", "transcript_reason"]
    assert beside == {"apart": "few_transcripts", "alike": "no_disagreement"}


def test_each_part_has_the_units_and_decisions_that_its_name_says():
    """Three coders; C did not see s3. All who saw were shown s0 and s3, nobody s1, A alone s2. Nobody coded s4."""
    names = [f"s{number}" for number in range(5)]
    segments = pd.DataFrame({"segment_id": names, "transcript_id": "t1", "group": "g", "codable": "yes"})
    arms = {"A": "s-cs-", "B": "s--s-", "C": "s--s-"}
    told = {"s": "suggestions", "c": "code_first", "-": "none"}
    assigned = [
        ("r", coder, name, told[arm]) for coder, of in arms.items() for name, arm in zip(names, of, strict=True)
    ]
    assignments = pd.DataFrame(assigned, columns=["round", "coder_id", "segment_id", "arm"]).assign(status="coded")
    unseen = (assignments["coder_id"] == "C") & (assignments["segment_id"] == "s3")
    assignments["status"] = assignments["status"].mask(unseen, "unseen")
    codings = pd.DataFrame({"coder_id": "A", "segment_id": names[:4], "code_id": "a", "round": "r"})
    whole = coded_units_of(segments, assignments, codings, ["a", "b"])
    frame = whole.only_coded()
    elsewhere = [("r", "D", "s0", "suggestions", "coded"), ("r", "A", "s9", "suggestions", "coded")]
    more = pd.concat([assignments, pd.DataFrame(elsewhere, columns=assignments.columns)])
    offered = {("r", name): ["a"] for name in names[:3]} | {("r", "s3"): ["b", "gone"], ("q", "s3"): ["a"]}
    seen = on_view(frame, more, offered)
    assert seen.showing.astype(int).tolist() == [[1, 0, 1, 1], [1, 0, 0, 1], [1, 0, 0, 0]]
    assert seen.offered.astype(int).tolist() == [[1, 1, 1, 0], [0, 0, 0, 1]]
    found = {side.scope: side for side in sides_of(frame, whole, seen)}
    of_units = {name: "".join(side.part.units["segment_id"].str[1]) for name, side in found.items()}
    assert of_units == {
        "with_uncoded": "01234", "suggestions_shown": "03", "suggestions_withheld": "1",
        "suggestions_shown_to_some": "2", "suggested": "0123", "not_suggested": "0123", "suggested_to_some": "0123",
    }  # fmt: skip
    compared = {name: side.compared.astype(int).tolist() for name, side in found.items() if side.compared is not None}
    assert compared == {
        "suggested": [[1, 0, 0, 0], [0, 0, 0, 1]],
        "not_suggested": [[0, 1, 0, 1], [1, 1, 1, 0]],
        "suggested_to_some": [[0, 0, 1, 0], [0, 0, 0, 0]],
    }
    assert [side.scope for side in sides_of(whole, whole, None)] == ["without_uncoded"]
    assert list(sides_of(frame, frame, None)) == []
    nothing = coded_units_of(segments, assignments, codings.head(0), ["a", "b"])
    assert list(sides_of(nothing, nothing, None)) == []


def test_what_was_suggested_is_compared_within_the_frame_of_its_code():
    """Code a belongs to q1, which s1 and s2 answer: that it was suggested for s3 too makes no decision of it."""
    assignments, codings = coded()
    segments = SEGMENTS.assign(question=["q1", "q1", "q2", "q2"])
    frame = coded_units_of(segments, assignments, codings, list(CODEBOOK["code_id"]))
    seen = on_view(frame, assignments, {("r1", "s1"): ["a"], ("r1", "s3"): ["a", "b"]})
    book = CODEBOOK.assign(question=["q1", "", ""])
    table = frame_table(frame, book, ["percent"], draws=0, seen=seen)
    on_a = values(table, scope="suggested", code_id="a").loc["percent"]
    assert on_a[["value", "n_units", "frame"]].tolist() == [1.0, 1, "q1"]
    assert values(table, scope="not_suggested", code_id="a").loc["percent", ["value", "n_units"]].tolist() == [0.0, 1]
    assert values(table, scope="suggested", code_id="b").loc["percent", ["value", "n_units", "frame"]].tolist() == [
        1.0,
        1,
        "",
    ]
