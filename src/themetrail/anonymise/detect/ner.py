"""Named entities of turns by a spaCy pipeline, freed of what a name never holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from themetrail.anonymise.detect.address_forms import NOT_GREETED
from themetrail.anonymise.detect.clauses import Place, place_of
from themetrail.anonymise.detect.decoding import Recogniser
from themetrail.anonymise.detect.stretches import reach_of, stretches_of
from themetrail.anonymise.detect.towns import towns_in
from themetrail.anonymise.names.forms import PARTICLES, Word, is_capitalised, is_initial, words_of
from themetrail.anonymise.names.function_words import is_function_word
from themetrail.anonymise.names.label_words import LONE_ROLES
from themetrail.anonymise.names.organisations import has_head
from themetrail.anonymise.names.titles import is_title
from themetrail.anonymise.names.words import given_names, is_common, is_frequent_given_name, surnames
from themetrail.anonymise.spans import Span
from themetrail.languages.table import words_of_all

CATEGORY_OF = {
    "PERSON": "person",
    "PER": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organisation",
}
SURE, LIKELY, DOUBTFUL, UNLIKELY = 0.95, 0.85, 0.6, 0.3
_BEHIND_THINGS = words_of_all(lambda language: language.vocabulary.behind_things)
_BETWEEN_NAMES = re.compile(r"[;:\n] ?| / ")
CHARACTERS_AT_ONCE = 10_000  # what a model reads fastest at once, as measured


def entities_in(
    recogniser: Recogniser | None, texts: list[str], language: str, lower: Set[str]
) -> Iterator[list[Span]]:
    """The persons, places and organisations of each text, in the order of the texts; listed towns alone without a
    recogniser.

    `lower` holds the words that stand in lower case in them.
    """
    if recogniser is None:
        yield from (towns_in(text, language) for text in texts)
        return
    reach = reach_of(recogniser.nlp)
    places = [list(stretches_of(text, language, reach, lower)) for text in texts]
    stretches = (text[start:end] for text, own in zip(texts, places, strict=True) for start, end in own)
    recognised = (found for batch in batches_of(stretches) for found in recogniser.entities(batch))
    for text, own in zip(texts, places, strict=True):
        found = [(at + start, at + end, label) for at, _ in own for start, end, label in next(recognised)]
        yield [span for start, end, label in found for span in _read(text, start, end, label, language)]


def _read(text: str, start: int, end: int, label: str, language: str) -> list[Span]:
    """What a model's entity of this label is to us; nothing where the label does not matter."""
    category = CATEGORY_OF.get(label)
    if category == "person":
        return person_of(text, start, end, language)
    if label == "ORG" and _is_whole_name(text, start, end, language):
        return [Span(start, end, "person", "ner", LIKELY)]
    if category is None:
        return []
    parts = _parts(text, start, end)
    return [span for from_, to in parts for span in thing_of(text, from_, to, category, language)]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A model's thing in parts, where a mark that no name holds stands in it: `Ngozi; cc: Yusra`."""
    ends = [match.span() for match in _BETWEEN_NAMES.finditer(text, start, end)]
    return list(zip([start, *(to for _, to in ends)], [*(from_ for from_, _ in ends), end], strict=True))


def batches_of(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in their order, in batches of about as many characters each."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        batch.append(text)
        characters += len(text)
        if characters >= CHARACTERS_AT_ONCE:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def person_of(text: str, start: int, end: int, language: str) -> list[Span]:
    """A model's person as it would be named: cut where no name goes on, without titles and possessives."""
    words = [word._replace(start=word.start + start, end=word.end + start) for word in words_of(text[start:end])]
    if has_head(text[start:end]) and len(words) > 1:
        return [Span(start, end, "organisation", "ner", LIKELY)]
    return [span for name in _names(text, words, language) if (span := _named(text, name, language)) is not None]


def _is_whole_name(text: str, start: int, end: int, language: str) -> bool:
    """Whether what a model takes for a thing is a listed given name and a rare word: `Alex Furman`."""
    words = words_of(text[start:end])
    if len(words) != 2 or text[start + words[0].end : start + words[1].start] != " " or has_head(text[start:end]):
        return False
    given, after = words
    both = is_capitalised(given.surface) and is_capitalised(after.surface) and not after.surface.isupper()
    listed = given.folded in given_names() and after.folded not in given_names()
    return both and listed and not is_common(after.surface, language)


def _names(text: str, words: list[Word], language: str) -> list[list[Word]]:
    """The runs of words that may be one name each."""
    runs: list[list[Word]] = [[]]
    for word in words:
        gap = text[runs[-1][-1].end : word.start] if runs[-1] else ""
        last = runs[-1][-1] if gap else word
        ended = "." in gap and len(last.surface) > 1 and not is_title(last.surface, last.folded, language)
        if ended or any(mark in gap for mark in ",;/&()[]?!\n"):
            runs.append([])
        if not is_capitalised(word.surface) and word.folded not in PARTICLES and _is_no_name(word, language):
            runs.append([])
        else:
            runs[-1].append(word)
    return [run for run in runs if run]


def _named(text: str, words: list[Word], language: str) -> Span | None:
    while words and (_is_no_name(words[0], language) or _is_lead(text, words, language)):
        words.pop(0)
    while words and (
        _is_no_name(words[-1], language)
        or _is_possessive(text, words)
        or (len(words) > 1 and (words[-1].folded in NOT_GREETED or _is_small_particle(words[-1])))
    ):
        words.pop()
    if not words or (len(words) == 1 and words[0].folded in NOT_GREETED):
        return None
    score = score_of_person(words, language)
    first, last = words[0], words[-1]
    # A foreign term after its translation: `the Regional Court (Landesgericht)`.
    if text[first.start - 1 : first.start] == "(" and not _is_listed(words):
        score = min(score, UNLIKELY)
    return Span(first.start, last.end, "person", "ner", score)


def _is_small_particle(word: Word) -> bool:
    """Whether a word at the end of a name belongs to the sentence: `asked Nathalie de venir`."""
    return word.folded in PARTICLES and not is_capitalised(word.surface)


def _is_lead(text: str, words: list[Word], language: str) -> bool:
    """Whether a capitalised common word stands before a name: `Following Chris`, `Young Dario`; not an initial."""
    first = words[0]
    if len(words) > 1 and is_initial(first.surface) and text[first.end : first.end + 1] == ".":
        return False
    if first.folded in NOT_GREETED:
        return True
    return (
        len(words) > 1
        and is_common(first.surface, language)
        and not _is_listed([first])
        and not is_initial(first.surface)
    )


def _is_listed(words: list[Word]) -> bool:
    return any(word.folded in given_names() or word.folded in surnames() for word in words)


def score_of_person(words: list[Word], language: str) -> float:
    """How sure a model's person is, by its words: capitals, lists of names, the lemma index."""
    capitalised = [word for word in words if is_capitalised(word.surface)]
    if not capitalised or any(letter.isdigit() for word in words for letter in word.surface):
        return UNLIKELY
    listed = any(word.folded in given_names() for word in capitalised)
    if len(words) == 1 and words[0].surface.isupper() and not listed:
        return UNLIKELY  # an abbreviation
    rare = any(not is_common(word.surface, language) for word in capitalised)
    if listed and (rare or len(capitalised) > 1):
        return SURE
    if rare or listed:
        return LIKELY
    return DOUBTFUL if len(capitalised) > 1 or capitalised[0].folded in surnames() else 0.45


def thing_of(text: str, start: int, end: int, category: str, language: str) -> list[Span]:
    """A model's place or organisation, without article and possessive; nothing that is written all in lower case."""
    words = [word._replace(start=word.start + start, end=word.end + start) for word in words_of(text[start:end])]
    while words and not is_capitalised(words[0].surface) and not words[0].surface[0].isdigit():
        words.pop(0)
    while words and (
        _is_possessive(text, words)
        or words[-1].folded in _BEHIND_THINGS
        or (not is_capitalised(words[-1].surface) and is_function_word(words[-1], language))  # `the Lake somewhere`
    ):
        words.pop()
    if not words or not any(is_capitalised(word.surface) for word in words):
        return []
    surface = text[words[0].start : words[-1].end]
    if len(words) == 1 and is_frequent_given_name(surface) and _is_person_here(text, words[0], language):
        return [Span(words[0].start, words[-1].end, "person", "given_name", 0.8)]
    rare = any(is_capitalised(word.surface) and not is_common(word.surface, language) for word in words)
    score = LIKELY if rare or has_head(surface) else DOUBTFUL if len(words) > 1 else 0.45
    if category == "organisation" and len(surface) <= 3:
        score = min(score, 0.45)
    return [Span(words[0].start, words[-1].end, category, "ner", score)]


def _is_person_here(text: str, word: Word, language: str) -> bool:
    """Whether a frequent given name is no common word, or stands where people alone stand."""
    return not is_common(word.surface, language) or place_of(text, word, language) == Place.PERSON


def _is_no_name(word: Word, language: str) -> bool:
    if is_title(word.surface, word.folded, language):
        return True
    if is_capitalised(word.surface):
        return word.folded in LONE_ROLES and len(word.folded) > 1
    return is_common(word.surface, language) or word.surface.isdigit()


def _is_possessive(text: str, words: list[Word]) -> bool:
    last = words[-1]
    return last.folded == "s" and text[last.start - 1 : last.start] in ("'", "’", "‘", "`")
