"""Codes belong to the questions that they, or what stands above them, name; these have to be asked."""

import pandas as pd
import pytest

from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.questions import check_questions

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
    assert (book.offered("q1"), book.offered("q3"), book.offered("")) == (["a", "c"], ["b", "c"], ["a", "b", "c"])
    assert Codebook.from_table(FRAMED.drop(columns="question")).offered("q1") == ["a", "b", "c"]


def test_a_question_that_is_not_asked_stops_with_all_rows():
    table = FRAMED.set_axis(range(2, 7))
    check_questions(table, ["q1", "q2", "q3"], "codebook.csv")
    with pytest.raises(StudyError, match=r"^codebook.csv, row 2, .*survey are q1\); correct row 2, 5$"):
        check_questions(table, ["q1"], "codebook.csv")
    with pytest.raises(StudyError, match="this study has no survey"):
        check_questions(table, [], "codebook.csv")
