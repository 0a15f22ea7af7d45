"""What the methods text states: which codes, counted how."""

from types import SimpleNamespace

import pandas as pd
import pytest

from themetrail.agreement.coded_units import GroupRead
from themetrail.agreement.facts import CodeFacts
from themetrail.agreement.methods import _codes, _named, _one_code, _reasons, _sets, _together, _what_was_read
from themetrail.agreement.words.language import words_of

WORDS = words_of("english")
ROW = {"value": 0.5, "reason": "", "interval_reason": "", "frame": "", "transcript_reason": "", "code_id": "a"}


def facts_of(*rows, mean=None, pooled=None):
    table = pd.DataFrame([ROW | row for row in rows], columns=list(ROW))
    return CodeFacts(
        table, mean if mean is None else pd.Series(mean), pooled if pooled is None else pd.Series(pooled), {}
    )


def test_codes_with_a_value_and_without_by_reason():
    none = {"value": float("nan")}
    facts = facts_of(
        {"code_id": "b"},
        none | {"reason": "too_few_uses", "code_id": "c"},
        none | {"reason": "no_variation"},
        none | {"reason": "code_not_used"},
        none | {"reason": "code_not_used"},
        {"interval_reason": "no_disagreement", "frame": "q1"},
    )
    assert facts.valued["code_id"].tolist() == ["b", "a"]
    assert facts.too_few["code_id"].tolist() == ["c"]
    assert facts.why_undefined == {"no_variation": 1, "code_not_used": 2}
    assert (facts.n_without_disagreement, facts.n_framed) == (1, 1)


def test_the_lowest_are_those_that_look_alike_in_print():
    values = [0.571, 0.574, 0.576, 0.9]
    facts = facts_of(*({"value": value, "code_id": f"c{number}"} for number, value in enumerate(values)))
    assert facts.lowest["code_id"].tolist() == ["c0", "c1"]


FEW = {"transcript_reason": "few_transcripts"}


@pytest.mark.parametrize(
    ("lowest", "mean", "pooled", "few"),
    [
        ("", FEW | {"transcript_ci_low": 0.1}, None, True),
        ("", None, FEW | {"transcript_ci_low": 0.1}, True),
        ("", FEW | {"transcript_ci_low": float("nan")}, None, False),
        ("", {"transcript_reason": "", "transcript_ci_low": 0.1}, None, False),
        ("few_transcripts", None, None, True),
        ("", None, None, False),
    ],
)
def test_few_transcripts_are_told_where_an_interval_that_is_printed_rests_on_them(lowest, mean, pooled, few):
    facts = facts_of({"transcript_reason": lowest}, {"value": 0.9} | FEW, mean=mean, pooled=pooled)
    assert facts.has_few_transcripts is few


@pytest.mark.parametrize(("n", "ends"), [(12, "“c10” and “c11”"), (13, "“c11”, …")])
def test_of_more_than_a_dozen_codes_the_first_are_named(n, ends):
    rows = pd.DataFrame({"code_id": [f"c{number}" for number in range(n)]})
    named = _named(rows, {"c0": "Trust"}, WORDS)
    assert named.startswith("“Trust”, “c1”, ") and named.endswith(ends)


def test_a_group_that_nobody_shared_is_named_with_the_one_who_read_it_or_without():
    read = (GroupRead("a_b", ("A",), 3, 0), GroupRead("c", ("A", "B"), 4, 0), GroupRead("d", ("A", "B"), 5, 2))
    frame = SimpleNamespace(coders=("A", "B"), units=range(2), n_uncoded=1, n_coded_once=9, read=read)
    said = _what_was_read(frame, WORDS)
    assert said == [
        WORDS.say("compared", coders="2 coders", segments="12 segments", twice="3", percent="25.0%"),
        WORDS.say("left_out", 1),
        WORDS.say("group_of_one", group="a b", coder="A"),
        WORDS.say("group_apart", group="c", coder=""),
    ]


def test_why_codes_have_no_value_is_counted_in_the_order_of_the_codebook():
    none = {"value": float("nan")}
    facts = facts_of(*(none | {"reason": reason} for reason in ("no_variation", "code_not_used", "code_not_used")))
    of_each = [WORDS.reason("no_variation"), WORDS.reason("code_not_used")]
    assert _reasons(facts, WORDS) == f"1: {of_each[0]}; 2: {of_each[1]}"
    assert _reasons(facts_of(none | {"reason": "no_variation"}), WORDS) == of_each[0]
    rare = facts_of(*(none | {"reason": "too_few_uses"} for _ in range(2)))
    assert _reasons(rare, WORDS) == WORDS.reason("too_few_uses")


@pytest.mark.parametrize(("reason", "ci_low", "said"), [("undefined_draws", 0.2, True), ("", float("nan"), False)])
def test_an_average_without_an_interval_is_told_and_so_is_how_intervals_were_made(reason, ci_low, said):
    limits = {"ci_low": 0.1, "ci_high": 0.9, "transcript_ci_low": float("nan"), "transcript_ci_high": float("nan")}
    mean = ROW | limits | {"interval_reason": reason}
    facts = facts_of({"code_id": "a"}, {"value": 0.9}, mean=mean)
    facts.every["ci_low"] = ci_low
    facts.every["ci_high"], facts.every["transcript_ci_low"] = 0.9, float("nan")
    facts.every["coders"], facts.every["positives"], facts.every["n_all"] = "A;B", "1;1", 1
    sentences = _codes(facts, "alpha", {}, 1, 1000, WORDS)
    assert (WORDS.say("no_interval_of_average") in sentences) is said
    assert (WORDS.say("intervals", draws="1,000") in sentences) is said


def test_a_part_that_stands_beside_the_others_may_have_no_value():
    row = ROW | {"n_units": 8, "ci_low": float("nan"), "transcript_ci_low": float("nan")}
    sides = {
        "without_uncoded": pd.Series(row | {"n_units": 6, "value": float("nan")}),
        "suggested": pd.Series(row | {"n_units": 3, "value": 0.25}),
        "not_suggested": pd.Series(row | {"n_units": 5}),
    }
    facts = CodeFacts(pd.DataFrame(), None, pd.Series(row), sides)
    said = _together(facts, "alpha", WORDS)
    assert said[0] == WORDS.say("pooled", 8, statistic="alpha", value="0.50", interval="")
    undefined = WORDS.say("without_uncoded", value=WORDS.say("side_undefined"))
    assert said[1] == WORDS.say("side_n", 6, text=undefined) + "."
    assert said[2].count("0.25") == 1 and "(3 decisions)" in said[2] and "(5 decisions)" in said[2] and len(said) == 3
    assert len(_together(CodeFacts(pd.DataFrame(), None, pd.Series(row), {}), "alpha", WORDS)) == 1
    assert _together(CodeFacts(pd.DataFrame(), None, None, sides), "alpha", WORDS) == []
    assert _together(CodeFacts(pd.DataFrame(), None, pd.Series(row | {"value": float("nan")}), sides), "", WORDS) == []


@pytest.mark.parametrize(
    ("level", "statistic", "sentence"), [("one_code", "alpha", "one_code"), ("overall", "alpha_masi", "sets")]
)
def test_one_rating_of_a_segment_has_a_value_or_the_reason_for_none(level, statistic, sentence):
    def said(**row):
        columns = {"scope": "all", "level": level, "code_id": "", "statistic": statistic, "reason": "", "value": 0.5}
        columns |= {"ci_low": float("nan"), "transcript_ci_low": float("nan"), "transcript_reason": ""}
        others = [
            {"scope": "pair", "value": 0.1},
            {"code_id": "T1", "value": 0.2},
            {"statistic": "fleiss", "value": 0.3},
        ]
        table = pd.DataFrame([*(columns | other for other in others), columns | row])
        if level == "one_code":
            return _one_code(table, statistic, "alpha", WORDS)
        return _sets(table, WORDS)

    title = {"statistic": "alpha"} if level == "one_code" else {"interval": ""}
    assert said() == WORDS.say(sentence, value="0.50", **title)
    reason = WORDS.reason("no_variation")
    title.pop("interval", None)
    assert said(value=float("nan"), reason="no_variation") == WORDS.say(f"{sentence}_undefined", reason=reason, **title)
    assert said(scope="round") == ""
