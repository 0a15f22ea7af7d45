"""Which words of a text belong to one name: across spaces, hyphens and line ends, with initials and particles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from themetrail.anonymise.detect.beside import FAMILY_ARTICLES
from themetrail.anonymise.names.forms import PARTICLES, Word, is_capitalised, is_initial
from themetrail.anonymise.names.titles import ONE_LETTER
from themetrail.anonymise.spans import Span
from themetrail.languages.parts.words import word_set
from themetrail.languages.table import words_of_all

# Two words belong to one name across a space (or a few, or a line's end), a hyphen, an apostrophe, or the full stop of
# an initial.
_GAPS = frozenset((" ", "-", "'", "’", "\u00a0", " -", "- ", "‑"))
_WIDE_GAP = re.compile(r"[^\S\n]{1,3}|[^\S\n]?\r?\n[^\S\n]?|-[^\S\n]?\r?\n[^\S\n]?|‐")
_AFTER_INITIAL = (".", ". ", ".-", " ", ".\u00a0")
# What else stands inside the name of a firm or a place, and in numbers and addresses: `St. Anne's`, `Tarn & Welby`.
_SIGNS = (" & ", "&", " + ", "+", "/", " / ", ".", "@", "–", " – ", ":", "_")
_ABBREVIATED = words_of_all(lambda language: language.vocabulary.in_names)
_ARTICLES = words_of_all(lambda language: language.vocabulary.article_particles) | FAMILY_ARTICLES
# What names begin with, by what joins it: `O'Neill`, `de'Medici`, `Al-Amin`.
_WITH_APOSTROPHE = word_set("o d de mc mac al el")
_WITH_HYPHEN = word_set("o d mc mac al el")
# The pronoun `I`, and `M.` for Monsieur.
_NO_INITIALS = words_of_all(lambda language: language.vocabulary.pronouns_in_capitals) | ONE_LETTER


def has_capital(stretch: list[Word], category: str) -> bool:
    """Whether a name of several words has a capital; in a person's, one that is no particle: not in `La rose`."""
    telling = [word for word in stretch if word.folded not in PARTICLES] if category == "person" else stretch
    return any(is_capitalised(word.surface) for word in telling or stretch)


def is_written_as_initials(text: str, stretch: list[Word]) -> bool:
    """Whether initials stand as initials do, in capitals and without apostrophe: `I.D.` is nobody in `I'd`."""
    if not all(is_initial(word.surface) for word in stretch):
        return True
    return all(is_capitalised(word.surface) for word in stretch) and not any(
        mark in text[stretch[0].start : stretch[-1].end] for mark in "'’"
    )


def _adjacent(text: str, words: Sequence[Word]) -> bool:
    return all(
        (gap := text[left.end : right.start]) in _GAPS
        or _WIDE_GAP.fullmatch(gap)
        or (is_initial(left.surface) and gap in _AFTER_INITIAL)
        for left, right in pairwise(words)
    )


def holds_together(text: str, words: Sequence[Word]) -> bool:
    """Whether the words of a longer form stand together as the parts of one name do."""
    return all(
        _adjacent(text, pair)
        or (gap := text[pair[0].end : pair[1].start]) in _SIGNS
        or (gap == ". " and pair[0].folded in _ABBREVIATED)
        for pair in pairwise(words)
    )


def joined(text: str, words: Sequence[Word], marked: list[int]) -> list[Span]:
    """Neighbouring names as one, with the initials and particles that belong to them."""
    spans: list[Span] = []
    known, free = set(marked), 0
    for position in marked:
        if position < free:
            continue
        first = last = position
        while first > 0 and _belongs_before(text, words, first):
            first -= 1
        while True:
            after = _next_name(text, words, last, known)
            if after is None:
                break
            last = after
        spans.append(Span(words[first].start, words[last].end, "person", "lexicon", 0.9))
        free = last + 1
    return spans


def _belongs_before(text: str, words: Sequence[Word], first: int) -> bool:
    """Whether the word before a name is its initial, its `O'` or its `Mc`."""
    before, name = words[first - 1], words[first]
    gap = text[before.end : name.start]
    if gap in ("-", "- ") and name.folded.startswith(before.folded):
        return True  # a name begun twice: `R-Rebecca`, `Ra- Randy`
    if is_capitalised(name.surface) and not is_capitalised(before.surface):
        return False
    if before.folded in {"'": _WITH_APOSTROPHE, "’": _WITH_APOSTROPHE, "-": _WITH_HYPHEN}.get(gap, ()):
        return True
    if name.surface.isupper() and before.surface.isupper() and len(before.surface) > 1:
        return False  # `DE ROSE`, where all is in capitals
    if is_initial(before.surface) and gap in (".", ". ", ".-", ".\u00a0"):
        return before.surface not in _NO_INITIALS
    return (
        is_capitalised(before.surface)
        and before.folded in PARTICLES
        and gap in _GAPS
        and before.folded not in _ARTICLES
    )


def _next_name(text: str, words: Sequence[Word], last: int, known: set[int]) -> int | None:
    """The position of the name's next word, over particles and initials, or None where the name ends."""
    for after in range(last + 1, min(last + 4, len(words))):
        if not _adjacent(text, words[after - 1 : after + 1]):
            return None
        if after in known:
            return after
        between = words[after]
        if between.folded in ("y", "e") and len(between.surface) == 1 and not is_capitalised(between.surface):
            return None  # `Ana y María` are two
        if between.folded not in PARTICLES and not (is_initial(between.surface) and is_capitalised(between.surface)):
            return None
    return None
