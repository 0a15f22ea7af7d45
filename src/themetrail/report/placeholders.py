"""Pseudonyms in print: with their numbers, as the data have them, or by what somebody or something is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from themetrail.contracts.anonymise import WORD_FOR
from themetrail.words_in_print import Words

_INTERVIEWER = "Interviewer"  # a person too, who is named by what they do
_CATEGORY_OF = {word.casefold(): category for category, word in WORD_FOR.items()}
_PLACEHOLDER = re.compile(rf"\[({'|'.join(map(re.escape, (*WORD_FOR.values(), _INTERVIEWER)))})(?: \d+)?\]")


def printed_as(pseudonyms: str, chosen: Mapping[str, str], words: Words) -> Callable[[str], str]:
    """What prints the pseudonyms of a text: `numbered` as they are, by `role` as [person] or as the word chosen for
    the category. What the study says in brackets besides, as [February 2021] and [laughs], stays."""
    if pseudonyms == "numbered":
        return lambda text: text

    def by_role(found: re.Match[str]) -> str:
        category = _CATEGORY_OF.get(found[1].casefold(), "interviewer")
        return f"[{chosen.get(category) or words.say(f'placeholder_{category}')}]"

    return lambda text: _PLACEHOLDER.sub(by_role, text)
