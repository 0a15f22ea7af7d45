"""What the methods text says of suggestions: how far coders followed them, and what that means for agreement."""

from __future__ import annotations

import pandas as pd

from themetrail.agreement.automation.readings import SHOWN, Readings
from themetrail.agreement.words.language import Words, words_of

ENGLISH = words_of("english")


def said_of_suggestions(table: pd.DataFrame, readings: Readings, words: Words = ENGLISH) -> str:
    """Up to three sentences, each only where the data carry it; empty where nobody was shown suggestions."""
    overall = table[table["coder_id"] == ""].set_index(["measure", "share"])
    sentences = [_recall(overall, words), _followed(overall, words)]
    shown = readings.table[readings.table["share"] == SHOWN]
    if shown["coder_id"].nunique() > 1:
        sentences.append(words.say("not_independent"))
    return " ".join(sentence for sentence in sentences if sentence)


def _recall(overall: pd.DataFrame, words: Words) -> str:
    """How many of the codes that coders found by themselves had been among the suggestions."""
    row = _of(overall, "recall", "blind")
    if row is None:
        return ""
    other = _of(overall, "recall", "shown")
    beside = "" if other is None else words.say("recall_beside", percent=_percent(other, words))
    return words.say("recall", int(row["n_units"]), percent=_percent(row, words), beside=beside)


def _followed(overall: pd.DataFrame, words: Words) -> str:
    """How much more often the first suggestion was given where it was shown."""
    shown, blind, apart = (_of(overall, "first_suggestion_given", share) for share in ("shown", "blind", "difference"))
    if shown is None or blind is None or apart is None:
        return ""
    interval = ""
    if pd.notna(apart["ci_low"]):
        low, high = words.points(apart["ci_low"]), words.points(apart["ci_high"])
        interval = words.say("share_interval", limits=words.limits(low, high))
    return words.say(
        "followed",
        shown=_percent(shown, words),
        blind=_percent(blind, words),
        points=words.points(apart["value"]),
        interval=interval,
    )


def _of(overall: pd.DataFrame, measure: str, share: str) -> pd.Series | None:
    if (measure, share) not in overall.index:
        return None
    row = overall.loc[(measure, share)]
    return row if pd.notna(row["value"]) else None


def _percent(row: pd.Series, words: Words) -> str:
    interval = ""
    if pd.notna(row["ci_low"]):
        limits = words.limits(words.percent(row["ci_low"]), words.percent(row["ci_high"]))
        interval = words.say("share_interval", limits=limits)
    return f"{words.percent(row['value'])}{interval}"
