"""Stretches: the parts of a text in which a language model could find a name at all.

A name in running text has a capital, and a convolutional model sees a fixed number of tokens on each side of a word.
So it need not read words that are farther from the next such capital, and interviews, in which few words are names, are
read several times faster. What is not read: words in lower case that no list of given names knows, and a first word of
a sentence that is a common word of the language and of the same talk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import TYPE_CHECKING

from themetrail.anonymise.detect.address_forms import NOT_GREETED, begins_sentence
from themetrail.anonymise.detect.truecase import PRONOUNS_IN_CAPITALS, is_given
from themetrail.anonymise.names.forms import Word, fold, words_in
from themetrail.anonymise.names.titles import months_and_days
from themetrail.anonymise.names.words import given_names, is_common, surnames

if TYPE_CHECKING:
    from spacy.language import Language

Place = tuple[int, int]

# Encoders whose tokens see `depth` times `window_size` neighbours on each side and no farther (Honnibal et al., spaCy).
_CONVOLUTIONAL = ("spacy.MaxoutWindowEncoder", "spacy.MishWindowEncoder", "spacy.HashEmbedCNN")

# A decision rests on the words beside a name too, so these must be seen as they would be in the whole text.
_ROOM = 2
_PIECE = re.compile(r"\S+")


def reach_of(nlp: Language) -> int | None:
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


def stretches_of(text: str, language: str, reach: int | None, lower: Set[str] = frozenset()) -> Iterator[Place]:
    """The places (start, end) of the stretches of a text, in order and apart from each other.

    `lower` holds words that stand in lower case in the same transcript: one that begins a sentence is then no name.
    """
    if reach is None:
        yield 0, len(text)
        return
    # What stands between spaces is one token to the model, or several: so many pieces are at least as many tokens.
    pieces = [match.span() for match in _PIECE.finditer(text)]
    around, at = reach + _ROOM, 0
    stretch: tuple[int, int] | None = None  # the first and last piece that are to be seen
    words, never = words_in(text), _never_named(language)
    for position, surface in enumerate(words.surfaces):
        if never[surface] or not _may_be_named(text, word := words[position], language, lower):
            continue
        while pieces[at][1] <= word.start:
            at += 1
        if stretch is not None and at - around > stretch[1] + 1:
            yield _place(text, pieces, *stretch)
            stretch = None
        first = max(0, at - around) if stretch is None else stretch[0]
        stretch = first, min(len(pieces) - 1, at + around)
    if stretch is not None:
        yield _place(text, pieces, *stretch)


def _place(text: str, pieces: list[Place], first: int, last: int) -> Place:
    """From the first to the last of these pieces, with what stands before and after all pieces of the text."""
    return (pieces[first][0] if first else 0), (pieces[last][1] if last < len(pieces) - 1 else len(text))


class _NeverNamed(dict[str, bool]):
    """Whether a word as it is written is part of a name nowhere in a language. Every word is asked about, so that a
    look into a dictionary is all that it may cost."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, surface: str) -> bool:
        self[surface] = found = _is_never_named(surface, self._language)
        return found


@lru_cache(maxsize=None)
def _never_named(language: str) -> _NeverNamed:
    return _NeverNamed(language)


def _is_never_named(surface: str, language: str) -> bool:
    """Whether a word as it is written is part of a name nowhere: a number, a word in lower case that is no given name,
    a month."""
    letter, folded = surface[0], fold(surface)
    if not letter.isalpha() or surface in PRONOUNS_IN_CAPITALS:
        return True
    if letter.islower():
        return len(surface) < 3 or not is_given(folded, surface, language)
    return folded in months_and_days(language) and folded not in given_names()


def _may_be_named(text: str, word: Word, language: str, lower: Set[str]) -> bool:
    """Whether a word that is not `_never_named` may be part of a name here: with a capital that the beginning of a
    sentence does not explain, or a given name in lower case."""
    letter = word.surface[0]
    if letter.islower():
        return text[word.end : word.end + 1] not in ("'", "’")  # as `don` in `don't`
    if letter == letter.lower() or not begins_sentence(text, word.start):
        return True  # a script without capitals, or a capital inside a sentence
    if not is_common(word.surface, language) or word.folded in given_names() or word.folded in surnames():
        return True
    return word.folded not in NOT_GREETED and word.surface.lower() not in lower
