"""The codebook is a tree: themes above subthemes above codes."""

import pytest

from themetrail.codebook import Codebook, applied_entries
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK


def book(*rows):
    fields = ("code_id", "parent_id", "level", "name")
    blank = dict.fromkeys(CODEBOOK.columns, "")
    return CODEBOOK.frame([blank | dict(zip(fields, row, strict=True)) for row in rows])


TREE = (
    ("T1", "", "theme", "Benefits"),
    ("S1", "T1", "subtheme", "Relations"),
    ("a", "S1", "code", "Listening"),
    ("b", "T1", "code", "Tools"),
    ("c", "", "code", "Other"),
)


def test_paths_ancestors_and_branches():
    codebook = Codebook.from_table(book(*TREE))
    assert codebook.codes == ["a", "b", "c"]
    assert codebook.path("a") == ["T1", "S1", "a"]
    assert codebook.ancestor("b", "subtheme") == ""
    assert codebook.codes_under("T1") == ["a", "b"]


@pytest.mark.parametrize("rows", [TREE, TREE[::-1], (TREE[3], TREE[0], TREE[4], TREE[2], TREE[1])])
def test_branches_stand_together_in_whatever_order_a_book_lists_them(rows):
    listed = book(*rows)
    codebook = Codebook.from_table(listed).with_branches_together()
    seen: list[str] = []
    for code_id, parent in codebook.parents.items():
        at_hand = codebook.path(seen[-1]) if seen else []
        assert not parent or parent in at_hand, f"{code_id} stands apart from the branch of {parent}"
        seen.append(code_id)
    assert sorted(seen) == sorted(listed["code_id"]) and codebook.parents == Codebook.from_table(listed).parents
    assert list(codebook.table.index) == list(range(len(rows)))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("A", "T1", "code", "x"), "this differs from row 4 only in capital letters"),
        (("d", "T9", "code", "x"), "column 'parent_id': this parent is not in the codebook"),
        (("S2", "", "subtheme", "x"), "row 7, column 'parent_id': above a subtheme there may stand a theme"),
        (("S2", "a", "subtheme", "x"), "above a subtheme there may stand a theme"),
        (("d", "d", "code", "x"), "row 7, column 'parent_id': this code stands below itself"),
        (("T2", "T1", "theme", "x"), "above a theme there may stand nothing"),
        (("d;e", "T1", "code", "x"), "must not hold ';'"),
    ],
)
def test_a_broken_tree_is_named(row, says):
    with pytest.raises(StudyError) as caught:
        Codebook.from_table(book(*TREE, row).rename(lambda place: place + 2))
    assert says in str(caught.value)


def test_all_wrong_rows_are_told_at_once():
    wrong = [("x", "y", "code", "X"), ("y", "z", "code", "Y"), ("z", "x", "code", "Z"), ("T2", "T1", "theme", "T2")]
    with pytest.raises(StudyError) as caught:
        Codebook.from_table(book(*TREE, *wrong).rename(lambda place: place + 2), "codebook.csv")
    assert str(caught.value) == (
        "codebook.csv, row 7, column 'parent_id': this code stands below itself; give it, or one of those above it,"
        " another. Also wrong in the codebook: row 8, column 'parent_id': this code stands below itself; give it, or"
        " one of those above it, another; row 9, column 'parent_id': this code stands below itself; give it, or one of"
        " those above it, another; row 10, column 'parent_id': above a theme there may stand nothing"
    )


def test_codes_under_codes_at_any_depth_and_parents_that_coders_may_apply():
    deep = (("a1", "a", "code", "Waiting"), ("a11", "a1", "code", "For long"), ("a2", "a", "code", "Asking"))
    table = book(*TREE, *deep)
    table.loc[table["code_id"].isin(["S1"]), "codable"] = "yes"
    table.loc[table["code_id"] == "a1", "codable"] = "no"
    codebook = Codebook.from_table(table)
    assert codebook.codes == ["S1", "a", "b", "c", "a11", "a2"]
    assert codebook.codable_parents == ["S1", "a"]
    assert codebook.path("a11") == ["T1", "S1", "a", "a1", "a11"]
    assert codebook.depth("a11") == 4 and codebook.depth("T1") == 0
    assert codebook.codes_under("a") == ["a", "a11", "a2"]
    assert codebook.codes_under("a1") == ["a11"]
    assert codebook.children == {"T1": ["S1", "b"], "S1": ["a"], "a": ["a1", "a2"], "a1": ["a11"]}


def test_a_table_without_the_column_says_nothing_of_parents():
    assert applied_entries(book(*TREE).drop(columns="codable")) == ["a", "b", "c"]


def test_of_very_many_wrong_rows_the_first_are_told_and_the_others_counted():
    wrong = [(f"c{n}", "T9", "code", "x") for n in range(60)]
    with pytest.raises(StudyError) as caught:
        Codebook.from_table(book(*TREE, *wrong).rename(lambda place: place + 2))
    told = str(caught.value)
    assert told.startswith("row 7, column 'parent_id': this parent is not in the codebook")
    named = told.count("this parent is not in the codebook")
    assert 1 < named < 60
    assert told.endswith(f"; {60 - named} more, told once these are put right")
