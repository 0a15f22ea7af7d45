"""Names that a title or an initial announces: `Mme Rochat`, `Dr. A. Keller`, `Sergeant H`, `W.K.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from themetrail.anonymise.detect.clauses import says_something
from themetrail.anonymise.detect.joints import is_name_with_apostrophe
from themetrail.anonymise.names.forms import CAPITALS, PARTICLES, SMALL, Word, Words, fold, is_capitalised, words_of
from themetrail.anonymise.names.organisations import HEADS
from themetrail.anonymise.names.titles import OFFICES, PLURAL, TITLES, is_one_letter_title, is_title
from themetrail.anonymise.names.words import (
    PLACES,
    given_names,
    is_common,
    is_frequent_given_name,
    is_written_in_index,
    surnames,
)
from themetrail.anonymise.spans import Span
from themetrail.languages.table import LANGUAGES, any_of, any_of_all, beginnings_of, phrases_of_all, words_of_all

_GAP = re.compile(r"\.? ?|[-'’]|\.-|, ")
_BETWEEN = re.compile(r"[ ]|\. ?|[-'’]|\.-| -|- ")
MOST_WORDS = 5
_ANDS = phrases_of_all(lambda language: language.talk.ands)
_PRONOUNS = words_of_all(lambda language: [one.lower() for one in language.vocabulary.pronouns_in_capitals])  # `I`
LONGEST_NOTE = 60
_NOTE_BEFORE = re.compile(r"(?:\[[^\[\]\n]*\]|\([^()\n]*\))$")  # what transcribers heard or saw
_BEFORE_SENTENCE = " \t\u00a0\"'“”‘’«»„([–—-"  # what may stand between a sentence's first word and the one before


def titled_names(text: str, words: Words, language: str) -> Iterator[Span]:
    """The names that follow a title, without the title; after a plural title, each name of the list."""
    for position in _beginnings(words):
        if not position or words.folded[position - 1] not in TITLES:
            continue
        word, following = words[position - 1], words[position]
        if not is_title(word.surface, word.folded, language):
            continue
        if is_title(following.surface, following.folded, language) or not _announces(text, word, following, language):
            continue
        first: int | None = position
        while first is not None:
            last = last_of_name(text, words, first)
            if last is None or (last == first and _is_office(words[first], language)):
                break
            score = 0.97 if not is_common(words[last].surface, language) else 0.9
            if score == 0.9 and _may_begin_sentence(text, word, words[first]):
                score = 0.6
            yield Span(words[first].start, words[last].end, "person", "title", score)
            first = _next_in_list(text, words, last) if word.folded in PLURAL else None


def _beginnings(words: Words) -> Iterator[int]:
    """The positions at which a name may begin: those of capitals, and of particles that lead to one."""
    free = 0
    for capital in words.capitalised:
        first = capital
        while first > free and (words.folded[first - 1] in PARTICLES or words.folded[first - 1] == "und"):
            first -= 1
        yield from range(first, capital + 1)
        free = capital + 1


def _is_office(word: Word, language: str) -> bool:
    """Whether somebody is addressed by what everybody calls them and by no name: `Herr Pfarrer`."""
    known = LANGUAGES.get(language)
    return known is not None and word.folded in known.vocabulary.called and word.folded not in surnames()


def _may_begin_sentence(text: str, title: Word, name: Word) -> bool:
    """Whether a full stop after a title may be the end of a sentence (`I saw the Dr. Yesterday ...`)."""
    ended = text[title.end : name.start].startswith((". ", ".\u00a0"))
    return ended and name.folded not in surnames() and name.folded not in given_names()


def _next_in_list(text: str, words: Sequence[Word], last: int) -> int | None:
    """The position of the next name in `MM. Pettiti, Foighel et Loizou`, or None where the list ends."""
    after = last + 1
    gap = text[words[last].end : words[after].start] if after < len(words) else ""
    if after < len(words) and words[after].folded in _ANDS and gap in (" ", ". ", ", "):
        after += 1
    elif after < len(words) and text[words[last].end : words[after].start].strip(". ") != ",":
        return None
    return after if after < len(words) and is_capitalised(words[after].surface) else None


def _announces(text: str, title: Word, name: Word, language: str) -> bool:
    """Whether a title and the word after it belong together, and that word begins a name."""
    between = text[title.end : name.start]
    if between not in (" ", "\u00a0") and not (between in (". ", ".", ".\u00a0") and len(title.surface) < 5):
        return False
    initial = len(name.surface) == 1 and name.surface.isupper() and name.folded not in ("a", *_PRONOUNS)
    if title.folded in OFFICES and (between != " " or (is_common(name.surface, language) and not initial)):
        return False
    if name.folded in PARTICLES:
        return title.folded not in OFFICES
    # Two capitals in a row ("LE JUGE") are a heading rather than an address.
    return is_capitalised(name.surface) and not (title.surface.isupper() and len(title.surface) > 2)


def last_of_name(text: str, words: Sequence[Word], first: int) -> int | None:
    """The last word's position of a name that begins at `first`: capitals, initials, particles before a capital."""
    last = None
    for position in range(first, min(first + MOST_WORDS, len(words))):
        word = words[position]
        if position > first and not _BETWEEN.fullmatch(text[words[position - 1].end : word.start]):
            break
        # A full stop goes on only after an initial: after a word it ends the sentence.
        if (
            position > first
            and "." in text[words[position - 1].end : word.start]
            and len(words[position - 1].surface) > 2
        ):
            break
        if is_capitalised(word.surface):
            if (word.folded in _PRONOUNS and is_pronoun(text, word)) or _begins_next(words, first, position):
                break
            last = position
        elif word.folded not in PARTICLES and not _is_von_und_zu(words, position):
            break
    return last


def _begins_next(words: Sequence[Word], first: int, position: int) -> bool:
    """Whether a title here announces the next person: `Frau Meier und Herr Frey`."""
    return position > first and len(words[position].surface) > 1 and is_title(*words[position][2:])


def _is_von_und_zu(words: Sequence[Word], position: int) -> bool:
    return words[position].folded == "und" and position > 0 and words[position - 1].folded == "von"


def is_pronoun(text: str, word: Word) -> bool:
    """Whether a capital letter that is a pronoun stands for it rather than for a name: no full stop follows it."""
    return text[word.end : word.end + 1] != "."


# Two initials or more with full stops, alone: `W.K.`, `J.-P. B.`, and `W.K` as many write them; not A.M. and the like.
_INITIALS = re.compile(
    rf"(?<![\w.])(?:(?:[{CAPITALS}]\.[ -]?){{1,3}}[{CAPITALS}]\.(?!\w)"
    rf"|(?:[{CAPITALS}]\.-?){{1,2}}[{CAPITALS}](?![\w.'’]))"
)
NO_INITIALS = words_of_all(lambda language: language.vocabulary.no_initials)


def initials_in(text: str) -> Iterator[Span]:
    """Initials that stand for a person."""
    for match in _INITIALS.finditer(text):
        letters = re.sub(r"[^\w]", "", match.group()).lower()
        if letters not in NO_INITIALS:
            end = match.end() - (match[0][-1] == ".")
            yield Span(match.start(), end, "person", "initials", 0.7)


# A surname written together with its particle: `deSouza`, `vanDijk`; not `iPhone`, `eBay`.
_CAMEL = re.compile(rf"[a-z][{CAPITALS}][{SMALL}]{{2,}}\b")
_PARTICLE_JOINED = re.compile(rf"\b(?:{any_of(sorted(PARTICLES - {'a', 'e', 'y', 'i'}))})$")
_GIVEN_BEFORE = re.compile(rf"\b([{CAPITALS}][\w'’-]+) $")


def joined_surnames(text: str) -> Iterator[Span]:
    """Surnames that begin with their particle in small letters, with the given name before them."""
    for match in _CAMEL.finditer(text):
        particle = _PARTICLE_JOINED.search(text, max(0, match.start() - 12), match.start() + 1)
        if particle is None:
            continue
        before = _GIVEN_BEFORE.search(text, max(0, particle.start() - 24), particle.start())
        if before is not None and fold(before[1]) in given_names():
            yield Span(before.start(1), match.end(), "person", "given_name", 0.85)
        else:
            yield Span(particle.start(), match.end(), "person", "capitalised", 0.65)


# Who is greeted or thanked, or given the floor, is named next: `Thanks, um, Claire`, `over to Rod`.
_GREETINGS = phrases_of_all(lambda language: language.talk.greetings)
_FILLERS = any_of_all(lambda language: language.talk.greeting_fillers)
_GREETING = re.compile(
    rf"\b(?={beginnings_of(_GREETINGS)})(?:{any_of(_GREETINGS)})(?:[,.]? (?:{_FILLERS}))*,? (?=[^\W\d_])", re.IGNORECASE
)
NOT_GREETED = words_of_all(lambda language: language.talk.not_greeted)


def greeted_names(text: str, language: str) -> Iterator[Span]:
    """The name of who is greeted, thanked or given the floor, where a capital stands after a greeting."""
    for match in _GREETING.finditer(text):
        following = words_of(text[match.end() : match.end() + 60])
        if not following or following[0].start or not is_capitalised(following[0].surface):
            continue
        first = following[0]
        if first.folded in NOT_GREETED or is_title(first.surface, first.folded, language) or len(first.surface) < 2:
            continue
        if first.surface.isupper() and len(first.surface) > 3:
            continue
        last = last_of_name(text[match.end() :], following, 0)
        names = following[: (last or 0) + 1]
        while len(names) > 1 and is_common(names[-1].surface, language) and names[-1].folded not in given_names():
            names.pop()
        known = first.folded in given_names() or not is_common(first.surface, language)
        yield Span(match.end() + first.start, match.end() + names[-1].end, "person", "greeting", 0.93 if known else 0.7)


# A name before its post-nominals: `Mummery LJ`, `D. Pannick QC`.
_HONOURS = any_of_all(lambda language: language.talk.post_nominals)
_POST_NOMINAL = re.compile(rf"((?:[{CAPITALS}]\. ?)*[{CAPITALS}][\w'’-]+),? (?:{_HONOURS})\b")


def names_before_letters(text: str, language: str) -> Iterator[Span]:
    """The name before an honour or degree."""
    for match in _POST_NOMINAL.finditer(text):
        surname = words_of(match.group(1))[-1]
        if surname.folded not in NOT_GREETED and surname.folded not in HEADS and not surname.surface.isupper():
            score = 0.6 if is_common(surname.surface, language) else 0.9
            yield Span(*match.span(1), "person", "title", score)


_GLUED_TITLES = any_of_all(lambda language: language.titles.glued)
_GLUED = re.compile(rf"\b(?:{_GLUED_TITLES})(?=([{CAPITALS}]\. ?(?:[{CAPITALS}]\. ?)*[{CAPITALS}][\w'’-]+))")


def glued_names(text: str) -> Iterator[Span]:
    """Names that stand against their title, as scanning and conversion leave them: `MmeE. Palm`."""
    for match in _GLUED.finditer(text):
        yield Span(*match.span(1), "person", "title", 0.95)


# A letter and an apostrophe that belong to a name: `O'Neill`, `N'Diaye`.
_APOSTROPHE = re.compile(rf"(?<![^\W_])(?<![^\W_][^\W_][^\W_]['’])([{CAPITALS}]|De)['’]([{CAPITALS}][{SMALL}][\w]+)")


def names_with_apostrophe(text: str, language: str) -> Iterator[Span]:
    """Names with a letter before an apostrophe; where a sentence begins, an article that is one letter is none."""
    known = LANGUAGES.get(language)
    for match in _APOSTROPHE.finditer(text):
        article = known is not None and match.group(1).lower() in known.vocabulary.articles
        both = Word(match.start(), match.end(), match[0], fold(match[2]))
        if not (article and begins_sentence(text, both.start)) or is_name_with_apostrophe(text, both, language):
            yield Span(match.start(), match.end(), "person", "given_name", 0.8)


# A surname after its initials, whose title is far or missing: `P. Duffy`, `L.-E. Pettiti`.
# What a letter belongs to sooner than to a name, where nouns have capitals: `Gruppe B. Kinder`, `z. B. Kinder`.
_NOUN_OR_FULL_STOP_BEFORE = re.compile(rf"(?<![^\W_])[{CAPITALS}][^\W\d_]*$|\.$")
_INITIALLED = re.compile(rf"(?<![\w.])((?:[{CAPITALS}]\.[ -]?){{1,3}})([{CAPITALS}](?![{CAPITALS}’'])[\w][\w'’-]+)")


def initialled_names(text: str, language: str) -> Iterator[Span]:
    """A surname with its initials. A lone I or A may end a sentence or number a paragraph, and needs company."""
    for match in _INITIALLED.finditer(text):
        letters, surname = match.group(1).rstrip(), match.group(2)
        before = text[: match.start()].rstrip(" ")
        lone = letters in ("I.", "A.", "V.") and not before.endswith((",", *_ANDS))
        if len(letters) == 2 and is_one_letter_title(letters[0], language):
            continue  # Monsieur
        heading = len(letters) == 2 and (not before or before.endswith("\n"))
        heading = heading and not says_something(text, match.end(), language)  # `K. Mensah said`
        if lone or heading or fold(surname) in HEADS or fold(surname) in TITLES:
            continue
        if not is_common(surname, language):
            yield Span(match.start(), match.end(), "person", "initials", 0.85)
        elif _is_noun_alone(surname, language) and not _NOUN_OR_FULL_STOP_BEFORE.search(before):
            yield Span(match.start(), match.end(), "person", "initials", 0.3)


def _is_noun_alone(surname: str, language: str) -> bool:
    """Whether a language whose nouns have capitals has a word as a noun alone, as which it has names too: `Asante`."""
    known = LANGUAGES.get(language)
    return (
        known is not None and known.vocabulary.nouns_capitalised and not is_written_in_index(surname.lower(), language)
    )


_LOWER_BEFORE = re.compile(rf"\b[{SMALL}]+,? $")


def given_and_surname(text: str, words: Words, language: str, things: list[tuple[int, int]]) -> Iterator[Span]:
    """A listed given name and the capitalised word after it, where a model sees no place or organisation (`things`).

    A model's thing that begins with the second word alone is no obstacle: it has cut one name in two.
    """
    listed = given_names()
    for position, behind in pairwise(words.capitalised):
        if behind != position + 1 or words.folded[position] not in listed:
            continue
        given, after = words[position], words[behind]
        if text[given.end : after.start] != " " or given.surface.isupper() or after.surface.isupper():
            continue
        if after.folded in HEADS or after.folded in NOT_GREETED or is_title(after.surface, after.folded, language):
            continue
        score = 0.8
        if is_common(given.surface, language):
            nouns = language in LANGUAGES and LANGUAGES[language].vocabulary.nouns_capitalised
            if begins_sentence(text, given.start) and not (nouns and is_frequent_given_name(given.surface)):
                continue
            if is_common(after.surface, language):
                if after.folded not in surnames() or not _LOWER_BEFORE.search(
                    text, max(0, given.start - 24), given.start
                ):
                    continue
                score = 0.6  # two common words, each a name too: `with Hope Moody`
        cut_in_two = (after.start, after.end) in things and given.folded not in PLACES
        if any(start < after.end and given.start < end for start, end in things) and not cut_in_two:
            continue
        yield Span(given.start, after.end, "person", "given_name", score)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word stands where every word would be capitalised; a note in brackets before it counts as nothing."""
    while start:
        if text[start - 1] in _BEFORE_SENTENCE:
            start -= 1
        elif note := _NOTE_BEFORE.search(text, max(0, start - LONGEST_NOTE), start):
            start = note.start()  # `[laughs] Seven of them.`
        else:
            break
    return not start or text[start - 1] in ".!?:…\n"
