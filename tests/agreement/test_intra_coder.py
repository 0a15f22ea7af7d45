"""How alike one coder codes the same segments in two rounds."""

import pandas as pd
import pytest

from themetrail.agreement import coefficient
from themetrail.agreement.intra_coder import intra_coder, said_of_coders_themselves
from themetrail.contracts.agreement import CODED_AGAIN, INTRA_CODER
from themetrail.method_profiles import profile_of

FIRST, LATER = "aabbaab-bb", "aabbab--ba"  # a letter is a code, - none
BOOK = pd.DataFrame(
    [{"code_id": code, "parent_id": "T", "level": "code"} for code in "ab"]
    + [{"code_id": "T", "parent_id": "", "level": "theme"}]
)


def tables(**options):
    n = len(FIRST)
    segments = pd.DataFrame(
        {
            "segment_id": [f"S{i}" for i in range(n)],
            "transcript_id": "T1",
            "group": "g",
            "turn": range(n),
            "start": 0,
            "end": 4,
            "codable": "yes",
            "text": [f"text {i}" for i in range(n)],
        }
    )
    given = [("r1", FIRST, "none"), ("r2", LATER, "again")]
    assigned = [
        {
            "round": name,
            "coder_id": "C1",
            "segment_id": f"S{i}",
            "arm": arm,
            "status": "no_code" if code == "-" else "coded",
        }
        for name, codes, arm in given
        for i, code in enumerate(codes)
    ]
    assigned.append({"round": "r1", "coder_id": "C2", "segment_id": "S0", "arm": "none", "status": "no_code"})
    coded = [
        {"round": name, "coder_id": "C1", "segment_id": f"S{i}", "code_id": code, "start": 0, "end": 4}
        for name, codes, _ in given
        for i, code in enumerate(codes)
        if code != "-"
    ]
    return intra_coder(
        segments,
        pd.DataFrame(assigned),
        pd.DataFrame(coded),
        BOOK,
        rounds=["r1", "r2"],
        statistics=["percent", "alpha"],
        draws=0,
        **options,
    )


@pytest.mark.parametrize("code", ["a", "b"])
def test_the_two_rounds_are_as_two_coders(code):
    table, _ = tables()
    ratings = [[int(x == code), int(y == code)] for x, y in zip(FIRST, LATER, strict=True)]
    row = table[(table["code_id"] == code) & (table["level"] == "code")].set_index("statistic")
    assert row.loc["alpha", "value"] == pytest.approx(coefficient(ratings, "alpha").value, abs=1e-6)
    assert row.loc["percent", "value"] == pytest.approx(sum(x == y for x, y in ratings) / len(ratings), abs=1e-6)
    assert set(table["coder_id"]) == {"C1"}
    assert set(table["n_units"]) == {len(FIRST)}


def test_the_passages_say_what_stood_there_then_and_later():
    _, again = tables()
    assert len(again) == len(FIRST)
    differ = again[again["same"] == "no"].set_index("segment_id")[["codes_first", "codes_later"]]
    assert differ.loc["S5"].tolist() == ["a", "b"]
    assert differ.loc["S6"].tolist() == ["b", ""]
    assert differ.index.tolist() == ["S5", "S6", "S9"]


def test_the_sentence_carries_the_tables_number():
    table, _ = tables()
    mean = table[(table["summary"] == "mean") & (table["statistic"] == "alpha") & (table["level"] == "code")]
    assert said_of_coders_themselves(table) == (
        "Coder C1 coded 10 segments in the rounds r1 and r2; agreement with the own earlier coding"
        f" (Krippendorff's alpha) was {mean['value'].item():.2f} on average over codes."
    )
    assert said_of_coders_themselves(table.head(0)) == ""


def test_where_nothing_varies_the_sentence_says_that_there_is_no_value():
    table, _ = tables()
    mean = (table["summary"] == "mean") & (table["statistic"] == "alpha")
    table.loc[mean, "value"] = float("nan")
    assert said_of_coders_themselves(table) == (
        "Coder C1 coded 10 segments in the rounds r1 and r2; agreement with the own earlier coding (Krippendorff's"
        " alpha) was undefined."
    )


def test_rounds_without_a_segment_that_a_coder_saw_in_both_are_not_compared():
    segments = pd.DataFrame(
        {"segment_id": ["S0", "S1"], "transcript_id": "T1", "group": "g", "turn": [0, 1], "start": 0, "end": 4}
    ).assign(codable="yes", text="text")
    seen = pd.DataFrame({"round": ["r1", "r2"], "coder_id": "C1", "segment_id": ["S0", "S1"], "arm": "none"})
    codings = seen.drop(columns="arm").assign(code_id="a", start=0, end=4)
    of_study = (segments, seen.assign(status="coded"), codings, BOOK)
    table, again = intra_coder(*of_study, rounds=["r1", "r2"], statistics=["alpha"], draws=0)
    assert table.empty and again.empty


def test_tables_keep_their_contracts_and_reflexive_analysis_has_passages_alone():
    table, again = tables()
    INTRA_CODER.check(table)
    CODED_AGAIN.check(again)
    none, passages = tables(method=profile_of("reflexive_ta"))
    assert INTRA_CODER.check(none).empty
    assert len(passages) == len(FIRST)


def test_each_coder_is_compared_in_each_two_rounds_on_what_was_seen_in_both():
    saw = [("r1", "C2", "S0"), ("r2", "C2", "S0"), ("r1", "C1", "S0"), ("r1", "C1", "S1"), ("r2", "C1", "S1")]
    saw += [("r2", "C1", "S2"), ("r3", "C1", "S2"), ("r3", "C1", "S1")]
    seen = pd.DataFrame(saw, columns=["round", "coder_id", "segment_id"]).assign(arm="none")
    names = ["S0", "S1", "S2"]
    segments = pd.DataFrame({"segment_id": names, "transcript_id": "T1", "group": "g", "turn": [2, 1, 0], "start": 0})
    segments = segments.assign(end=4, codable="yes", text="text")
    codings = seen.drop(columns="arm").assign(code_id="a", start=0, end=4)
    of_study = (segments, seen.assign(status="coded"), codings, BOOK)
    table, again = intra_coder(*of_study, rounds=["r1", "r2", "r3"], statistics=["percent"], draws=0)
    told = again[["coder_id", "first_round", "later_round", "segment_id"]].to_numpy().tolist()
    assert told == [
        ["C1", "r1", "r2", "S1"], ["C1", "r1", "r3", "S1"], ["C1", "r2", "r3", "S2"], ["C1", "r2", "r3", "S1"],
        ["C2", "r1", "r2", "S0"],
    ]  # fmt: skip
    assert table.index.is_unique and not (table["summary"] == "pooled").any()
