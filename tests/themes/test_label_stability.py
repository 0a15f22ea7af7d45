"""What a label hangs on, worked out by hand.

Six interviews, one of each participant, read by two coders; a focus group of P1 to P3 that C1 read alone; a pair.
`support` is like "Support from the trainers" of the demo study: C1 hears it once, C2 four times, and
adjudication left one of them.

            P1        P2     P3        P4     P5    P6        consensus
    C1      calm      calm   calm      calm   calm  support   calm P1-P5, support P6
    C2      support   calm   support   calm   calm  support;
                                                    support
"""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.codebook import Codebook
from themetrail.contracts.study import CODEBOOK
from themetrail.themes.label_stability import label_stability_of, summary_of
from themetrail.themes.mentions import COLUMNS
from themetrail.themes.readings import Readings
from themetrail.themes.schemes import SCHEMES, custom_scheme

PEOPLE = {"talks": [f"P{i}" for i in range(1, 7)], "focus": ["P1", "P2", "P3"], "pair": ["P1", "P2"]}
SPOKEN = pd.DataFrame(
    [(f"{group}-{who}", f"{group}-{who}", who, group) for group, members in PEOPLE.items() for who in members]
    + [("talks-P4b", "talks-P4", "P4", "talks")],
    columns=["segment_id", "transcript_id", "participant_id", "group"],
)
GIVEN = {
    "C1": {"calm": ["talks-P1", "talks-P2", "talks-P3", "talks-P4", "talks-P5", "focus-P1"], "support": ["talks-P6"]},
    "C2": {"calm": ["talks-P2", "talks-P4", "talks-P5"], "support": ["talks-P1", "talks-P3", "talks-P4b", "talks-P6"]},
}
CONSENSUS = {"calm": ["talks-P1", "talks-P2", "talks-P3", "talks-P4", "talks-P5", "focus-P1"], "support": ["talks-P6"]}
BOOK = Codebook.from_table(
    CODEBOOK.frame(
        [
            {"code_id": "gains", "level": "theme", "name": "Gains"},
            {"code_id": "calm", "parent_id": "gains", "level": "code", "name": "Calm"},
            {"code_id": "support", "parent_id": "gains", "level": "code", "name": "Support"},
        ]
    )
)


def readings_of(given=GIVEN, read=None, rounds=("r1",)) -> Readings:
    everything = list(SPOKEN["segment_id"])
    read = read or {"C1": everything, "C2": [one for one in everything if one.startswith("talks")] + ["pair-P1"]}
    assignments = [("r1", coder, one, "none", "coded") for coder, segments in read.items() for one in segments]
    codings = [
        ("r1", coder, one, code)
        for coder, codes in given.items()
        for code, segments in codes.items()
        for one in segments
    ]
    return Readings.of(
        pd.DataFrame(assignments, columns=["round", "coder_id", "segment_id", "arm", "status"], dtype="str"),
        pd.DataFrame(codings, columns=["round", "coder_id", "segment_id", "code_id"], dtype="str"),
        rounds,
    )


def mentions_of(consensus=CONSENSUS) -> pd.DataFrame:
    rows = [(one, code) for code, segments in consensus.items() for one in segments]
    return pd.DataFrame(rows, columns=["segment_id", "code_id"], dtype="str").merge(SPOKEN)[COLUMNS]


def stability(scheme="dunand2024", readings=None, mentions=None, people=PEOPLE) -> pd.DataFrame:
    scheme = SCHEMES[scheme] if isinstance(scheme, str) else scheme
    mentions = mentions_of() if mentions is None else mentions
    return label_stability_of(mentions, SPOKEN, readings or readings_of(), BOOK, people, scheme)


def rows_of(table: pd.DataFrame, group: str, code: str, kind: str) -> dict[str, tuple]:
    rows = table[(table["group"] == group) & (table["code_id"] == code) & (table["kind"] == kind)]
    columns = zip(rows["n_participants"], rows["n_total"], rows["label"], rows["differs"], strict=True)
    return dict(zip(rows["variant"], columns, strict=True))


def test_rare_by_consensus_is_typical_by_the_second_coder_alone() -> None:
    table = stability()
    assert rows_of(table, "talks", "support", "scheme")["dunand2024"] == (1, 6, "rare", "no")
    assert rows_of(table, "talks", "support", "coder") == {
        "C1": (1, 6, "rare", "no"),
        "C2": (4, 6, "typical", "yes"),
    }
    assert rows_of(table, "talks", "support", "consensus") == {
        "strict": (1, 6, "rare", "no"),
        "lenient": (4, 6, "typical", "yes"),
    }


def test_a_theme_is_counted_with_all_below_it_by_each_coder_too() -> None:
    table = stability()
    assert rows_of(table, "talks", "gains", "coder") == {"C1": (6, 6, "general", "no"), "C2": (6, 6, "general", "no")}
    assert rows_of(table, "talks", "gains", "consensus")["strict"] == (4, 6, "typical", "yes")  # P2, P4, P5, P6


def test_each_scheme_calls_the_same_count_its_own_way() -> None:
    assert rows_of(stability(), "talks", "calm", "scheme") == {
        "dunand2024": (5, 6, "typical", "no"),
        "dunand2024_literal": (5, 6, "typical", "no"),
        "hill1997": (5, 6, "typical", "no"),
        "hill2005": (5, 6, "general", "yes"),
    }
    table = stability()
    single = table[(table["code_id"] == "support") & (table["group"] == "talks") & (table["variant"] == "hill1997")]
    assert single[["label", "differs", "reason"]].to_numpy().tolist() == [
        ["", "yes", "the scheme hill1997 has no label for 1 of 6"]
    ]


def test_without_each_participant_in_turn() -> None:
    """calm is of five of six: without P6 of all, without another of four of five. support is of P6 alone."""
    table = stability()
    assert rows_of(table, "talks", "calm", "without") == {
        **{f"P{i}": (4, 5, "typical", "no") for i in range(1, 6)},
        "P6": (5, 5, "general", "yes"),
    }
    assert rows_of(table, "talks", "support", "without") == {
        **{f"P{i}": (1, 5, "rare", "no") for i in range(1, 6)},
        "P6": (0, 5, "not_mentioned", "yes"),
    }


def test_what_is_too_small_or_half_read_is_shown_and_not_compared() -> None:
    table = stability()
    assert rows_of(table, "focus", "calm", "without") == dict.fromkeys(("P1", "P2", "P3"), (1, 2, "", "")) | {
        "P1": (0, 2, "", "")
    }
    assert rows_of(table, "focus", "calm", "coder") == {"C1": (1, 3, "rare", "no")}  # C2 read nothing of it
    half = readings_of(read={"C1": list(SPOKEN["segment_id"]), "C2": ["focus-P1", "focus-P2", "focus-P3", "talks-P2"]})
    table = stability(readings=half)
    assert rows_of(table, "talks", "calm", "coder")["C2"] == (1, 1, "", "")
    assert rows_of(table, "focus", "calm", "coder")["C2"] == (0, 3, "not_mentioned", "yes")
    reasons = table.loc[(table["variant"] == "C2") & (table["group"] == "talks"), "reason"]
    assert set(reasons) == {"a group of fewer than 3 participants gets no label"}


def test_a_coder_who_read_a_part_says_how_much() -> None:
    part = readings_of(read={"C1": list(SPOKEN["segment_id"]), "C2": [f"talks-P{i}" for i in range(1, 5)]})
    table = stability(readings=part)
    assert rows_of(table, "talks", "calm", "coder")["C2"] == (2, 4, "variant", "")
    row = table[(table["variant"] == "C2") & (table["code_id"] == "calm")].iloc[0]
    assert row["reason"] == "this coder read 4 of 7 segments of the group"


def test_labels_of_other_words_are_not_compared() -> None:
    custom = custom_scheme([{"label": "many", "minimum_count": 3, "minimum_share": 0.0}])
    found = rows_of(stability(custom), "talks", "calm", "scheme")
    assert found["custom"] == (5, 6, "many", "no")
    assert found["hill2005"] == (5, 6, "general", "")


def test_the_last_round_decides_and_what_came_back_to_its_coder_does_not() -> None:
    columns = ["round", "coder_id", "segment_id", "arm", "status"]
    assignments = [
        ("r1", "C1", "s1", "none", "coded"),
        ("r1", "C2", "s1", "none", "coded"),
        ("r2", "C3", "s1", "none", "coded"),
        ("r2", "C1", "s1", "again", "coded"),
        ("r2", "C1", "s2", "none", "unseen"),
        ("r1", "C1", "s2", "none", "no_code"),
    ]
    codings = [("r1", "C1", "s1", "a"), ("r1", "C2", "s1", "a"), ("r2", "C3", "s1", "b"), ("r2", "C1", "s1", "a")]
    found = Readings.of(
        pd.DataFrame(assignments, columns=columns),
        pd.DataFrame(codings, columns=["round", "coder_id", "segment_id", "code_id"]),
        ["r1", "r2"],
    )
    assert sorted(map(tuple, found.read.to_numpy())) == [("s1", "C3"), ("s2", "C1")]
    assert found.lenient().to_numpy().tolist() == found.strict().to_numpy().tolist() == [["s1", "b"]]


@pytest.mark.parametrize("scheme", ["dunand2024", "hill1997", "hill2005"])
def test_labels_stand_from_most_to_fewest_mentions_whichever_scheme_has_them(scheme: str) -> None:
    """support is typical by the second coder; one of six is rare, left out or without a label; nobody, without P6."""
    table = summary_of(stability(scheme), SCHEMES[scheme]).set_index(["group", "code_id"])
    assert table.loc[("talks", "support"), "labels"] == "typical;rare;not_reported;no label;not_mentioned"


def test_the_summary_says_what_each_label_depends_on() -> None:
    table = summary_of(stability(), SCHEMES["dunand2024"]).set_index(["group", "code_id"])
    support = table.loc[("talks", "support")]
    assert support[["label", "labels", "depends_on"]].tolist() == [
        "rare",
        "typical;rare;not_reported;no label;not_mentioned",
        "scheme;coder;consensus;without",
    ]
    counts = ["n_scheme", "n_scheme_differ", "n_coder", "n_coder_differ", "n_consensus_differ", "n_without_differ"]
    assert support[counts].tolist() == [4, 2, 2, 1, 1, 1]
    assert table.loc[("pair", "calm"), ["label", "labels", "depends_on", "n_without"]].tolist() == ["", "", "", 0]


def test_a_study_that_nobody_has_coded_has_rows_of_nothing() -> None:
    columns = ["round", "coder_id", "segment_id"]
    none = Readings.of(
        pd.DataFrame([], columns=[*columns, "arm", "status"], dtype="str"),
        pd.DataFrame([], columns=[*columns, "code_id"], dtype="str"),
        [],
    )
    table = stability(readings=none, mentions=mentions_of({}), people={"talks": PEOPLE["talks"], "empty": []})
    assert set(table.loc[table["group"] == "talks", "label"]) == {"not_mentioned"}
    assert set(table.loc[table["group"] == "empty", "differs"]) == {""}
    assert stability(readings=none, mentions=mentions_of({}), people={}).empty


@settings(deadline=None, max_examples=8)
@given(st.data())
def test_strict_is_within_lenient_and_each_coder_between(data) -> None:
    ids = list(SPOKEN["segment_id"])
    some = st.lists(st.sampled_from(ids), unique=True)
    coded = {coder: {code: data.draw(some) for code in ("calm", "support")} for coder in ("C1", "C2")}
    table = stability(readings=readings_of(coded, read={"C1": ids, "C2": ids}))
    for group in PEOPLE:
        for code in BOOK.levels:
            counts = {name: row[0] for name, row in rows_of(table, group, code, "consensus").items()}
            for n, *_ in rows_of(table, group, code, "coder").values():
                assert counts["strict"] <= n <= counts["lenient"]
