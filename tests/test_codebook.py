"""The codebook is a tree: themes above subthemes above codes."""

import pytest

from themetrail.codebook import Codebook
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


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("A", "T1", "code", "x"), "this differs from row 2 only in capital letters"),
        (("d", "T9", "code", "x"), "column 'parent_id': this parent is not in the codebook"),
        (("d", "a", "code", "x"), "above a code there may stand a theme or a subtheme or nothing"),
        (("T2", "T1", "theme", "x"), "above a theme there may stand nothing"),
        (("d;e", "T1", "code", "x"), "must not hold ';'"),
    ],
)
def test_a_broken_tree_is_named(row, says):
    with pytest.raises(StudyError) as caught:
        Codebook.from_table(book(*TREE, row))
    assert says in str(caught.value)
