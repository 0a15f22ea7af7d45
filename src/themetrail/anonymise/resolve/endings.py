"""What is put behind a name: the ending of a family's plural or of a genitive, and the initial of a surname.

An ending stays in the text, so that it reads on: `the Jacksons` become `the [Person 2]s`, `Müllers Haus` becomes
`[Person 3]s Haus`. An initial is a part of the name: of `Christina M. came` nothing stays but `came`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from themetrail.anonymise.detect.beside import after_family_article
from themetrail.anonymise.names.forms import CAPITALS, SMALL, Word, is_capitalised, words_of
from themetrail.languages.table import phrases_of_all, words_of_all

ENDINGS = phrases_of_all(lambda language: language.talk.plural_of_families)
FEWEST_BEFORE = 4  # letters of a name that is looked for with an ending: shorter ones are parts of too many words
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_PRONOUNS = words_of_all(lambda language: language.vocabulary.pronouns_in_capitals)  # `I`
_APOSTROPHES = "'’"
# An initial behind a name, where the sentence goes on, or ends.
_INITIAL = re.compile(rf"[ \u00a0]([{CAPITALS}])(?=\.? [{SMALL}]|\.?[,;:!?)]|\.?$|['’]s\b)")


def with_endings(names: Iterable[str]) -> dict[str, str]:
    """Each name with the ending of a plural or genitive, and the ending."""
    found: dict[str, str] = {}
    for name in names:
        if len(name) >= FEWEST_BEFORE and name.isalpha():
            for ending in ENDINGS:
                if name.endswith(_SIBILANTS) == (ending == "es"):
                    found[name + ending] = ending
    return found


def has_ending(text: str, word: Word, endings: Mapping[str, str], *, also_a_name: bool) -> bool:
    """Whether a word of a text is a known name with an ending: behind a family's article (`the Jacksons`), before an
    apostrophe (`Jacksons' house`), or before a noun in capitals (`Müllers Haus`), where it is no name itself."""
    if word.folded not in endings or not is_capitalised(word.surface):
        return False
    if after_family_article(text, word.start) or text[word.end : word.end + 1] in tuple(_APOSTROPHES):
        return True
    return not also_a_name and text[word.end : word.end + 1] == " " and text[word.end + 1 : word.end + 2].isupper()


def without_ending(text: str, start: int, end: int, endings: Mapping[str, str], names: Container[str]) -> int:
    """Where a person's name ends without the ending of a plural or genitive."""
    words = words_of(text[start:end])
    if not words or words[-1].folded not in endings:
        return end
    last = words[-1]._replace(start=start + words[-1].start, end=start + words[-1].end)
    first = last._replace(start=start)  # the article stands before the whole name: `the O'Neills`
    known = last.folded in names
    if has_ending(text, last, endings, also_a_name=known) or has_ending(text, first, endings, also_a_name=known):
        return last.end - len(endings[last.folded])
    return end


def with_initial(text: str, end: int) -> int:
    """Where a person's name ends with the initial behind it, its full stop included where the sentence goes on:
    `Christina M. came`."""
    found = _INITIAL.match(text, end)
    if found is None or not text[end - 2 : end].isalpha() or (found[1] in _PRONOUNS and text[found.end(1)] != "."):
        return end
    behind = text[found.end(1) : found.end(1) + 2]
    return found.end(1) + (behind == ". ")
