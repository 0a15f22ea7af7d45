"""Who has what to do, from the first run to the last table."""

from dataclasses import replace

import pandas as pd
import pytest

from coding.small_study import round_of
from themetrail.coding.deliveries import resolve_deliveries
from themetrail.coding.status import (
    OpenWork,
    Places,
    dropped_line,
    passed_over_line,
    status_lines,
    unseen_counts,
    write_status,
)
from themetrail.coding.still_to_come import still_to_come
from themetrail.contracts.coding import ANCHORS, ASSIGNMENTS, CARRIED, DELIVERIES, SPLITS, UNRESOLVED, WITHOUT_ROW
from themetrail.contracts.segments import SEGMENTS
from themetrail.interface.status.words import status_words

PLACES = Places(
    configuration="config/config.yaml",
    rounds="data/rounds",
    review="review.xlsx",
    reviewed="private/review.xlsx",
    review_page="review.html",
    reviewed_page="private/review.csv",
    adjudication="adjudication_{round}.xlsx",
    adjudication_desk="adjudication_{round}.html",
    adjudication_in_word="adjudication_{round}/",
    proposals="proposals.csv",
)
NOTHING = status_words().say("nobody")
ROUNDS = [round_of("C1", "C2"), round_of("C1", name="r2")]


def _lines(tmp_path, issued, *returned, rounds=ROUNDS, **state):
    for name in returned:
        (tmp_path / "r1/returned").mkdir(parents=True, exist_ok=True)
        (tmp_path / f"r1/returned/{name}.csv").write_text("x")
    return status_lines(rounds, issued, resolve_deliveries(rounds, issued, tmp_path), OpenWork(**state), PLACES)


def test_before_any_round_the_reviewer_and_the_researcher_have_work(tmp_path):
    assert _lines(tmp_path, [], review_open=3) == [
        "Reviewer: decide 3 open entries: open review.html in a browser and save its file as private/review.csv (or"
        " fill in review.xlsx and save it as private/review.xlsx).",
        "Researcher: issue round r1 once the review is done (`themetrail issue r1 --directory MY-STUDY`).",
    ]
    assert _lines(tmp_path, [], review_open=1, fail_closed=False)[-1] == (
        "Researcher: issue round r1 (`themetrail issue r1 --directory MY-STUDY`)."
    )


def test_coders_who_have_not_delivered_are_asked_by_their_id(tmp_path):
    lines = _lines(tmp_path, ["r1"], "C1")
    assert len(lines) == 2
    assert lines[0].startswith("Coder C2: code data/rounds/r1/issued/sheets/C2.xlsx")
    assert lines[1] == "Researcher: issue round r2 (`themetrail issue r2 --directory MY-STUDY`)."


def test_who_was_given_a_desk_is_sent_there(tmp_path):
    one, two, *_ = _lines(tmp_path, ["r1"], desks={("r1", "C2")})
    assert one.startswith(
        "Coder C1: code data/rounds/r1/issued/sheets/C1.xlsx and return it as data/rounds/r1/returned"
    )
    assert two.startswith("Coder C2: open data/rounds/r1/issued/desks/C2.html in a browser")
    assert "data/rounds/r1/returned/C2.json" in two and "data/rounds/r1/issued/sheets/C2.xlsx" in two


def test_who_was_given_word_files_may_comment_in_them(tmp_path):
    _, two, *_ = _lines(tmp_path, ["r1"], desks={("r1", "C2")}, in_word={("r1", "C2")})
    assert two.endswith("or comment in data/rounds/r1/issued/word/C2/ and return these files under any name).")


def test_unmarked_segments_and_ties_are_told(tmp_path):
    lines = _lines(tmp_path, ["r1", "r2"], "C1", "C2", unseen={("r1", "C2"): 4, ("r2", "C1"): 9}, unresolved={"r1": 1})
    assert lines[0].startswith("Coder C2: 4 segments bear no mark")
    assert lines[1].startswith("Adjudicator: 1 coding of round r1 cannot be settled by the rule 'majority'")
    assert "answer the comments" not in lines[1]
    assert "adjudication_r1.xlsx" in lines[1] and "data/rounds/r1/adjudication.xlsx" in lines[1]
    assert "adjudication_r1.html" in lines[1] and "data/rounds/r1/adjudication.json" in lines[1]
    assert lines[2].startswith("Coder C1: code data/rounds/r2")


def test_who_adjudicates_in_word_is_sent_there(tmp_path):
    in_word = [round_of("C1", adjudicator={"adjudicator_id": "A1", "word": True}, name="r1")]
    [line] = _lines(tmp_path, ["r1"], "C1", rounds=in_word, unresolved={"r1": 1})
    assert line.endswith(
        ", or answer the comments in adjudication_r1/ and save these files in data/rounds/r1/adjudication/)."
    )


def test_a_part_delivery_is_told_as_one(tmp_path):
    left = {"unseen": {("r1", "C1"): 1, ("r1", "C2"): 9}, "without_row": {("r1", "C1"): 1, ("r1", "C2"): 7}}
    one, two, *_ = _lines(tmp_path, ["r1"], "C1", "C2", **left)
    assert one == (
        "Coder C1: 1 segment bears no mark in the file returned for round r1 (its row is missing there, so that only a"
        " part was delivered); code it or mark it as seen."
    )
    assert "9 segments bear no mark" in two and "(the rows of 7 of them are missing there" in two


def test_codings_of_split_codes_are_asked_of_their_coder_and_dropped_ones_are_told(tmp_path):
    places = replace(PLACES, split="made/{round}/{coder}.xlsx", changes="changes.csv", decisions="decisions.csv")
    deliveries = pd.DataFrame({"round": "r1", "coder_id": ["C1", "C2"], "status": "delivered"})
    rounds = [entry for entry in ROUNDS if entry.name == "r1"]
    lines = status_lines(rounds, ["r1"], deliveries, OpenWork(split_open={("r1", "C2"): 2}), places)
    assert lines == [
        "Coder C2: 2 codings have a code that was split since round r1; say in made/r1/C2.xlsx which code it is now,"
        f" and save it as {PLACES.rounds}/r1/split/C2.xlsx."
    ]
    blank = {"new_code_id": "", "after_round": "", "date": "", "reason": "", "code_now": "", "change": "deleted"}
    counts = dict.fromkeys(("decisions", "carried", "decided_anew", "dropped", "waiting"), 0)
    carried = [{**blank, **counts, "old_code_id": code, "dropped": n} for code, n in (("a", 1), ("b", 0), ("c", 2))]
    said = dropped_line(CARRIED.frame(carried), places)
    assert said.startswith("Dropped by changes.csv: 3 codings (1 with a, 2 with c). What the coders decided stays on")
    assert dropped_line(CARRIED.empty(), places) == ""
    write_status(lines, tmp_path / "STATUS.md", said)
    assert (tmp_path / "STATUS.md").read_text().splitlines()[2:] == [f"- {lines[0]}", "", said]


def test_nobody_has_anything_to_do(tmp_path):
    rounds = ROUNDS[:1]
    assert _lines(tmp_path, ["r1"], "C1", "C2", rounds=rounds, unresolved={"r2": 1}) == [NOTHING]
    write_status([NOTHING], tmp_path / "STATUS.md")
    assert (tmp_path / "STATUS.md").read_text() == f"# Who has what to do\n\n- {NOTHING}\n"


def test_a_study_without_rounds_is_told_to_name_some(tmp_path):
    assert "config/config.yaml (coding.rounds)" in _lines(tmp_path, [], rounds=[])[0]


@pytest.mark.parametrize(
    ("statuses", "expected"), [(["unseen", "coded", "unseen"], {("r1", "C1"): 2}), (["coded"], {})]
)
def test_unmarked_segments_are_counted_by_round_and_coder(statuses, expected):
    row = {"round": "r1", "coder_id": "C1", "arm": "none"}
    table = ASSIGNMENTS.frame([{**row, "segment_id": f"s{i}", "status": s} for i, s in enumerate(statuses)])
    delivered = {"round": "r1", "coder_id": "C1", "status": "delivered", "file": "", "digest": ""}
    nothing = (UNRESOLVED.empty(), SEGMENTS.empty(), ANCHORS.empty(), SPLITS.empty())
    missing = still_to_come(DELIVERIES.frame([delivered]), table, *nothing)
    assert unseen_counts(missing) == expected
    among = WITHOUT_ROW.frame([{"round": "r1", "coder_id": "C1", "segment_id": f"s{i}"} for i in (1, 2)])
    assert unseen_counts(missing, among) == ({("r1", "C1"): 1} if expected else {})


def test_transcripts_that_came_after_the_last_issue_are_not_forgotten(tmp_path):
    told = _lines(tmp_path, ["r1"], "C1", "C2", rounds=ROUNDS[:1], unassigned={"INT7": 3, "INT2": 1})
    assert told == [
        "Researcher: 4 segments of INT2, INT7 came after the rounds were issued and no coder has been given them;"
        " name a further round with these transcripts (coding.rounds)."
    ]
    assert _lines(tmp_path, ["r1"], "C1", "C2", rounds=ROUNDS[:1], unassigned={}) == [NOTHING]


def test_a_coming_round_takes_them_in(tmp_path):
    told = _lines(tmp_path, ["r1"], "C1", "C2", unassigned={"INT7": 3})
    assert told == ["Researcher: issue round r2 (`themetrail issue r2 --directory MY-STUDY`)."]


def test_a_coder_of_whose_segments_nobody_is_left_has_nothing_to_do(tmp_path):
    rounds = [round_of("C1", "C2")]
    deliveries = resolve_deliveries(rounds, ["r1"], tmp_path, without_work={("r1", "C1")})
    assert deliveries["status"].tolist() == ["nothing_left", "awaited"]
    lines = status_lines(rounds, ["r1"], deliveries, OpenWork(), PLACES)
    assert len(lines) == 1
    assert lines[0].startswith("Coder C2: code ")


def test_what_coders_propose_stands_last_and_nothing_waits_for_it(tmp_path):
    rounds = [round_of("C1")]
    proposed = {"new_code": 2, "transcript_memo": 1}
    assert _lines(tmp_path, ["r1"], "C1", rounds=rounds, proposed=proposed) == [
        NOTHING,
        "For the codebook meeting: 2 new codes and 1 memo on a transcript stand in proposals.csv.",
    ]
    assert _lines(tmp_path, ["r1"], "C1", rounds=rounds, proposed={"new_code": 1})[1:] == [
        "For the codebook meeting: 1 new code stands in proposals.csv."
    ]
    assert _lines(tmp_path, ["r1"], "C1", rounds=rounds, proposed={}) == [NOTHING]


def test_files_that_programs_left_are_counted_by_folder():
    assert passed_over_line({"data/prior": 1, "config": 2}) == (
        "Passed over: 3 files that programs keep for themselves (2 in config, 1 in data/prior)."
    )
    assert passed_over_line({}) == ""
