"""The words of one language, into which the facts of a study are put."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from themetrail.contracts.errors import StudyError
from themetrail.in_print import CODES, WRITINGS, Writing

# A sentence, or, where what is counted asks for it, its form for one and its form for any other number.
Sentences = dict[str, str | tuple[str, str]]


@dataclass(frozen=True)
class Words:
    """The sentences of a language by their name, and how numbers are written in it and in the style of the paper."""

    language: str
    sentences: Sentences
    writing: Writing

    def say(self, name: str, n: int | None = None, **facts: object) -> str:
        """The sentence of this name with the facts; `n` chooses its form for one or many, and is a fact too."""
        form = self.sentences[name]
        if isinstance(form, tuple):
            form = form[0 if n == 1 else 1]
        counted = {} if n is None else {"n": self.count(n)}
        return form.format(**counted, **facts)

    def count(self, n: int) -> str:
        """A whole number."""
        return self.writing.count(n, CODES[self.language])

    def value(self, value: float) -> str:
        """A coefficient, with two decimals."""
        return self.writing.share(value, 2, CODES[self.language])

    def percent(self, share: float) -> str:
        """A share as a percentage, with one decimal."""
        return self.writing.percent(share, 1, CODES[self.language])

    def points(self, share: float) -> str:
        """A difference of shares in percentage points, with its sign."""
        written = self.writing.number(100 * share, 1, CODES[self.language])
        return written if share < 0 else f"+{written}"

    def interval(self, low: float, high: float) -> str:
        """The limits of a coefficient."""
        return self.writing.interval(low, high, 2, CODES[self.language], bounded=True)

    def quoted(self, name: str) -> str:
        """A name of the codebook between quotation marks."""
        return self.writing.quoted(name, CODES[self.language])

    def listed(self, parts: list[str]) -> str:
        """a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.sentences['and']} {parts[-1]}"

    def reason(self, reason: str) -> str:
        """Why there is no value."""
        return str(self.sentences.get(f"reason_{reason}", reason.replace("_", " ")))


def words_of(language: str, style: str = "plos") -> Words:
    """The words of a language (a key of CODES), with numbers as a style (of `in_print`) writes them.

    Raises StudyError for a language that is not known.
    """
    if language not in CODES:
        raise StudyError(f"the language {language!r} is not known; there are: {', '.join(CODES)}")
    return Words(language, import_module(f"themetrail.agreement.words.{language}").SENTENCES, WRITINGS[style])
