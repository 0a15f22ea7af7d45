"""Consent: who refused, until when somebody agreed, and against which day that is held."""

from datetime import date

import pandas as pd
import pytest

from themetrail.coding.status import consent_lines
from themetrail.consent import ends_of, named_with_reason, not_to_be_archived, refused
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS
from themetrail.report.quotation_bars import may_not_be_quoted

PEOPLE = PARTICIPANTS.frame(
    [
        {"participant_id": who, "label": f"Nurse {who}", "withdrawn": gone, "may_quote": quote, "may_share": share}
        for who, gone, quote, share in (
            ("P1", "", "", ""),
            ("P2", "", "no", "yes"),
            ("P3", "", "yes", "no"),
            ("P4", "", "", "until 2028-12-31"),
            ("P5", "2026-01-01", "", ""),
        )
    ]
)


@pytest.mark.parametrize(
    ("day", "ended"),
    [(date(2028, 12, 31), False), (date(2029, 1, 1), True), (None, True)],
    ids=["last", "after", "run"],
)
def test_a_consent_that_ends_holds_on_its_last_day_and_in_no_run(day, ended):
    why = refused(PEOPLE, "may_share", day)
    of_p4 = {"P4": "agreed until 2028-12-31"} if ended else {}
    assert why == {"P3": "said no", **of_p4, "P5": "has withdrawn"}
    assert ends_of(PEOPLE, "may_share") == {"P4": date(2028, 12, 31)}


def test_a_sheet_without_these_columns_refuses_nothing_but_what_withdrawal_does():
    assert refused(PEOPLE, "may_archive") == {"P5": "has withdrawn"}
    assert may_not_be_quoted(PEOPLE) == {"P2", "P5"}


@pytest.mark.parametrize(
    "cell", ["perhaps", "until", "until 2028", "until 2028-13-01", "2028-12-31", "Until 2028-12-31"]
)
def test_anything_else_stops_with_what_would_be_right(cell):
    with pytest.raises(StudyError, match="must be one of: yes, no, or until and a date, such as until 2028-12-31"):
        PARTICIPANTS.check(PEOPLE.assign(may_share=cell))


def test_the_status_names_whom_what_is_left_out_and_why_and_nobody_who_withdrew():
    lines = consent_lines(PEOPLE)
    assert lines[0] == "Counted and never quoted (may_quote): P2 (said no)."
    assert lines[1].endswith("(may_share): P3 (said no), P4 (agreed until 2028-12-31).")
    assert len(lines) == 2 and "P5" not in "".join(lines)
    assert named_with_reason({}) == ""


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 5, 31), {"P1": "said no", "P5": "said no"}),
        (date(2026, 6, 1), {"P1": "said no", "P4": "agreed until 2026-05-31", "P5": "said no"}),
        (None, {"P1": "said no", "P4": "agreed until 2026-05-31", "P5": "said no"}),
    ],
)
def test_who_refused_is_not_archived_and_who_says_nothing_of_it_as_with_sharing(day, why):
    rows = [
        ("P1", "", "no", "yes"),
        ("P2", "", "yes", "no"),
        ("P3", "", "", ""),
        ("P4", "", "until 2026-05-31", ""),
        ("P5", "", "", "no"),
        ("P6", "2026-01-01", "no", "no"),
    ]
    people = pd.DataFrame(rows, columns=["participant_id", "withdrawn", "may_archive", "may_share"])
    assert not_to_be_archived(people, day) == why
