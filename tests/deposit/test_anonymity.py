"""Participants' attributes are made general until each row is shared by k people, and no further."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.deposit.anonymity import AS_IS, GENERAL, GONE, NOT_STATED, made_general


def people(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"participant_id": [f"P{n}" for n in range(len(next(iter(columns.values()))))], **columns})


def rows_of(table: pd.DataFrame, names) -> list[tuple]:
    return list(table[list(names)].itertuples(index=False, name=None))


def test_what_is_shared_by_enough_stays_as_it_is():
    table = people(ward=["A", "A", "A", "B", "B", "B"])
    made = made_general(table, ["ward"], 3)
    assert made.table["ward"].tolist() == table["ward"].tolist()
    assert (made.became, made.smallest) == ({"ward": AS_IS}, 3)


def test_bands_are_joined_and_a_column_that_needs_no_step_keeps_its_values():
    """The demo's six job coaches: the ages become one band, and the years of experience stay."""
    age = ["30-39", "40-49", "40-49", "30-39", "40-49", "50-59"]
    years = ["5-9", "10 or more", "10 or more", "5-9", "5-9", "10 or more"]
    made = made_general(people(age=age, years=years), ["age", "years"], 3)
    assert set(made.table["age"]) == {"30-59"} and made.table["years"].tolist() == years
    assert (made.became, made.smallest) == ({"age": GENERAL, "years": AS_IS}, 3)


def test_ages_become_bands_of_neighbours():
    made = made_general(people(age=["23", "9", "24", "61", "10", "64"]), ["age"], 2)
    assert made.table["age"].tolist() == ["23-24", "up to 10", "23-24", "61 or more", "up to 10", "61 or more"]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["f", "f", "f", "m", "m", "m", "x"], ["f or x", "f or x", "f or x", "m", "m", "m", "f or x"]),
        (["f", "f", "f", "", "x", ""], ["f", "f", "f", *["x or not stated"] * 3]),
        (["5-9", "10 or more", "5-9", "20 or more"], ["5-9 to 20 or more"] * 4),
        (["18-24", "25-34", "35-44"], ["18-44"] * 3),
        (["f", "f", "f", "x", "y", "z"], [*["f"] * 3, *["x or y or z"] * 3]),
        (["f", "f", "f", "w", "x", "y", "z"], [*["f"] * 3, *["one of 4 values"] * 4]),
        (["Ward 10", "ward 9", "Ward 9b", "ward 10"], ["ward 9 to ward 10"] * 4),
    ],
)
def test_rare_values_are_put_together_by_name(cells, shown):
    assert made_general(people(a=cells), ["a"], 3).table["a"].tolist() == shown


def test_the_least_and_the_greatest_number_are_not_told():
    """They are somebody's own: no band names them, and one band of all would name both."""
    made = made_general(people(age=["19", "20", "21", "95"]), ["age"], 3)
    assert set(made.table["age"]) == {""} and made.became == {"age": GONE}
    assert made_general(people(age=["19", "20", "95", "", ""]), ["age"], 2).table["age"].tolist() == [
        *("stated", "stated", "stated", NOT_STATED, NOT_STATED)
    ]


def test_values_that_everybody_has_alone_are_left_out():
    made = made_general(people(note=[f"note {'abcdefghijklmnopqrstuvwxyz'[n]}" for n in range(26)]), ["note"], 3)
    assert set(made.table["note"]) == {""} and made.became == {"note": GONE}


def test_where_there_are_too_few_people_the_smallest_number_says_so():
    assert made_general(people(a=["x", "y"]), ["a"], 3).smallest == 2
    assert made_general(people(a=["x", "y"]), [], 3).smallest == 2


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_row_is_shared_by_k_and_the_order_of_people_does_not_matter(data):
    n, k = data.draw(st.integers(3, 25)), data.draw(st.integers(1, 4))
    of = (
        st.sampled_from(["", "21", "35", "36-40", "60 or more"]),
        st.sampled_from(["f", "m", "x", ""]),
        st.text(max_size=2),
    )
    table = people(
        **{name: data.draw(st.lists(one, min_size=n, max_size=n)) for name, one in zip("abc", of, strict=True)}
    )
    made = made_general(table, ["a", "b", "c"], min(k, n))
    counts = Counter(rows_of(made.table, "abc"))
    assert min(counts.values()) == made.smallest >= min(k, n)
    assert NOT_STATED not in "".join(table["a"])
    turned = made_general(table.iloc[::-1].reset_index(drop=True), ["a", "b", "c"], min(k, n))
    assert rows_of(turned.table, ("participant_id", *"abc"))[::-1] == rows_of(made.table, ("participant_id", *"abc"))
