"""Numbers, names and lists as the methods text prints them, in its language and in the style of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from themetrail.in_print import TYPOGRAPHY, Writing
from themetrail.report.wording import printed_label
from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words


@dataclass(frozen=True)
class Printed:
    """How to print in one language and style. Shares are from 0 to 1."""

    language: str
    writing: Writing

    @cached_property
    def words(self) -> Words:
        """The words of tables, which the text shares."""
        return words_of(self.language, self.writing.name)

    @property
    def code(self) -> str:
        """The language as documents name it."""
        return self.words.code

    def count(self, n: int, one: str = "", many: str = "") -> str:
        """A whole number, and what is counted in the singular or plural where it is named."""
        number = self.words.count(n)
        return f"{number} {self.of(n, one, many)}" if one else number

    def few(self, n: int, one: str, singular: str = "", plural: str = "") -> str:
        """A count that stands alone in a sentence, in words up to nine: `one round`, `three coders`, `12 segments`.

        `one` is the word for 1, whose gender and case the sentence knows. Numbers that are seen together (a total and
        its parts, lists, a part of a whole and its share) are numerals: `count`. Source: Publication Manual of the
        American Psychological Association (7th ed., 2020), 6.32 and 6.33.
        """
        words = TYPOGRAPHY[self.code].two_to_nine
        written = one if n == 1 else words[n - 2] if 2 <= n <= 9 else self.words.count(n)
        return f"{written} {self.of(n, singular, plural)}" if singular else written

    def of(self, n: int, one: str, many: str) -> str:
        """The word that goes with a number."""
        return one if n in TYPOGRAPHY[self.code].singular else many

    def share(self, part: int, whole: int) -> str:
        """` (70.9%)`, to stand behind a part; nothing where there is no whole."""
        return f" ({self.percent(part / whole)})" if whole else ""

    def percent(self, share: float) -> str:
        """A share as a percentage with one decimal."""
        return self.words.percent(share)

    def limit(self, share: float) -> str:
        """A share that somebody set, as a percentage without decimals that say nothing."""
        decimals = 0 if round(100 * share) == round(100 * share, 6) else 1
        return self.writing.percent(share, decimals, self.code)

    def interval(self, low: float, high: float) -> str:
        """An interval of a share, in percent."""
        return self.words.limits(self.percent(low), self.percent(high))

    def listed(self, parts: Sequence[str]) -> str:
        """`a, b and c`."""
        return self.words.listed(list(parts))

    def group(self, name: str) -> str:
        """A group as it is printed: focus_group is focus group."""
        return name.replace("_", " ")


def joined(*sentences: str) -> str:
    """Sentences in one paragraph; those that have nothing to say are empty."""
    return " ".join(sentence for sentence in sentences if sentence)


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def cut_offs(labels: tuple[tuple[str, int, int], ...], p: Printed) -> str:
    """What labels mean, in numbers: `general = 6, typical = 4–5`. Labels are called as in the tables."""
    return ", ".join(
        f"{printed_label(label, p.words)} = {low if low == high else f'{low}–{high}'}" for label, low, high in labels
    )
