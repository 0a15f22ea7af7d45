"""The form of a coding sheet, shared by those who write it and those who read it back.

Pages, headings and marks are called here as in English; on a sheet they stand in the language of its study, and are
known again in any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from themetrail.interface.catalogue import forms_of, in_all, plain
from themetrail.interface.sheets.words import sheet_words
from themetrail.words_in_print import Words

FORM = 2  # of the coding sheet; in the first, suggestions stood before the codes, and nothing but Seen and Memo after

READ_ME, CODING, CODEBOOK, EVIDENCE, ISSUE = "Read me", "Coding", "Codebook", "Evidence", "_issue"
DISAGREEMENTS = "Disagreements"
SEGMENT, TURN, SPEAKER, TEXT, SEEN, MEMO = "Segment", "Turn", "Speaker", "Text", "Seen", "Memo"
WORDS, UNSURE, QUOTE = "Words meant", "Unsure", "Quote"
ACCEPT, REFUSE, SEEN_MARK, UNSURE_MARK = "accept", "refuse", "seen", "unsure"
QUOTE_ME, NEVER_QUOTE = "quote me", "never quote"
HEADER_ROW = 2  # above it one line says whose sheet this is, and how much of it is done


@dataclass(frozen=True)
class Columns:
    """The header of a coding sheet with so many suggestions and own codes per segment."""

    suggestions: int
    own_codes: int

    @cached_property
    def codes(self) -> list[str]:
        """The headings of the columns for codes of the coder's own."""
        return [own_code(k) for k in range(1, self.own_codes + 1)]

    @cached_property
    def suggested(self) -> list[str]:
        """The headings of the suggestions, each with its answer."""
        return [name for k in range(1, self.suggestions + 1) for name in (suggestion(k), answer(k))]

    @cached_property
    def names(self) -> list[str]:
        """All headings, from left to right: what is read, what the coder writes, and last what was suggested."""
        return [SEGMENT, TURN, SPEAKER, TEXT, *self.codes, WORDS, SEEN, UNSURE, QUOTE, MEMO, *self.suggested]

    @cached_property
    def editable(self) -> list[str]:
        """The headings of the columns that a coder fills in."""
        answers = [answer(k) for k in range(1, self.suggestions + 1)]
        return [*self.codes, WORDS, SEEN, UNSURE, QUOTE, MEMO, *answers]

    @cached_property
    def deciding(self) -> list[str]:
        """The headings of the columns in any of which something has to stand for a segment to count as seen."""
        answers = [answer(k) for k in range(1, self.suggestions + 1)]
        return [*self.codes, SEEN, MEMO, *answers]

    def position(self, name: str) -> int:
        """The column's number, from 1."""
        return self._positions[name]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {name: position for position, name in enumerate(self.names, start=1)}


def suggestion(k: int) -> str:
    """Heading of the k-th suggestion."""
    return f"Suggestion {k}"


def answer(k: int) -> str:
    """Heading of the answer to the k-th suggestion."""
    return f"Answer {k}"


def own_code(k: int) -> str:
    """Heading of the k-th column for an own code."""
    return f"Code {k}"


def in_words(words: Words, kind: str, name: str) -> str:
    """A page, a heading or a mark (`page`, `head`, `mark`) in a language; what that has no word for, as it is."""
    what, _, number = name.rpartition(" ")
    if number.isdigit():
        return f"{in_words(words, kind, what)} {number}"
    return words.named(f"{kind}_{_key(name)}", name)


def page_meant(title: str) -> str:
    """The page that a title in any language means; another title as it is."""
    return _meant("page").get(title, title)


def heading_meant(text: str) -> str:
    """The heading that a text in any language means, with its number; another text as it is."""
    name, _, number = text.rpartition(" ")
    if number.isdigit() and name in _meant("head"):
        return f"{_meant('head')[name]} {number}"
    return _meant("head").get(text, text)


@cache
def _meant(kind: str) -> dict[str, str]:
    """What pages or headings are called in English, by what they are called in any language."""
    english, *_ = languages = in_all(sheet_words)
    keys = [key for key in english.sentences if key.startswith(f"{kind}_")]
    return {words.say(key): english.say(key) for words in reversed(languages) for key in keys}


@cache
def marks_meant(*marks: str) -> dict[str, str]:
    """The marks by each word that stands for one of them, in any language and as it is compared."""
    return {
        plain(word): mark
        for mark in marks
        for words in in_all(sheet_words)
        for key in (f"mark_{_key(mark)}", f"also_{_key(mark)}")
        for word in words.named(key, "").split(" / ")
        if word
    }


def _key(name: str) -> str:
    return name.casefold().replace(" ", "_")


def progress(words: Words, done: object, of: object) -> str:
    """What the cell above the codes shows."""
    return words.say("progress", done=done, of=of)


def is_progress(text: str) -> bool:
    """Whether this is what that cell shows, or its formula, whatever a program has made of the rest of it."""
    if text.startswith("="):
        return "SUMPRODUCT" in text and any(progress(words, "", "").split()[0] in text for words in in_all(sheet_words))
    return any(form.fullmatch(text) for form in _progress_forms())


@cache
def _progress_forms() -> list[re.Pattern[str]]:
    return forms_of(sheet_words, "progress", {"done": r"\d+", "of": r"\d+"})
