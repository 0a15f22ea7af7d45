"""A methods paragraph on agreement, with the study's numbers, fit for a paper."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from themetrail.agreement.coded_units import CodedUnits
from themetrail.agreement.coefficients import titled
from themetrail.agreement.estimate import REASONS, UNDEFINED_DRAWS
from themetrail.method_profiles import CODEBOOK_TA, COEFFICIENTS, Profile

SETTLED = {
    "single": "There was one coder per segment, so nothing had to be settled.",
    "union": "In the final coding a code stands where at least one coder applied it.",
    "intersection": "In the final coding a code stands where all coders who saw the segment applied it.",
    "majority": "In the final coding a code stands where more than half of the coders who saw the segment applied it.",
    "primary": "In the final coding the primary coder's codes stand.",
    "adjudicated": "Disagreements were settled one by one by adjudication.",
}


def how_settled(rules: Iterable[str]) -> str:
    """How disagreements were settled, in sentences, from the rules by which the codes of the consensus stand."""
    found = set(rules)
    by_rule = [SETTLED[rule] for rule in ("union", "intersection", "majority", "primary") if rule in found]
    if not by_rule:
        return SETTLED["adjudicated"] if "adjudicated" in found else SETTLED["single"]
    if "single" in found:
        by_rule.append("What a single coder read stands as it was coded.")
    if "adjudicated" in found:
        by_rule.append("What this left open was settled one by one by adjudication.")
    return " ".join(by_rule)


def methods_paragraph(
    frame: CodedUnits,
    table: pd.DataFrame,
    *,
    statistic: str = "alpha",
    unit: str = "segment",
    settled: str = "",
    draws: int = 1000,
    level: float = 0.95,
    method: Profile = CODEBOOK_TA,
    further: Iterable[str] = (),
    same_suggestions: bool = False,
) -> str:
    """What was coded twice by whom, the coefficient and its values, and how disagreements were settled.

    `table` is the study's agreement table, `further` sentences of other tables, `settled` the rule of consensus
    (a key of SETTLED) or a sentence. Coders who saw the `same_suggestions` are not said to be independent. Where the
    method computes no coefficient, the paragraph says why.
    """
    refused = method.why_not(COEFFICIENTS)
    if refused:
        return refused
    if len(frame.coders) < 2:
        return f"{_one_coder(frame, unit)} {SETTLED['single']}"
    sentences = [
        _coded_twice(frame, unit, same_suggestions=same_suggestions),
        *_values(table, statistic, unit, draws, level),
        _one_code(table, statistic, unit),
        _overall(table),
        *further,
    ]
    sentences.append(SETTLED.get(settled, settled))
    return " ".join(sentence for sentence in sentences if sentence)


def said_of_parents(n: int) -> str:
    """That entries which coders apply and which have others below them were compared by themselves; empty of none."""
    if not n:
        return ""
    has, they, themselves = ("has", "it was", "itself") if n == 1 else ("have", "they were", "themselves")
    return f"Of what coders apply, {n} {has} codes below; {they} compared as applied {themselves}."


def _one_coder(frame: CodedUnits, unit: str) -> str:
    total = _count(len(frame.units) + frame.n_uncoded + frame.n_coded_once, unit)
    return f"One coder read {total}, so that there is no agreement between coders to compute."


def _coded_twice(frame: CodedUnits, unit: str, *, same_suggestions: bool) -> str:
    how = "apart from" if same_suggestions else "independently of"
    twice = len(frame.units) + frame.n_uncoded
    total = twice + frame.n_coded_once
    share = f" ({100 * twice / total:.1f} %)" if total else ""
    left_out = f"; {frame.n_uncoded} of these, to which nobody gave any code, were left out" if frame.n_uncoded else ""
    return (
        f"{_count(len(frame.coders), 'coder')} worked {how} each other; of {_count(total, unit)}, "
        f"{twice}{share} were seen by at least two of them and enter the comparison{left_out}."
    )


def _values(table: pd.DataFrame, statistic: str, unit: str, draws: int, level: float) -> list[str]:
    at_codes = table[(table["scope"] == "all") & (table["level"] == "code") & (table["statistic"] == statistic)]
    mean = at_codes[at_codes["summary"] == "mean"]
    each = at_codes[(at_codes["summary"] == "") & at_codes["value"].notna()]
    if mean.empty or each.empty:
        return [f"{titled(statistic)} is undefined for every code{_because(at_codes)}."]
    row = mean.iloc[0]
    name = titled(statistic)
    sentence = (
        f"Agreement was computed for each code on every {unit} (applied or not) with {name}: "
        f"on average {row['value']:.2f}{_interval(row, level)} over {_count(len(each), 'code')}, "
        f"from {each['value'].min():.2f} to {each['value'].max():.2f}."
    )
    left_out = int(row["n_undefined"])
    further = [sentence]
    if "frame" in each and (framed := int((each["frame"] != "").sum())):
        belongs = "belongs" if framed == 1 else "belong"
        further.append(
            f"{_count(framed, 'code')} {belongs} to questions of the survey and {_were(framed)} compared on the answers"
            " to these alone."
        )
    if left_out:
        without = f"{_count(left_out, 'code')} without a defined value {_were(left_out)} left out of the average"
        further.append(f"{without}{_because(at_codes)}.")
    if row["interval_reason"] == UNDEFINED_DRAWS:
        further.append("The average has no interval, as some codes are so rare that resamples lack them.")
    if each["ci_low"].notna().any():
        which = "Intervals" if pd.notna(row["ci_low"]) else "Intervals of single codes"
        further.append(f"{which} are bias-corrected and accelerated bootstrap intervals from {draws} resamples.")
    return further


def _because(at_codes: pd.DataFrame) -> str:
    """Why codes have no value, in words, with how many of them where the reasons differ."""
    counts = at_codes.loc[(at_codes["summary"] == "") & at_codes["value"].isna(), "reason"].value_counts(sort=False)
    words = {reason: REASONS.get(reason, reason.replace("_", " ")) for reason in counts.index}
    if len(counts) == 1:
        return f" ({words[counts.index[0]]})"
    each = "; ".join(f"{n}: {words[reason]}" for reason, n in counts.items())
    return f" ({each})" if each else ""


def _undefined(row: pd.DataFrame) -> str:
    reason = "" if row.empty else row["reason"].iloc[0]
    return REASONS.get(reason, reason)


def _interval(row: pd.Series, level: float) -> str:
    parts = [
        f"{100 * level:g} % interval {row[f'{prefix}ci_low']:.2f} to {row[f'{prefix}ci_high']:.2f} resampling {what}"
        for prefix, what in (("", "segments"), ("transcript_", "transcripts"))
        if pd.notna(row[f"{prefix}ci_low"])
    ]
    return f" ({'; '.join(parts)})" if parts else ""


def _one_code(table: pd.DataFrame, statistic: str, unit: str) -> str:
    """Of one code per segment: the coefficient over the codes as the categories of one question."""
    row = table[(table["scope"] == "all") & (table["level"] == "one_code") & (table["code_id"] == "")]
    row = row[row["statistic"] == statistic]
    if row.empty:
        return ""
    name, value = titled(statistic), row["value"].iloc[0]
    if pd.isna(value):
        return f"Over the codes as categories, {name} is undefined ({_undefined(row)})."
    return f"No coder gave a {unit} more than one code; over the codes as categories, {name} was {value:.2f}."


def _overall(table: pd.DataFrame) -> str:
    row = table[(table["scope"] == "all") & (table["statistic"] == "alpha_masi")]
    if row.empty:
        return ""
    if pd.isna(row["value"].iloc[0]):
        return f"Alpha of the sets of codes given to each segment is undefined ({_undefined(row)})."
    return f"Alpha of the sets of codes given to each segment, with MASI distance, was {row['value'].iloc[0]:.2f}."


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _were(n: int) -> str:
    return "was" if n == 1 else "were"
