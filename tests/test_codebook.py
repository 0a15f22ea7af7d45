"""The codebook is a tree: themes above subthemes above codes."""

import pandas as pd
import pytest

from themetrail.codebook import Codebook, check_questions
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


FRAMED = pd.DataFrame(
    [
        ("T", "", "theme", "q1; q2"),
        ("S", "T", "subtheme", ""),
        ("a", "S", "code", ""),
        ("b", "S", "code", "q3"),
        ("c", "", "code", ""),
    ],
    columns=["code_id", "parent_id", "level", "question"],
)


def test_codes_belong_to_the_questions_of_what_stands_above_them_or_to_their_own():
    book = Codebook.from_table(FRAMED)
    assert {code: sorted(book.questions[code]) for code in "Sabc"} == {
        "S": ["q1", "q2"], "a": ["q1", "q2"], "b": ["q3"], "c": []
    }  # fmt: skip
    assert (book.offered("q1"), book.offered("q3"), book.offered("")) == (["a", "c"], ["b", "c"], ["c"])
    assert Codebook.from_table(FRAMED.drop(columns="question")).offered("q1") == ["a", "b", "c"]


def test_a_question_that_is_not_asked_stops_with_all_rows():
    table = FRAMED.set_axis(range(2, 7))
    check_questions(table, ["q1", "q2", "q3"], "codebook.csv")
    with pytest.raises(StudyError, match=r"^codebook.csv, row 2, .*survey are q1\); correct row 2, 5$"):
        check_questions(table, ["q1"], "codebook.csv")
    with pytest.raises(StudyError, match="this study has no survey"):
        check_questions(table, [], "codebook.csv")
