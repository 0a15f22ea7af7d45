"""Roll-up at any depth: who mentions a parent is whoever mentions it or anything below it, in whatever order rows are.

The worked example has four levels, with two parents that coders apply:

    work (theme, applied)          P1: work                P2: portal, listen
      load (subtheme)              P3: time                P4: time, portal
        time (code)                P5: nothing             P6: listen
          portal (code)
      listen (code)

By hand: portal P2, P4. time: itself P3, P4, with portal P2, P3, P4; alone P3 (P4 mentions portal too, P2 portal only).
load: P2, P3, P4. listen: P2, P6. work: itself P1, with all below P1, P2, P3, P4, P6; alone P1.
"""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.codebook import Codebook
from themetrail.contracts.study import CODEBOOK
from themetrail.themes.mentions import COLUMNS
from themetrail.themes.representativeness import matrix_of, representativeness_of
from themetrail.themes.saturation import saturation_of
from themetrail.themes.schemes import SCHEMES

FOUR_LEVELS = [
    ("work", "", "theme", "yes"),
    ("load", "work", "subtheme", ""),
    ("time", "load", "code", ""),
    ("portal", "time", "code", ""),
    ("listen", "work", "code", ""),
]
MENTIONED = [
    *[("P1", "s1", "work"), ("P2", "s2", "portal"), ("P2", "s2", "listen"), ("P3", "s3", "time"), ("P3", "s4", "time")],
    *[("P4", "s5", "time"), ("P4", "s6", "portal"), ("P6", "s7", "listen")],
]
PEOPLE = {"talks": ["P1", "P2", "P3", "P4", "P5", "P6"]}


def book_of(rows) -> Codebook:
    columns = ("code_id", "parent_id", "level", "codable")
    return Codebook.from_table(
        CODEBOOK.frame([dict(zip(columns, row, strict=True)) | {"name": row[0].title()} for row in rows])
    )


def mentions_of(rows) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["participant_id", "segment_id", "code_id"], dtype="str")
    return table.assign(group="talks", transcript_id="T" + table["participant_id"].str[1:])[COLUMNS]


def counted(mentions, codebook, people=None) -> pd.DataFrame:
    return representativeness_of(mentions, codebook, people or PEOPLE, SCHEMES["dunand2024"]).set_index("code_id")


@pytest.mark.parametrize(
    ("code_id", "participants", "label", "alone"),
    [
        ("work", "P1;P2;P3;P4;P6", "typical", 1),
        ("load", "P2;P3;P4", "variant", None),
        ("time", "P2;P3;P4", "variant", 1),
        ("portal", "P2;P4", "variant", None),
        ("listen", "P2;P6", "variant", None),
    ],
)
def test_four_levels_worked_by_hand(code_id, participants, label, alone):
    row = counted(mentions_of(MENTIONED), book_of(FOUR_LEVELS)).loc[code_id]
    assert (row.participants, row.n_participants, row.label) == (participants, len(participants.split(";")), label)
    assert (None if pd.isna(row.n_alone) else row.n_alone) == alone


def test_segments_of_four_levels_worked_by_hand():
    matrix = matrix_of(mentions_of(MENTIONED), book_of(FOUR_LEVELS), PEOPLE)
    by_entry = matrix.pivot(index="code_id", columns="participant_id", values="n_segments")
    assert by_entry.loc["work"].tolist() == [1, 1, 2, 2, 0, 1]  # of P2 one segment has two codes
    assert by_entry.loc["load"].tolist() == by_entry.loc["time"].tolist() == [0, 1, 2, 2, 0, 0]
    assert by_entry.loc["portal"].tolist() == [0, 1, 0, 1, 0, 0]


def test_saturation_counts_what_was_applied_and_not_what_stands_above():
    order = pd.DataFrame({"transcript_id": ["T1", "T2", "T3", "T4"], "group": "talks", "collected_order": range(1, 5)})
    table = saturation_of(mentions_of(MENTIONED), order, book_of(FOUR_LEVELS), set(order["transcript_id"]))
    assert table["new_codes"].tolist() == ["work", "portal;listen", "time", ""]


@st.composite
def studies(draw):
    """A book of up to twelve entries at any depth, and mentions of those that may be applied."""
    n = draw(st.integers(2, 12))
    rows = []
    for number in range(n):
        parent = draw(st.sampled_from(["", *(code_id for code_id, *_ in rows)]))
        level = "theme" if not parent and draw(st.booleans()) else "code"
        rows.append((f"e{number}", parent, level, draw(st.sampled_from(["", "yes", "no"]))))
    codes = book_of(rows).codes
    one = st.tuples(st.sampled_from(PEOPLE["talks"]), st.integers(0, 3), st.sampled_from(codes or ["e0"]))
    said = draw(st.lists(one, max_size=25)) if codes else []
    mentions = sorted({(who, f"{who}-{number}", code) for who, number, code in said})
    return rows, mentions


@settings(deadline=None)
@given(studies())
def test_who_mentions_a_parent_is_who_mentions_it_or_any_of_its_children(study):
    rows, mentions = study
    codebook = book_of(rows)
    table = counted(mentions_of(mentions), codebook)
    named = {code: set(table.at[code, "participants"].split(";")) - {""} for code in table.index}
    for code in table.index:
        own = {who for who, _, given in mentions if given == code}
        below = set().union(*(named[child] for child, parent in codebook.parents.items() if parent == code))
        assert named[code] == own | below
        assert table.at[code, "n_participants"] == len(own | below)
        is_codable_parent = code in codebook.codes and code in set(codebook.parents.values())
        assert pd.notna(table.at[code, "n_alone"]) == is_codable_parent
        if is_codable_parent:
            assert table.at[code, "n_alone"] == len(own - below)


@settings(deadline=None)
@given(studies(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(study, random):
    rows, mentions = study
    table = counted(mentions_of(mentions), book_of(rows))
    matrix = matrix_of(mentions_of(mentions), book_of(rows), PEOPLE)
    shuffled, said = list(rows), list(mentions)
    random.shuffle(shuffled)
    random.shuffle(said)
    again = counted(mentions_of(said), book_of(shuffled)).loc[table.index]
    pd.testing.assert_frame_equal(again, table)
    key = ["code_id", "participant_id"]
    matrix_again = matrix_of(mentions_of(said), book_of(shuffled), PEOPLE)
    assert dict(zip(map(tuple, matrix[key].to_numpy()), matrix["n_segments"], strict=True)) == dict(
        zip(map(tuple, matrix_again[key].to_numpy()), matrix_again["n_segments"], strict=True)
    )


@settings(deadline=None)
@given(studies())
def test_segments_of_a_parent_are_those_of_its_branch(study):
    rows, mentions = study
    codebook = book_of(rows)
    matrix = matrix_of(mentions_of(mentions), codebook, PEOPLE)
    for row in matrix.itertuples():
        branch = {code for code in codebook.levels if row.code_id in codebook.path(code)}
        segments = {s for who, s, code in mentions if who == row.participant_id and code in branch}
        assert row.n_segments == len(segments)
