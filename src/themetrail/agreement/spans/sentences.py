"""What the methods text says of the words that coders marked."""

from __future__ import annotations

import pandas as pd

from themetrail.agreement.spans.table import SPAN_COEFFICIENTS
from themetrail.agreement.words.language import Words, words_of

ENGLISH = words_of("english")


def said_of_stretches(spans: pd.DataFrame, words: Words = ENGLISH) -> str:
    """Of each round in which coders marked words: whether they marked the same, and gave it the same code."""
    sentences = []
    overall = spans[(spans["scope"] == "round") & (spans["level"] == "overall") & (spans["statistic"] != "")]
    for name, rows in overall.groupby("round", sort=True):
        values = rows.set_index("statistic")[["value", "reason"]]
        told = [
            _valued(values.loc[statistic], SPAN_COEFFICIENTS[statistic].title, words.say(what), words)
            for statistic, what in (("alpha_u_binary", "what_is_marked"), ("alpha_cu", "with_which_code"))
            if statistic in values.index
        ]
        n = int(rows["n_characters"].iloc[0])
        sentences.append(words.say("stretches", n, round=name, values=words.listed(told)))
    return " ".join(sentences)


def _valued(row: pd.Series, title: str, what: str, words: Words) -> str:
    if pd.notna(row["value"]):
        return words.say("stretch", statistic=title, what=what, value=words.value(row["value"]))
    return words.say("stretch_undefined", statistic=title, what=what, reason=words.reason(row["reason"]))
