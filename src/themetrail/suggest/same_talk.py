"""Transcripts that hold the same talk, such as a pilot that came back as prior data: they are one, and not two.

Otherwise a transcript would inform its own suggestions under another name, and judge them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

FEWEST_WORDS = 6  # of a sentence that tells talk apart
FEWEST_SHARED = 5
SHARE = 0.5  # of the sentences of the shorter transcript
MOST_HOLDING = 5  # transcripts: what more of them hold is a phrase, or a question of the guide
_END = re.compile(r"[.!?\n]+")
_NUMBER = re.compile(r"\d+")  # pseudonyms have one of their own in each study


def same_talk(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """From texts with their transcript (transcript, text): for each transcript that holds the talk of another, the
    first of them by name."""
    sentences: dict[str, set[int]] = {}
    for transcript, text in told:
        mine = sentences.setdefault(transcript, set())
        for sentence in _END.split(_NUMBER.sub("", text.casefold())):
            words = sentence.split()
            if len(words) >= FEWEST_WORDS:
                mine.add(hash(tuple(words)))
    holding: dict[int, list[str]] = {}
    for transcript in sorted(sentences):
        for sentence in sentences[transcript]:
            holding.setdefault(sentence, []).append(transcript)
    shared: Counter = Counter()
    for names in holding.values():
        if 1 < len(names) <= MOST_HOLDING:
            shared.update(combinations(names, 2))
    first: dict[str, str] = {}
    for (one, other), n in sorted(shared.items()):
        if n >= FEWEST_SHARED and n >= SHARE * min(len(sentences[one]), len(sentences[other])):
            a, b = sorted((first.get(one, one), first.get(other, other)))
            first = {name: a if of == b else of for name, of in first.items()} | {one: a, other: a, b: a}
    return {name: of for name, of in first.items() if name != of}
