"""How typical words are of a code: how near they are to the code's other passages.

Passages are compared by the cosine of their words, each weighted by how often it stands in the passage (1 + log) and by
how few passages of the group have it (log(1 + n / those that have it); tf-idf, Salton and Buckley 1988).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\[[^\[\]\n]*\]")  # pseudonyms and sounds, which are typical of nothing


class TypicalWords:
    """The coded passages of a group as weights of their words."""

    def __init__(self, texts: Mapping[str, str], labels: Iterable[str] = ()) -> None:
        """`texts` are the passages by segment_id; `labels` are how participants appear in them, which tell nothing."""
        named = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        self._names = re.compile(rf"{_BRACKETS.pattern}|(?<!\w)(?:{named})(?!\w)") if named else _BRACKETS
        self._any_name = re.compile(named or "(?!)")
        self._place: dict[str, int] = {}
        counted = {segment_id: Counter(self._words(text)) for segment_id, text in texts.items()}
        for counts in counted.values():
            for word in counts:
                self._place.setdefault(word, len(self._place))
        ids = {one: np.fromiter(map(self._place.__getitem__, n), "int64", len(n)) for one, n in counted.items()}
        all_ids = np.concatenate([*ids.values(), np.empty(0, "int64")])
        with_word = np.bincount(all_ids, minlength=len(self._place))
        self._rarity = np.log(1 + len(counted) / np.maximum(with_word, 1))
        self._passages = {one: (ids[one], self._weights(ids[one], counted[one])) for one in counted}

    def nearness(self, segment_ids: list[str]) -> list[float]:
        """How near each passage of a code is to the code's others: a cosine from 0 to 1; 0 where there is no other."""
        passages = [self._passages[one] for one in segment_ids]
        together = self._sum(segment_ids)
        length, shared, own = float(together @ together), np.zeros(len(passages)), np.zeros(len(passages))
        if filled := [place for place, (ids, _) in enumerate(passages) if len(ids)]:
            ids, weights = (np.concatenate([passages[place][part] for place in filled]) for part in (0, 1))
            begins = np.cumsum([0, *(len(passages[place][0]) for place in filled)])[:-1]
            shared[filled] = np.add.reduceat(weights * together[ids], begins)
            own[filled] = np.add.reduceat(weights * weights, begins)
        others = np.maximum(length - 2 * shared + own, 0) * own
        near = np.divide(shared - own, np.sqrt(others), out=np.zeros(len(passages)), where=others > 1e-9)
        return [round(one, 9) + 0.0 for one in near.tolist()]

    def others(self, segment_ids: list[str], segment_id: str) -> np.ndarray:
        """The weights of a code's passages but one; of that one alone where there is no other."""
        rest = [one for one in segment_ids if one != segment_id]
        return self._sum(rest or [segment_id])

    def cosine(self, words: str, passages: np.ndarray) -> float:
        """How near a stretch of words is to the weights of passages."""
        counts = {word: n for word, n in Counter(self._words(words)).items() if word in self._place}
        ids = np.fromiter(map(self._place.__getitem__, counts), "int64", len(counts))
        length = np.sqrt(float(passages @ passages))
        return float(self._weights(ids, counts) @ passages[ids]) / length if length else 0.0

    def _weights(self, ids: np.ndarray, counts: Mapping[str, int]) -> np.ndarray:
        """The weights of a passage's words, to the length of 1."""
        often = np.fromiter(counts.values(), "float64", len(counts))
        weights = (1 + np.log(often)) * self._rarity[ids]
        length = np.sqrt(weights @ weights)
        return weights / length if length else weights

    def _sum(self, segment_ids: Iterable[str]) -> np.ndarray:
        chosen = [self._passages[one] for one in segment_ids]
        ids = np.concatenate([ids for ids, _ in chosen])
        return np.bincount(ids, np.concatenate([weights for _, weights in chosen]), minlength=len(self._place))

    def _words(self, text: str) -> list[str]:
        # Few passages name a participant, and to look for the letters alone is ten times faster.
        nothing = self._names if self._any_name.search(text) else _BRACKETS
        return _WORD.findall(nothing.sub(" ", text).casefold())
