"""What people would teach most by coding next: how unsure suggestions are of a transcript, times how like it is to the
others that nobody has coded (information density; Settles and Craven 2008)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.sparse as sp

from themetrail.contracts.suggestions import GAIN


def unsure_of(probabilities: np.ndarray) -> np.ndarray:
    """For each text the variance of its codes, p (1 - p), over all codes."""
    return (probabilities * (1 - probabilities)).sum(axis=1)


def gains(transcripts: list[str], unsure: np.ndarray, vectors: sp.csr_matrix) -> pd.DataFrame:
    """The gain of each transcript (contract GAIN), from how unsure suggestions are of each of its segments and the
    segments' vectors of unit length.

    `unsure` is its mean over segments: a long transcript costs as much more as it has more to teach. `like_others` is
    the cosine of its mean vector and the mean of all transcripts'.
    """
    names = sorted(set(transcripts))
    if not names:
        return GAIN.empty()
    place = {name: row for row, name in enumerate(names)}
    row = np.array([place[name] for name in transcripts])
    sizes = np.bincount(row)
    members = sp.csr_matrix((1 / sizes[row], (row, np.arange(len(row)))))
    means = members @ vectors
    centre = np.asarray(means.mean(axis=0)).ravel()
    lengths = np.sqrt(means.multiply(means).sum(axis=1)).A1 if sp.issparse(means) else np.linalg.norm(means, axis=1)
    across = lengths * np.linalg.norm(centre)
    like = np.divide(means @ centre, across, out=np.zeros(len(names)), where=across > 0)
    mean_unsure = members @ unsure
    return GAIN.frame(
        [
            {
                "transcript_id": name,
                "segments": int(sizes[at]),
                "unsure": round(float(mean_unsure[at]), 6),
                "like_others": round(float(like[at]), 6),
                "gain": round(float(mean_unsure[at] * like[at]), 6),
            }
            for name, at in place.items()
        ]
    )
