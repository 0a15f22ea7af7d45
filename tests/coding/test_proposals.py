"""What coders propose and wrote beside their decisions follows its words, and ends where these are withdrawn."""

import json

import pytest

from coding.small_study import segments
from themetrail.coding.merging import Spans
from themetrail.coding.proposals import (
    MEMO,
    NEW_CODE,
    Change,
    Proposal,
    follow_proposals,
    history_rows,
    kept_history,
    proposal_rows,
)
from themetrail.contracts.coding import ANCHORS, DESK_HISTORY, PROPOSALS

WORDS = (3, 9)


@pytest.fixture
def anchors():
    """One segment stands where it was, one has become two, one is withdrawn."""
    places = [("INT1-001", "INT1-001", "same"), ("INT1-003", "NEW-1", "by_hand"), ("INT1-003", "NEW-2", "by_hand")]
    places.append(("INT2-001", "", "withdrawn"))
    return ANCHORS.frame(
        [
            {"round": "r1", "issued_segment_id": issued, "segment_id": now, "how": how, "similarity": None}
            for issued, now, how in places
        ]
    )


def test_proposals_follow_their_words(anchors):
    issued = segments()
    later = issued.assign(segment_id=issued["segment_id"].replace({"INT1-003": "NEW-1"}))
    spans = {"r1": Spans.of(issued, later)}
    told = [
        Proposal(1, NEW_CODE, "INT1", "INT1-001", *WORDS, name="kept"),
        Proposal(2, NEW_CODE, "INT1", "INT1-003", None, None, name="moved"),
        Proposal(3, NEW_CODE, "INT2", "INT2-001", None, None, name="withdrawn"),
        Proposal(4, NEW_CODE, "", "", None, None, name="of no words"),
        Proposal(1, MEMO, "INT1", "", None, None, memo="on a transcript"),
        Proposal(2, MEMO, "INT2", "", None, None, memo="on one that has ended"),
    ]
    table = PROPOSALS.frame(proposal_rows(told, "r1", "C1", "C1.json"))
    found = follow_proposals(table, anchors, spans, ended=["INT2"])
    assert found["segment_id"].tolist() == ["INT1-001", "NEW-1", "", ""]
    assert (found["name"] + found["memo"]).tolist() == ["kept", "moved", "of no words", "on a transcript"]
    assert (int(found["start"][0]), int(found["end"][0])) == WORDS and found["start"][1:].isna().all()
    assert follow_proposals(PROPOSALS.empty(), anchors, spans).empty


def changed(of, id_, **after):
    return {"of": of, "id": id_, "before": None, "after": after or None}


def test_the_history_of_withdrawn_words_is_not_kept(anchors):
    kept = [changed("segment", "INT1-001", memo="a"), changed("transcript", "INT1", memo="b")]
    gone = [
        changed("segment", "INT2-001", memo="of who has withdrawn"),
        changed("decision", "INT2-001 0 3 time", segment_id="INT2-001", memo="of who has withdrawn"),
        {**changed("proposal", "p1"), "before": {"segment_id": "INT2-001", "memo": "of who has withdrawn"}},
    ]
    ended = [changed("transcript", "INT2", memo="on one that has ended")]
    nested = {"segment_id": "INT2-001", "changed": gone}
    taken_over = {"changed": [*kept, *gone, *ended], "history": [nested, {"segment_id": "", "changed": gone + kept}]}
    told = [
        Change(1, "", "memo", "INT1-001", json.dumps({"changed": kept})),
        Change(2, "", "memo", "INT2-001", json.dumps({"changed": gone})),
        Change(3, "", "import", "", json.dumps(taken_over)),
        Change(4, "", "undo", "", ""),
    ]
    table = DESK_HISTORY.frame(history_rows(told, "r1", "C1", "C1.json"))
    found = kept_history(table, anchors)
    assert found["sequence"].tolist() == [1, 3, 4]
    assert not found["before"].str.contains("withdrawn").any() and found["before"].str.contains("has ended").any()
    assert json.loads(found["before"][1])["history"] == [{"segment_id": "", "changed": kept}]
    assert json.loads(kept_history(table, anchors, ended=["INT2"])["before"][1])["changed"] == kept
    assert kept_history(DESK_HISTORY.empty(), anchors).empty


def test_without_a_withdrawal_the_history_is_kept_as_it_stands(anchors):
    table = DESK_HISTORY.frame(history_rows([Change(1, "", "memo", "INT1-001", '{"b": 1,  "a": 2}')], "r1", "C1", "f"))
    assert kept_history(table, anchors[anchors["how"] == "same"]).equals(table)
