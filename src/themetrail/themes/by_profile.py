"""What the step makes under a method profile: all of its tables, those that the profile leaves out without rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.themes import (
    COMPARISON,
    CUT_OFFS,
    LABEL_STABILITY,
    SATURATION,
    SATURATION_BAND,
    SATURATION_THRESHOLDS,
    STABILITY_SUMMARY,
)
from themetrail.method_profiles import Profile
from themetrail.themes.comparison import comparison_of, pairs_of
from themetrail.themes.label_stability import label_stability_of, summary_of
from themetrail.themes.mentions import mentions_of, participants_of, spoken_in
from themetrail.themes.readings import Readings
from themetrail.themes.representativeness import cut_offs_of, representativeness_of, without_labels
from themetrail.themes.saturation import saturation_of
from themetrail.themes.saturation_band import saturation_band_of
from themetrail.themes.saturation_thresholds import saturation_thresholds_of
from themetrail.themes.schemes import Scheme


@dataclass(frozen=True)
class Coded:
    """A coded study as the step reads it; tables by their contracts."""

    consensus: pd.DataFrame
    codings: pd.DataFrame
    assignments: pd.DataFrame
    segments: pd.DataFrame
    transcripts: pd.DataFrame
    codebook: Codebook
    people: dict[str, list[str]]
    mentions: pd.DataFrame

    @classmethod
    def of(cls, *, participants: pd.DataFrame, **tables) -> Coded:
        """From the tables, with the sheet of participants: who is counted, and what they mention.

        Raises StudyError where one table names what another does not have.
        """
        segments, transcripts = tables["segments"], tables["transcripts"]
        people = participants_of(segments, transcripts, participants)
        mentions = mentions_of(tables["consensus"], segments, transcripts, tables["codebook"], people)
        return cls(**tables, people=people, mentions=mentions)


@dataclass(frozen=True)
class Counted:
    """How many participants mention what, what that is called, what of it holds, and how groups differ."""

    representativeness: pd.DataFrame
    cut_offs: pd.DataFrame
    stability: pd.DataFrame
    summary: pd.DataFrame
    comparison: pd.DataFrame


def counted(
    coded: Coded, scheme: Scheme, profile: Profile, rounds: Sequence[str], compare: Sequence[Sequence[str]]
) -> Counted:
    """Counts of participants. `rounds` in their order, `compare` the pairs of groups that the study names.

    Under a profile that leaves out counts, who speaks of what stays, without a label, and nothing else has rows.
    """
    people, codebook = coded.people, coded.codebook
    counts = representativeness_of(coded.mentions, codebook, people, scheme)
    if not profile.counts:
        unlabelled = without_labels(counts, f"no labels in {profile.title}")
        nothing = (table.empty() for table in (CUT_OFFS, LABEL_STABILITY, STABILITY_SUMMARY, COMPARISON))
        return Counted(unlabelled, *nothing)
    readings = Readings.of(coded.assignments, coded.codings, rounds)
    spoken = spoken_in(coded.segments, coded.transcripts, people)
    stability = label_stability_of(coded.mentions, spoken, readings, codebook, people, scheme)
    return Counted(
        counts,
        cut_offs_of(people, scheme),
        stability,
        summary_of(stability, scheme),
        comparison_of(counts, people, pairs_of(list(people), compare), scheme),
    )


@dataclass(frozen=True)
class Collected:
    """When new codes stopped coming."""

    saturation: pd.DataFrame
    thresholds: pd.DataFrame
    band: pd.DataFrame


def collected(coded: Coded, profile: Profile, n_codes_at_start: int | None, seed: int) -> Collected:
    """New codes in the order of collection, by thresholds, and over other orders; `seed` draws these."""
    if not profile.saturation:
        return Collected(SATURATION.empty(), SATURATION_THRESHOLDS.empty(), SATURATION_BAND.empty())
    seen = coded.assignments.loc[coded.assignments["status"] != "unseen", "segment_id"]
    read_by_coders = set(coded.segments.loc[coded.segments["segment_id"].isin(seen), "transcript_id"])
    saturation = saturation_of(coded.mentions, coded.transcripts, coded.codebook, read_by_coders)
    return Collected(
        saturation,
        saturation_thresholds_of(saturation, n_codes_at_start),
        saturation_band_of(saturation, coded.mentions, seed),
    )
