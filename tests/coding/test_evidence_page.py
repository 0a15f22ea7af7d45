"""What hangs on a suggestion of the examples that it cites."""

import pytest

from themetrail.coding.sheets.evidence_page import note_on
from themetrail.coding.shown import Suggestion
from themetrail.interface.sheets.words import sheet_words

WORDS = sheet_words("english")


def note(text: str, **reasons: str) -> str:
    entry = Suggestion(1, "time", 0.8, "PRE1-001;PRE9-009", "m1", **reasons)
    return note_on(entry, {"PRE1-001": text, "PRE2-002": "Never enough."}, WORDS)


def test_an_example_that_is_not_known_is_not_cited():
    assert note("No time.") == "PRE1-001: No time."


def test_the_one_that_speaks_against_is_cited_last_and_said_to():
    said = note("No time.", counterexample="PRE2-002")
    assert said.startswith("PRE1-001: No time.\n\n") and said.endswith("Never enough.") and "PRE2-002" in said
    assert note("No time.", counterexample="PRE9-009") == "PRE1-001: No time."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a " * 149 + "bc", "a " * 149 + "bc"),  # 300 characters are shown whole
        ("a " * 149 + "bcd", "a " * 148 + "a […]"),
        ("a " * 150 + "b", "a " * 149 + "a […]"),
        ("x" * 301, "x" * 300 + " […]"),  # no word ends there
        ("two  lines\nhere", "two lines here"),
    ],
)
def test_a_long_example_ends_behind_its_last_whole_word(text, shown):
    assert note(text) == f"PRE1-001: {shown}"
