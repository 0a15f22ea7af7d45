"""The table of agreement on stretches of words: where coders marked words, how alike they did so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
import pandas as pd

from themetrail.agreement.estimate import (
    CODE_NOT_USED,
    CODES_OVERLAP,
    NO_COMMON_TEXT,
    NO_VARIATION,
    TOO_FEW_TRANSCRIPTS,
    WHOLE_SEGMENTS,
    Estimate,
    Interval,
)
from themetrail.agreement.resampling import FEWEST_TRANSCRIPTS, interval, transcript_weights
from themetrail.agreement.spans.characters import character_agreement
from themetrail.agreement.spans.coded_spans import (
    CodedText,
    are_words_marked,
    coded_texts,
    exclude_each_other,
    joined,
)
from themetrail.agreement.spans.family_2016 import (
    Compared,
    among_units,
    binary,
    compared,
    of_category,
    overall,
    stacked,
)
from themetrail.contracts.agreement import SPAN_AGREEMENT
from themetrail.marked_page import with_part
from themetrail.method_profiles import CODEBOOK_TA, Profile

DECIMALS = 6


@dataclass(frozen=True)
class SpanCoefficient:
    """One coefficient of stretches: its name in the table, in print, what it compares, and its source."""

    name: str
    title: str
    compares: str
    source: str


_ALL = (
    SpanCoefficient(
        "alpha_u",
        "Krippendorff's u-alpha",
        "which code, or none, each stretch has; where no coder gave two codes to the same words",
        "Krippendorff et al. 2016; Krippendorff 2019, ch. 12",
    ),
    SpanCoefficient(
        "alpha_u_binary",
        "Krippendorff's |u-alpha",
        "which stretches are marked: with this code, or (overall) with any",
        "Krippendorff et al. 2016; Krippendorff 2019, ch. 12",
    ),
    SpanCoefficient(
        "alpha_cu",
        "Krippendorff's cu-alpha",
        "which code, where two coders marked something; where no coder gave two codes to the same words",
        "Krippendorff et al. 2016; Krippendorff 2019, ch. 12",
    ),
    SpanCoefficient(
        "alpha_ku",
        "Krippendorff's (k)u-alpha",
        "this code against the others, where two coders marked something; under the same condition",
        "Krippendorff et al. 2016; Krippendorff 2019, ch. 12",
    ),
    SpanCoefficient(
        "percent_characters",
        "percent agreement over characters",
        "two coders: characters that both or neither marked with this code",
        "NVivo help, coding comparison",
    ),
    SpanCoefficient(
        "kappa_characters",
        "Cohen's kappa over characters",
        "two coders: the same, beyond chance; the mean over transcripts, weighted by length",
        "NVivo help, coding comparison",
    ),
)
SPAN_COEFFICIENTS = {known.name: known for known in _ALL}


@dataclass(frozen=True)
class _Draws:
    """How the intervals over transcripts are drawn."""

    draws: int
    level: float
    seed: int


def span_agreement(
    segments: pd.DataFrame,
    assignments: pd.DataFrame,
    codings: pd.DataFrame,
    *,
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 1,
    method: Profile = CODEBOOK_TA,
) -> pd.DataFrame:
    """Agreement on stretches of words (contract SPAN_AGREEMENT), for each round and each pair of its coders.

    The text compared is that of the codable segments which all of these coders saw. A round whose coders coded whole
    segments only has one row, which says so (whole_segments): its agreement is that on segments. `codings` hold each
    stretch in its turn. Intervals resample transcripts (`draws` 0: none). No rows where the method profile computes no
    coefficient.
    """
    rows: list[dict] = []
    options = _Draws(draws, level, seed)
    seen = assignments[assignments["status"].isin(["coded", "no_code"])]
    for name, of_round in seen.groupby("round", sort=True) if method.coefficients else ():
        coders = sorted(of_round["coder_id"].unique())
        coded = codings[codings["round"] == name]
        if len(coders) < 2:
            continue
        if not are_words_marked(segments, coded):
            rows.append({"scope": "round", "round": name, "coders": ";".join(coders), "level": "overall"})
            rows[-1] |= {"n_spans": 0, "n_characters": 0, "reason": WHOLE_SEGMENTS}
            continue
        texts = coded_texts(segments, of_round, coded, coders)
        rows += [{"scope": "round", "round": name} | row for row in _rows(texts, coders, options)]
        for pair in combinations(coders, 2):
            texts = coded_texts(segments, of_round, coded, pair)
            of_pair = [*_rows(texts, list(pair), options), *_rows_of_characters(texts, pair)]
            rows += [{"scope": "pair", "round": name} | row for row in of_pair]
    table = pd.DataFrame(rows, columns=list(SPAN_AGREEMENT.columns))
    numbers = ["value", "transcript_ci_low", "transcript_ci_high"]
    table[numbers] = table[numbers].astype(float).round(DECIMALS) + 0.0
    words = [name for name, column in SPAN_AGREEMENT.columns.items() if column.is_text]
    table[words] = table[words].astype(object).where(table[words].notna(), "")
    return table


def _rows(texts: Sequence[CodedText], coders: list[str], options: _Draws) -> list[dict]:
    """The coefficients of one set of coders: overall, then each code that one of them gave."""
    about = {"coders": ";".join(coders), "n_characters": sum(text.length for text in texts)}
    if not texts:
        return [about | {"level": "overall", "n_spans": 0, "reason": NO_COMMON_TEXT}]
    codes = sorted({code for text in texts for _, code in text.marks})
    n_spans = {code: _count(texts, code) for code in codes}
    times = transcript_weights(len(texts), options.draws, np.random.default_rng(options.seed))
    apart = exclude_each_other(texts)
    by_code = stacked([_compared(text, coders, codes) for text in texts]) if apart else None
    any_code = stacked([_compared(_of_any_code(text), coders, [""]) for text in texts])
    every = about | {"level": "overall", "n_spans": sum(n_spans.values())}

    def row(name: str, found: Compared | None, formula: Callable, of: dict) -> dict:
        return of | {"statistic": name} | _value(found, formula, times, name, of["n_spans"], len(coders), options)

    rows = [
        row("alpha_u", by_code, overall, every),
        row("alpha_u_binary", any_code, binary, every),
        row("alpha_cu", by_code, among_units, every),
    ]
    for number, code in enumerate(codes, start=1):
        alone = stacked([_compared(_of_code(text, code), coders, [""]) for text in texts])
        of_code = about | {"level": "code", "code_id": code, "n_spans": n_spans[code]}
        rows.append(row("alpha_u_binary", alone, binary, of_code))
        rows.append(row("alpha_ku", by_code, of_category(number), of_code))
    return rows


def _value(
    found: Compared | None, formula: Callable, times: np.ndarray, name: str, n: int, n_coders: int, options: _Draws
) -> dict:
    """A coefficient with its interval over transcripts, or the reasons for none. No `found`: codes overlap."""
    if found is None:
        return {"reason": CODES_OVERLAP}
    value = float(formula(found.total()))
    reason = CODE_NOT_USED if not n else NO_VARIATION if np.isnan(value) else None
    if reason:
        return {"reason": reason}
    if not options.draws:
        return {"value": value}
    estimate, n_texts = Estimate(name, value, n, None, n_coders), len(found.text.given)
    if n_texts < 2:
        limits = Interval.none(estimate, "transcript", options.level, options.draws, TOO_FEW_TRANSCRIPTS)
    else:
        drawn, without = formula(found.resampled(times)), formula(found.without_one())
        few = n_texts < FEWEST_TRANSCRIPTS
        limits = interval(estimate, drawn, without, np.ones(n_texts), "transcript", options.level, few=few)
    return {
        "value": value,
        "transcript_ci_low": limits.ci_low,
        "transcript_ci_high": limits.ci_high,
        "transcript_reason": limits.reason,
    }


def _rows_of_characters(texts: Sequence[CodedText], pair: tuple[str, str]) -> Iterator[dict]:
    """Percent agreement and kappa over characters of two coders, by code."""
    spans = [
        (coder, text.transcript_id, code, start, end)
        for text in texts
        for (coder, code), stretches in text.marks.items()
        for start, end in stretches
    ]
    found = character_agreement(spans, {text.transcript_id: text.length for text in texts}, pair)
    for row in found[found["transcript_id"] == ""].itertuples():
        of_code = {"coders": ";".join(pair), "level": "code", "code_id": row.code_id, "n_characters": row.n_characters}
        of_code["n_spans"] = _count(texts, row.code_id)
        yield of_code | {"statistic": "percent_characters", "value": row.percent}
        yield of_code | {"statistic": "kappa_characters", "value": row.kappa, "reason": row.reason}


def _count(texts: Sequence[CodedText], code: str) -> int:
    return sum(len(stretches) for text in texts for (_, given), stretches in text.marks.items() if given == code)


def _compared(text: CodedText, coders: list[str], codes: list[str]) -> Compared:
    if not text.marks:
        return _unmarked(len(coders), len(codes), text.length)
    place = {coder: number for number, coder in enumerate(coders)}
    number = {code: at for at, code in enumerate(codes, start=1)}
    marks = [
        (place[coder], number[code], start, end)
        for (coder, code), stretches in text.marks.items()
        for start, end in stretches
    ]
    return compared(marks, len(coders), len(codes), text.length)


@lru_cache(maxsize=4096)  # most codes are rare: most transcripts are the same to each of them
def _unmarked(n_coders: int, n_codes: int, length: int) -> Compared:
    return compared([], n_coders, n_codes, length)


def _of_code(text: CodedText, code: str) -> CodedText:
    own = {(coder, ""): stretches for (coder, given), stretches in text.marks.items() if given == code}
    return CodedText(text.transcript_id, text.length, own)


def _of_any_code(text: CodedText) -> CodedText:
    """The text as if there were one code only: stretches of different codes that overlap are one."""
    of_coder: dict[str, list] = {}
    for (coder, _), stretches in text.marks.items():
        of_coder.setdefault(coder, []).extend(stretches)
    own = {(coder, ""): joined(stretches, touching=False) for coder, stretches in of_coder.items()}
    return CodedText(text.transcript_id, text.length, own)


def span_coefficients_in(page: str) -> str:
    """docs/agreement.md with the table of the coefficients of stretches."""
    lines = ["| name | in print | compares | source |", "|---|---|---|---|"]
    lines += [f"| `{c.name}` | {c.title} | {c.compares} | {c.source} |" for c in SPAN_COEFFICIENTS.values()]
    return with_part(page, "span coefficients", "\n".join(lines).replace("|u-alpha", "\\|u-alpha"))
