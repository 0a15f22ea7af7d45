"""What coders propose and wrote beside their decisions follows its words, and ends where these are withdrawn."""

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


def test_the_history_of_withdrawn_words_is_not_kept(anchors):
    told = [
        Change(1, "", "memo", "INT1-001", '{"memo": "a"}'),
        Change(2, "", "memo", "INT2-001", '{"memo": "of who has withdrawn"}'),
        Change(3, "", "memo", "", '{"memo": "b", "transcript_id": "INT2"}'),
        Change(4, "", "undo", "", ""),
    ]
    table = DESK_HISTORY.frame(history_rows(told, "r1", "C1", "C1.json"))
    assert kept_history(table, anchors)["sequence"].tolist() == [1, 3, 4]
    assert kept_history(table, anchors, ended=["INT2"])["sequence"].tolist() == [1, 4]
    assert list(kept_history(DESK_HISTORY.empty(), anchors).columns) == list(DESK_HISTORY.columns)
