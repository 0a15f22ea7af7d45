"""Certified help: for each code a threshold that keeps a promise, with the confidence that the study asks for.

Two promises can be made of a code. `missed`: of the passages of a transcript that bear the code, on average at most so
large a share has a probability below the threshold. `wrong`: of the passages of a transcript that reach the threshold,
on average at most so large a share does not bear the code. Averages are over transcripts that bear the code, or that
have a passage above the threshold: transcripts are what is drawn, and passages of one transcript are alike.

Thresholds rest on left-out probabilities. What is missed can only grow with the threshold, so it is raised until the
promise can no longer be shown (risk-controlling prediction sets, Bates et al. 2021). What is wrong is not monotone:
thresholds are tested one after the other from a strict one on, until one fails (learn then test, Angelopoulos et al.
2021). Either test is a bet on the transcripts' losses that nobody wins who is not right (Waudby-Smith & Ramdas 2024):
exact for any distribution of losses between 0 and 1, however few transcripts there are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from themetrail.suggest.by_transcript import LEVELS, at_least, numbered

MISSED, WRONG = "missed", "wrong"
CERTIFIED, SUGGESTED, TOO_LITTLE = "certified", "suggested", "too_little_evidence"
FEWEST_BEARING = 15  # coded passages below which nothing is certified
SPARED = 0.5  # share of the passages without the code that a promise not to miss must set aside, to be of any use
NONE = float("nan")
MOST_AT_STAKE = 0.999  # of the capital: a lost bet leaves something
_STAKES = np.append(np.linspace(0.05, 0.95, 19), MOST_AT_STAKE)


@dataclass(frozen=True)
class Promise:
    """What is promised of one code (`kind`: missed or wrong), and what it rests on.

    `status` is certified, suggested (the scores do not allow it, or not yet) or too_little_evidence. `loss` is the mean
    over transcripts of what was missed or wrong at the `threshold`, `read` the share of passages that reach it (nan
    where there is too little evidence); `passages` bear the code, in so many `transcripts`.
    `more_transcripts` and `more_passages` would do if they are like those so far, and if nothing is missed or wrong in
    them where there is too little evidence; None: more of the same would not do.
    """

    kind: str
    status: str
    threshold: float
    loss: float
    read: float
    passages: int
    transcripts: int
    more_passages: int | None = 0
    more_transcripts: int | None = 0


@dataclass(frozen=True)
class Level:
    """At most this `share` is missed or wrong, with this `confidence`."""

    share: float = 0.2
    confidence: float = 0.9

    @property
    def fewest(self) -> int:
        """Transcripts below which nothing can be shown, even if nothing is missed or wrong in any."""
        return int(np.ceil(np.log(1 - self.confidence) / np.log(1 - self.share)))


def p_values(losses: np.ndarray, share: float, confidence: float) -> np.ndarray:
    """For each row (thresholds x transcripts) how far its losses speak against a mean above `share`.

    The capital of somebody who bets in each transcript, by what the transcripts before it had to lose, that the loss is
    below `share`; if the mean is not, it exceeds 1 / p at any time with a probability of at most p (Ville). The size of
    the bets is that of Waudby-Smith & Ramdas (2024, section 4.2), which is best for the confidence that is asked for.
    """
    n = losses.shape[1]
    if not n:
        return np.ones(len(losses))
    times = np.arange(1, n + 1)
    mean = (0.5 + losses.cumsum(axis=1)) / (times + 1)
    spread = (0.25 + ((losses - mean) ** 2).cumsum(axis=1)) / (times + 1)
    before = np.column_stack([np.full(len(losses), 0.25), spread[:, :-1]])
    stake = np.sqrt(2 * np.log(1 / (1 - confidence)) / (n * before))
    stake = np.minimum(stake, MOST_AT_STAKE / (1 - share))
    capital = np.log1p(stake * (share - losses)).cumsum(axis=1)
    return np.exp(-np.maximum(capital.max(axis=1, initial=0.0), 0.0))


def would_do(losses: np.ndarray, level: Level) -> int | None:
    """How many transcripts with losses like these show the promise, about; None where no number does."""
    growth = np.log1p(_STAKES[:, None] / (1 - level.share) * (level.share - losses)).mean(axis=1).max(initial=0.0)
    return int(np.ceil(np.log(1 / (1 - level.confidence)) / growth)) if growth > 1e-3 else None


@dataclass(frozen=True)
class _Counts:
    """Of one code, passages that reach each threshold (transcripts x thresholds): with the code, and all; and how many
    each transcript has at all."""

    right: np.ndarray
    proposed: np.ndarray
    bearing: np.ndarray
    passages: np.ndarray

    @classmethod
    def of(cls, likely: np.ndarray, borne: np.ndarray, transcript: np.ndarray, n: int) -> _Counts:
        """From the passages' probabilities, decisions and numbers of transcripts."""
        right, proposed = (at_least(likely, counted, transcript, n) for counted in (borne, np.ones(len(borne))))
        bearing, passages = (np.bincount(transcript, weights, minlength=n) for weights in (borne, None))
        return cls(right, proposed, bearing, passages)

    def read(self, place: int) -> float:
        """Share of all passages that reach a threshold."""
        return float(self.proposed[:, place].sum() / max(self.passages.sum(), 1))

    def spared(self) -> np.ndarray:
        """Share of the passages without the code that are below each threshold."""
        others = self.passages.sum() - self.bearing.sum()
        return 1 - (self.proposed - self.right).sum(axis=0) / max(others, 1)


def promises(
    probabilities: np.ndarray, bearing: np.ndarray, transcripts: np.ndarray, level: Level
) -> list[dict[str, Promise]]:
    """For each code (column) what can be promised, by kind, from left-out probabilities and decisions (passages x
    codes). A cell that must not be proposed has a probability of 0."""
    transcript = numbered(transcripts)
    n = int(transcript.max(initial=-1)) + 1
    found = []
    for likely, borne in zip(probabilities.T, bearing.T, strict=True):
        counts = _Counts.of(likely, borne, transcript, n)
        found.append({MISSED: _missed(counts, level), WRONG: _wrong(counts, level)})
    return found


def _missed(counts: _Counts, level: Level) -> Promise:
    """The highest threshold up to which no more than promised is missed at any."""
    has = counts.bearing > 0
    losses = 1 - counts.right[has].T / counts.bearing[has]
    is_useful = counts.spared() >= SPARED
    useful = int(np.argmax(is_useful)) if is_useful.any() else len(LEVELS) - 1
    kept = int(np.argmin(np.append(_shown(losses, level), False))) - 1
    place = max(kept, useful)
    return _promise(MISSED, counts, losses[place], place, kept >= useful, level)


def _wrong(counts: _Counts, level: Level) -> Promise:
    """The lowest threshold down to which no more than promised is wrong at any.

    It begins where half of the transcripts that bear the code (and so many as can show anything) have a passage that
    reaches the threshold. How many transcripts those are says nothing of whether the passages are right.
    """
    enough = max(level.fewest, int(np.ceil((counts.bearing > 0).sum() / 2)))
    start = int(np.flatnonzero((counts.proposed > 0).sum(axis=0) >= enough).max(initial=0))
    kept = start + 1
    while kept > 0 and _shown(_shares_wrong(counts, kept - 1)[None], level)[0]:
        kept -= 1
    place = min(kept, start)
    return _promise(WRONG, counts, _shares_wrong(counts, place), place, kept <= start, level)


def _shares_wrong(counts: _Counts, place: int) -> np.ndarray:
    """For each transcript with a passage that reaches the threshold."""
    has = counts.proposed[:, place] > 0
    return 1 - counts.right[has, place] / counts.proposed[has, place]


def _shown(losses: np.ndarray, level: Level) -> np.ndarray:
    """Whether the mean of each row is shown to be at most the share of the promise."""
    return p_values(losses, level.share, level.confidence) <= 1 - level.confidence


def _promise(kind: str, counts: _Counts, losses: np.ndarray, place: int, is_shown: bool, level: Level) -> Promise:
    bearing, has = int(counts.bearing.sum()), int((counts.bearing > 0).sum())
    loss = float(losses.mean()) if len(losses) else float("nan")
    found = Promise(kind, CERTIFIED, float(LEVELS[place]), loss, counts.read(place), bearing, has)
    each = bearing / has if has else 1.0
    if bearing < FEWEST_BEARING or has < level.fewest:
        more = max(level.fewest - has, 0)
        passages = max(FEWEST_BEARING - bearing, int(np.ceil(more * each)))
        found = replace(found, threshold=NONE, loss=NONE, read=NONE)
        return replace(found, status=TOO_LITTLE, more_passages=passages, more_transcripts=more)
    if is_shown:
        return found
    enough = would_do(losses, level)
    if enough is None:
        return replace(found, status=SUGGESTED, more_passages=None, more_transcripts=None)
    more = max(enough - len(losses), 1)
    return replace(found, status=SUGGESTED, more_passages=int(np.ceil(more * each)), more_transcripts=more)
