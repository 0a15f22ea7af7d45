"""A code that belongs to a question of a survey is proposed for answers to it alone, and judged there."""

import pytest

from suggest.talk import WORDS, codebook, coded, examples, nothing_around, segments
from themetrail.codebook import Codebook
from themetrail.suggest.examples import Examples
from themetrail.suggest.framing import ANY, offered
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest

SAID = segments("hours are short", "hours are short", "hours are short").assign(question=["q1", "q2", ""])


def book(**questions):
    table = codebook().table
    return Codebook.from_table(table.assign(question=[questions.get(code, "") for code in table["code_id"]]))


def proposed(found, of, rows=SAID, **settings):
    return suggest(found, rows, nothing_around(rows), of, Settings(percentages_from=0, **settings))


def test_a_code_is_proposed_for_answers_to_its_question_alone():
    found = proposed(examples(), book(time="q1", trust="q2;q1")).suggestions
    assert found[found["code_id"] == "time"]["segment_id"].tolist() == ["NEW-0"]
    every = proposed(examples(), book()).suggestions
    assert every[every["code_id"] == "time"]["segment_id"].tolist() == ["NEW-0", "NEW-1", "NEW-2"]


def test_even_where_nothing_is_withheld_for_doubt_no_code_of_another_question_is_proposed():
    found = proposed(examples(), book(time="q1", trust="q1", forms="q2"), abstain_below=0.0).suggestions
    by_segment = found.groupby("segment_id")["code_id"].agg(set).to_dict()
    assert by_segment == {"NEW-0": {"time", "trust"}, "NEW-1": {"forms"}}


def test_the_evaluation_counts_what_could_be_proposed():
    """Words say nothing here; a question with one code says it all, but only where it is asked about."""
    table = coded(by_chance=True).assign(source="r0")
    table["codes"] = [("time",)] * len(table)
    asked = table.assign(question="q1")
    free = proposed(Examples.gather([asked], book()), book()).evaluation
    framed = proposed(Examples.gather([asked], book(time="q2")), book(time="q2")).evaluation
    recall = "method == 'most_frequent' and measure == 'recall_at_1'"
    assert (free.query(recall)["value"].item(), framed.query(recall)["value"].item()) == (1, 0)


def test_coded_data_of_which_nobody_knows_the_question_teach_and_are_judged_on_all_codes():
    found = Examples.gather([coded()], codebook())
    assert set(found.table["question"]) == {ANY}
    assert offered([ANY, "q1", ""], ["a", "b"], {"a": frozenset({"q1"}), "b": frozenset()}).tolist() == [
        [True, True], [True, True], [False, True]
    ]  # fmt: skip
    assert offered(["q1"], list(WORDS), dict.fromkeys(WORDS, frozenset())) is None


def test_the_model_is_the_same_whatever_question_codes_belong_to():
    free, framed = proposed(examples(), book()), proposed(examples(), book(time="q1"))
    assert free.model_id == framed.model_id != ""
    first = free.suggestions.query("segment_id == 'NEW-0' and code_id == 'time'")["probability"].item()
    assert framed.suggestions.query("segment_id == 'NEW-0'")["probability"].max() == pytest.approx(first)
