"""The sample table: right counts, means and ranges, and no cell or difference of columns that speaks of few people."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.report.pack.blocks import Grid
from themetrail.report.pack.sample import Bands, sample_table, shown_groups
from themetrail.report.pack.sample_part import sample_part
from themetrail.report.pack.words.language import pack_words

PEOPLE = [f"P{n}" for n in range(1, 9)]


def sheet(**attributes):
    n = len(next(iter(attributes.values())))
    ids = PEOPLE[:n]
    return pd.DataFrame({"participant_id": ids, "label": ids, "withdrawn": [""] * n, **attributes})


def counts(table, attribute, group=""):
    rows = table[(table["attribute"] == attribute) & (table["kind"] == "count") & (table["group"] == group)]
    return dict(zip(rows["category"], rows["n"], strict=True))


def left_out(table):
    rows = table[table["kind"] == "left_out"]
    return dict(zip(rows["attribute"], rows["reason"], strict=True))


def test_two_groups_with_counts_mean_and_a_range_in_bands():
    ages = ["31", "35", "38", "44", "41", "47", "32", "49"]
    people = sheet(age=ages, role=["nurse"] * 3 + ["doctor"] * 3 + ["nurse", "doctor"])
    table = sample_table(people, {"A": PEOPLE[:4], "B": PEOPLE[4:]}, 1)
    of_all, in_a, _ = table[table["kind"] == "number"].to_dict("records")
    assert (of_all["mean"], of_all["low"], of_all["high"]) == (39.625, 30, 49)
    assert (in_a["group"], in_a["mean"], in_a["low"], in_a["high"]) == ("A", 37, 30, 44)
    assert counts(table, "age") == {"30–34": 2, "35–39": 2, "40–44": 2, "45–49": 2}
    assert counts(table, "role", "A") == {"doctor": 1, "nurse": 3}
    share = table.query("attribute == 'role' and group == 'A' and category == 'nurse'")["share"]
    assert share.tolist() == [0.75]


def test_neighbouring_bands_are_merged_until_each_cell_counts_enough():
    people = sheet(age_band=["under 20", "20-29", "20-29", "20-29", "30-39", "30-39", "30-39", "40-49"])
    found = sample_table(people, {"A": PEOPLE}, 3)
    assert counts(found, "age_band") == {"under 20 or 20-29": 4, "30-39 or 40-49": 4}
    assert set(found.loc[found["kind"] == "count", "merged"]) == {2}


def test_small_categories_without_an_order_go_together():
    people = sheet(job=["cook", "smith", "baker", "nurse", "nurse", "nurse", "nurse", "nurse"])
    assert counts(sample_table(people, {"A": PEOPLE}, 3), "job") == {"baker or cook or smith": 3, "nurse": 5}


def test_what_no_merging_saves_and_what_are_texts_is_left_out_by_name():
    people = sheet(
        sex=["m", "f", "f", "f"],
        remark=["came late", "spoke little", "left early", "asked twice"],
        empty=["", "", "", ""],
    )
    found = left_out(sample_table(people, {"A": PEOPLE[:4]}, 3))
    assert found["sex"] == "every way to count it shows fewer than 3 participants"
    assert found["remark"] == "texts or values of their own for most participants"
    assert found["empty"] == "nothing is stated"


def test_a_group_of_which_one_person_is_left_when_the_other_is_taken_away_has_no_column():
    """Six interviews and five of these people in a focus group: by subtraction the sixth would be known."""
    members = {"focus": PEOPLE[:5], "interviews": PEOPLE[:6]}
    assert shown_groups(PEOPLE[:6], members, 3) == ["interviews"]
    people = sheet(years=["a", "b"] * 3)
    table = sample_table(people, members, 3)
    assert set(table.loc[table["kind"] == "count", "group"]) == {"", "interviews"}
    assert table.loc[table["kind"] == "participants", "n"].tolist() == [6, 5, 6]
    assert shown_groups(PEOPLE[:6], members, 1) == ["focus", "interviews"]


def test_the_smallest_group_and_the_one_that_would_give_it_away_lose_their_columns():
    members = {"A": PEOPLE[:3], "B": PEOPLE[3:7], "C": PEOPLE[7:8]}
    assert shown_groups(PEOPLE, members, 3) == ["B"]


def test_no_mean_where_few_have_stated_the_number_and_none_without_enough_people():
    few = sample_table(sheet(age=["30", "40", "", "", "", "", "", ""]), {"A": PEOPLE}, 3)
    assert not (few["kind"] == "number").any()
    assert left_out(sample_table(sheet(age=["30", "40"]), {"A": PEOPLE[:2]}, 3)) == {"age": "fewer than 3 participants"}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "d", ""]), min_size=8, max_size=8),
    st.lists(st.sets(st.sampled_from(PEOPLE), min_size=1), min_size=1, max_size=3),
    st.integers(2, 4),
)
def test_no_sum_or_difference_of_columns_counts_few_people(values, groups, k):
    members = {f"G{n}": sorted(group) for n, group in enumerate(groups)}
    table = sample_table(sheet(x=values), members, k)
    cells = table[table["kind"] == "count"]
    for category in set(cells["category"]):
        of = {row.group: int(row.n) for row in cells[cells["category"] == category].itertuples()}
        assert all(n == 0 or n >= k for n in of.values())
        for one, other in combinations(of, 2):
            larger, smaller = sorted((one, other), key=lambda g: len(members.get(g, PEOPLE)), reverse=True)
            if not larger or set(members[smaller]) <= set(members[larger]):
                assert of[larger] - of[smaller] == 0 or of[larger] - of[smaller] >= k


@pytest.mark.parametrize(
    ("numbers", "names"),
    [
        ([3, 4, 8], ["3", "4", "5", "6", "7", "8"]),
        ([18, 64], ["10–19", "20–29", "30–39", "40–49", "50–59", "60–69"]),
        ([0.5, 2.25], ["0.5 to below 1", "1 to below 1.5", "1.5 to below 2", "2 to below 2.5"]),
    ],
)
def test_bands_have_round_widths(numbers, names):
    assert Bands.of([float(number) for number in numbers], pack_words()).names == names


def test_the_note_says_what_is_merged_left_out_and_without_a_column():
    people = sheet(band=["20-29", "20-29", "20-29", "30-39", "30-39", "40 or more"], note=list("uvwxyz"))
    table = sample_table(people, {"talks": PEOPLE[:5], "all_talks": PEOPLE[:6]}, 3)
    (grid,) = [b for b in sample_part("Part 1", table, 3, pack_words("english", "apa7")).blocks if isinstance(b, Grid)]
    note = " ".join(grid.note)
    assert "Without a column of their own" in note and "talks." in note
    assert "Merged: band (30-39 or 40 or more)." in note
    assert "Left out: note (texts or values of their own for most participants)." in note
    assert [row.cells for row in grid.rows][1] == ("20-29", "3 (50%)", "3 (50%)")
