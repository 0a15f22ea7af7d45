"""What several words of one sentence tell together: found by one word of them first, then by its pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from themetrail.anonymise.names.ages import age_to_band
from themetrail.languages.parts.facts import Telling
from themetrail.languages.table import any_of

FEWEST, OLDEST = 3, 110  # what `MANY` counts from, and up to what a number is an age
LONGEST = 8  # digits of a number from which it counts nothing


class Together(NamedTuple):
    """The first and the last of the words that tell a fact, its kind, and what is shown where it is made general."""

    first: int
    last: int
    kind: str
    general: str


class Tellings:
    """What is looked for in one language. A word of each is looked up, so that a turn without any costs no search."""

    def __init__(self, tellings: Iterable[Telling], numbers: Mapping[str, int]) -> None:
        self._numbers, self._searched = numbers, []
        number, many = _longest_first(numbers), _longest_first(word for word, n in numbers.items() if n >= FEWEST)
        self._of_word: dict[str, list[tuple[int, str]]] = {}
        for at, telling in enumerate(tellings):
            filled = {
                "HEAD": _longest_first(telling.heads),
                "NUMBER": rf"(?:\d+|{number}(?: {number}){{0,2}})",
                "MANY": rf"(?:[3-9]|\d\d+|{many})",
            }
            filled["AGE"] = rf"(?P<age>\d{{1,3}}|{number}(?: {number}){{0,2}})"
            self._searched.append((telling, [rf"\b(?:{_filled(pattern, filled)})\b" for pattern in telling.patterns]))
            for head in telling.heads:
                self._of_word.setdefault(head.split()[0], []).append((at, head))
        self.words = frozenset(self._of_word)

    def told_in(self, folded: list[str]) -> Iterator[Together]:
        """What is told in a text, given its words as they are compared."""
        first_words = self.words.intersection(folded)
        line = " ".join(folded) if first_words else ""
        for at in sorted({at for word in first_words for at, head in self._of_word[word] if head in line}):
            telling, patterns = self._searched[at]
            # Compiled where they are looked for: most studies tell few of them.
            for match in (match for pattern in patterns for match in _compiled(pattern).finditer(line)):
                general = self._general(telling, match)
                if general is not None:
                    first, last = line.count(" ", 0, match.start()), line.count(" ", 0, match.end())
                    yield Together(first, last, telling.kind, general)

    def _general(self, telling: Telling, match: re.Match[str]) -> str | None:
        """What is shown where it is made general, with the band of an age; None where the number can be no age."""
        if "age" not in match.re.groupindex:
            return f"[{telling.general}]" if telling.general else ""
        age = number_in(match["age"].split(), self._numbers)
        return f"[{telling.general}, {age_to_band(str(age))[1:]}" if 0 < age <= OLDEST else None


def number_in(folded: Iterable[str], numbers: Mapping[str, int]) -> int:
    """What words count, read one after the other (`forty one`, `quatre vingt dix`); 0 where one counts nothing."""
    number = 0
    for word in folded:
        value = int(word) if word.isdecimal() and len(word) < LONGEST else numbers.get(word, 0)
        if not value:
            return 0
        number = number * value if 0 < number < value else number + value
    return number


_compiled = cache(re.compile)


def _longest_first(phrases: Iterable[str]) -> str:
    return f"(?:{any_of(sorted(phrases, key=len, reverse=True))})"


def _filled(pattern: str, filled: Mapping[str, str]) -> str:
    """The pattern with what its capitals stand for."""
    return re.sub("|".join(filled), lambda word: filled[word[0]], pattern)
