"""What the methods text on agreement states, as facts: each is a row of the table of agreement, or a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from themetrail.agreement.coded_units import CodedUnits
from themetrail.agreement.estimate import FEW_TRANSCRIPTS, NO_DISAGREEMENT, TOO_FEW_USES
from themetrail.agreement.side_by_side import SCOPES


@dataclass(frozen=True)
class CodeFacts:
    """The codes of the table by one coefficient: those with a value, those without, and the rows over all."""

    every: pd.DataFrame
    mean: pd.Series | None
    pooled: pd.Series | None
    sides: Mapping[str, pd.Series]  # by scope: all codes together in parts that stand side by side

    @property
    def valued(self) -> pd.DataFrame:
        """Codes with a value."""
        return self.every[self.every["value"].notna()]

    @property
    def too_few(self) -> pd.DataFrame:
        """Codes that were given too rarely for a coefficient."""
        return self.every[self.every["reason"] == TOO_FEW_USES]

    @property
    def why_undefined(self) -> dict[str, int]:
        """How many further codes have no value, by reason."""
        none = self.every[self.every["value"].isna() & (self.every["reason"] != TOO_FEW_USES)]
        return dict(none["reason"].value_counts(sort=False))

    @property
    def lowest(self) -> pd.DataFrame:
        """The codes with the lowest value as it is printed, of two decimals; several where they share it."""
        printed = self.valued["value"].round(2)
        return self.valued[printed == printed.min()]

    @property
    def n_without_disagreement(self) -> int:
        """Codes on which nobody disagreed."""
        return int((self.every["interval_reason"] == NO_DISAGREEMENT).sum())

    @property
    def n_framed(self) -> int:
        """Codes that belong to questions of a survey."""
        return int((self.every["frame"] != "").sum())

    @property
    def has_few_transcripts(self) -> bool:
        """Whether any interval over transcripts rests on few of them."""
        rows = [row for row in (self.mean, self.pooled) if row is not None]
        flagged = [row["transcript_reason"] == FEW_TRANSCRIPTS and pd.notna(row["transcript_ci_low"]) for row in rows]
        return any(flagged) or bool((self.lowest["transcript_reason"] == FEW_TRANSCRIPTS).any())


def facts_of_codes(table: pd.DataFrame, statistic: str) -> CodeFacts:
    """The facts on codes in an agreement table."""
    rows = table[(table["level"] == "code") & (table["statistic"] == statistic)]
    of_all = rows[rows["scope"] == "all"]
    beside = rows[rows["scope"].isin(SCOPES) & (rows["summary"] == "pooled")]
    sides = {str(row["scope"]): row for _, row in beside.iterrows()}
    return CodeFacts(
        every=of_all[of_all["summary"] == ""],
        mean=_first(of_all[of_all["summary"] == "mean"]),
        pooled=_first(of_all[of_all["summary"] == "pooled"]),
        sides={scope: sides[scope] for scope in SCOPES if scope in sides},
    )


def over_all(table: pd.DataFrame, level: str, statistic: str) -> pd.Series | None:
    """The row of a level over all units that is of no single code."""
    rows = table[(table["scope"] == "all") & (table["level"] == level) & (table["code_id"] == "")]
    return _first(rows[rows["statistic"] == statistic])


def groups_of_one(frame: CodedUnits) -> list[tuple[str, str]]:
    """The groups of which nothing could be compared, as nobody read a segment that another read: name and the one
    coder, or nothing where there were several."""
    return [(read.group, read.coders[0] if len(read.coders) == 1 else "") for read in frame.read if not read.n_twice]


def _first(rows: pd.DataFrame) -> pd.Series | None:
    return None if rows.empty else rows.iloc[0]
