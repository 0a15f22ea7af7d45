"""The risk report: an exact interval, classes of participants, and no words from transcripts."""

import pandas as pd
import pytest

from themetrail.anonymise.risk.findings import _shown_around
from themetrail.anonymise.risk.report import classes_of, estimated_recall, exact_interval, recall_table, risk_report
from themetrail.contracts.anonymise import REVIEW, REVIEW_DECISIONS
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.risk import FINDINGS
from themetrail.contracts.study import PARTICIPANTS


def test_the_interval_is_that_of_clopper_and_pearson():
    # Their interval for 0 of n is 1 - (alpha/2)^(1/n); scipy's binomtest computes it on another way.
    from scipy.stats import binomtest

    for hits, tries in ((0, 10), (10, 10), (7, 10), (199, 200)):
        expected = binomtest(hits, tries).proportion_ci(method="exact")
        assert exact_interval(hits, tries) == pytest.approx((expected.low, expected.high))
    assert exact_interval(0, 10)[1] == pytest.approx(1 - 0.025 ** (1 / 10))
    assert exact_interval(0, 0) == (None, None)


def tables():
    row = {"start": 0, "entity_id": "person-1", "replacement": "[Person 1]", "detector": "ner", "score": 0.9}
    ledger = REPLACEMENT_LEDGER.frame(
        [
            {**row, "transcript_id": "A", "turn": 1, "end": 10, "category": "person", "status": "applied"},
            {**row, "transcript_id": "A", "turn": 1, "start": 20, "end": 30, "category": "person", "status": "applied"},
            {**row, "transcript_id": "A", "turn": 2, "end": 10, "category": "place", "status": "kept"},
        ]
    )
    item = {"category": "", "transcript_id": "A", "status": "decided"}
    review = REVIEW.frame(
        [
            {**item, "item_id": "s1", "kind": "sample", "turn": 1},
            {**item, "item_id": "s2", "kind": "sample", "turn": 3, "status": "open"},
            {**item, "item_id": "c1", "kind": "fact", "turn": 2},
        ]
    )
    blank = dict.fromkeys(REVIEW_DECISIONS.columns, "")
    decisions = REVIEW_DECISIONS.frame(
        [
            {**blank, "item_id": "s1", "decision": "seen", "missed": 1},
            {**blank, "item_id": "c1", "decision": "seen", "missed": None, "note": "the mayor of the village"},
        ]
    )
    people = pd.DataFrame(
        {
            "participant_id": ["P1", "P2", "P3"],
            "label": ["Coach 1", "Coach 2", "Coach 3"],
            "withdrawn": ["", "", ""],
            "role": ["coach", "coach", "cook"],
            "age": ["41", "44", "45"],
        }
    )
    return ledger, review, decisions, PARTICIPANTS.check(people)


def test_the_table_of_recall_is_the_estimate_and_empty_where_nobody_counted():
    ledger, review, decisions, _ = tables()
    (row,) = recall_table(review, decisions, ledger).to_dict("records")
    assert (row["turns"], row["replaced"], row["missed"], row["share"]) == (1, 2, 1, pytest.approx(2 / 3))
    assert (row["ci_low"], row["ci_high"]) == pytest.approx(exact_interval(2, 3))
    (row,) = recall_table(review, decisions.head(0), ledger).to_dict("records")
    assert row["turns"] == 0 and pd.isna(row["share"]) and pd.isna(row["ci_low"])


def test_recall_is_counted_in_the_turns_that_were_read():
    ledger, review, decisions, _ = tables()
    recall = estimated_recall(review, decisions, ledger)
    assert (recall.turns, recall.replaced, recall.missed) == (1, 2, 1)
    assert recall.share == pytest.approx(2 / 3) and recall.low < recall.share < recall.high


def test_participants_are_counted_in_classes_of_their_attributes():
    *_, people = tables()
    as_printed = classes_of(people)[["role", "age", "k"]].values.tolist()
    assert as_printed == [["coach", "41", 1], ["coach", "44", 1], ["cook", "45", 1]]
    in_bands = classes_of(people, in_bands=True)[["role", "age", "k"]].values.tolist()
    assert in_bands == [["cook", "40-49", 1], ["coach", "40-49", 2]]


def test_who_has_withdrawn_is_no_longer_counted():
    *_, people = tables()
    people.loc[people["role"] == "cook", "withdrawn"] = "2026-01-01"
    assert classes_of(people, in_bands=True)["k"].tolist() == [2]
    bare = people[["participant_id", "label", "withdrawn"]]
    assert classes_of(bare)["k"].tolist() == [2]


def test_the_report_says_what_an_ethics_board_asks():
    report = risk_report("A study", *tables(), FINDINGS.empty())
    for said in (
        "pseudonymised",
        "Identifiers replaced: 2, in 1 transcript.",
        "**not complete**, 1 of 3 open",
        "2 of 3 questions",
        "The review is not complete",
        "66.7%",
        "left as they were said, by the rule of their category: place: 1.",
        "k = 1: 3 of 3 participants",
        "With ages in bands of ten years, k = 1, and 1 stands alone",
        "stand out by facts left in: 0 now, 0 before",
    ):
        assert said in report, said
    assert "| all | 2 |" in report and "mayor" not in report


def test_a_study_without_findings_or_attributes_is_said_plainly():
    ledger, review, decisions, people = tables()
    bare = people[["participant_id", "label", "withdrawn"]]
    report = risk_report("A study", ledger.iloc[:0], review.iloc[:0], decisions.iloc[:0], bare, FINDINGS.empty())
    for said in ("Nothing was found", "nothing to review", "No estimate", "nothing of them"):
        assert said in report, said


def test_a_language_without_a_language_model_is_said_plainly():
    told = "**No language model for: German.** There, names are found by the people list"
    assert told in risk_report("A study", *tables(), FINDINGS.empty(), ["de-CH", "en"], ["de-CH"])
    assert "No language model" not in risk_report("A study", *tables(), FINDINGS.empty(), ["de-CH", "en"])


def test_what_stands_around_a_fact_ends_with_whole_words_and_says_that_more_was_said():
    before, behind = "word " * 60, " more" * 60
    shown, mark = _shown_around(f"{before}seven horses{behind}", (len(before), len(before) + 12), [])
    start, end = map(int, mark.split("-"))
    assert shown[start:end] == "seven horses"
    assert set(shown[:start].split()) == {"…", "word"} and set(shown[end:].split()) == {"more", "…"}
    assert _shown_around("I have seven horses.", (7, 19), []) == ("I have seven horses.", "7-19")
