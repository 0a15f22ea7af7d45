"""Rounds of coding: which one is current, and which segments each coder is assigned."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.contracts.coding import AGAIN, ASSIGNMENTS, SHOWING_ARMS
from themetrail.contracts.errors import StudyError
from themetrail.nearest import meant_instead

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Coder, Round

_ARM_OF = {"shown": "suggestions", "code_first": "code_first", "none": "none"}  # by what the configuration says


def current_round(rounds: list[Round], issued: Iterable[str]) -> Round | None:
    """The first configured round that has not been issued, or None where all have been."""
    issued = set(issued)
    return next((entry for entry in rounds if entry.name not in issued), None)


def round_named(rounds: list[Round], name: str, file: str) -> Round:
    """The round of this name, of those that the configuration in `file` has. Raises StudyError where it has none."""
    for entry in rounds:
        if entry.name == name:
            return entry
    raise no_such_round(name, [entry.name for entry in rounds], file)


def no_such_round(name: str, known: list[str], file: str) -> StudyError:
    """What is said of a round that the configuration in `file`, with its `known` rounds, has not."""
    others = "" if (near := meant_instead(name, known)) or known else "; it has none yet"
    return StudyError(f"there is no round {name!r} in the configuration{near}{others}", file=file)


def check_rounds(
    rounds: list[Round],
    transcripts: pd.DataFrame,
    file: str,
    *,
    seed: int = 1,
    issued: Collection[str] = (),
) -> None:
    """Check that rounds speak of transcripts and groups that the study has, and that each coder has something to code.

    `transcripts` has the columns of the contract `transcripts`; samples of rounds that are issued are drawn already.
    Raises StudyError naming round and coder.
    """
    groups = dict(zip(transcripts["transcript_id"], transcripts["group"], strict=True))
    for entry in rounds:
        for name in entry.transcripts:
            if name not in groups:
                raise StudyError(f"round {entry.name!r}: the transcript {name!r} is not in the study", file=file)
        in_round = entry.transcripts or list(groups)
        for coder in entry.coders:
            own = _check_coder(entry, coder, {name: groups[name] for name in in_round}, set(groups.values()), file)
            if entry.name not in issued:
                _check_sample(entry, coder, own, file, seed)


def _check_coder(entry: Round, coder: Coder, in_round: dict[str, str], groups: set[str], file: str) -> list[str]:
    """The transcripts of one coder of a round, which has `in_round` (each with its group); StudyError for none."""
    where = f"round {entry.name!r}, coder {coder.coder_id!r}"
    for group in coder.groups:
        if group not in groups:
            raise StudyError(f"{where}: the group {group!r} is not in the study; {_meant(group, groups)}", file=file)
    if coder.groups and not set(in_round.values()) & set(coder.groups):
        raise StudyError(f"{where}: no transcript of this round is in the coder's groups", file=file)
    for name in coder.transcripts:
        if name not in in_round:
            raise StudyError(f"{where}: the transcript {name!r} is not in this round", file=file)
    own = [name for name in coder.transcripts or in_round if not coder.groups or in_round[name] in coder.groups]
    if not own:
        raise StudyError(f"{where}: none of the coder's transcripts is in the coder's groups", file=file)
    return own


def _meant(group: str, groups: set[str]) -> str:
    """The group that somebody meant, or else those that there are."""
    alike = {name.casefold(): name for name in sorted(groups)}
    near = get_close_matches(group.casefold(), alike, n=1, cutoff=0.75)
    return f"did you mean {alike[near[0]]!r}?" if near else f"its groups are: {', '.join(sorted(groups))}"


def _check_sample(entry: Round, coder: Coder, own: list[str], file: str, seed: int) -> None:
    """Check that a sample of whole transcripts, drawn of the coder's `own`, has any."""
    if coder.sample in (0, 1) or coder.sample_by == "segment":
        return
    if not any(is_drawn(name, coder.sample, seed, entry.name) for name in own):
        raise StudyError(
            f"round {entry.name!r}, coder {coder.coder_id!r}: a sample of {coder.sample:g} of {len(own)} transcripts"
            " has none of them; name the transcripts of this coder (transcripts: [...]), or draw segments (sample_by:"
            " segment)",
            file=file,
        )


def segments_of_round(entry: Round, segments: pd.DataFrame) -> pd.DataFrame:
    """The segments of the round's transcripts, in the order of talk, context included."""
    chosen = segments if not entry.transcripts else segments[segments["transcript_id"].isin(entry.transcripts)]
    return chosen.sort_values(["transcript_id", "turn", "start", "segment_id"]).reset_index(drop=True)


def is_drawn(unit: str, share: float, seed: int, name: str) -> bool:
    """Whether a transcript or segment is in a sample of round `name`: by its own id alone, whatever else there is."""
    digest = hashlib.sha256(f"{seed}\0{name}\0{unit}".encode()).digest()
    return int.from_bytes(digest[:8], "big") < share * 2**64


def segments_of_coder(entry: Round, coder: Coder, segments: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Those of a round's segments that one coder is to code."""
    own = segments
    if coder.groups:
        own = own[own["group"].isin(coder.groups)]
    if coder.transcripts:
        own = own[own["transcript_id"].isin(coder.transcripts)]
    if coder.sample < 1:
        column = "segment_id" if coder.sample_by == "segment" else "transcript_id"
        drawn = {unit for unit in own[column].unique() if is_drawn(unit, coder.sample, seed, entry.name)}
        own = own[own[column].isin(drawn)]
    return own


def given_in_word(entry: Round, transcripts: pd.DataFrame, seed: int) -> list[tuple[str, str]]:
    """Coder and transcript of each Word file of a round: all of which a coder who works in Word may be given something.

    `transcripts` has the columns of the contract `transcripts`. Where segments are drawn, none of a transcript may be.
    """
    if entry.transcripts:
        transcripts = transcripts[transcripts["transcript_id"].isin(entry.transcripts)]
    return [
        (coder.coder_id, transcript_id)
        for coder in sorted(entry.coders, key=lambda coder: coder.coder_id)
        if coder.word
        for transcript_id in sorted(segments_of_coder(entry, _by_transcript(coder), transcripts, seed)["transcript_id"])
    ]


def judged_in_word(entry: Round, transcripts: pd.DataFrame, seed: int) -> list[str]:
    """The transcripts of a round that are adjudicated in Word: those of which several coders may be given something."""
    if not entry.adjudicator.word:
        return []
    everybody = entry.model_copy(update={"coders": [one.model_copy(update={"word": True}) for one in entry.coders]})
    given = Counter(transcript for _, transcript in given_in_word(everybody, transcripts, seed))
    return sorted(transcript for transcript, coders in given.items() if coders > 1)


def _by_transcript(coder: Coder) -> Coder:
    """The coder, with all transcripts of which segments are drawn."""
    return coder.model_copy(update={"sample": 1.0}) if coder.sample_by == "segment" else coder


def is_blind(segment_id: str, entry: Round, seed: int) -> bool:
    """Whether no coder of a round is shown suggestions for this segment: drawn apart from the coders' samples."""
    return is_drawn(segment_id, entry.blind_share, seed, f"{entry.name}\0blind")


def assign(
    entry: Round,
    segments: pd.DataFrame,
    suggestions: pd.DataFrame,
    *,
    seed: int = 1,
    again: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Who codes which codable segment of a round, in which arm: a table of `assignments`, all of them unseen.

    A coder who is to see suggestions, in a round that has some, has the arm `suggestions` or `code_first`, but `blind`
    in the round's blind share. A segment without any is in these arms too, since its coder knows that nothing was
    proposed. Segments that come back (`again`: coder_id, segment_id) have an arm of their own, unless the round gives
    them to their coder anyway.
    """
    back = {} if again is None else again.groupby("coder_id")["segment_id"].agg(list).to_dict()
    codable = segments_of_round(entry, segments).query("codable == 'yes'")
    rows = []
    for coder in sorted(entry.coders, key=lambda coder: coder.coder_id):
        own = segments_of_coder(entry, coder, codable, seed)
        given = set(own["segment_id"])
        returning = [segment_id for segment_id in back.get(coder.coder_id, []) if segment_id not in given]
        if own.empty and (coder.transcripts or coder.sample < 1) and coder.sample > 0:
            raise StudyError(
                f"round {entry.name!r}, coder {coder.coder_id!r}: there is no segment for this coder; change the"
                " coder's groups, transcripts or sample"
            )
        arm = _ARM_OF[coder.suggestions] if len(suggestions) else "none"
        arms = {
            segment_id: "blind" if arm in SHOWING_ARMS and is_blind(segment_id, entry, seed) else arm
            for segment_id in own["segment_id"]
        } | dict.fromkeys(returning, AGAIN)
        rows += [
            {
                "round": entry.name,
                "coder_id": coder.coder_id,
                "segment_id": segment_id,
                "arm": arms[segment_id],
                "status": "unseen",
            }
            for segment_id in arms
        ]
    return ASSIGNMENTS.frame(rows)
