"""Rounds of coding: which one is current, and which segments each coder is assigned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.contracts.coding import ASSIGNMENTS
from themetrail.contracts.errors import StudyError

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round


def current_round(rounds: list[Round], issued: Iterable[str]) -> Round | None:
    """The first configured round that has not been issued, or None where all have been."""
    issued = set(issued)
    return next((entry for entry in rounds if entry.name not in issued), None)


def round_named(rounds: list[Round], name: str) -> Round:
    """The configured round of this name. Raises StudyError where there is none."""
    for entry in rounds:
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in rounds) or "none"
    raise StudyError(f"the round {name!r} is not in the configuration; configured rounds: {known}")


def check_rounds(rounds: list[Round], transcripts: pd.DataFrame, file: str = "config/config.yaml") -> None:
    """Check that rounds speak of transcripts and groups that the study has, and that each coder has something to code.

    `transcripts` has the columns of the contract `transcripts`. Raises StudyError naming round and coder.
    """
    groups = dict(zip(transcripts["transcript_id"], transcripts["group"], strict=True))
    for entry in rounds:
        for name in entry.transcripts:
            if name not in groups:
                raise StudyError(f"round {entry.name!r}: the transcript {name!r} is not in the study", file=file)
        here = {groups[name] for name in entry.transcripts or groups}
        for coder in entry.coders:
            where = f"round {entry.name!r}, coder {coder.coder_id!r}"
            for group in coder.groups:
                if group not in groups.values():
                    raise StudyError(f"{where}: the group {group!r} is not in the study", file=file)
            if coder.groups and not here & set(coder.groups):
                raise StudyError(f"{where}: no transcript of this round is in the coder's groups", file=file)


def segments_of_round(entry: Round, segments: pd.DataFrame) -> pd.DataFrame:
    """The segments of the round's transcripts, in the order of talk, context included."""
    chosen = segments if not entry.transcripts else segments[segments["transcript_id"].isin(entry.transcripts)]
    return chosen.sort_values(["transcript_id", "turn", "start", "segment_id"]).reset_index(drop=True)


def assign(entry: Round, segments: pd.DataFrame, suggestions: pd.DataFrame) -> pd.DataFrame:
    """Who codes which codable segment of a round, in which arm: a table of `assignments`, all of them unseen.

    The arm is `suggestions` for a coder who is to see suggestions in a round that has some; a segment without any
    is in this arm too, since its coder knows that nothing was proposed.
    """
    codable = segments_of_round(entry, segments).query("codable == 'yes'")
    rows = []
    for coder in sorted(entry.coders, key=lambda coder: coder.coder_id):
        own = codable if not coder.groups else codable[codable["group"].isin(coder.groups)]
        arm = "suggestions" if coder.suggestions and len(suggestions) else "none"
        rows += [
            {
                "round": entry.name,
                "coder_id": coder.coder_id,
                "segment_id": segment_id,
                "arm": arm,
                "status": "unseen",
            }
            for segment_id in own["segment_id"]
        ]
    return ASSIGNMENTS.frame(rows)
