"""What the study's detections say of words: which are parts of names, and which of places and organisations."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.names.forms import PARTICLES, Word, form_of, is_capitalised, words_of
from themetrail.anonymise.names.function_words import is_function_word
from themetrail.anonymise.names.organisations import HEADS, has_head
from themetrail.anonymise.names.titles import TITLES, months_and_days
from themetrail.anonymise.names.words import given_names, is_common, surnames
from themetrail.anonymise.spans import NAMED, REPLACED_FROM, STRONG
from themetrail.languages.table import LANGUAGES
from themetrail.rows import tuples_of

SURE_ENOUGH = 0.7
ENOUGH_WORDS = 2000  # from so many words on, what never stands in lower case is no common word there


class Seen(NamedTuple):
    """A detection as evidence: what stood there, what it was taken for, by whom and how surely, in which language, and
    how often that was so."""

    surface: str
    category: str
    detector: str
    score: float
    language: str
    times: int


def seen_in(detections: pd.DataFrame, language_of: dict[str, str]) -> list[Seen]:
    """The evidence in DETECTIONS that is sure enough to be replaced, each different one once."""
    short = {transcript_id: language.split("-")[0] for transcript_id, language in language_of.items()}
    seen: Counter[tuple[str, str, str, float, str]] = Counter(
        (surface, category, detector, score, short[transcript_id])
        for surface, category, detector, score, transcript_id in tuples_of(
            detections, "surface", "category", "detector", "score", "transcript_id"
        )
        if score >= REPLACED_FROM
    )
    return [Seen(*evidence, times) for evidence, times in seen.items()]


def found_names(seen: list[Seen], lower_words: Counter) -> list[tuple[str, bool]]:
    """Each part of a person found anywhere, and whether it must stand capitalised to be that name.

    A word that is more often part of a place or an organisation is left out, unless a title or a greeting named it.
    A common word counts only where it is a listed given name, or where a title or a greeting announced it, alone or
    before a surname.
    """
    votes, telling = word_votes(seen), sum(lower_words.values()) >= ENOUGH_WORDS
    found: dict[str, bool] = {}
    persons = {
        (one.surface, one.language, one.detector in STRONG)
        for one in seen
        if one.category == "person" and one.score >= SURE_ENOUGH
    }
    for surface, language, strong in sorted(persons):
        words = words_of(surface)
        for word in words:
            if not _is_part(word, strong, language, lower=surface == surface.lower()):
                continue
            person, thing, announced = votes[word.folded]
            listed = word.folded in given_names()
            if thing > person and not announced:
                continue
            lower = lower_words[word.folded]
            said_as_word = 2 * lower > person if listed or announced else lower > 0
            common = is_common(word.surface, language) or said_as_word
            if listed and telling and lower_words[word.folded] == 0:
                common = False  # nobody in this study says it as a word
            announced_alone = strong and (len(words) == 1 or (len(words) == 2 and word == words[0]))
            if common and not (listed or announced_alone or _is_surname_of_whole(word, words, language)):
                continue
            found[word.folded] = found.get(word.folded, False) or common
    return sorted(found.items())


def _is_surname_of_whole(word: Word, words: list[Word], language: str) -> bool:
    """Whether a common word is the listed surname at the end of a whole name (`Bob Jones`), where nouns have no
    capital that would make a name of each."""
    known = LANGUAGES.get(language)
    first = words[0]
    at_end = len(words) > 1 and word == words[-1] and first.folded in given_names()
    return (
        at_end
        and not is_common(first.surface, language)
        and word.folded in surnames()
        and known is not None
        and not known.vocabulary.nouns_capitalised
    )


def _is_part(word: Word, strong: bool, language: str, *, lower: bool) -> bool:
    """Whether a word of a person's span may be looked for alone. `lower`: its text has no capitals."""
    folded = word.folded
    if folded in months_and_days(language) or (is_function_word(word, language) and folded not in surnames()):
        return False
    if len(folded) < 3 and not (strong and len(folded) == 2 and word.surface.isupper()):
        return False
    if not folded.isalpha() or not (lower or is_capitalised(word.surface)):
        return False
    return folded not in PARTICLES and folded not in TITLES and folded not in HEADS


def word_votes(seen: list[Seen]) -> dict[str, list[int]]:
    """How often each word was part of a person, of a place or organisation, and announced by a title or greeting."""
    votes: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for surface, category, detector, _, _, times in seen:
        if category == "person":
            slot = 2 if detector in STRONG else 0
        elif category in ("place", "organisation") and not has_head(surface):
            slot = 1
        else:
            continue
        for word in words_of(surface):
            votes[word.folded][slot] += times
    for counts in votes.values():
        counts[0] += counts[2]
    return votes


def found_things(seen: list[Seen]) -> dict[str, str]:
    """The category of each form that a model took for a place or an organisation at least as often as for a person."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for surface, category, detector, _, _, times in seen:
        if category not in NAMED:
            continue
        counts[form_of(surface)][category] += 2 * times if detector in STRONG else times
    things = {}
    for form, votes in counts.items():
        best = max(NAMED, key=lambda category: (votes[category], -NAMED.index(category)))
        if best != "person":
            things[form] = best
    return things
