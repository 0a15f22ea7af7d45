"""Where each code is compared: on all units, or, where it belongs to questions of a survey, on their answers only.

With hundreds of codes, each of which can be given to the answers to one question of many, nearly all ratings of all
others are "not applied" by construction, and percent agreement and AC1 are near 1 whatever coders do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from themetrail.agreement.coded_units import CodedUnits
from themetrail.questions import questions_of

Members = Mapping[str, Mapping[str, Sequence[str]]]
Frame = frozenset[str]  # ids of questions; empty: all units
Frames = Mapping[str, Mapping[str, Frame]]  # by level; nothing where no code has a frame


def frames_of(codebook: pd.DataFrame, members: Members) -> Frames:
    """The frame of each entry of `members` (levels, with their branches and what makes each). What is above codes is
    compared where any of them is."""
    own = questions_of(codebook)
    if not any(own.values()):
        return {}
    applied = members.get("code", {})

    def frame(branch: str, codes: Sequence[str]) -> Frame:
        of_codes = [own[code] for code in codes if code in applied] or [own[branch]]
        return frozenset().union(*of_codes) if all(of_codes) else frozenset()

    return {
        level: {branch: frame(branch, codes) for branch, codes in branches.items()}
        for level, branches in members.items()
    }


def compared_in(part: CodedUnits, codes: Sequence[str], frames: Mapping[str, Frame]) -> np.ndarray | None:
    """Whether each of `codes` is compared on each unit (codes x units); None where all are on all."""
    if not any(frames.get(code) for code in codes):
        return None
    questions, everywhere = part.questions(), np.ones(len(part.units), bool)
    within = {frame: np.isin(questions, list(frame)) if frame else everywhere for frame in set(frames.values())}
    return np.stack([within[frames[code]] for code in codes])


def told_apart(part: CodedUnits, frames: Frames) -> np.ndarray | None:
    """The questions that matter, each with its units (questions x units): segments of two are of two kinds."""
    ids = sorted({question for of_level in frames.values() for frame in of_level.values() for question in frame})
    return part.questions()[None, :] == np.array(ids, dtype=object)[:, None] if ids else None


def given(applied: np.ndarray, compared: np.ndarray | None) -> np.ndarray:
    """By code and coder, on how many of the units that are compared the coder gave the code."""
    within = applied if compared is None else applied & compared[:, None, :]
    return np.add.reduce(within.view(np.uint8), axis=2, dtype=np.int64)


def shares(part: CodedUnits, uses: np.ndarray, compared: np.ndarray | None) -> np.ndarray:
    """By code, in how many of the ratings that are compared it was applied; `uses` as `given` counts them."""
    ratings = part.seen.sum() if compared is None else compared @ part.seen.sum(axis=0)
    with np.errstate(invalid="ignore"):  # nothing of nothing is none
        return np.nan_to_num(uses.sum(axis=1) / ratings)


def names_of(codes: Sequence[str], frames: Mapping[str, Frame] | None) -> list[str] | None:
    """How the table calls the frame of each code: the ids of its questions, or nothing for all units."""
    return [";".join(sorted(frames[code])) for code in codes] if frames else None


def outside(frame: CodedUnits, codebook: pd.DataFrame) -> int:
    """How many applications of codes stand where they are not compared, since the answer is to another question."""
    compared = compared_in(frame, frame.codes, questions_of(codebook))
    return 0 if compared is None else int((frame.applied & ~compared[:, None, :]).sum())
