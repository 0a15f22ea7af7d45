"""What is never quoted, and what coders want quoted."""

import pytest

from made_talk import talk_of
from themetrail.contracts.coding import DECISIONS, MARKS
from themetrail.contracts.study import PARTICIPANTS
from themetrail.report.quotation_bars import kept_back, memos_on_quoting


def test_who_said_no_and_who_withdrew_and_what_is_marked_is_kept_back() -> None:
    people = [("P1", "no", ""), ("P2", "", ""), ("P3", "yes", "2024-01-01"), ("P4", "yes", "")]
    columns = ("participant_id", "may_quote", "withdrawn")
    participants = PARTICIPANTS.frame([{"label": p[0], **dict(zip(columns, p, strict=True))} for p in people])
    mark = {"round": "r1", "coder_id": "C1", "start": 2, "end": 5, "unsure": "no", "source_file": "f", "source_row": 3}
    marks = MARKS.frame([{**mark, "segment_id": "T1-3", "quote": "never_quote"}])
    talk = talk_of(("P1", "a"), ("P2", "b"), ("P3", "c"), ("P4", "d"), ("I", "e"))
    assert kept_back(talk, marks, participants) == {"T1-0", "T1-2", "T1-3"}


@pytest.mark.parametrize(
    ("memo", "action", "wanted", "unwanted"),
    [
        ("Quote for the report: not with my customers", "accepted", True, False),
        ("Schönes Zitat", "own", True, False),
        ("À citer !", "edited", True, False),
        ("Good quote", "refused", False, False),  # who does not give the code wants nothing quoted for it
        ("She quotes her mother", "accepted", False, False),
        ("Do not quote", "accepted", False, True),
        ("bitte nicht zitieren", "refused", False, True),
        ("ne pas citer", "own", False, True),
        ("Do NOT use as a quote", "own", False, True),
        ("I wouldn't quote it", "own", False, True),
        ("unquotable", "own", False, True),
        ("nicht als Zitat", "own", False, True),
        ("Ne citez pas", "own", False, True),
        ("He said it quote unquote", "own", False, False),
    ],
)
def test_memos_say_what_is_wanted(memo: str, action: str, wanted: bool, unwanted: bool) -> None:
    decision = {"round": "r1", "coder_id": "C1", "segment_id": "S1", "start": 0, "end": 9, "code_id": "old"}
    decision |= {"action": action, "memo": memo, "source_file": "f", "source_row": 2, "code_now": "a"}
    decision |= {"decided_at": "", "shown_digest": ""}
    found = memos_on_quoting(DECISIONS.frame([decision]))
    assert found == ({("S1", "a")} if wanted else set(), {"S1"} if unwanted else set())
