"""What the methods text says of suggestions: how far coders followed them, and what that means for agreement."""

from __future__ import annotations

import pandas as pd

from themetrail.agreement.automation.readings import SHOWN, Readings

NOT_INDEPENDENT = (
    "Coders who were shown suggestions saw those of the same model, so their codings are not fully independent of each"
    " other, and agreement between them may be higher for it."
)


def said_of_suggestions(table: pd.DataFrame, readings: Readings) -> str:
    """Up to three sentences, each only where the data carry it; empty where nobody was shown suggestions."""
    overall = table[table["coder_id"] == ""].set_index(["measure", "share"])
    sentences = [_recall(overall), _followed(overall)]
    shown = readings.table[readings.table["share"] == SHOWN]
    if shown["coder_id"].nunique() > 1:
        sentences.append(NOT_INDEPENDENT)
    return " ".join(sentence for sentence in sentences if sentence)


def _recall(overall: pd.DataFrame) -> str:
    """How many of the codes that coders found by themselves had been among the suggestions."""
    row = _of(overall, "recall", "blind")
    if row is None:
        return ""
    beside = _of(overall, "recall", "shown")
    there = f", and {_percent(beside)} where suggestions were shown" if beside is not None else ""
    codes = f"{row['n_units']} code{'' if row['n_units'] == 1 else 's'}"
    return (
        f"Suggestions were withheld from a random share of the segments; of the {codes} that coders gave there,"
        f" {_percent(row)} had been among the suggestions that the model made and nobody saw{there}."
    )


def _followed(overall: pd.DataFrame) -> str:
    """How much more often the first suggestion was given where it was shown."""
    shown, blind, apart = (_of(overall, "first_suggestion_given", share) for share in ("shown", "blind", "difference"))
    if shown is None or blind is None or apart is None:
        return ""
    points = f"a difference of {100 * apart['value']:+.1f} percentage points"
    if pd.notna(apart["ci_low"]):
        points += f" (95 % interval {100 * apart['ci_low']:+.1f} to {100 * apart['ci_high']:+.1f})"
    return (
        f"Coders gave the code that was suggested first in {_percent(shown)} of the segments where it was shown and in"
        f" {_percent(blind)} where it was withheld, {points}."
    )


def _of(overall: pd.DataFrame, measure: str, share: str) -> pd.Series | None:
    if (measure, share) not in overall.index:
        return None
    row = overall.loc[(measure, share)]
    return row if pd.notna(row["value"]) else None


def _percent(row: pd.Series) -> str:
    interval = ""
    if pd.notna(row["ci_low"]) and row.name[1] != "difference":
        interval = f" (95 % interval {100 * row['ci_low']:.1f} to {100 * row['ci_high']:.1f})"
    return f"{100 * row['value']:.1f} %{interval}"
