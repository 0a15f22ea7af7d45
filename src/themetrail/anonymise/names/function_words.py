"""Words that name nobody however they are written: articles, pronouns, connectives, hums; and numbering (`Q5`)."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

from themetrail.anonymise.names.forms import Word, fold, word_set
from themetrail.anonymise.names.words import is_frequent_given_name

# What people say between words, in any language; a list of stop words has none of it.
HUMS = word_set(
    """
    mm mmm mhm mhmm hm hmm hmmm um umm uh uhm uhuh uhhuh er erm eh ah aha ahh oh ooh ow huh ha haha heh ugh euh heu
    bah beh ben bof hein hop ouf tiens ahm ahem äh ähm öhm tja naja
    """
)
ANSWERS = {
    "en": word_set("yeah yep yup yes no nope nah okay ok right well sure wow gosh gonna wanna cuz cos like"),
    "fr": word_set("oui ouais non si voilà voila donc alors bon bien enfin allez mouais okay ok"),
    "de": word_set("ja nein doch genau eben halt also okay ok gell oder nun jawohl"),
}
# Stop words that many people bear as a name, beside those that the births in France tell (`Mia`, `Sara`).
NAMES_TOO = word_set(
    """
    will may al ben otto ella mila mia sara nova ali allen primo dan van gross gut kurz lang lange bravo durante grande
    salvo bueno mayor
    """
)
# What is counted in a study: `Question 5`, `Section 4.2`, `Item 12b`, `Tabelle 3`.
COUNTED = word_set(
    """
    question questions item items section sections part phase step stage level wave round session interview table figure
    chart appendix chapter page slide line row column version study group condition arm cohort task topic theme code
    partie etape phase niveau vague seance entretien tableau annexe chapitre ligne colonne groupe tache
    frage teil abschnitt schritt stufe sitzung tabelle abbildung anhang kapitel seite zeile spalte gruppe aufgabe
    """
)
_NUMBERED = re.compile(r"[^\W\d_]{1,2}\d{1,4}[a-z]?|\d+[a-z]?|[^\W\d_]|[ivx]{1,5}", re.IGNORECASE)
_LETTER_AND_DIGITS = re.compile(r"[^\W\d_]\d{1,4}[a-z]?")


@lru_cache(maxsize=8)
def function_words(language: str) -> frozenset[str]:
    """The folded function words of a language, as spaCy lists them, and hums; without what is a name as well."""
    named = NAMES_TOO | {word for word in _stop_words(language) if is_frequent_given_name(word)}
    listed = {fold(word) for word in _stop_words(language) if word.isalpha()}
    answers = {fold(word) for word in ANSWERS.get(language, ())}
    return frozenset((listed | answers | {fold(word) for word in HUMS}) - named)


@lru_cache(maxsize=8)
def _stop_words(language: str) -> frozenset[str]:
    """spaCy's list, read from its file: to import spaCy itself would take a second."""
    package = find_spec("spacy")
    file = Path(package.submodule_search_locations[0]) / "lang" / language / "stop_words.py"
    if not file.exists():
        return frozenset()
    found = spec_from_file_location(f"stop_words_of_{language}", file)
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return frozenset(module.STOP_WORDS)


def is_function_word(word: Word, language: str) -> bool:
    """Whether a word, whatever its case here, is a function word or a hum; a single letter may be an initial."""
    return len(word.folded) > 1 and word.folded in function_words(language)


def is_numbering(words: list[Word]) -> bool:
    """Whether words number something: a letter with digits (`Q5`), or what is counted and its number (`Item 3`)."""
    if len(words) == 1:
        return _LETTER_AND_DIGITS.fullmatch(words[0].surface) is not None
    counted = words[0].folded in COUNTED
    return all(_NUMBERED.fullmatch(word.surface) for word in (words[1:] if counted else words)) and (
        counted or any(letter.isdigit() for letter in words[0].surface)
    )
