"""Text without capitals, as speech recognition writes it: the capitals that a reader would set, offsets unchanged.

A model that learned from edited text knows names by their capitals. Words that are no common words, given names, and
words that begin a sentence or follow a title or a greeting get theirs; no letter is added or lost, so offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from themetrail.anonymise.names.forms import WORD, fold, word_set
from themetrail.anonymise.names.titles import MONTHS_AND_DAYS, TITLES
from themetrail.anonymise.names.words import SHORT_FORMS, frequent_surnames, given_names, is_common, listed_names

FEWEST_WORDS, FEWEST_CAPITALS = 20, 0.02
# Common words that are given names too, and far more often the word.
MOSTLY_WORDS = word_set(
    """
    will may an so art rich pat joy hope grace faith sue drew chase grant guy rose dawn page gray an van ever
    june angel april august summer autumn baby bee bell bird blue can case cash dale dear day die dot early earl
    else mark bill fair far few fine free good great hall happy hart ha han handy high holly home honey in ivy
    job just kit la chip land lane last le lee less like line lo long lord love low ly mace major man many max
    me merry miles mine my noble north now ok olive one or other park pearl pace penny per precious price prince
    queen rain ray red reed rest rise river rock royal ruby sage sail see sharp short show shy sky son south
    spring star stone sunny tab tan ten the tiny true two una very wade way west white win wing winter wise wood
    worth young pep se les ma mai mars bud buck avril juin or tu si va claire rose pierre constance felicite
    esperance desire aime parfait juste prudence nick hank
    """
) - {"mark", "bill"}
# What follows a given name as a word of the sentence, though it is a surname somewhere.
AFTER_NAMES = word_set(
    """
    said say says has had have is was will would can could did does do and or but so then too you we they he she
    it i go came come comes asked ask just here there now not no yes please thanks thank hi good great well also
    again still may might for from with of on in at to by as if that this the a an been being are were be let
    our your my his her their one two who what when where how why because about over out up down back off only
    even really very much more most all both each any some other same next last first second question open line
    congrats hello hey okay sorry right sure et ou mais est a dit va fait pas non oui si bien aussi elle il on
    tu vous nous je qui que quoi dans sur pour par avec
    """
)
_AFTER_GREETING = re.compile(
    r"\b(?:thanks|thank you|hi|hey|hello|good (?:morning|afternoon|evening)|morning|over to|my name is|my name's"
    r"|this is|merci|bonjour|salut|je m['’]appelle|c['’]est|danke|hallo)"
    r"(?:[,.]? (?:um|uh|er|euh|so much|very much))*[,.]? $",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n\s*)$")


def lacks_capitals(texts: Iterable[str]) -> bool:
    """Whether these turns are written without capitals (a transcript of speech recognition)."""
    words = [word for text in texts for word in WORD.findall(text) if word not in ("I", "i")]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= FEWEST_WORDS and capitals < FEWEST_CAPITALS * len(words)


# Titles that are more often words where nothing is capitalised: `mes amis`, `ich mag`, `mm`.
_SELDOM_TITLES = frozenset({"miss", "me", "mes", "mm", "mag", "ing", "col", "gen", "sir", "general", "major"})


def truecased(text: str, language: str) -> str:
    """The text with the capitals that a reader would set; of the same length, each letter in its place."""
    letters = list(text)
    for match in WORD.finditer(text):
        first = text[match.start()]
        if _is_capital(text, match, language) and len(first.upper()) == 1:
            letters[match.start()] = first.upper()
    return "".join(letters)


def _is_capital(text: str, match: re.Match, language: str) -> bool:
    word, folded = match.group(), fold(match.group())
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 24]
    if before.endswith(("'", "’")):
        return len(word) > 2  # not the `s` and `ll` of a contraction
    if after.startswith(("'t", "’t")):
        return False
    if folded in TITLES and folded not in _SELDOM_TITLES:
        return True
    if folded == "i" or folded in MONTHS_AND_DAYS - {"may", "march", "mars", "mai"} or _SENTENCE.search(before):
        return True
    if is_given(folded, word, language):
        return True
    if folded in given_names() and (_AFTER_GREETING.search(before) or _joins(after)):
        return True
    if _follows_given(before, language) and folded in frequent_surnames() and folded not in AFTER_NAMES:
        return True
    return len(word) > 2 and word.isalpha() and not is_common(word, language)


@lru_cache(maxsize=50_000)
def is_given(folded: str, word: str, language: str) -> bool:
    """Whether a word is a given name rather than a word: no common word, or a listed name of this language itself."""
    if folded in MOSTLY_WORDS or folded not in given_names():
        return False
    own = folded in SHORT_FORMS or folded in listed_names(language, "first_names")
    return own or not is_common(word, language)


def _joins(after: str) -> bool:
    """Whether a hyphen and another given name follow: `jean-marc`."""
    match = re.match(r"-([^\W\d_]+)", after)
    return match is not None and fold(match.group(1)) in given_names()


def _follows_given(before: str, language: str) -> bool:
    match = re.search(r"([^\W\d_]+) $", before)
    return match is not None and is_given(fold(match.group(1)), match.group(1), language)
