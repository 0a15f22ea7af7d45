"""Words of a passage as people repeat them: where a piece begins and ends in it, and whether an edit keeps to it.

Words are compared without capitals, marks around them and the numbers of pseudonyms, so that a choice outlives what
does not change what was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from themetrail.writing_systems import CHARACTER

_TOKEN = re.compile(rf"[\"'“‘«(]*\[[^\[\]\n]*\][^\s\[\]\w]*|[{CHARACTER}]|[^\s\[\]{CHARACTER}]+|[\[\]]")
_NUMBER = re.compile(r"\s+\d+(?=\])")
_AROUND = re.compile(r"^[^\w\[]+|[^\w\]]+$")
_GAP = re.compile(r"(?:\(\s*(?:…|\.\s?\.\s?\.)\s*\)|\[\s*(?:…|\.\s?\.\s?\.)\s*\])")
_INSERTED = re.compile(r"\[[^\[\]\n]*\]")


@dataclass(frozen=True)
class Word:
    """A word as it is compared, and where it stands."""

    key: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text; what stands in square brackets is one word."""
    words = (Word(_key(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(text))
    return [word for word in words if word.key]


def places_of(first_words: str, last_words: str, text: str) -> list[tuple[int, int]]:
    """Each stretch of a text that begins with the first words and ends with the last; from its beginning or to its end
    where either is empty.

    Where the last words stand several times behind the first, all these ends are given.
    """
    words = words_in(text)
    first, last = ([word.key for word in words_in(each)] for each in (first_words, last_words))
    starts = _runs(first, words) if first else [0] if words else []
    ends = [place + len(last) - 1 for place in _runs(last, words)] if last else [len(words) - 1]
    least = max(len(first), len(last), 1)
    pairs = [(start, end) for start in starts for end in ends if end - start + 1 >= least]
    return [(words[start].start, words[end].end) for start, end in pairs]


def fault_of_edit(edit: str, passage: str) -> str:
    """What is wrong with a passage as people edited it; empty where nothing is.

    It may leave words out where (…) stands, and have other words in square brackets; all else must be the words of the
    passage, in their order.
    """
    said = [word.key for word in words_in(passage)]
    pseudonyms = {key for key in said if key.startswith("[")}
    position, number, loose = 0, 0, True  # loose: a gap or an insertion stands before, or nothing
    for run, opens in _runs_of_edit(edit, pseudonyms):
        found = _next(run, said, position, anywhere=loose)
        if found is None:
            return (
                f"what stands from word {number + 1} of the edit on is not what was said next; only (…) for what is"
                " left out and what stands in [square brackets] may differ from the passage"
            )
        position, number, loose = found + len(run), number + len(run), opens
    return _other_pseudonym(edit, passage) if number else "no word of the passage is left in the edit"


def _other_pseudonym(edit: str, passage: str) -> str:
    """What is wrong where the edit names another person, place or organisation than the passage does: its number."""
    said = {_spaced(each) for each in _INSERTED.findall(passage)}
    kinds = {_NUMBER.sub("", each) for each in said}
    for each in map(_spaced, _INSERTED.findall(edit)):
        if _NUMBER.search(each) and each not in said and _NUMBER.sub("", each) in kinds:
            return "a pseudonym of the edit has a number that is not in the passage; copy it from there"
    return ""


def _spaced(bracket: str) -> str:
    return " ".join(bracket.casefold().split())


def _runs_of_edit(edit: str, pseudonyms: set[str]) -> list[tuple[list[str], bool]]:
    """The stretches of words that stand side by side in the passage; each but the last ends at a gap or insertion."""
    runs: list[tuple[list[str], bool]] = []
    run: list[str] = []
    for word in words_in(_GAP.sub(" [...] ", edit)):
        if word.key.startswith("[") and word.key not in pseudonyms:
            if run:
                runs.append((run, True))
            run = []
        else:
            run.append(word.key)
    return [*runs, (run, False)] if run else runs


def _next(run: list[str], said: list[str], position: int, *, anywhere: bool) -> int | None:
    """Where the run stands next in what was said."""
    last = len(said) - len(run)
    for place in range(position, (last if anywhere else min(position, last)) + 1):
        if said[place : place + len(run)] == run:
            return place
    return None


def _runs(keys: list[str], words: list[Word]) -> list[int]:
    """At which words these keys stand one after the other."""
    return [
        place
        for place in range(len(words) - len(keys) + 1)
        if all(words[place + step].key == key for step, key in enumerate(keys))
    ]


def _key(token: str) -> str:
    bracket = _INSERTED.search(token)
    if bracket:
        return "[...]" if _GAP.fullmatch(bracket[0]) else _NUMBER.sub("", _spaced(bracket[0]))
    return _AROUND.sub("", token.casefold().replace("’", "'").replace("‘", "'"))
