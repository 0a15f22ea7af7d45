"""Words as names are compared: folded for case and accents, with their place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache, partial
from itertools import accumulate
from typing import NamedTuple, overload

from themetrail.languages.parts.words import word_set

# Letters and digits with the marks that combine with them; an apostrophe or a hyphen ends a word.
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u05b0-\u05c7\u064b-\u065f][^\W_]*)*")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")  # the same, faster
# To part a text at its words and keep them.
_PARTED, _ASCII_PARTED = (re.compile(f"({word.pattern})") for word in (WORD, _ASCII_WORD))


def _ranges(letters: Iterable[str]) -> str:
    """Letters as ranges of a character class: `A-ZÀ-ÖØ-Þ`."""
    ranges: list[list[str]] = []
    for letter in letters:
        if ranges and ord(letter) == ord(ranges[-1][1]) + 1:
            ranges[-1][1] = letter
        else:
            ranges.append([letter, letter])
    return "".join(first if first == last else f"{first}-{last}" for first, last in ranges)


# What stands in a character class for a capital and for a small letter: those of the Latin script in all languages
# (Ž, Ş, Č, Ł; of Vietnamese too), which names keep in an English or French transcript.
_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
CAPITALS = _ranges(letter for letter in _LATIN if letter.isupper())
SMALL = _ranges(letter for letter in _LATIN if letter.islower())

PARTICLES = word_set(
    """
    de du des d la le les l da das do dos di del della dello van von vom zu zur zum der den dem ter ten te el al bin ibn
    ben af av y e san
    """
)


class Word(NamedTuple):
    """One word of a text: its place (code points), as it is written, and folded."""

    start: int
    end: int
    surface: str
    folded: str


_word: Callable[[tuple[int, int, str, str]], Word] = partial(tuple.__new__, Word)  # the same as Word(*...), faster


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word without case and accents, as names are compared."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def folded_words_of(text: str) -> list[str]:
    """The words of a text as names are compared, without their places: several times faster than `words_of`."""
    return _ASCII_WORD.findall(text.lower()) if text.isascii() else [fold(word) for word in WORD.findall(text)]


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return list(_words(text))


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[Word, ...]:
    if text.isascii():
        places, lower = [match.span() for match in _ASCII_WORD.finditer(text)], text.lower()
        return tuple([_word((start, end, text[start:end], lower[start:end])) for start, end in places])
    return tuple([_word((*match.span(), match[0], fold(match[0]))) for match in WORD.finditer(text)])


class Words(Sequence[Word]):
    """The words of a text like `words_of`, for who looks at few of them: a Word is made where it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def folded(self) -> list[str]:
        """The words as names are compared."""
        words = self._parts[1::2]
        return words if self._text.isascii() else [fold(word) for word in words]

    @cached_property
    def surfaces(self) -> list[str]:
        """The words as they are written."""
        return _ASCII_WORD.findall(self._text) if self._text.isascii() else self._parts[1::2]

    @cached_property
    def capitalised(self) -> list[int]:
        """The positions of the words that begin with a capital: few, and of them alone much is asked."""
        return [at for at, surface in enumerate(self.surfaces) if surface[0].isupper()]

    @cached_property
    def _parts(self) -> list[str]:
        """What stands before the first word, that word, what stands between it and the next, and so on."""
        text = self._text
        return _ASCII_PARTED.split(text.lower()) if text.isascii() else _PARTED.split(text)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each of these parts ends."""
        return list(accumulate(map(len, self._parts)))

    def __len__(self) -> int:
        return len(self.folded)

    @overload
    def __getitem__(self, at: int) -> Word: ...

    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...

    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        place = range(len(self.folded))[at]
        return [self._word_at(each) for each in place] if isinstance(place, range) else self._word_at(place)

    def _word_at(self, at: int) -> Word:
        folded = self.folded[at]
        start, end = self._ends[2 * at : 2 * at + 2]
        return _word((start, end, self._text[start:end], folded))


@lru_cache(maxsize=1024)
def words_in(text: str) -> Words:
    """The words of a turn, for all who look at few of them in turns."""
    return Words(text)


def lower_case_words_of(texts: Iterable[str]) -> set[str]:
    """The words that stand in lower case in these texts."""
    return {word for text in texts for word in WORD.findall(text) if word[0].islower()}


@lru_cache(maxsize=200_000)
def form_of(surface: str) -> str:
    """The form under which a surface is looked up: its words folded, one space between."""
    return " ".join(folded_words_of(surface)) or fold(surface.strip())


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital, as names do in running text."""
    return word[:1].isupper()


def is_initial(word: str) -> bool:
    """Whether a word is a single letter, as in `W. K.`."""
    return len(word) == 1 and word.isalpha()
