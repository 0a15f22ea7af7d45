"""What makes a table provisional."""

from themetrail.coding.still_to_come import still_to_come as table_of
from themetrail.contracts.coding import ANCHORS, ASSIGNMENTS, DELIVERIES, SPLITS, UNRESOLVED
from themetrail.contracts.segments import SEGMENTS
from themetrail.report.progress import clauses_of


def still_to_come(*tables, splits=None) -> list[str]:
    return clauses_of(table_of(*tables, SPLITS.empty() if splits is None else splits))


def _deliveries(**status: str):
    return DELIVERIES.frame(
        [{"round": "r1", "coder_id": who, "status": s, "file": "", "digest": ""} for who, s in status.items()]
    )


def _assignments(**status: str):
    rows = [
        {"round": "r1", "coder_id": who, "segment_id": f"S{n}", "arm": "none", "status": s}
        for who, many in status.items()
        for n, s in enumerate(many.split())
    ]
    return ASSIGNMENTS.frame(rows)


def test_nothing_is_to_come_where_all_have_delivered_and_read_all() -> None:
    assert (
        still_to_come(
            _deliveries(C1="delivered"),
            _assignments(C1="coded no_code"),
            UNRESOLVED.empty(),
            SEGMENTS.empty(),
            ANCHORS.empty(),
        )
        == []
    )


def test_coders_awaited_are_named_and_their_unseen_segments_are_not_counted_again() -> None:
    deliveries = _deliveries(C1="delivered", C2="awaited")
    assert still_to_come(
        deliveries, _assignments(C1="coded", C2="unseen unseen"), UNRESOLVED.empty(), SEGMENTS.empty(), ANCHORS.empty()
    ) == ["round r1 awaits C2"]


def test_segments_left_unseen_and_codes_left_open_are_counted() -> None:
    open_code = {
        "round": "r1",
        "segment_id": "S0",
        "code_id": "a",
        "support": "1/2",
        "rule": "majority",
        "reason": "tie",
    }
    missing = still_to_come(
        _deliveries(C1="delivered"),
        _assignments(C1="coded unseen"),
        UNRESOLVED.frame([open_code]),
        SEGMENTS.empty(),
        ANCHORS.empty(),
    )
    assert missing == ["1 assigned segment left unseen", "1 code of a segment to be adjudicated"]


def test_a_round_that_is_not_issued_is_to_come() -> None:
    assert still_to_come(
        _deliveries(C1="not_issued", C2="not_issued"),
        ASSIGNMENTS.empty(),
        UNRESOLVED.empty(),
        SEGMENTS.empty(),
        ANCHORS.empty(),
    ) == ["round r1 is not issued"]


def test_words_that_came_after_the_last_issue_are_to_come() -> None:
    said = {"transcript_id": "T2", "group": "g", "participant_id": "P2", "role": "participant", "turn": 1, "start": 0}
    rows = [{**said, "segment_id": name, "end": 4, "text": "Yes.", "codable": "yes"} for name in ("S0", "S7", "S8")]
    missing = still_to_come(
        _deliveries(C1="delivered"), _assignments(C1="coded"), UNRESOLVED.empty(), SEGMENTS.frame(rows), ANCHORS.empty()
    )
    assert missing == ["2 segments of 1 transcript given to no coder in any issued round"]


def test_codings_of_split_codes_wait_for_their_coders() -> None:
    row = {"round": "r1", "coder_id": "C1", "issued_segment_id": "S0", "issued_start": 0, "issued_end": 5}
    row |= {"code_id": "wide", "offered": "a;b", "segment_id": "S0", "start": 0, "end": 5, "source_row": None}
    splits = SPLITS.frame([{**row, "decided": ""}, {**row, "coder_id": "C2", "decided": "a", "source_row": 2}])
    tables = (_deliveries(C1="delivered"), _assignments(C1="coded"), UNRESOLVED.empty())
    missing = still_to_come(*tables, SEGMENTS.empty(), ANCHORS.empty(), splits=splits)
    assert missing == ["1 coding of split codes for its coder to decide"]
