"""Names that a title or an initial announces: `Mme Rochat`, `Dr. A. Keller`, `Sergeant H`, `W.K.`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from themetrail.anonymise.forms import PARTICLES, Word, is_capitalised, word_set
from themetrail.anonymise.spans import Span
from themetrail.anonymise.titles import is_title
from themetrail.anonymise.words import is_common

_GAP = re.compile(r"\.? ?|[-'’]|\.-|, ")
_BETWEEN = re.compile(r"[ ]|\. ?|[-'’]|\.-| -|- ")
MOST_WORDS = 5


def titled_names(text: str, words: list[Word], language: str) -> Iterator[Span]:
    """The names that follow a title, without the title."""
    for position, word in enumerate(words[:-1]):
        if not is_title(word.surface, word.folded):
            continue
        following = words[position + 1]
        if is_title(following.surface, following.folded) or not _announces(text, word, following):
            continue
        last = _last_of_name(text, words, position + 1)
        if last is not None:
            score = 0.97 if not is_common(words[last].surface, language) else 0.9
            yield Span(following.start, words[last].end, "person", "title", score)


def _announces(text: str, title: Word, name: Word) -> bool:
    between = text[title.end : name.start]
    if between not in (" ", ". ", ".", "\u00a0", ".\u00a0"):
        return False
    # `M.` and `Me` end sentences too; a capital alone does not make the next word a name.
    return is_capitalised(name.surface) or name.folded in PARTICLES


def _last_of_name(text: str, words: list[Word], first: int) -> int | None:
    """The last word's position of a name that begins at `first`: capitals, initials, particles before a capital."""
    last = None
    for position in range(first, min(first + MOST_WORDS, len(words))):
        word = words[position]
        if position > first and not _BETWEEN.fullmatch(text[words[position - 1].end : word.start]):
            break
        # A full stop goes on only after an initial: after a word it ends the sentence.
        if (
            position > first
            and "." in text[words[position - 1].end : word.start]
            and len(words[position - 1].surface) > 2
        ):
            break
        if is_capitalised(word.surface):
            if word.folded == "i" and language_pronoun(text, word):
                break
            last = position
        elif word.folded not in PARTICLES:
            break
    return last


def language_pronoun(text: str, word: Word) -> bool:
    """Whether a capital I is the English pronoun rather than an initial: no full stop follows it."""
    return text[word.end : word.end + 1] != "."


# Two initials or more with full stops, alone: `W.K.`, `J.-P. B.`; not A.M. and the like.
_INITIALS = re.compile(r"(?<![\w.])(?:[A-ZÀ-Þ]\.[ -]?){1,3}[A-ZÀ-Þ]\.(?![\w])")
NO_INITIALS = word_set(
    """
    am pm us uk eu eg ie ps ph un usa dc la bc ad cv hr it id tv ok sa st nb no qa ir eps
    """
)


def initials_in(text: str) -> Iterator[Span]:
    """Initials that stand for a person."""
    for match in _INITIALS.finditer(text):
        letters = re.sub(r"[^\w]", "", match.group()).lower()
        if letters not in NO_INITIALS:
            yield Span(match.start(), match.end() - 1, "person", "initials", 0.7)
