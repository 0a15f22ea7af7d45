"""The rows of the tables of agreement: one for each code, with what the table of the step has in several."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.agreement import AGREEMENT_TABLE
from themetrail.rows import rows_of, tuples_of

# Parts that stand side by side, in the order of their columns.
SIDES = (
    "all",
    "with_uncoded",
    "without_uncoded",
    "suggestions_shown",
    "suggestions_withheld",
    "suggestions_shown_to_some",
    "suggested",
    "not_suggested",
    "suggested_to_some",
)
# Of these coefficients the first that a study has computed is the one of the table.
COEFFICIENTS = ("alpha", "fleiss", "cohen", "conger", "scott", "brennan_prediger", "ac1")
TRANSCRIPTS, SEGMENTS = "transcripts", "segments"


def agreement_rows(table: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The rows (contract AGREEMENT_TABLE) over all, of each pair of coders where there are several pairs, and of the
    parts side by side, from the table of the step (contract AGREEMENT)."""
    own = table[(table["level"] == "code") & table["scope"].isin([*SIDES, "pair"])]
    if own.loc[own["scope"] == "pair", "coders"].nunique() < 2:
        own = own[own["scope"] != "pair"]
    statistic = next((name for name in COEFFICIENTS if name in set(own["statistic"])), "")
    keys = ["scope", "coders", "summary", "code_id"]
    beside = {
        (name, *key): value
        for name, value, *key in tuples_of(own[own["statistic"].isin(("percent", "ac1"))], "statistic", "value", *keys)
    }
    rows = []
    for row in rows_of(own[own["statistic"] == statistic]):
        key, code = tuple(row[name] for name in keys), row["code_id"]
        rows.append(
            {
                name: row[name]
                for name in (*keys, "n_units", "positives", "n_any", "n_all", "statistic", "value", "reason")
            }
            | {name: beside.get((name, *key)) for name in ("percent", "ac1")}
            | {"theme": codebook.names.get(codebook.ancestor(code, "theme"), "") if code else ""}
            | {"code": codebook.names[code] if code else ""}
            | _interval(row)
        )
    return AGREEMENT_TABLE.frame(rows)


def _interval(row: dict) -> dict:
    """The interval to report: over transcripts, as segments of one are not independent, else over segments."""
    for prefix, resampled in (("transcript_", TRANSCRIPTS), ("", SEGMENTS)):
        low, high = row[f"{prefix}ci_low"], row[f"{prefix}ci_high"]
        if pd.notna(low):
            reason = row["transcript_reason"]  # the flag of this one, or why the better one is not there
            return {"ci_low": low, "ci_high": high, "resampled": resampled, "interval_reason": reason}
    return {"ci_low": None, "ci_high": None, "resampled": "", "interval_reason": row["interval_reason"]}


def over_all(rows: pd.DataFrame) -> pd.DataFrame:
    """The codes over all that was compared."""
    return rows[(rows["scope"] == "all") & (rows["summary"] == "")]


def summary_of(rows: pd.DataFrame, summary: str, scope: str = "all") -> dict | None:
    """The row of a mean or of all decisions together."""
    found = rows[(rows["scope"] == scope) & (rows["summary"] == summary)]
    return None if found.empty else next(rows_of(found))


def nested(rows: pd.DataFrame, codebook: Codebook) -> Iterator[tuple[str, dict | None]]:
    """Each entry of the codebook that is compared or stands above one that is, in its order, with its row if it has
    one."""
    own = {row["code_id"]: row for row in rows_of(rows)}
    above = {step for code in own for step in codebook.path(code)}
    children = [code for code in codebook.levels if code in above and not codebook.parents[code]]
    while children:
        code = children.pop(0)
        yield code, own.get(code)
        children = [below for below in codebook.children.get(code, []) if below in above] + children
