"""The words of one language, into which the facts of a study are put: one kind of catalogue for whatever is printed.

A room that prints has a module of SENTENCES for each language, in a package `words` of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from themetrail.contracts.errors import StudyError
from themetrail.in_print import CODES, TYPOGRAPHY, Writing, unbroken

# A sentence, or, where what is counted asks for it, its form for one and its form for any other number.
Sentences = dict[str, str | tuple[str, str]]


@dataclass(frozen=True)
class Words:
    """The sentences of a language by their name, and how numbers are written in it and in the style of the paper."""

    language: str
    sentences: Sentences
    writing: Writing

    @property
    def code(self) -> str:
        """The language as documents name it."""
        return CODES[self.language]

    def say(self, name: str, n: int | None = None, /, **facts: object) -> str:
        """The sentence of this name with the facts; `n` chooses its form for one or many, and is a fact too."""
        form = self.sentences[name]
        if isinstance(form, tuple):
            form = form[0 if n in TYPOGRAPHY[self.code].singular else 1]
        counted = {} if n is None else {"n": self.count(n)}
        return unbroken(form.format(**counted, **facts), self.code)

    def count(self, n: int) -> str:
        """A whole number."""
        return self.writing.count(n, self.code)

    def value(self, value: float) -> str:
        """A coefficient, with two decimals."""
        return self.writing.share(value, 2, self.code)

    def brief(self, value: float, digits: int = 6) -> str:
        """A number in as few characters as it takes, of so many digits at most: 12, 0.5."""
        return f"{value:.{digits}g}".replace(".", TYPOGRAPHY[self.code].decimal)

    def percent(self, share: float) -> str:
        """A share as a percentage, with one decimal."""
        return self.writing.percent(share, 1, self.code)

    def points(self, share: float) -> str:
        """A difference of shares in percentage points, with its sign."""
        written = self.writing.number(100 * share, 1, self.code)
        return written if share < 0 else f"+{written}"

    def interval(self, low: float, high: float) -> str:
        """The limits of a coefficient."""
        return self.writing.interval(low, high, 2, self.code, bounded=True)

    def limits(self, lower: str, upper: str) -> str:
        """The limits of an interval, of numbers that are written already."""
        return self.writing.limits(lower, upper, self.code)

    def quoted(self, name: str) -> str:
        """A name of the codebook between quotation marks."""
        return self.writing.quoted(name, self.code)

    def listed(self, parts: list[str]) -> str:
        """a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.sentences['and']} {parts[-1]}"

    def named(self, name: str, otherwise: str) -> str:
        """The word or sentence of this name, or what the study itself says where the catalogue has none."""
        return str(self.sentences.get(name, otherwise))

    def reason(self, reason: str) -> str:
        """Why there is no value."""
        return self.named(f"reason_{reason}", reason.replace("_", " "))


def known_language(language: str) -> str:
    """The language, if it is one in which a paper is written (a key of CODES); else StudyError."""
    if language not in CODES:
        raise StudyError(f"the language {language!r} is not known; there are: {', '.join(CODES)}")
    return language
