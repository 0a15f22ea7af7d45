"""Words that name nobody however they are written: articles, pronouns, connectives, hums; and numbering (`Q5`)."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path

from themetrail.anonymise.names.forms import Word, fold
from themetrail.anonymise.names.words import is_frequent_given_name
from themetrail.languages.parts.words import word_set
from themetrail.languages.table import LANGUAGES, words_of_all

# What people say between words, in any language; a list of stop words has none of it.
HUMS = words_of_all(lambda language: language.vocabulary.hums)
# Stop words that many people bear as a name, beside those that the births in France tell (`Mia`, `Sara`); of languages
# without a record too.
NAMES_TOO = words_of_all(lambda language: language.vocabulary.names_too) | word_set(
    "otto ella mila mia sara nova ali primo bravo durante grande salvo bueno mayor"
)
# What is counted in a study: `Question 5`, `Section 4.2`, `Item 12b`, `Tabelle 3`.
COUNTED = words_of_all(lambda language: language.vocabulary.counted)
_NUMBERS = frozenset(
    fold(word) for word in words_of_all(lambda language: language.facts.numbers) if word.isalpha()
)  # `Stage Three`
_NUMBERED = re.compile(r"[^\W\d_]{1,2}\d{1,4}[a-z]?|\d+[a-z]?|[^\W\d_]|[ivx]{1,5}", re.IGNORECASE)
_LETTER_AND_DIGITS = re.compile(r"[^\W\d_]\d{1,4}[a-z]?")


@lru_cache(maxsize=None)
def function_words(language: str) -> frozenset[str]:
    """The folded function words of a language, as spaCy lists them, and hums; without what is a name as well."""
    named = NAMES_TOO | {word for word in _stop_words(language) if is_frequent_given_name(word)}
    listed = {fold(word) for word in _stop_words(language) if word.isalpha()}
    answers = {fold(word) for word in LANGUAGES[language].vocabulary.answers} if language in LANGUAGES else set()
    return frozenset((listed | answers | {fold(word) for word in HUMS}) - named)


@lru_cache(maxsize=None)
def _stop_words(language: str) -> frozenset[str]:
    """spaCy's list, read from its file: to import spaCy itself would take a second."""
    package = find_spec("spacy")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("No module named 'spacy'", name="spacy")
    file = Path(package.origin).parent / "lang" / language / "stop_words.py"
    return frozenset(run_path(str(file))["STOP_WORDS"] if file.exists() else ())


def is_function_word(word: Word, language: str) -> bool:
    """Whether a word, whatever its case here, is a function word or a hum; a single letter may be an initial."""
    return len(word.folded) > 1 and word.folded in function_words(language)


def is_numbering(words: list[Word]) -> bool:
    """Whether words number something: a letter with digits (`Q5`), or what is counted and its number (`Item 3`)."""
    if len(words) == 1:
        return _LETTER_AND_DIGITS.fullmatch(words[0].surface) is not None
    counted = words[0].folded in COUNTED
    if not counted:
        return all(_NUMBERED.fullmatch(word.surface) for word in words) and any(map(str.isdigit, words[0].surface))
    return all(word.folded in _NUMBERS or _NUMBERED.fullmatch(word.surface) for word in words[1:])
