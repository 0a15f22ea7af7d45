"""Sentences of what was said, and the stretch of them that a quotation takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from themetrail.writing_systems import CLAUSE_ENDS, SENTENCE_END, word_count, word_spans

ELLIPSIS = "[...]"
FEWEST_WORDS = 8  # fewer are quoted only where there is nothing longer
# A sentence ends with . ! ? or … or what they are in Arabic, Urdu and Hindi, closing marks included, before a blank and
# a capital, a digit, a bracket or a mark; in a script without blanks with its full stop.
_BEFORE_BLANK = r"[.!?…؟۔।]+[\"'”’»)\]]*(?=\s+(?:[\"'“‘«¿¡–—-]*\s?[^\W_a-zß-öø-ÿ]|[(\[]))"
_END = re.compile(rf"{_BEFORE_BLANK}|{SENTENCE_END}(?=\s*\S)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[«“])(?:Dr|Mr|Mrs|Ms|Prof|St|Mme|Mlle|Hr|Fr|No|Nr|vs|etc|ca|e\.g|i\.e|z\.B|[A-Z])\.$"
)
_LONGEST = 10  # letters that an abbreviation and what stands before it may have, and more
_CLAUSE_END = (",", ";", ":", "–", "—", "،", "؛", *CLAUSE_ENDS)
_NOT_BLANK = re.compile(r"\S")

Stretch = tuple[int, int]


class Excerpt(NamedTuple):
    """A stretch of a text, start inclusive, end exclusive, and whether it breaks a sentence off."""

    start: int
    end: int
    breaks: bool = False


def sentence_spans(text: str) -> list[Stretch]:
    """Where each sentence of a text stands; blanks between sentences are in none."""
    end = len(text.rstrip())
    stops = [stop for stop in _stops(text) if stop < end]
    begins = (_NOT_BLANK.search(text, stop) for stop in stops)
    starts = [len(text) - len(text.lstrip()), *(found.start() for found in begins if found)]
    return list(zip(starts, [*stops, end], strict=True)) if end else []


def is_one_sentence(text: str) -> bool:
    """Whether no sentence ends before the end of the text."""
    return next(_stops(text), None) is None


def _stops(text: str) -> Iterator[int]:
    """Where sentences end, but for the last."""
    begin = 0
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(begin, match.end() - _LONGEST) : match.end()]):
            begin = match.end()
            yield begin


def printed(text: str, excerpt: Excerpt) -> str:
    """The words of an excerpt on one line; what is left out before and behind it is marked by [...]."""
    words = " ".join(text[excerpt.start : excerpt.end].split())
    before, after = text[: excerpt.start].strip(), text[excerpt.end :].strip()
    return " ".join([ELLIPSIS] * bool(before) + [words] * bool(words) + [ELLIPSIS] * bool(after))


def shortened(text: str, most_words: int) -> str:
    """The text in `most_words` words at most, in whole sentences where they fit; what is left out is marked."""
    return printed(text, excerpt_of(text, most_words))


def excerpt_of(
    text: str, most_words: int, marked: Sequence[Stretch] = (), score: Callable[[str], float] = lambda words: 0.0
) -> Excerpt:
    """The stretch of a text that is quoted: whole sentences, `most_words` words at most.

    Where stretches within it are `marked`, the sentences that hold them, and next to them as many as make it readable;
    else all of it where it fits. Of what is too long, as many sentences in a row as fit, those with the highest
    `score`, the first of several. A sentence that is too long alone is cut at a clause, and begins with what is marked.
    """
    sentences = [(start, end, word_count(text[start:end])) for start, end in sentence_spans(text)]
    if not sentences:
        return Excerpt(0, 0)
    whole = (sentences[0][0], sentences[-1][1])
    marked = [(start, end) for start, end in marked if start > whole[0] or end < whole[1]]
    held = [n for n, (start, end, _) in enumerate(sentences) if any(a < end and start < b for a, b in marked)]
    first, last = (held[0], held[-1]) if held else (0, len(sentences) - 1)
    if _words(sentences, first, last) <= most_words:
        first, last = _readable(sentences, first, last, most_words)
        return Excerpt(sentences[first][0], sentences[last][1])
    return _best(text, sentences, (first, last), most_words, min((a for a, _ in marked), default=0), score)


def best_sentence(text: str, within: Excerpt, score: Callable[[str], float]) -> Excerpt:
    """The sentence of an excerpt with the highest `score`, of those that have words enough to be understood; where none
    has, the longest."""
    found = [Excerpt(start, end) for start, end in sentence_spans(text[: within.end]) if start >= within.start]
    if not found:  # the excerpt begins within its only sentence
        return within

    def rank(one: Excerpt) -> tuple:
        words = text[one.start : one.end]
        n = word_count(words)
        return (n < FEWEST_WORDS, -round(score(words), 9) if n >= FEWEST_WORDS else -n, one.start)

    return min(found, key=rank)


def _words(sentences: list[tuple[int, int, int]], first: int, last: int) -> int:
    return sum(n for *_, n in sentences[first : last + 1])


def _readable(sentences: list[tuple[int, int, int]], first: int, last: int, most_words: int) -> tuple[int, int]:
    """The sentences from first to last and, where they are a word or two, what stands behind or before them."""
    while _words(sentences, first, last) < FEWEST_WORDS:
        behind = last + 1 < len(sentences) and _words(sentences, first, last + 1) <= most_words
        before = first > 0 and _words(sentences, first - 1, last) <= most_words
        if not behind and not before:
            break
        first, last = (first, last + 1) if behind else (first - 1, last)
    return first, last


def _best(
    text: str,
    sentences: list[tuple[int, int, int]],
    within: Stretch,
    most_words: int,
    mark: int,
    score: Callable[[str], float],
) -> Excerpt:
    """Of the stretches of whole sentences that fit and leave no room for another, the one with the highest score."""
    found, furthest = [], -1
    for first in range(within[0], within[1] + 1):
        last, words = first - 1, 0
        while last < within[1] and words + sentences[last + 1][2] <= most_words:
            last += 1
            words += sentences[last][2]
        if last < first:
            found.append(_cut(text, sentences[first], most_words, mark))
        elif last > furthest:
            found.append(Excerpt(sentences[first][0], sentences[last][1]))
        furthest = max(furthest, last)

    def rank(one: Excerpt) -> tuple:
        words = text[one.start : one.end]
        return (word_count(words) < FEWEST_WORDS, one.breaks, -round(score(words), 9), one.start)

    return min(found, key=rank)


def _cut(text: str, sentence: tuple[int, int, int], most_words: int, mark: int) -> Excerpt:
    """The beginning of a sentence that is too long, or of what is marked in it: up to the last clause that ends in the
    second half of what fits, or a word."""
    start, end, _ = sentence
    words = word_spans(text, start, end)
    held = [place for place, (_, stop) in enumerate(words) if stop > mark] if start <= mark < end else [0]
    words = words[held[0] :][:most_words]
    for place in range(len(words), most_words // 2, -1):
        stop = words[place - 1][1]
        if text[:stop].endswith(_CLAUSE_END):
            return Excerpt(words[0][0], len(text[:stop].rstrip("".join((*_CLAUSE_END, " ")))), breaks=True)
    return Excerpt(words[0][0], words[-1][1], breaks=True)
