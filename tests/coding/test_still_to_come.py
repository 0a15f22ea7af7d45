"""What is still to come is one table, and what no round gave to a coder is in it."""

from coding.small_study import round_of, segments
from themetrail.coding.rounds import assign
from themetrail.coding.still_to_come import still_to_come, unassigned_segments
from themetrail.configuration.coding import Round
from themetrail.contracts.coding import ANCHORS, DELIVERIES, SPLITS, UNRESOLVED
from themetrail.contracts.suggestions import SUGGESTIONS


def test_codable_segments_without_an_assignment_are_found_and_context_is_not():
    before = segments({"INT1": [("I", "Well?"), ("P1", "Yes.")]})
    now = segments({"INT1": [("I", "Well?"), ("P1", "Yes.")], "INT2": [("I", "And you?"), ("P2", "No.")]})
    assignments = assign(round_of("C1"), before, SUGGESTIONS.empty())
    anchors = ANCHORS.frame([_same("INT1-001")])
    assert unassigned_segments(before, assignments, anchors).empty
    assert unassigned_segments(now, assignments, anchors)["segment_id"].tolist() == ["INT2-001"]


def test_what_the_plan_of_an_issued_round_gives_to_nobody_is_nobodys_to_read():
    said = {name: [("P1", "Yes."), ("P1", "No.")] for name in ("INT1", "INT2", "INT3")}
    entry = Round.model_validate({"name": "r1", "coders": [{"coder_id": "C1", "transcripts": ["INT1"]}]})
    issued = segments({name: said[name] for name in ("INT1", "INT2")})
    assignments = assign(entry, issued, SUGGESTIONS.empty())
    anchors = ANCHORS.frame([_same(name) for name in issued["segment_id"]])
    assert unassigned_segments(issued, assignments, anchors).empty
    now = segments({**said, "INT1": [*said["INT1"], ("P1", "New.")], "INT2": [*said["INT2"], ("P1", "New.")]})
    left = unassigned_segments(now, assignments, anchors)["segment_id"].tolist()
    assert left == ["INT1-002", "INT3-000", "INT3-001"]  # what is new in INT2 is nobody's to read, as all of it


def _same(name: str) -> dict:
    return {"round": "r1", "issued_segment_id": name, "segment_id": name, "how": "same", "similarity": None}


def test_everything_that_is_missing_has_a_row():
    now = segments({"INT1": [("P1", "Yes."), ("P1", "No.")], "INT2": [("P2", "No.")]})
    issued = now[now["transcript_id"] == "INT1"]
    assignments = assign(round_of("C1", "C2"), issued, SUGGESTIONS.empty())
    first = assignments["segment_id"] == "INT1-000"
    assignments.loc[(assignments["coder_id"] == "C1") & first, "status"] = "coded"
    statuses = {("r1", "C1"): "delivered", ("r1", "C2"): "awaited", ("r2", "C1"): "not_issued"}
    deliveries = DELIVERIES.frame(
        [{"round": r, "coder_id": c, "status": s, "file": "", "digest": ""} for (r, c), s in statuses.items()]
    )
    tie = {"round": "r1", "segment_id": "INT1-000", "code_id": "time", "support": "1/2", "rule": "majority"}
    anchors = ANCHORS.frame([_same(name) for name in issued["segment_id"]])
    waiting = {"round": "r1", "coder_id": "C1", "issued_segment_id": "INT1-000", "issued_start": 0, "issued_end": 4}
    waiting |= {"code_id": "wide", "offered": "a;b", "segment_id": "INT1-000", "start": 0, "end": 4}
    splits = SPLITS.frame(
        [
            {**waiting, "decided": "", "source_row": None},
            {**waiting, "code_id": "other", "decided": "none of these", "source_row": 2},
        ]
    )
    open_split = UNRESOLVED.frame([{**tie, "reason": "tie"}, {**tie, "code_id": "a", "reason": "split_open"}])
    found = still_to_come(deliveries, assignments, open_split, now, anchors, splits)
    assert found.to_numpy().tolist() == [
        ["coder_awaited", "r1", "C2", "", "", ""],
        ["round_not_issued", "r2", "C1", "", "", ""],
        ["unseen", "r1", "C1", "INT1", "INT1-001", ""],
        ["given_to_nobody", "", "", "INT2", "INT2-000", ""],
        ["unresolved", "r1", "", "INT1", "INT1-000", "time"],
        ["split_open", "r1", "C1", "INT1", "INT1-000", "wide"],
    ]
