"""Stretches: the parts of a text in which a language model could find a name at all.

A name in running text has a capital, and a convolutional model sees a fixed number of tokens on each side of a word.
So it need not read words that are farther from the next such capital: what it finds stays the same, and interviews,
in which few words are names, are read several times faster.
"""

from __future__ import annotations

from collections.abc import Iterator

from themetrail.anonymise.address_forms import begins_sentence
from themetrail.anonymise.forms import Word, words_of
from themetrail.anonymise.titles import MONTHS_AND_DAYS
from themetrail.anonymise.words import given_names, is_common, surnames

# Encoders whose tokens see `depth` times `window_size` neighbours on each side and no farther (Honnibal et al., spaCy).
_CONVOLUTIONAL = ("spacy.MaxoutWindowEncoder", "spacy.MishWindowEncoder", "spacy.HashEmbedCNN")

# A decision rests on the words beside a name too, so these must be seen as they would be in the whole text.
_ROOM = 2


def reach_of(nlp: object) -> int | None:
    """How many tokens on each side of a word a pipeline's entity recogniser sees; None where that has no bound."""
    components = nlp.config["components"]
    if not {"ner"} <= set(nlp.pipe_names) <= {"tok2vec", "ner"}:
        return None  # rules that name entities may look at anything
    model = components["ner"]["model"]["tok2vec"]
    if "Listener" in model["@architectures"]:
        model = components.get("tok2vec", {}).get("model", {})
    encoder = model.get("encode", model)
    if not str(encoder.get("@architectures", "")).startswith(_CONVOLUTIONAL):
        return None
    return int(encoder["depth"]) * int(encoder.get("window_size", 1))


def stretches_of(text: str, language: str, reach: int | None) -> Iterator[tuple[int, int]]:
    """The places (start, end) of the stretches of a text, in order and apart from each other."""
    if reach is None:
        yield 0, len(text)
        return
    words, around = words_of(text), reach + _ROOM
    first = last = None
    for position, word in enumerate(words):
        if not _may_be_named(text, word, language):
            continue
        if last is not None and position - around > last + 1:
            yield _place(text, words, first, last)
            first = None
        first = max(0, position - around) if first is None else first
        last = min(len(words) - 1, position + around)
    if last is not None:
        yield _place(text, words, first, last)


def _place(text: str, words: list[Word], first: int, last: int) -> tuple[int, int]:
    """From the first to the last of these words, with what stands before and after all words of the text."""
    return (words[first].start if first else 0), (words[last].end if last < len(words) - 1 else len(text))


def _may_be_named(text: str, word: Word, language: str) -> bool:
    """Whether a word may be part of a name: with a capital that the beginning of a sentence does not explain."""
    letter = word.surface[0]
    if letter.islower() or not letter.isalpha() or word.surface == "I":
        return False
    if word.folded in MONTHS_AND_DAYS and word.folded not in given_names():
        return False
    if letter == letter.lower() or not begins_sentence(text, word.start):
        return True  # a script without capitals, or a capital inside a sentence
    return not is_common(word.surface, language) or word.folded in given_names() or word.folded in surnames()
