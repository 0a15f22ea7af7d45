"""Counting by transcript: passages of one transcript are alike, so that transcripts are what is counted and drawn."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

import numpy as np

DRAWS = 1000
MOST_CELLS = 1_000_000  # draws x transcripts
# Levels of a probability, fixed before any data are seen: even steps of the log-odds, fine where codes are rare.
LEVELS = (1 / (1 + np.exp(-np.arange(-7, 7.05, 0.1)))).round(6)


def numbered(transcripts: np.ndarray) -> np.ndarray:
    """The number of each passage's transcript, in an order that has nothing to do with what is in them."""
    names = sorted(set(transcripts.tolist()), key=lambda name: (sha256(str(name).encode()).hexdigest(), name))
    number = {name: place for place, name in enumerate(names)}
    return np.array([number[name] for name in transcripts.tolist()], dtype=int)


def at_least(likely: np.ndarray, counted: np.ndarray, transcript: np.ndarray, n: int) -> np.ndarray:
    """Transcripts x LEVELS: what is counted of the passages whose probability is at least each level."""
    reached = np.searchsorted(LEVELS, likely, side="right")  # so many levels
    cells = np.zeros((n, len(LEVELS) + 1))
    np.add.at(cells, (transcript, reached), counted)
    return cells[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]


@lru_cache(maxsize=4)
def drawn(n: int) -> np.ndarray:
    """Draws x transcripts: how often each is drawn when n are drawn with replacement. Always the same draws."""
    draws = max(min(DRAWS, MOST_CELLS // n), 100)
    return np.random.default_rng(n).multinomial(n, np.full(n, 1 / n), size=draws).astype(float)


def interval(above: np.ndarray, below: np.ndarray) -> tuple[float, float]:
    """95 % interval of a sum divided by another (both by transcript), transcripts drawn again; nan where it has none.

    Draws in which nothing is below the line are left out.
    """
    has = below > 0
    if has.sum() < 2:
        return float("nan"), float("nan")
    times = drawn(int(has.sum()))
    low, high = np.quantile((times @ above[has]) / (times @ below[has]), [0.025, 0.975])
    return round(float(low), 6), round(float(high), 6)
