"""What in a quotation may tell who somebody is."""

import pandas as pd
import pytest

from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.study import PARTICIPANTS
from themetrail.report.quotation_warnings import RareFacts

PEOPLE = PARTICIPANTS.check(
    pd.DataFrame(
        {
            "participant_id": ["P1", "P2", "P3", "P4"],
            "label": ["A", "B", "C", "D"],
            "withdrawn": "",
            "region_of_origin": ["Alentejo", "Jura", "Jura", "Jura"],
        }
    )
)


def _ledger(*rows: tuple[int, int, str, str]) -> pd.DataFrame:
    columns = ("start", "end", "category", "status")
    blank = {"transcript_id": "T1", "turn": 4, "entity_id": "x", "replacement": "", "detector": "d", "score": 1.0}
    return REPLACEMENT_LEDGER.frame([{**blank, **dict(zip(columns, row, strict=True))} for row in rows])


FACTS = RareFacts(
    _ledger((20, 30, "date", "kept"), (40, 48, "person", "applied"), (50, 60, "place", "refused")),
    REVIEW.frame(
        [
            {"item_id": str(turn), "kind": kind, "category": "", "transcript_id": "T1", "turn": turn, "status": "open"}
            for turn, kind in ((7, "fact"), (8, "once"))
        ]
    ),
    PEOPLE,
)


def _warned(words: str, turn: int = 1, stretch: tuple[int, int] = (0, 99), who: str = "P2") -> str:
    return FACTS.warning("T1", turn, stretch, words, who).removeprefix("may tell who it is: ")


@pytest.mark.parametrize(
    ("words", "warning"),
    [
        ("I listen before I speak.", ""),
        ("I'm fifty-one, I thought I'm too old.", "age"),
        ("I'm twenty minutes late.", ""),
        ("J’ai cinquante-deux ans et je continue.", "age"),
        ("Ich bin dreiundvierzig, und ich lerne noch.", "age"),
        ("I come from [Place 4], you see.", "origin"),
        ("I come from the stove.", ""),
        ("Je suis originaire de [Place 2].", "origin"),
        ("I worked at [Organisation 3] for years.", "employer"),
        ("It was in the newspaper.", "event"),
        ("Ich war die einzige in dem Haus.", "standing out"),
        ("As a plumber, I am the only one; it was on the radio.", "event, standing out, profession"),
    ],
)
def test_facts_that_people_state_are_told_in_three_languages(words: str, warning: str) -> None:
    assert _warned(words) == warning


def test_what_the_anonymisation_left_counts_only_within_the_quotation() -> None:
    assert _warned("Words.", 4, (0, 25)) == "date"
    assert _warned("Words.", 4, (30, 50)) == ""  # a pseudonym tells nothing
    assert _warned("Words.", 4, (0, 99)) == "date, place"


def test_a_turn_of_which_the_review_asks_about_a_fact_and_a_rare_attribute_are_told() -> None:
    assert _warned("Words.", 7) == "a fact that the review of names asks about"
    assert _warned("Words.", 8) == ""
    assert _warned("We say that in the Alentejo.", who="P1") == "region of origin"
    assert _warned("We say that in the Jura.") == ""  # three share it
