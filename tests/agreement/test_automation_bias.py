"""Automation bias, worked out by hand: what coders gave with suggestions and in the share without any."""

import math

import numpy as np
import pandas as pd
import pytest

from themetrail.agreement.automation.bias import automation_bias
from themetrail.agreement.automation.readings import readings_of, suggested_now
from themetrail.agreement.automation.sentences import ENGLISH, said_of_suggestions
from themetrail.agreement.automation.shares import Resamples, Sums
from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.resampling import bootstrap
from themetrail.codebook_changes import CodebookChanges, Fate
from themetrail.contracts.agreement import AUTOMATION_BIAS
from themetrail.contracts.coding import ANCHORS
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.method_profiles import profile_of
from themetrail.proportions import newcombe, wilson

# Segment, arm, suggested codes, what C1 gave, how, and what C2 gave; the arms are the same for both.
#   shown: C1 takes 2 of 4 suggestions on view (S1 a, S2 b), refuses 1, leaves 1, and adds c at S2
#   blind: C1 gives 3 codes, of which one (S4 a) had been suggested; C2 gives 2, of which 2 had been
SEGMENTS = [
    ("S1", "T1", "suggestions", "ab", {"a": "accepted", "b": "refused"}, {"a": "accepted"}),
    ("S2", "T1", "suggestions", "b", {"b": "accepted", "c": "own"}, {}),
    ("S3", "T2", "suggestions", "a", {}, {"a": "accepted"}),
    ("S4", "T2", "blind", "ab", {"a": "own", "c": "own"}, {"a": "own", "b": "own"}),
    ("S5", "T2", "blind", "b", {"c": "own"}, {}),
    ("S6", "T3", "blind", "", {}, {}),
]

OFFERED = ("segment_id", "rank", "code_id", "probability", "evidence", "model_id")


def tables(rows=SEGMENTS, **options):
    """The table, and the readings that it is made of."""
    segments = pd.DataFrame(
        [{"segment_id": s, "transcript_id": t, "group": "g", "codable": "yes"} for s, t, *_ in rows]
    )
    assigned, decided, suggested = [], [], []
    for segment, _, arm, offered, *given in rows:
        suggested += [(segment, rank, code, None, "", "m") for rank, code in enumerate(offered, start=1)]
        for coder, answers in zip(("C1", "C2"), given, strict=True):
            stands = [action for action in answers.values() if action != "refused"]
            assigned.append(("r1", coder, segment, arm, "coded" if stands else "no_code"))
            decided += [("r1", coder, segment, code, action) for code, action in answers.items()]
            if arm == "suggestions":
                decided += [("r1", coder, segment, code, "ignored") for code in offered if code not in answers]
    assignments = pd.DataFrame(assigned, columns=["round", "coder_id", "segment_id", "arm", "status"])
    decisions = pd.DataFrame(decided, columns=["round", "coder_id", "segment_id", "code_id", "action"])
    decisions["code_now"] = decisions["code_id"]
    anchors = ANCHORS.frame(
        [{"round": "r1", "issued_segment_id": s, "segment_id": s, "how": "same", "similarity": None} for s, *_ in rows]
    )
    offered = SUGGESTIONS.frame([dict(zip(OFFERED, row, strict=True)) for row in suggested])
    readings = readings_of(assignments, decisions, segments, suggested_now({"r1": offered}, anchors, CodebookChanges()))
    codings = decisions[decisions["action"].isin(("own", "accepted", "edited"))]
    frame = coded_units_of(segments, assignments, codings, list("abc"))
    return automation_bias(readings, list("abc"), frame, assignments, **options), readings


def value(table, measure, share, coder="", code=""):
    row = table[(table["measure"] == measure) & (table["share"] == share)]
    row = row[(row["coder_id"] == coder) & (row["code_id"] == code)]
    assert len(row) == 1
    return row.iloc[0]


@pytest.mark.parametrize(
    ("measure", "share", "coder", "counted", "of"),
    [
        ("acceptance", "shown", "C1", 2, 4),  # a, b of S1, b of S2, a of S3
        ("acceptance", "shown", "C2", 2, 4),
        ("acceptance", "shown", "", 4, 8),
        ("recall", "shown", "C1", 2, 3),  # a of S1, b and c of S2
        ("recall", "blind", "C1", 1, 3),  # a and c of S4, c of S5
        ("recall", "blind", "C2", 2, 2),
        ("recall", "blind", "", 3, 5),
        ("added_by_hand", "shown", "C1", 1, 3),
        ("added_by_hand", "blind", "C1", 2, 3),
        ("codes_per_segment", "blind", "", 5, 6),
        ("first_suggestion_given", "shown", "C1", 2, 3),  # S1, S2, not S3
        ("first_suggestion_given", "blind", "C1", 1, 2),  # S4, not S5; nothing was suggested for S6
        ("first_suggestion_given", "blind", "", 2, 4),
    ],
)
def test_shares_and_rates_are_those_by_hand(measure, share, coder, counted, of):
    row = value(tables()[0], measure, share, coder)
    assert row["value"] == pytest.approx(counted / of) and row["n_units"] == of
    if measure in ("added_by_hand", "codes_per_segment"):
        assert math.isnan(row["ci_low"]) and row["reason"] == "few_transcripts" and row["interval"] == ""
    else:
        assert (row["ci_low"], row["ci_high"]) == pytest.approx(wilson(counted, of)) and row["interval"] == "wilson"


def test_differences_are_with_suggestions_less_without():
    table, _ = tables()
    row = value(table, "first_suggestion_given", "difference", "C1")
    assert row["value"] == pytest.approx(2 / 3 - 1 / 2) and row["n_units"] == 5
    assert (row["ci_low"], row["ci_high"]) == pytest.approx(newcombe((2, 3), (1, 2))) and row["interval"] == "newcombe"
    assert value(table, "codes_per_segment", "difference", "C1")["value"] == pytest.approx(3 / 3 - 3 / 3)


def test_each_code_is_counted_with_and_without():
    table, _ = tables()
    found = {
        (code, share): value(table, "code_frequency", share, code=code)["value"]
        for code in "abc"
        for share in ("shown", "blind")
    }
    wanted = {("a", "shown"): 3 / 6, ("a", "blind"): 2 / 6, ("b", "shown"): 1 / 6, ("b", "blind"): 1 / 6}
    assert found == pytest.approx(wanted | {("c", "shown"): 1 / 6, ("c", "blind"): 2 / 6})


def test_agreement_stands_for_the_blind_share_beside_the_whole():
    table, _ = tables()
    units = {share: value(table, "coder_agreement", share) for share in ("all", "shown", "blind")}
    assert [row["n_units"] for row in units.values()] == [6, 3, 3]
    only_blind, _ = tables([row for row in SEGMENTS if row[2] == "blind"])
    assert value(only_blind, "coder_agreement", "all")["value"] == pytest.approx(units["blind"]["value"])
    assert value(only_blind, "coder_agreement", "shown")["reason"] == "one_coder"
    for measure, share in (("acceptance", "shown"), ("recall", "shown"), ("recall", "difference")):
        assert value(only_blind, measure, share, "C1")["reason"] == "nothing_shown"
    assert value(only_blind, "recall", "blind", "C1")["reason"] == ""
    nobody, _ = tables([(*row[:4], {}, {}) for row in SEGMENTS])
    assert "code_frequency" in set(table["measure"]) and "code_frequency" not in set(nobody["measure"])
    reflexive, _ = tables(method=profile_of("reflexive_ta"))
    assert "coder_agreement" not in set(reflexive["measure"])


def test_the_interval_of_agreement_is_that_of_alpha_on_the_same_segments():
    given = [("a", "a"), ("bc", ""), ("", "a"), ("ac", "ab"), ("c", ""), ("", "")]  # what C1 and C2 gave in SEGMENTS
    kept = [
        (copy, number) for copy in range(12) for number in range(6) if (copy + number) % 4
    ]  # no two transcripts alike
    rows = [(f"{SEGMENTS[number][0]}{copy}", f"T{copy}", *SEGMENTS[number][2:]) for copy, number in kept]
    table, _ = tables(rows, draws=200, seed=3)
    wanted = bootstrap(
        [[frozenset(codes) for codes in given[number]] for _, number in kept],
        "alpha",
        distance="masi",
        transcripts=[f"T{copy}" for copy, _ in kept],
        draws=200,
        seed=3,
    )
    found = value(table, "coder_agreement", "all")
    assert wanted.ci_low < wanted.value < wanted.ci_high
    assert (found["value"], found["ci_low"], found["ci_high"]) == pytest.approx(
        (wanted.value, wanted.ci_low, wanted.ci_high)
    )


def test_without_a_blind_share_the_reason_stands_in_its_place():
    table, readings = tables([row for row in SEGMENTS if row[2] == "suggestions"])
    for share in ("blind", "difference"):
        row = value(table, "recall", share)
        assert math.isnan(row["value"]) and row["reason"] == "no_blind_share" and row["n_units"] == 0
    assert "code_frequency" not in set(table["measure"])
    assert said_of_suggestions(table, readings) == ENGLISH.say("not_independent")


def test_coders_who_are_never_shown_any_have_no_row():
    table, readings = tables([(s, t, "none", *more) for s, t, _, *more in SEGMENTS])
    assert table.empty and list(table.columns) == list(AUTOMATION_BIAS.columns)
    assert said_of_suggestions(table, readings) == ""


def test_what_was_never_on_view_is_not_counted_as_left():
    rows = [("S1", "T1", "code_first", "ab", {"c": "own"}, {}), ("S2", "T1", "blind", "a", {}, {})]
    table, _ = tables(rows)
    row = value(table, "acceptance", "shown", "C1")
    assert math.isnan(row["value"]) and row["reason"] == "nothing_to_count"
    assert value(table, "recall", "blind", "C1")["reason"] == "nothing_to_count"
    assert value(table, "added_by_hand", "shown", "C1")["value"] == 1


def test_the_sentences_carry_the_numbers_of_the_table():
    said = said_of_suggestions(*tables())
    low, high = (100 * one for one in wilson(3, 5))
    assert (
        "of the 5 codes that coders gave there, 60.0%"
        f" (95% interval {low:.1f}% to {high:.1f}%) had been among the suggestions that the model made and nobody saw"
    ) in said
    assert "Coders gave the code that was suggested first in 66.7%" in said
    assert "a difference of +16.7 percentage points (95% interval " in said
    assert said.endswith(ENGLISH.say("not_independent"))


def test_suggestions_follow_their_words_and_codes():
    offered = SUGGESTIONS.frame(
        [
            {"segment_id": s, "rank": rank, "code_id": c, "probability": None, "evidence": "", "model_id": "m"}
            for s, rank, c in (("S1", 2, "old"), ("S1", 1, "b"), ("S2", 1, "new"), ("S3", 1, "b"))
        ]
    )
    places = [("S1", "N1", "moved"), ("S2", "N1", "by_hand"), ("S3", "", "withdrawn")]
    anchors = ANCHORS.frame(
        [
            {"round": "r1", "issued_segment_id": a, "segment_id": b, "how": how, "similarity": None}
            for a, b, how in places
        ]
    )
    changes = CodebookChanges({"old": Fate("renamed", ("new",))})
    assert suggested_now({"r1": offered}, anchors, changes) == {("r1", "N1"): ["b", "new"]}
    gone = CodebookChanges({"old": Fate("deleted", ()), "b": Fate("split", ("x", "y"))})
    assert suggested_now({"r1": offered}, anchors, gone) == {("r1", "N1"): ["new"]}


def test_many_transcripts_are_resampled_whole_and_the_same_each_time():
    rng = np.random.default_rng(5)
    of = rng.integers(5, 15, 40)
    shares = rng.choice([0.1, 0.9], 40)  # segments of one interview are alike
    sums = Sums(rng.binomial(of, shares).astype(float)[None], of.astype(float)[None])
    resamples = Resamples(40, 500, 7)
    (found,) = resamples.shares(sums)
    assert found.how == "transcripts" and found.low < found.value < found.high
    low, high = wilson(*sums.totals[0])
    assert found.high - found.low > 1.5 * (high - low)
    assert Resamples(40, 500, 7).shares(sums) == [found]
    _, without = resamples._drawn(sums)  # each transcript left out in turn, by hand
    left = [np.delete(sums.counted, one).sum() / np.delete(sums.of, one).sum() for one in range(40)]
    assert without[0].tolist() == pytest.approx(left)
    (nothing,) = resamples.differences(sums, sums)
    # resamples of what does not differ are all alike: no interval of 0 to 0, but that of the formula
    assert nothing.value == 0 and nothing.how == "newcombe" and nothing.low < 0 < nothing.high
    (every,) = resamples.shares(Sums(sums.of, sums.of))
    assert every.value == 1 and every.how == "wilson" and every.low < every.high == 1
    (rate,) = resamples.shares(Sums(2 * sums.of, sums.of), is_share=False)
    assert rate.value == 2 and math.isnan(rate.low) and rate.reason == "resamples_alike"
    rare = Sums(np.eye(1, 40), np.eye(1, 40))  # of one transcript alone, which many resamples lack
    assert resamples.shares(rare)[0].reason == "undefined_draws"
    both = Sums(np.vstack([sums.counted, rare.counted]), np.vstack([sums.of, rare.of]))
    assert resamples.shares(both) == [found, *resamples.shares(rare)]


@pytest.mark.parametrize(("n", "how"), [(9, "wilson"), (10, "transcripts")])
def test_ten_transcripts_are_enough_to_resample(n, how):
    of = np.arange(5.0, 5 + n)[None]
    sums = Sums(np.where(np.arange(n) % 3, of - 1, 1), of)
    (found,) = Resamples(n, 200, 1).shares(sums)
    assert (found.how, found.n) == (how, of.sum())
    (apart,) = Resamples(n, 200, 1).differences(sums, Sums(of - 2, of))
    assert apart.how == ("newcombe" if n == 9 else how) and apart.n == 2 * of.sum()
    assert Resamples(n, 0, 1).shares(sums)[0].how == "wilson"
    nothing = Resamples(n, 200, 1).shares(Sums(0 * of, 0 * of))[0]
    assert (nothing.reason, nothing.n, nothing.how) == ("nothing_to_count", 0, "")
    (half,) = Resamples(n, 200, 1).differences(sums, Sums(0 * of, 0 * of))
    assert (half.reason, half.n) == ("nothing_to_count", 0)


def test_only_the_suggestion_that_stood_first_is_the_first():
    segments = pd.DataFrame([{"segment_id": f"S{number}", "transcript_id": "T1"} for number in range(4)])
    assigned = [("r1", "C1", f"S{number}", "blind", "coded") for number in range(4)]
    assigned += [("r1", "C1", "S0", "none", "coded"), ("r1", "C1", "S9", "blind", "coded")]
    assigned += [("r1", "C2", "S0", "blind", "unseen")]
    decided = [("r1", "C1", f"S{number}", code, "own", code) for number, code in enumerate("abab")]
    readings = readings_of(
        pd.DataFrame(assigned, columns=["round", "coder_id", "segment_id", "arm", "status"]),
        pd.DataFrame(decided, columns=["round", "coder_id", "segment_id", "code_id", "action", "code_now"]),
        segments,
        {("r1", "S0"): ["a", "b"], ("r1", "S1"): ["a", "b"], ("r1", "S2"): ["c"]},
    )
    counts = readings.table[["suggested_codes", "has_suggestion", "first_given"]].to_numpy().tolist()
    assert counts == [[1, 1, 1], [1, 1, 0], [0, 1, 0], [0, 0, 0]]
    assert set(readings.table["share"]) == {"blind"} and readings.n_transcripts == 1


def test_a_suggestion_that_is_taken_for_several_stretches_is_one():
    segments = pd.DataFrame([{"segment_id": "S1", "transcript_id": "T1"}])
    assigned = [("r1", "C1", "S1", "suggestions", "coded")]
    decided = [("r1", "C1", "S1", "a", "accepted", "a"), ("r1", "C1", "S1", "a", "edited", "a")]
    decided += [("r1", "C1", "S1", "b", "ignored", "b")]
    readings = readings_of(
        pd.DataFrame(assigned, columns=["round", "coder_id", "segment_id", "arm", "status"]),
        pd.DataFrame(decided, columns=["round", "coder_id", "segment_id", "code_id", "action", "code_now"]),
        segments,
        {("r1", "S1"): ["a", "b"]},
    )
    assert readings.table[["codes", "answered", "taken"]].to_numpy().tolist() == [[1, 2, 1]]
