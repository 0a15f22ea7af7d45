"""What is never quoted, and what coders want quoted."""

import pandas as pd
import pytest

from themetrail.contracts.coding import DECISIONS, MARKS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import PARTICIPANTS
from themetrail.report.quotation_bars import kept_back, memos_on_quoting, struck


def _talk(*said: tuple[str, str]) -> pd.DataFrame:
    """Segments of one transcript, a turn each: who (I: an interviewer) and what."""
    return SEGMENTS.frame(
        [
            {
                "segment_id": f"T1-{turn}",
                "transcript_id": "T1",
                "group": "talks",
                "participant_id": "" if who == "I" else who,
                "role": "interviewer" if who == "I" else "participant",
                "turn": turn,
                "start": 0,
                "end": len(text),
                "text": text,
                "codable": "yes",
                "speaker": who,
            }
            for turn, (who, text) in enumerate(said)
        ]
    )


ASKED = [
    "No, that's mean, cut that. He noticed.",
    "That is off the record.",
    "Don’t write that down, please.",
    "Strike that",
    "That stays between us.",
    "Between us, he is lazy.",
    "Ne l’écrivez pas, s'il vous plaît.",
    "Entre nous, il exagère.",
    "Coupez ça !",
    "Ça reste entre nous.",
    "Das bleibt unter uns.",
    "Bitte nicht aufschreiben.",
    "Schreiben Sie das nicht auf.",
    "Streichen Sie das bitte.",
    "Please delete what I just said.",
    "I don't want that recorded.",
    "That's confidential, you know.",
    "Keep that to yourself.",
    "Das schreiben Sie jetzt nicht auf.",
    "Das ist vertraulich.",
    "C'est confidentiel.",
]
NOT_ASKED = [
    "I cut that tree down myself.",
    "I have the laptop open between us, and type.",
    "Don't write that too nicely.",
    "The record was lost.",
    "Il y a entre nous une confiance.",
    "Ils écrivent tout.",
    "Wir sind unter uns geblieben.",
    "Er streicht das Zimmer.",
]


@pytest.mark.parametrize("text", ASKED)
def test_words_that_somebody_asks_to_strike_are_known_in_three_languages(text: str) -> None:
    assert struck(_talk(("P1", text))) == {"T1-0"}


@pytest.mark.parametrize("text", NOT_ASKED)
def test_other_words_are_no_such_request(text: str) -> None:
    assert struck(_talk(("P1", text))) == set()


def test_what_the_same_person_said_just_before_and_after_may_be_meant_as_well() -> None:
    talk = [("P1", "One."), ("P1", "Two."), ("P2", "Mine."), ("P1", "Cut that."), ("I", "Yes."), ("P1", "Go on.")]
    assert struck(_talk(*talk, ("P1", "Last."))) == {"T1-1", "T1-3", "T1-5"}


def test_where_an_interviewer_asks_what_participants_said_around_it_is_meant() -> None:
    talk = [("P1", "One."), ("P2", "Two."), ("I", "That stays between us."), ("I", "So?"), ("P1", "Three.")]
    assert struck(_talk(*talk)) == {"T1-1", "T1-2", "T1-4"}


def test_who_said_no_and_who_withdrew_and_what_is_marked_is_kept_back() -> None:
    people = [("P1", "no", ""), ("P2", "", ""), ("P3", "yes", "2024-01-01"), ("P4", "yes", "")]
    columns = ("participant_id", "may_quote", "withdrawn")
    participants = PARTICIPANTS.frame([{"label": p[0], **dict(zip(columns, p, strict=True))} for p in people])
    mark = {"round": "r1", "coder_id": "C1", "start": 2, "end": 5, "unsure": "no", "source_file": "f", "source_row": 3}
    marks = MARKS.frame([{**mark, "segment_id": "T1-3", "quote": "never_quote"}])
    talk = _talk(("P1", "a"), ("P2", "b"), ("P3", "c"), ("P4", "d"), ("I", "e"))
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
