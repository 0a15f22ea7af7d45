"""In which of a study's languages a text is written, where nobody says so: by the words that its lemma index holds."""

from __future__ import annotations

from collections.abc import Iterable

from themetrail.anonymise.names.forms import WORD
from themetrail.anonymise.names.words import has_index, is_common

CLEAR = 0.2  # by so much must the share of a language's words lead before the others are left out


def likely_languages(text: str, languages: Iterable[str]) -> list[str]:
    """The languages in which the text may be written: one where its words tell, else all that come near.

    A model that reads another language than its own takes every second word for a name, so guessing costs less than
    asking all. A language without a lemma index cannot be ruled out.
    """
    wanted = sorted(set(languages))
    words = [word for word in WORD.findall(text) if word.isalpha()]
    if len(wanted) < 2 or not words:
        return wanted
    shares = {
        language: sum(is_common(word, language.split("-")[0]) for word in words) / len(words)
        for language in wanted
        if has_index(language.split("-")[0])
    }
    best = max(shares.values(), default=0.0)
    return [language for language in wanted if shares.get(language, 1.0) > best - CLEAR]
