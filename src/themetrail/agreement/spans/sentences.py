"""What the methods text says of the words that coders marked."""

from __future__ import annotations

import pandas as pd

from themetrail.agreement.estimate import REASONS
from themetrail.agreement.spans.table import SPAN_COEFFICIENTS


def said_of_stretches(spans: pd.DataFrame) -> str:
    """Of each round in which coders marked words: whether they marked the same, and gave it the same code."""
    sentences = []
    overall = spans[(spans["scope"] == "round") & (spans["level"] == "overall") & (spans["statistic"] != "")]
    for name, rows in overall.groupby("round", sort=True):
        values = rows.set_index("statistic")[["value", "reason"]]
        told = [
            f"{SPAN_COEFFICIENTS[statistic].title} ({what}) {_valued(values.loc[statistic])}"
            for statistic, what in (("alpha_u_binary", "what is marked"), ("alpha_cu", "with which code"))
            if statistic in values.index
        ]
        seen = f"{rows['n_characters'].iloc[0]:,} characters that all coders of round {name} saw"
        sentences.append(f"Of the words marked in the {seen}, {' and '.join(told)}.")
    return " ".join(sentences)


def _valued(row: pd.Series) -> str:
    if pd.notna(row["value"]):
        return f"was {row['value']:.2f}"
    return f"is undefined ({REASONS.get(row['reason'], row['reason'])})"
