"""The frame of agreement: which coder saw which segment, and which codes each applied there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from themetrail.agreement.ratings import MISSING, Ratings
from themetrail.contracts.errors import StudyError
from themetrail.rows import tuples_of


@dataclass(frozen=True)
class GroupRead:
    """A group of transcripts: who read any of its segments, how many were read, and how many by two coders or more."""

    group: str
    coders: tuple[str, ...]
    n_read: int
    n_twice: int


@dataclass(frozen=True)
class CodedUnits:
    """`units`: one row per segment and round (round, segment_id, transcript_id, group); `seen`: coders x units;
    `applied`: codes x coders x units, true only where seen. `n_coded_once` counts the units that only one coder saw,
    and `n_uncoded` those that several saw and nobody coded, where such units are left out of the frame; `read` says how
    much of each group was read, and by whom."""

    units: pd.DataFrame
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    seen: np.ndarray
    applied: np.ndarray
    n_coded_once: int = 0
    n_uncoded: int = 0
    read: tuple[GroupRead, ...] = ()

    def where(self, units: np.ndarray) -> CodedUnits:
        """The part of the frame with these units (a boolean per unit) and the coders who saw any of them."""
        coders = np.any(self.seen[:, units], axis=1)
        return self.of_coders(coders, units)

    def pair(self, first: str, second: str) -> CodedUnits:
        """The units that both of two coders saw, and these two coders."""
        wanted = np.array([coder in (first, second) for coder in self.coders])
        return self.of_coders(wanted, self.seen[wanted].all(axis=0))

    def of_coders(self, coders: np.ndarray, units: np.ndarray) -> CodedUnits:
        """The part of the frame with these coders and units (booleans)."""
        return CodedUnits(
            self.units[units].reset_index(drop=True),
            tuple(coder for coder, wanted in zip(self.coders, coders, strict=True) if wanted),
            self.codes,
            self.seen[coders][:, units],
            self.applied[:, coders][:, :, units],
        )

    def only_coded(self) -> CodedUnits:
        """The frame without the units that no coder gave any code."""
        coded = np.asarray(self.applied.any(axis=(0, 1)))
        part = self.of_coders(np.ones(len(self.coders), bool), coded)
        n_uncoded = self.n_uncoded + int((~coded).sum())
        return replace(part, n_coded_once=self.n_coded_once, n_uncoded=n_uncoded, read=self.read)

    def rolled_up(self, members: Mapping[str, Sequence[str]]) -> CodedUnits:
        """The frame of branches instead of codes: a branch is applied where any code in it is."""
        place = {code: number for number, code in enumerate(self.codes)}
        applied = [self.applied[[place[code] for code in codes]].any(axis=0) for codes in members.values()]
        shape = (0, *self.seen.shape)
        return CodedUnits(
            self.units,
            self.coders,
            tuple(members),
            self.seen,
            np.stack(applied) if applied else np.zeros(shape, bool),
        )

    def transcripts(self) -> np.ndarray:
        """The number of each unit's transcript, from 0."""
        return pd.factorize(self.units["transcript_id"])[0]

    def questions(self) -> np.ndarray:
        """The id of the question that each unit answers; empty where it answers none."""
        asked = self.units.get("question")
        return np.full(len(self.units), "", dtype=object) if asked is None else asked.to_numpy(dtype=object)

    def sets(self) -> Ratings:
        """Each coder's set of codes on each unit, as set-valued ratings (units x coders)."""
        codes, coders, n = self.applied.shape
        rows = np.packbits(self.applied.reshape(codes, coders * n), axis=0).T
        _, first, place = np.unique(rows, axis=0, return_index=True, return_inverse=True)
        held = self.applied.reshape(codes, coders * n)[:, first].T
        categories = tuple(frozenset(np.array(self.codes, dtype=object)[row]) for row in held)
        numbers = np.where(self.seen, place.reshape(coders, n), MISSING).T
        used = np.unique(numbers[numbers != MISSING])
        codes_of = np.where(numbers == MISSING, MISSING, np.searchsorted(used, numbers))
        return Ratings(codes_of, tuple(categories[number] for number in used))


def without_open_splits(
    assignments: pd.DataFrame, codings: pd.DataFrame, splits: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Assignments and codings without segments of which a coder has yet to say which code it is that was split.

    As long as it is open it is not known what that coder gave, and nothing is compared. `splits` as in SPLITS.
    """
    key = ("round", "coder_id", "segment_id")
    waiting = set(tuples_of(splits[splits["decided"] == ""], *key))
    if not waiting:
        return assignments, codings
    left = ([place not in waiting for place in tuples_of(table, *key)] for table in (assignments, codings))
    return assignments[next(left)].reset_index(drop=True), codings[next(left)].reset_index(drop=True)


def coded_units_of(
    segments: pd.DataFrame,
    assignments: pd.DataFrame,
    codings: pd.DataFrame,
    codes: Sequence[str],
    *,
    uncoded_in_frame: bool = True,
) -> CodedUnits:
    """The codable segments that at least two coders saw (status coded or no_code), with the codes they applied.

    A segment coded in several rounds is a unit in each. Without `uncoded_in_frame`, units that no coder gave any code
    are left out. Raises StudyError for a coding of an unknown segment or code, or by a coder who did not see it.
    """
    known = segments[segments["codable"].isin([True, "yes", "True", "true"])]
    order = {segment: number for number, segment in enumerate(known["segment_id"].to_numpy(dtype=object))}
    saw = assignments[assignments["status"].isin(["coded", "no_code"]) & assignments["segment_id"].isin(order.keys())]
    keys = saw[["round", "segment_id"]].drop_duplicates()
    keys = keys.assign(order=keys["segment_id"].map(order)).sort_values(["round", "order"], kind="stable")
    unit_of = {key: n for n, key in enumerate(tuples_of(keys, "round", "segment_id"))}
    coders = tuple(sorted(saw["coder_id"].unique()))
    coder_of = {coder: number for number, coder in enumerate(coders)}
    seen = np.zeros((len(coders), len(unit_of)), bool)
    at = [unit_of[key] for key in tuples_of(saw, "round", "segment_id")]
    seen[[coder_of[coder] for (coder,) in tuples_of(saw, "coder_id")], at] = True
    applied = _applied(codings, set(segments["segment_id"]), order, unit_of, coder_of, tuple(codes), seen)
    facts = known.set_index("segment_id")[["transcript_id", "group"]].loc[keys["segment_id"]].reset_index()
    if "question" in known.columns:
        facts["question"] = known.set_index("segment_id")["question"].loc[keys["segment_id"]].to_numpy()
    units = pd.concat([keys[["round"]].reset_index(drop=True), facts], axis=1)
    often = seen.sum(axis=0)
    frame = CodedUnits(units, coders, tuple(codes), seen, applied).of_coders(np.ones(len(coders), bool), often >= 2)
    whole = replace(frame, n_coded_once=int((often == 1).sum()), read=_read_by_group(units, coders, seen))
    return whole if uncoded_in_frame else whole.only_coded()


def _read_by_group(units: pd.DataFrame, coders: tuple[str, ...], seen: np.ndarray) -> tuple[GroupRead, ...]:
    """How much of each group was read, in the order of the segments."""
    found, groups = [], units["group"].to_numpy(dtype=object)
    for group in dict.fromkeys(groups):
        here = seen[:, groups == group]
        who = tuple(coders[number] for number in np.flatnonzero(here.any(axis=1)))
        found.append(GroupRead(str(group), who, here.shape[1], int((here.sum(axis=0) >= 2).sum())))
    return tuple(found)


def _applied(codings, every_segment, codable, unit_of, coder_of, codes, seen) -> np.ndarray:
    place = {code: number for number, code in enumerate(codes)}
    applied = np.zeros((len(codes), *seen.shape), bool)
    marks = tuples_of(codings, "round", "coder_id", "segment_id", "code_id")
    for row, (round_, coder, segment, code) in enumerate(marks, start=2):
        if code not in place:
            raise StudyError(f"the code {code!r} of this coding is not in the codebook", row=row, column="code_id")
        if segment not in every_segment:
            raise StudyError(f"the segment {segment} of this coding is not among the segments", row=row)
        if segment not in codable:
            continue
        unit = unit_of.get((round_, segment))
        if unit is None or coder not in coder_of or not seen[coder_of[coder], unit]:
            raise StudyError(
                f"coder {coder} coded segment {segment} in round {round_}, but the assignments do not say that this "
                "coder saw it (status coded)",
                row=row,
            )
        applied[place[code], coder_of[coder], unit] = True
    return applied
