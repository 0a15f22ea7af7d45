"""Coded examples: what is taken, what is left out and counted, and the ids that evidence bears."""

import pandas as pd
import pytest

from suggest.talk import codebook, coded, examples, segments
from themetrail.codebook_changes import CodebookChanges, Fate
from themetrail.contracts.errors import StudyError
from themetrail.contracts.prior import PRIOR
from themetrail.contracts.suggestions import EARLIER
from themetrail.suggest.examples import (
    Agreement,
    Examples,
    coders_agreement,
    from_earlier_rounds,
    from_prior,
    prior_in_todays_codes,
    texts_around,
)


def prior(*rows):
    columns = ("transcript_id", "segment_id", "text", "codes", "speaker", "previous", "anonymised")
    return PRIOR.check(pd.DataFrame([(*row, "", "before", "yes") for row in rows], columns=columns))


def test_codes_that_the_codebook_lacks_are_counted_and_taken_off():
    table = from_prior(prior(("A", "1", "some words", "time; old_code;old_code"), ("A", "2", "more", "other")))
    found = Examples.gather([table], codebook())
    assert list(found.table["codes"]) == [("time",), ()]
    assert dict(found.left_out) == {"old_code": 2, "other": 1}


def test_prior_coded_data_follow_the_changes_of_the_codebook():
    steps = {
        "old": ("renamed", "time"),
        "gone": ("deleted",),
        "wide": ("split", "trust", "forms"),
        "a": ("merged", "old"),
    }
    changes = CodebookChanges({old: Fate(change, tuple(new)) for old, (change, *new) in steps.items()})
    rows = [("1", "old;a;trust"), ("2", "gone"), ("3", "wide;time"), ("4", ""), ("5", "trust;unknown")]
    table = prior(*(("A", number, "some words", codes) for number, codes in rows))
    today = prior_in_todays_codes(table, changes)
    assert dict(zip(today.prior["segment_id"], today.prior["codes"], strict=True)) == {
        "1": "time;trust", "2": "", "4": "", "5": "trust;unknown"
    }  # fmt: skip
    assert (today.counts, today.split) == ({"carried": 2, "dropped": 1}, 1)
    assert prior_in_todays_codes(table, CodebookChanges()).prior is table
    assert prior_in_todays_codes(PRIOR.empty(), changes).prior.empty


def test_a_theme_is_no_code():
    book = codebook("time", "trust")
    book.table.loc[0, "level"] = "theme"
    found = Examples.gather([from_prior(prior(("A", "1", "some words", "time;trust")))], book)
    assert list(found.table["codes"]) == [("trust",)]
    assert found.left_out["time"] == 1


def test_a_theme_that_coders_apply_is_taught_and_a_code_that_they_do_not_is_not():
    book = codebook("time", "trust")
    book.table.loc[0, ["level", "codable"]] = ["theme", "yes"]
    book.table.loc[1, "codable"] = "no"
    found = Examples.gather([from_prior(prior(("A", "1", "some words", "time;trust")))], book)
    assert list(found.table["codes"]) == [("time",)]
    assert found.bearing(book.codes).tolist() == [[1]]
    assert dict(found.left_out) == {"trust": 1}


def test_segments_without_a_word_are_counted():
    found = Examples.gather([from_prior(prior(("A", "1", "...", "time"), ("A", "2", "words", "time")))], codebook())
    assert (len(found), found.wordless) == (1, 1)


def test_the_order_of_the_rows_does_not_matter():
    table = coded()
    one, other = (Examples.gather([rows], codebook()) for rows in (table, table.sample(frac=1, random_state=3)))
    assert one.table.equals(other.table)


def test_an_id_that_two_transcripts_share_is_told_apart():
    rows = prior(("A", "1", "words", "time"), ("B", "1", "words", "time"), ("B", "2", "words", ""))
    assert Examples.gather([from_prior(rows)], codebook()).ids == ["prior/A/1", "prior/B/1", "2"]


def test_a_transcript_of_earlier_work_is_not_one_of_the_study_by_the_same_name():
    parts = [coded(2, 3), coded(2, 3, source="r1")]
    assert len(set(Examples.gather(parts, codebook()).transcripts)) == 4


def test_an_id_with_the_separator_stops_with_a_sentence():
    with pytest.raises(StudyError, match="must not hold ';'"):
        Examples.gather([from_prior(prior(("A", "1;2", "words", "time")))], codebook())


def test_bearing_has_the_order_of_the_codebook():
    found = Examples.gather([from_prior(prior(("A", "1", "w", "trust"), ("A", "2", "w", "time;forms")))], codebook())
    assert found.bearing(["forms", "time", "trust"]).tolist() == [[0, 0, 1], [1, 1, 0]]


def test_earlier_rounds_give_their_words_as_they_stand_now():
    now = segments("first words", "second words", transcript="T")
    rows = (("T-1", "time;trust", "no", 4, 3), ("T-0", "", "yes", 0, 0), ("GONE-0", "time", "no", 2, 0))
    columns = ("segment_id", "codes", "on_view", "given", "agreed")
    earlier = EARLIER.frame([dict(zip(columns, row, strict=True), round="r1") for row in rows])
    table = from_earlier_rounds(earlier, now, texts_around(now))
    assert list(table["text"]) == ["first words", "second words"]
    assert list(table["codes"]) == [(), ("time", "trust")]
    assert list(table["previous"]) == ["", "first words"]
    assert list(table["following"]) == ["second words", ""]
    assert set(table["source"]) == {"r1"}
    assert Examples.gather([table], codebook()).judging.tolist() == [False, True]
    assert coders_agreement(earlier, now) == Agreement(2, 6, 3, ((0, 2), (3, 4)))  # of the one that is gone, of T


def test_the_turns_around_are_of_the_same_transcript_and_may_leave_a_gap():
    rows = pd.DataFrame(
        [("A", 2, 0, "a2"), ("B", 0, 0, "b0"), ("A", 0, 3, "and a0"), ("A", 0, 0, "a0 "), ("B", 1, 0, "b1")],
        columns=["transcript_id", "turn", "start", "text"],
        index=[5, 6, 7, 4, 8],
    )
    around = texts_around(rows)
    assert around["previous"].to_dict() == {5: "a0 and a0", 6: "", 7: "", 4: "", 8: "b0"}
    assert around["following"].to_dict() == {5: "", 6: "b1", 7: "a2", 4: "a2", 8: ""}


def test_what_followed_is_known_where_the_next_row_says_what_was_before_it():
    rows = [
        ("A", "1", "first", "", ""),
        ("A", "2", "second", "first", ""),
        ("A", "3", "third", "a question", "said by the sheet"),
        ("B", "1", "other", "third", ""),
    ]
    columns = ("transcript_id", "segment_id", "text", "previous", "following")
    table = from_prior(PRIOR.check(pd.DataFrame(rows, columns=columns).assign(anonymised="yes")))
    assert list(table["following"]) == ["second", "", "said by the sheet", ""]


def test_no_examples_are_no_error():
    assert len(Examples.gather([], codebook())) == 0
    assert len(examples(transcripts=1, each=4)) == 4
