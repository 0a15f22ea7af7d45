"""The turns that the review asks about: drawn at random, and known again when a few letters in them were corrected."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from hashlib import blake2b

import pandas as pd

from themetrail.anonymise.resolve.decisions import TURN_KINDS, item_id_of
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.rows import tuples_of

SHORTEST_SAMPLED = 40  # characters: shorter turns are "yes" and "mhm"
ALIKE = 0.9  # share of letters in the same order from which a corrected turn is the one that was read
TELLING = 2  # longest words by which a turn's lot is drawn
_LONG_WORD = re.compile(r"\w{7,}")
_SAID = ("transcript_id", "turn", "text")


class Turns:
    """The turns of a study as items know them: by their words, so that they may move within their transcript.

    A turn that was read keeps its item where its words were corrected since and are still nearly the same: a decision
    holds the words that were read.
    """

    def __init__(self, turns: pd.DataFrame, verdicts: Verdicts, key: bytes) -> None:
        self._key, self._verdicts = key, verdicts
        self.text = {(transcript_id, turn): text for transcript_id, turn, text in tuples_of(turns, *_SAID)}
        self._words = _by_words(self.text)
        self._read_as = {(kind, *place): read for kind in TURN_KINDS for place, read in self._corrected(kind).items()}

    def item_id(self, kind: str, transcript_id: str, turn: int) -> str:
        """The item about a turn: the one under which it was read, where it was."""
        return self._read_as.get((kind, transcript_id, turn)) or self._as_said(kind, (transcript_id, turn))

    def _as_said(self, kind: str, place: tuple[str, int]) -> str:
        """The item about a turn with just these words."""
        return item_id_of(self._key, kind, "", "", place[0], self._words[place])

    def _corrected(self, kind: str) -> dict[tuple[str, int], str]:
        """The items of the turns whose words are no longer those that were read, and nearly so."""
        of_transcript: dict[str, list[dict]] = defaultdict(list)
        for row in self._verdicts.by_item.values():
            if row["kind"] == kind and row["words"] and row["transcript_id"]:
                of_transcript[row["transcript_id"]].append(row)
        places_of: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for place in self.text if of_transcript else ():
            places_of[place[0]].append(place)
        found: dict[tuple[str, int], str] = {}
        for transcript_id, rows in sorted(of_transcript.items()):
            as_said = {place: self._as_said(kind, place) for place in places_of[transcript_id]}
            free = [place for place, item_id in as_said.items() if not self._verdicts.decided(item_id)]
            gone = [row for row in rows if row["item_id"] not in as_said.values()]
            for row in sorted(gone, key=lambda row: row["item_id"]):
                likeness = [(_alike(row["words"], self.text[place]), -place[1], place) for place in free]
                if likeness and max(likeness)[0] >= ALIKE:
                    place = max(likeness)[2]
                    found[place] = row["item_id"]
                    free.remove(place)
        return found

    def drawn(self, size: int, seed: int) -> list[tuple[str, int]]:
        """Turns drawn at random, each by a lot of its own that hangs on its longest words.

        What was read stays. Beyond it, the lowest lots fill the sample up to `size`; a transcript of which nothing was
        read yet, as a new one, brings what its lots would have brought anyhow. So a turn that goes makes room for
        one other, and a correction changes nothing.
        """
        if not size:
            return []
        long_enough = [place for place, text in self.text.items() if len(text) > SHORTEST_SAMPLED]
        ranked = [place for _, place in sorted((self._lot(place, seed), place) for place in long_enough)]
        read = []
        if self._verdicts.by_item:
            read = [place for place in ranked if self._verdicts.decided(self.item_id("sample", *place))]
        known_of = {transcript_id for transcript_id, _ in read}
        taken = {*read, *(place for place in ranked[:size] if place[0] not in known_of)}
        for place in ranked:
            if len(taken) >= size:
                break
            taken.add(place)
        return [place for place in ranked if place in taken]

    def _lot(self, place: tuple[str, int], seed: int) -> bytes:
        """A random number for a turn as it was read: most corrections of a turn that nobody read leave it too."""
        transcript_id, number = place[0], self._words[place].rpartition("\0")[2]
        read = self._verdicts.by_item.get(self._read_as.get(("sample", *place), ""))
        longest = _longest_words(read["words"] if read else self.text[place])
        return blake2b(f"{seed}/{transcript_id}/{longest}/{number}".encode(), digest_size=8).digest()


def _longest_words(text: str) -> str:
    """The longest words of a text, by which its lot is drawn; short words are looked at where there are no others."""
    words = set(_LONG_WORD.findall(text.lower()))
    if len(words) < TELLING:
        words = set(text.lower().split())
    return " ".join(sorted(words, key=lambda word: (-len(word), word))[:TELLING])


def _by_words(text: dict[tuple[str, int], str]) -> dict[tuple[str, int], str]:
    """By what each turn is known: its words, and which of the turns with these words in its transcript it is."""
    known: dict[tuple[str, int], str] = {}
    said: Counter[tuple[str, str]] = Counter()
    for (transcript_id, turn), words in text.items():
        said[transcript_id, words] += 1
        known[transcript_id, turn] = f"{words}\0{said[transcript_id, words]}"
    return known


def _alike(read: str, now: str) -> float:
    """The share of letters that two texts have in the same order: 2 |common| / (|one| + |other|)."""
    matcher = SequenceMatcher(None, " ".join(read.split()), " ".join(now.split()), autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < ALIKE:
        return 0.0
    return matcher.ratio()
