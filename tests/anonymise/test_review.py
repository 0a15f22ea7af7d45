"""The queue: what is asked, what a decision changes, when it is signed off, and that its files repeat."""

import openpyxl
import pandas as pd
import pytest

from anonymise.small_study import KEY, anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.resolve.decisions import marks_of, read_decisions
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import (
    open_items,
    public_part,
    review_queue,
)
from themetrail.anonymise.review.review_pages import write_page, write_workbook
from themetrail.contracts.anonymise import DETECTIONS, REVIEW_DECISIONS
from themetrail.contracts.errors import StudyError

TALK = {
    "A": ["We went to see Chevalleys about it, with Mrs Zbinden.", "The cashier from Lausanne, 47 years old, knew it."],
    "B": ["I think that Zbinden is right, and that is the long and the short of it."],
}


@pytest.fixture(scope="module")
def study():
    sheets, turns = sheets_of(["A", "B"]), turns_of(TALK)
    return sheets, turns, detections_of(turns, sheets)


def queue_of(study, decisions=(), sample=2):
    sheets, turns, detections = study
    resolution, _ = resolved(turns, detections, sheets, decisions=decisions)
    blank = {**dict.fromkeys(REVIEW_DECISIONS.columns, ""), "missed": None}
    verdicts = Verdicts(REVIEW_DECISIONS.frame([{**blank, **row} for row in decisions]), KEY)
    queue = review_queue(turns, detections, resolution, verdicts, KEY, review_below=0.75, sample=sample, seed=1)
    return queue, resolution


def test_the_riskiest_is_asked_first_and_the_public_part_has_no_words(study):
    queue, _ = queue_of(study)
    assert queue["risk"].is_monotonic_decreasing
    assert {"doubtful_link", "sample"} <= set(queue["kind"])
    twin = public_part(queue)
    assert list(twin.columns) == ["item_id", "kind", "category", "transcript_id", "turn", "status"]
    assert "zbinden" not in twin.to_csv().lower()


def test_items_are_open_until_each_is_decided(study):
    queue, _ = queue_of(study)
    assert open_items(queue) == open_items(public_part(queue)) > 0
    decisions = [{"item_id": item, "decision": d} for item, d in zip(queue["item_id"], queue["proposed"], strict=True)]
    decided, _ = queue_of(study, decisions)
    assert open_items(decided) == open_items(public_part(decided)) == 0


def test_a_name_that_a_reviewer_adds_is_replaced(study):
    sheets, turns, detections = study
    added = [{"decision": "replace", "category": "person", "form": "Chevalleys"}]
    resolution, _ = resolved(turns, detections, sheets, decisions=added)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    assert "Chevalleys" not in said["text"].iloc[0]


def test_a_word_that_a_reviewer_keeps_stays(study):
    sheets, turns, detections = study
    kept = [{"decision": "keep", "category": "place", "form": "Lausanne"}]
    resolution, _ = resolved(turns, detections, sheets, decisions=kept)
    said, replacements, _ = anonymised(turns, detections, sheets, resolution)
    assert "Lausanne" in said["text"].iloc[1]
    assert set(replacements.loc[replacements["surface"] == "Lausanne", "status"]) == {"refused"}


def none_decided():
    return REVIEW_DECISIONS.empty()


def test_files_are_the_same_bytes_each_time_and_words_are_no_formulas(study, tmp_path):
    queue, _ = queue_of(study)
    queue.loc[0, ["context", "marks"]] = ['=HYPERLINK("x") </script><!--<script>', "0-4"]
    for name in ("one", "two"):
        write_workbook(queue, none_decided(), tmp_path / f"{name}.xlsx")
        write_page(queue, none_decided(), "A <study>", tmp_path / f"{name}.html")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    page = (tmp_path / "one.html").read_text(encoding="utf-8")
    assert page == (tmp_path / "two.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 2 and "<!--" not in page and "A &lt;study&gt;" in page
    assert "http" not in page.replace("http-equiv", "")


def test_what_to_look_at_is_marked_in_its_context(study, tmp_path):
    queue, _ = queue_of(study, sample=3)
    shown = {}
    for row in queue.to_dict("records"):
        stretches = [row["context"][start:end] for start, end in marks_of(row["marks"])]
        shown.setdefault(row["kind"], []).append(stretches)
    # Ages are kept, and what nobody found is not marked: that is what the reader counts.
    assert sorted(shown["sample"]) == [["Lausanne"], ["Zbinden"], ["Zbinden"]]
    write_workbook(queue, none_decided(), tmp_path / "review.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "review.xlsx").active.iter_rows(min_row=2, values_only=True))
    assert any("[[Zbinden]]" in str(cell) for row in rows for cell in row)


def test_a_doubtful_link_says_who_is_meant():
    talk = {"A": ["My client Luana Weber came."], "B": ["I asked Mrs Weber about it, and Weber knew."]}
    sheets, turns = sheets_of(["A", "B"]), turns_of(talk)
    queue, _ = queue_of((sheets, turns, detections_of(turns, sheets)), sample=0)
    asked = queue.loc[queue["kind"] == "doubtful_link", "question"].tolist()
    assert asked and all("the person called Luana Weber" in question for question in asked)


def test_an_earlier_review_lives_on_in_the_files_that_take_its_place(study, tmp_path):
    queue, _ = queue_of(study)
    item = queue.loc[queue["kind"] == "sample", "item_id"].iloc[0]
    blank = dict.fromkeys(REVIEW_DECISIONS.columns, "")
    earlier = REVIEW_DECISIONS.frame(
        [
            {**blank, "item_id": item, "decision": "seen", "missed": 2, "note": "the mayor", "decided_by": "AB"},
            {**blank, "item_id": "gone00000000", "decision": "keep", "missed": None},
            {**blank, "decision": "replace", "category": "person", "form": "Chevalleys", "missed": None},
        ]
    )
    queue.loc[queue["item_id"] == item, "decision"] = "seen"
    write_workbook(queue, earlier, tmp_path / "review.xlsx")
    back = read_decisions(tmp_path / "review.xlsx")
    assert back[["item_id", "decision", "form", "note", "decided_by"]].values.tolist() == [
        [item, "seen", "", "the mayor", "AB"],
        ["gone00000000", "keep", "", "", ""],
        ["", "replace", "Chevalleys", "", ""],
    ]
    assert back["missed"].tolist()[0] == 2


def test_a_returned_workbook_is_read_and_undecided_rows_are_left_out(study, tmp_path):
    queue, _ = queue_of(study)
    write_workbook(queue, none_decided(), tmp_path / "review.xlsx")
    book = openpyxl.load_workbook(tmp_path / "review.xlsx")
    book.active["B2"] = "Keep"
    book.save(tmp_path / "review.xlsx")
    decisions = read_decisions(tmp_path / "review.xlsx")
    assert decisions[["item_id", "decision"]].values.tolist() == [[queue["item_id"].iloc[0], "keep"]]


def test_a_wrong_decision_is_said_with_its_row(tmp_path):
    file = tmp_path / "review.csv"
    file.write_text("item_id,decision\nabc,perhaps\n", encoding="utf-8")
    with pytest.raises(StudyError, match=r"row 2.*decision.*must be one of"):
        read_decisions(file)
    file.write_text("item_id,decision\n,replace\n", encoding="utf-8")
    with pytest.raises(StudyError, match="needs an item_id, or a form"):
        read_decisions(file)
    assert read_decisions(tmp_path / "absent.csv").empty
    assert isinstance(read_decisions(None), pd.DataFrame)


def test_the_same_words_are_asked_about_once_whatever_they_were_taken_for():
    sheets, turns = sheets_of(["A"]), turns_of({"A": ["We met Greenfield there.", "Then Greenfield opened."]})
    said = {"transcript_id": "A", "start": 7, "end": 17, "surface": "Greenfield", "detector": "ner", "score": 0.6}
    other = {**said, "turn": 1, "start": 5, "end": 15, "category": "place"}
    found = DETECTIONS.frame([{**said, "turn": 0, "category": "person"}, other])
    queue, _ = queue_of((sheets, turns, found), sample=0)
    assert queue.loc[queue["kind"] == "uncertain", ["category", "form"]].values.tolist() == [["person", "greenfield"]]
    (item,) = queue["item_id"]
    after, _ = queue_of((sheets, turns, found), [{"item_id": item, "decision": "replace"}], sample=0)
    assert "open" not in set(after["status"])


def test_what_costs_most_and_is_most_doubtful_is_asked_first():
    talk = {"A": ["Brindleby was told.", "I saw Corvanter there, and Milova."]}
    sheets, turns = sheets_of(["A"]), turns_of(talk)
    rows = [
        (0, 0, 9, "capitalised", 0.2),
        (1, 6, 15, "capitalised", 0.2),
        (1, 27, 33, "ner", 0.5),
    ]
    found = DETECTIONS.frame(
        [
            {"transcript_id": "A", "turn": turn, "start": start, "end": end, "surface": talk["A"][turn][start:end]}
            | {"category": "person", "detector": detector, "score": score}
            for turn, start, end, detector, score in rows
        ]
    )
    queue, _ = queue_of((sheets, turns, found), sample=0)
    asked = queue[queue["status"] == "open"]
    # A word that stays and whose capital no sentence explains, a name on little evidence, and what a sentence explains.
    assert asked["form"].tolist() == ["corvanter", "milova", "brindleby"]
    assert asked["risk"].tolist() == [15, 12, 5]
