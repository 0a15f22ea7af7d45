"""Why a study is not deposited: each reason with what to do, and all at once."""

import pytest

from themetrail import layout
from themetrail.commands import deposit as command
from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.coding import UNRESOLVED
from themetrail.contracts.errors import StudyError


def test_open_questions_of_the_review_are_counted_by_transcript(tmp_path):
    assert list(command.open_questions(tmp_path)) == []
    rows = [("a", "I2", "open"), ("b", "I1", "open"), ("c", "I1", "decided"), ("d", "I2", "open")]
    review = [
        {"item_id": i, "kind": "once", "category": "person", "transcript_id": t, "turn": 1, "status": s}
        for i, t, s in rows
    ]
    REVIEW.write(REVIEW.frame(review), tmp_path / layout.REVIEW_QUEUE)
    (said,) = command.open_questions(tmp_path)
    assert said.startswith("3 questions of the review are open (1 in I1, 2 in I2); decide them")


def test_codings_that_nobody_settled_are_told_by_round(tmp_path):
    assert list(command.unsettled(tmp_path)) == []
    rows = [("r1", "S1", "X"), ("r1", "S2", "X"), ("r2", "S9", "Y")]
    open_ones = [
        {"round": r, "segment_id": s, "code_id": c, "support": "1/2", "rule": "majority", "reason": "tie"}
        for r, s, c in rows
    ]
    UNRESOLVED.write(UNRESOLVED.frame(open_ones), tmp_path / layout.UNRESOLVED)
    (said,) = command.unsettled(tmp_path)
    assert said == (
        "Codings that nobody has settled yet, and without which the tables stand: 2 of round r1, 1 of round r2;"
        " results/STATUS.md says who is to settle them."
    )
    UNRESOLVED.write(UNRESOLVED.empty(), tmp_path / layout.UNRESOLVED)
    assert list(command.unsettled(tmp_path)) == []


def test_all_reasons_are_told_in_one_list():
    command.refuse([])
    with pytest.raises(StudyError) as caught:
        command.refuse(["one", command.too_few(2, 3)])
    assert str(caught.value) == (
        "nothing is deposited:\n- one\n- a row of the participants would be shared by 2 of them, and 3 are asked for"
        " (audit.deposit_k in config/config.yaml); there are too few to hide among"
    )


def test_a_study_that_was_never_run_is_not_deposited(tmp_path):
    (said,) = command.not_as_they_were_made(tmp_path)
    assert said.startswith("the study has not been run to its end")


def test_a_place_that_holds_something_or_lies_in_the_study_is_refused(tmp_path):
    study, other = tmp_path / "study", tmp_path / "other"
    (study / "results").mkdir(parents=True)
    other.mkdir()
    command.check_folder(other, study)
    command.check_folder(study / "deposit", study)
    (other / "mine.txt").write_text("mine")
    for place, words in (
        (other, "is not empty"),
        (other / "mine.txt", "this is a file"),
        (study / "results/new", "among the files of the study"),
        (study / "results/../data/new", "among the files of the study"),
    ):
        with pytest.raises(StudyError, match=words):
            command.check_folder(place, study)
