"""Agreement of coders with themselves: segments that one coder coded in two rounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pandas as pd

from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.coefficients import coefficient_named
from themetrail.agreement.table import frame_table
from themetrail.agreement.words.language import Words, words_of
from themetrail.contracts.agreement import CODED_AGAIN, INTRA_CODER
from themetrail.method_profiles import CODEBOOK_TA, Profile
from themetrail.rows import tuples_of

ENGLISH = words_of("english")
Compared = tuple[str, tuple[str, str], pd.DataFrame, pd.DataFrame]  # coder, rounds, what was seen and coded in both


def intra_coder(
    segments: pd.DataFrame,
    assignments: pd.DataFrame,
    codings: pd.DataFrame,
    codebook: pd.DataFrame,
    *,
    rounds: Sequence[str],
    statistics: Sequence[str],
    draws: int = 1000,
    seed: int = 1,
    method: Profile = CODEBOOK_TA,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `intra-coder agreement` and `segments coded again`.

    For each coder and each two of `rounds`, in their order: the coefficients by code, subtheme and theme and of the
    sets of codes, over the segments that the coder saw in both, where the two rounds are as two coders; and what the
    coder gave each of these segments then and later. Reflexive analyses have the second table alone.
    """
    codes = list(codebook["code_id"])
    rows, passages = [pd.DataFrame(columns=list(INTRA_CODER.columns))], []
    for coder, pair, seen, coded in _coded_twice(assignments, codings, rounds):
        told = {"coder_id": coder, "first_round": pair[0], "later_round": pair[1]}
        passages += [told | row for row in _passages(pair, seen, coded, segments)]
        if method.coefficients:
            frame = coded_units_of(segments, seen, coded, codes)
            table = frame_table(frame, codebook, statistics, draws=draws, seed=seed, method=method)
            of_all = table[(table["scope"] == "all") & (table["summary"] != "pooled")].assign(**told)
            rows.append(of_all[list(INTRA_CODER.columns)])
    return pd.concat(rows, ignore_index=True), CODED_AGAIN.frame(passages)


def _coded_twice(assignments: pd.DataFrame, codings: pd.DataFrame, rounds: Sequence[str]) -> Iterator[Compared]:
    """Each coder's two rounds, told as two coders of one round, on the segments that were seen in both."""
    looked = assignments[assignments["status"] != "unseen"]
    for coder, of_coder in looked.groupby("coder_id", sort=True):
        own = codings[codings["coder_id"] == coder]
        for pair in combinations([name for name in rounds if name in set(of_coder["round"])], 2):
            first, later = (set(of_coder.loc[of_coder["round"] == name, "segment_id"]) for name in pair)
            both = first & later
            if not both:
                continue
            seen, coded = (
                part[part["round"].isin(pair) & part["segment_id"].isin(both)].assign(
                    coder_id=part["round"], round="both"
                )
                for part in (of_coder, own)
            )
            yield str(coder), pair, seen, coded


def _passages(
    pair: tuple[str, str], seen: pd.DataFrame, coded: pd.DataFrame, segments: pd.DataFrame
) -> Iterator[dict[str, str]]:
    """What stood on each segment in the first and in the later round, in the order of talk."""
    given: dict[tuple[str, str], set[str]] = {}
    for name, segment_id, code_id in tuples_of(coded, "coder_id", "segment_id", "code_id"):
        given.setdefault((name, segment_id), set()).add(code_id)
    there = segments[segments["segment_id"].isin(seen["segment_id"])].sort_values(["transcript_id", "turn", "start"])
    for segment_id, text in tuples_of(there, "segment_id", "text"):
        first, later = (";".join(sorted(given.get((name, segment_id), ()))) for name in pair)
        yield {
            "segment_id": segment_id,
            "codes_first": first,
            "codes_later": later,
            "same": "yes" if first == later else "no",
            "text": text,
        }


def said_of_coders_themselves(table: pd.DataFrame, statistic: str = "alpha", words: Words = ENGLISH) -> str:
    """A sentence for each coder and two rounds, for the methods text; empty where nobody coded anything twice."""
    means = table[(table["level"] == "code") & (table["summary"] == "mean") & (table["statistic"] == statistic)]
    title = words.sentences.get(statistic, coefficient_named(statistic).title)
    sentences = []
    for row in means.itertuples():
        segments = words.say("segments", int(row.n_units))
        told = {"coder": row.coder_id, "segments": segments, "first": row.first_round, "later": row.later_round}
        if pd.notna(row.value):
            sentences.append(words.say("again", **told, statistic=title, value=words.value(row.value)))
        else:
            sentences.append(words.say("again_undefined", **told, statistic=title))
    return " ".join(sentences)
