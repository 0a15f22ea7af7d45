"""Which decisions suggestions may have moved, and the agreement of coders that none was shown to."""

import pandas as pd

from themetrail.coding.on_view import blind_agreement, readings_on_view
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS


def assignments(*rows):
    columns = ("round", "coder_id", "segment_id", "arm", "status")
    return ASSIGNMENTS.frame([dict(zip(columns, ("r1", *row), strict=True)) for row in rows])


def decisions(*rows):
    return pd.DataFrame(
        [("r1", *row) for row in rows], columns=["round", "coder_id", "segment_id", "action", "on_view"], dtype="str"
    )


def codings(*rows):
    return CODINGS.frame(
        [
            {"round": "r1", "coder_id": coder, "segment_id": segment, "start": 0, "end": 3, "code_id": code}
            for coder, segment, code in rows
        ]
    )


def test_who_sees_suggestions_at_once_sees_them_in_the_whole_round_but_for_the_blind_share():
    given = assignments(
        ("A", "s1", "suggestions", "coded"), ("A", "s2", "suggestions", "no_code"), ("A", "s3", "blind", "coded")
    )
    made = decisions(("A", "s1", "ignored", ""), ("A", "s3", "own", ""))
    assert readings_on_view(made, given) == {("r1", "A", "s1"), ("r1", "A", "s2")}


def test_in_a_round_without_suggestions_nothing_was_on_view():
    given = assignments(("A", "s1", "suggestions", "coded"))
    assert readings_on_view(decisions(("A", "s1", "own", "")), given) == set()


def test_who_codes_first_sees_them_where_asked_for():
    given = assignments(*((("A", segment, "code_first", "coded")) for segment in ("s1", "s2", "s3")))
    made = decisions(("A", "s1", "own", "no"), ("A", "s2", "own", "yes"), ("A", "s3", "refused", ""))
    assert readings_on_view(made, given) == {("r1", "A", "s2"), ("r1", "A", "s3")}


def test_agreement_counts_both_ways_and_only_blind_readings():
    given = assignments(
        *((coder, segment, "none", "coded") for coder in "AB" for segment in ("s1", "s2")),
        ("A", "s3", "none", "coded"), ("B", "s3", "suggestions", "coded"), ("C", "s1", "again", "coded"),
    )  # fmt: skip
    on_s1 = ("A", "s1", "x"), ("A", "s1", "y"), ("B", "s1", "x")
    made = codings(*on_s1, ("A", "s2", "x"), ("A", "s3", "x"), ("B", "s3", "x"))
    assert blind_agreement(made, given, {("r1", "B", "s3")}) == {"s1": (3, 2), "s2": (1, 0)}
