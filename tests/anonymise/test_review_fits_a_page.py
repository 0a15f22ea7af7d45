"""What is asked about a transcript fits on a page; what does not is counted, told, and waited for by nobody."""

import pytest

from anonymise.small_study import KEY, anonymised, found_in, resolved, sheets_of, turns_of, verdicts_of
from themetrail.anonymise.resolve.decisions import item_id_of, read_decisions
from themetrail.anonymise.review.pages import paged
from themetrail.anonymise.review.review import open_items, public_part, review_queue
from themetrail.anonymise.review.review_pages import write_page, write_workbook
from themetrail.anonymise.risk.report import risk_report
from themetrail.contracts.anonymise import DETECTIONS, REVIEW_DECISIONS
from themetrail.sheets.read import read_sheet

TALK = {
    "A": ["I had a stroke at 42, I was a bodyguard, and I lost my leg.", "We have seven horses."],
    "B": ["I have twins."],
}
LABELS = {"P1": "Coach 1", "P2": "Coach 2"}


def run(decisions=(), page=2):
    """The queue of the study with these decisions, and what is left to read."""
    turns, sheets, none = (
        turns_of(TALK, {"A": "P1", "B": "P2"}),
        sheets_of(["A", "B"], labels=LABELS),
        DETECTIONS.empty(),
    )
    resolution, grown = resolved(turns, none, sheets, decisions=decisions)
    findings = found_in(turns, resolution, grown, sheets, decisions)
    args = (turns, none, resolution, verdicts_of(decisions), KEY)
    queue = review_queue(*args, findings=findings, review_below=0.75, sample=0, seed=1, page=page)
    return queue, anonymised(turns, none, sheets, resolution)


def status_of(queue):
    return dict(zip(queue["form"], queue["status"], strict=True))


def test_the_most_telling_are_asked_and_the_others_counted():
    queue, (_, _, ledger) = run()
    assert status_of(queue) == {
        **{"stroke at 42": "open", "lost my leg": "open", "twins": "open"},
        **{"bodyguard": "more", "seven horses": "more"},
    }
    assert queue["status"].tolist() == ["open", "open", "open", "more", "more"]
    review = public_part(queue)
    assert open_items(review) == 3 and sorted(review["status"]) == ["more"] * 2 + ["open"] * 3
    sheet = sheets_of(["A", "B"], labels=LABELS).participants
    report = risk_report("A study", ledger, review, REVIEW_DECISIONS.empty(), sheet, found_in_first(), ["en"])
    assert "3 of 3 open" in report and "2 further questions" in report
    assert set(run(page=0)[0]["status"]) == {"open"}


def found_in_first():
    turns, sheets = turns_of(TALK, {"A": "P1", "B": "P2"}), sheets_of(["A", "B"], labels=LABELS)
    resolution, grown = resolved(turns, DETECTIONS.empty(), sheets)
    return found_in(turns, resolution, grown, sheets)


def test_no_second_page_comes_up_when_the_first_is_done():
    queue, _ = run()
    first = queue[queue["status"] == "open"]
    rows = [
        {**row, "decision": "blank", "kind": "fact"}
        for row in first[["item_id", "category", "form", "transcript_id"]].to_dict("records")
    ]
    after, (said, _, _) = run(rows)
    assert "stroke" not in said["text"][0] and "bodyguard" in said["text"][0]
    assert {form: status for form, status in status_of(after).items() if status != "decided"} == {
        "bodyguard": "more",
        "seven horses": "more",
    }
    # A question that is asked no more, since its name is replaced by now, keeps its place too.
    gone = {"item_id": item_id_of(KEY, "unknown_word", "person", "ozan"), "kind": "unknown_word", "transcript_id": "A"}
    asked, _ = run([{**gone, "decision": "replace"}])
    assert sorted([status_of(asked)["stroke at 42"], status_of(asked)["lost my leg"]]) == ["more", "open"]


def test_what_is_more_can_be_decided_all_the_same():
    row = {"item_id": item_id_of(KEY, "fact", "detail", "bodyguard"), "kind": "fact", "category": "detail"}
    queue, (said, _, _) = run([{**row, "form": "bodyguard", "decision": "blank"}])
    assert "bodyguard" not in said["text"][0] and status_of(queue)["bodyguard"] == "decided"


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_page_holds_questions_alone(most):
    kinds = ["frequent", "sample", "once", "fact", "uncertain", "unknown_word"]
    rows = [{"item_id": kind, "kind": kind, "transcript_id": "A", "status": "open"} for kind in kinds]
    status = [row["status"] for row in paged(rows, verdicts_of([]), most)]
    assert status == ["open"] * (3 + most) + ["more"] * (3 - most)


def test_the_files_say_what_is_not_needed_and_where_each_was_asked(tmp_path):
    queue, _ = run()
    write_workbook(queue, REVIEW_DECISIONS.empty(), tmp_path / "review.xlsx")
    sheet = read_sheet(tmp_path / "review.xlsx", optional=("form", "question", "decision"))
    told = sheet[sheet["question"].str.contains("no decision is needed")]
    assert sorted(told["form"]) == ["bodyguard", "seven horses"]
    filled = sheet.assign(decision=sheet["proposed"])
    filled.to_csv(tmp_path / "review.csv", index=False)
    assert set(read_decisions(tmp_path / "review.csv")["transcript_id"]) == {"A", "B"}
    write_page(queue, REVIEW_DECISIONS.empty(), "A study", tmp_path / "review.html")
    assert '"status": "more"' in (tmp_path / "review.html").read_text(encoding="utf-8")
