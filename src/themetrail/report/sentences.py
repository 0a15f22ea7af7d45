"""Cut what was said to the length of a quotation, at the ends of sentences where that is possible."""

from __future__ import annotations

import re

ELLIPSIS = "[...]"
# A sentence ends with . ! ? or …, closing marks included, before a blank and a capital, a digit, a bracket or a mark.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+(?:[\"'“‘«¿¡–—-]*\s?[^\W_a-zß-öø-ÿ]|[(\[]))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[«“])(?:Dr|Mr|Mrs|Ms|Prof|St|Mme|Mlle|Hr|Fr|No|Nr|vs|etc|ca|e\.g|i\.e|z\.B|[A-Z])\.$"
)
_CLAUSE_END = (",", ";", ":", "–", "—")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, blanks between them collapsed; joined by blanks they give all its words again."""
    text = " ".join(text.split())
    sentences, begin = [], 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text[begin : match.end()]):
            continue
        sentences.append(text[begin : match.end()])
        begin = match.end() + 1
    return [*sentences, text[begin:]] if text[begin:] else sentences


def shortened(text: str, most_words: int, start: int = 0) -> str:
    """The text in `most_words` words at most (ellipses not counted), in whole sentences where they fit.

    `start` is the offset in `text` of what the coders marked: where the whole is too long, the quotation begins with
    the sentence that holds it. What is left out is marked by [...].
    """
    if len(text.split()) <= most_words:
        return " ".join(text.split())
    sentences = sentences_of(text)
    first = _sentence_at(sentences, text, start)
    kept, words = [], 0
    for sentence in sentences[first:]:
        if words + len(sentence.split()) > most_words:
            if words < most_words / 3:  # a "Yes." alone is no quotation
                kept.append(_clause(sentence, most_words - words))
                return _marked(kept, before=first > 0, after=True)
            break
        kept.append(sentence)
        words += len(sentence.split())
    return _marked(kept, before=first > 0, after=first + len(kept) < len(sentences))


def _sentence_at(sentences: list[str], text: str, start: int) -> int:
    """The place in `sentences` of the one that holds the character `start` of `text`."""
    before = len(text[:start].split())
    if before and not text[start - 1].isspace() and not text[start : start + 1].isspace():
        before -= 1  # within a word
    for place, sentence in enumerate(sentences):
        before -= len(sentence.split())
        if before < 0:
            return place
    return 0


def _marked(kept: list[str], *, before: bool, after: bool) -> str:
    return " ".join([ELLIPSIS] * before + kept + [ELLIPSIS] * after)


def _clause(sentence: str, most_words: int) -> str:
    """The beginning of a sentence that is too long: up to the last clause that ends in its second half, or a word."""
    words = sentence.split()[:most_words]
    for last in range(len(words), most_words // 2, -1):
        if words[last - 1].endswith(_CLAUSE_END):
            return " ".join(words[:last]).rstrip(",;:–— ")
    return " ".join(words)
