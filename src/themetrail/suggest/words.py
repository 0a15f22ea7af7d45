"""Texts as rows of numbers of words, so that a word is taken apart once, however often it is said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count

import numpy as np

_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True)
class Rows:
    """The numbers of the words of all texts in one row; text i has those from `ends[i]` to `ends[i + 1]`."""

    numbers: np.ndarray
    ends: np.ndarray

    def __len__(self) -> int:
        return len(self.ends) - 1


class Words:
    """All distinct words met so far, numbered from 0. A word is what stands between blanks, with its marks."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._sizes: list[int] = []

    def rows(self, texts: Iterable[str]) -> Rows:
        """The words of some texts; new ones are added."""
        said = [list(map(self._numbers.__getitem__, text.split())) for text in texts]
        ends = np.cumsum([0, *map(len, said)])
        return Rows(np.fromiter(chain.from_iterable(said), dtype=np.int32, count=ends[-1]), ends)

    def sizes(self, rows: Rows) -> np.ndarray:
        """How many words each text has where marks part them too: "isn't" has two, "..." none."""
        self._sizes += [len(_LETTERS.findall(word)) for word in self.since(len(self._sizes))]
        up_to = np.cumsum(np.array(self._sizes, dtype=np.int64)[rows.numbers])
        return np.diff(np.append(0, up_to)[rows.ends])

    def since(self, number: int) -> list[str]:
        """The words from this number on."""
        return list(self._numbers)[number:]


def spread(starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The places start, start + 1, ... of each stretch, one stretch after the other."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(lengths.sum())
