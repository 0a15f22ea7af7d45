"""The lexicon: names known anywhere in the study are names everywhere in it, unless they are common words there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from themetrail.anonymise.detect.address_forms import begins_sentence
from themetrail.anonymise.detect.clauses import Place, has_determiner, place_of
from themetrail.anonymise.names.forms import (
    PARTICLES,
    Word,
    Words,
    folded_words_of,
    form_of,
    is_capitalised,
    is_initial,
    words_of,
)
from themetrail.anonymise.names.organisations import core_of, has_head, without_article
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.spellings import FEWEST_JOINED, readings_of, spelt_out
from themetrail.anonymise.names.titles import ONE_LETTER, PLURAL
from themetrail.anonymise.names.words import is_common
from themetrail.anonymise.resolve.contexts import FAMILY_ARTICLES, without_family_article
from themetrail.anonymise.resolve.endings import has_ending, with_endings, with_initial, without_ending
from themetrail.anonymise.resolve.evidence import STRONG, found_names, found_things, word_votes
from themetrail.anonymise.resolve.kinds import Kinds, kinds_in
from themetrail.anonymise.spans import NAMED, REPLACED_FROM, Span, disjoint
from themetrail.contracts.anonymise import LEXICON
from themetrail.languages.table import words_of_all

# Two words belong to one name across a space (or a few, or a line's end), a hyphen, an apostrophe, or the full stop of
# an initial.
_GAPS = frozenset((" ", "-", "'", "’", "\u00a0", " -", "- ", "‑"))
_WIDE_GAP = re.compile(r"[^\S\n]{1,3}|[^\S\n]?\r?\n[^\S\n]?|-[^\S\n]?\r?\n[^\S\n]?|‐")
_AFTER_INITIAL = (".", ". ", ".-", " ", ".\u00a0")
# What else stands inside the name of a firm or a place, and in numbers and addresses: `St. Anne's`, `Tarn & Welby`.
_SIGNS = (" & ", "&", " + ", "+", "/", " / ", ".", "@", "–", " – ", ":", "_")
_ABBREVIATED = words_of_all(lambda language: language.vocabulary.in_names)
_ARTICLES = words_of_all(lambda language: language.vocabulary.article_particles) | FAMILY_ARTICLES
_BEFORE_THINGS = words_of_all(lambda language: language.vocabulary.articles)
_NO_THINGS = _BEFORE_THINGS | PLURAL | words_of_all(lambda language: language.talk.ands)
# The pronoun `I`, and `M.` for Monsieur.
_NO_INITIALS = words_of_all(lambda language: language.vocabulary.pronouns_in_capitals) | ONE_LETTER

# The detectors of a known name whose letters stand one by one, and of one with a no-break space within a word.
SPELT_OUT, JOINED = "spelt_out", "joined"


@dataclass(frozen=True)
class Lexicon:
    """What is looked for in every turn.

    `names` maps a folded word of a person's name to whether it must be capitalised; `people` are those that the
    people list or a reviewer gave; `sequences` maps the first word of each longer form to (words, category,
    own_case); `things` gives the category of places and organisations, `decided` the category that a reviewer or
    the list of public names gave, and whether to keep the words. Of `telling` words, one at least stands in each text
    that holds any of all these. `endings` are names in the plural or genitive, with their endings; `persons` the longer
    forms of people; `workplaces` the organisations that people listed, in which no part is a person's; `public` the
    public names of several words by their first.
    """

    names: dict[str, bool]
    people: frozenset[str]
    sequences: dict[str, list[tuple[tuple[str, ...], str, bool]]]
    things: dict[str, str]
    telling: frozenset[str]
    decided: dict[str, tuple[str, bool]]
    endings: dict[str, str]
    persons: frozenset[str]
    workplaces: frozenset[str]
    public: dict[str, list[tuple[str, ...]]]

    @classmethod
    def from_table(cls, table: pd.DataFrame, transcript_id: str = "", shown: Container[str] = ()) -> Lexicon:
        """The lexicon in a table of the contract LEXICON, as it holds everywhere, or in one transcript.

        `shown` are forms that the study has shown as somebody: they stay whole, whatever name they are the plural of.
        """
        return cls.from_rows(table.to_dict("records"), transcript_id, shown)

    @classmethod
    def from_rows(cls, rows: list[dict], transcript_id: str = "", shown: Container[str] = ()) -> Lexicon:
        """The lexicon in rows of the contract LEXICON, as it holds everywhere, or in one transcript."""
        names: dict[str, bool] = {}
        people, things, decided = set(), {}, {}
        sequences: dict[str, list] = defaultdict(list)
        public: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        holding = {row["form"]: row for row in rows if not row["transcript_id"]}
        holding |= {row["form"]: row for row in rows if row["transcript_id"] == transcript_id}
        for row in holding.values():
            words, own_case = tuple(row["form"].split()), row["own_case"] == "yes"
            if row["source"] in ("review", "public"):
                decided[row["form"]] = (row["category"], row["verdict"] == "keep")
            if row["verdict"] == "keep":
                if row["source"] == "public" and without_article(row["form"]) == row["form"] and len(words) > 1:
                    public[words[0]].append(words)
                continue
            if row["category"] != "person":
                things[row["form"]] = row["category"]
            if row["category"] == "person" and len(words) == 1:
                names[words[0]] = own_case
                if row["source"] in ("people", "speakers", "review"):
                    people.add(words[0])
            else:
                sequences[words[0]].append((words, row["category"], own_case))
        for entries in sequences.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))
        longest = {max(words, key=len) for entries in sequences.values() for words, _, _ in entries}
        endings = {form: ending for form, ending in with_endings(names).items() if form not in shown}
        telling = frozenset(longest.union(names, endings))
        persons = frozenset(
            " ".join(words) for entries in sequences.values() for words, category, _ in entries if category == "person"
        )
        listed = {row["form"] for row in holding.values() if row["source"] == "people" and row["category"] != "person"}
        return cls(
            names=names,
            people=frozenset(people),
            sequences=dict(sequences),
            things=things,
            telling=telling,
            decided=decided,
            endings=endings,
            persons=persons,
            workplaces=frozenset(listed),
            public=dict(public),
        )

    def spans_in(self, text: str) -> list[Span]:
        """Every known name in a text."""
        spans = self._spans_in(text)
        for reading in readings_of(text):
            for span in self._spans_in(reading.text):
                start, end = reading.in_text(span.start, span.end)
                detector = JOINED if reading.joined else span.detector
                spans.append(span._replace(start=start, end=end, detector=detector))
        return spans

    def _spans_in(self, text: str) -> list[Span]:
        words = Words(text)
        spans = [
            Span(words[first].start, words[last].end, "person", SPELT_OUT, 0.97)
            for first, last, _ in spelt_out(text, words.folded, words, self.names)
        ]
        if self.telling.isdisjoint(words.folded):
            return spans
        spans += self._sequences_in(text, words)
        marked = [
            at
            for at, folded in enumerate(words.folded)
            if (folded in self.names and self._is_name(text, words[at]))
            or (folded in self.endings and has_ending(text, words[at], self.endings, also_a_name=folded in self.names))
        ]
        return spans + _joined(text, words, marked)

    def public_in(self, text: str) -> list[tuple[int, int]]:
        """Where public names of several words stand, of which no word is a name of its own: `the Union Jack`."""
        words = Words(text)
        return [
            (stretch[0].start, stretch[-1].end)
            for at, folded in enumerate(words.folded)
            for form in self.public.get(folded, ())
            if tuple(words.folded[at : at + len(form)]) == form
            and _holds_together(text, stretch := words[at : at + len(form)])
            and _has_capital(stretch, "organisation")
        ]

    def of_its_kind(self, text: str, span: Span) -> Span:
        """A span under the category that a reviewer gave its form; a model's, else, under that of most of its mentions.

        Who said that a firm or a place may be kept did not speak of a person whom a title or a greeting announces.
        """
        if span.category not in NAMED:
            return span
        form = form_of(text[span.start : span.end])
        category, kept = self.decided.get(form, ("", False))
        if category and not (kept and span.detector in STRONG):
            return span._replace(category=category)
        if span.detector not in ("ner", "capitalised", "lexicon", "given_name"):
            return span
        return span._replace(category=self.things.get(form, span.category))

    def as_people(self, text: str, span: Span) -> Span:
        """A span as a person's where a model took for a thing what is people's names alone: `the Jacksons`."""
        if span.category not in ("place", "organisation") or span.detector != "ner":
            return span
        surface = without_family_article(text[span.start : span.end])
        form = form_of(surface)
        if form in self.things or form in self.decided:
            return span
        own = [word for word in form.split() if word not in PARTICLES and not is_initial(word)]
        if not own or not all(word in self.names or word in self.endings or form in self.persons for word in own):
            return span
        return span._replace(start=span.end - len(surface), category="person")

    def _is_name(self, text: str, word: Word) -> bool:
        if not self.names[word.folded]:
            return True
        if not is_capitalised(word.surface):
            return False
        if len(word.folded) == 2 and word.surface.isupper():
            return True
        if word.folded in self.people:
            return True
        if word.surface.isupper() and has_determiner(text, word.start, ""):
            return False  # `LA ROSE`
        return not begins_sentence(text, word.start) or place_of(text, word, "") >= Place.EITHER

    def _sequences_in(self, text: str, words: Words) -> Iterable[Span]:
        free = 0
        for at in [at for at, folded in enumerate(words.folded) if folded in self.sequences]:
            if at < free:
                continue
            for form, category, own_case in self.sequences[words.folded[at]]:
                if tuple(words.folded[at : at + len(form)]) != form:
                    continue
                stretch = words[at : at + len(form)]
                if not _holds_together(text, stretch):
                    continue
                if not _is_written_as_initials(text, stretch):
                    continue
                if own_case and not _has_capital(stretch, category):
                    continue
                yield Span(stretch[0].start, stretch[-1].end, category, "lexicon", 0.95)
                free = at + len(form)
                break


def _has_capital(stretch: list[Word], category: str) -> bool:
    """Whether a name of several words has a capital; in a person's, one that is no particle: not in `La rose`."""
    telling = [word for word in stretch if word.folded not in PARTICLES] if category == "person" else stretch
    return any(is_capitalised(word.surface) for word in telling or stretch)


def _is_written_as_initials(text: str, stretch: list[Word]) -> bool:
    """Whether initials stand as initials do, in capitals and without apostrophe: `I.D.` is nobody in `I'd`."""
    if not all(is_initial(word.surface) for word in stretch):
        return True
    return all(is_capitalised(word.surface) for word in stretch) and not any(
        mark in text[stretch[0].start : stretch[-1].end] for mark in "'’"
    )


def _adjacent(text: str, words: Sequence[Word]) -> bool:
    return all(
        (gap := text[left.end : right.start]) in _GAPS
        or _WIDE_GAP.fullmatch(gap)
        or (is_initial(left.surface) and gap in _AFTER_INITIAL)
        for left, right in pairwise(words)
    )


def _holds_together(text: str, words: Sequence[Word]) -> bool:
    """Whether the words of a longer form stand together as the parts of one name do."""
    return all(
        _adjacent(text, pair)
        or (gap := text[pair[0].end : pair[1].start]) in _SIGNS
        or (gap == ". " and pair[0].folded in _ABBREVIATED)
        for pair in pairwise(words)
    )


def _joined(text: str, words: Sequence[Word], marked: list[int]) -> list[Span]:
    """Neighbouring names as one, with the initials and particles that belong to them."""
    spans: list[Span] = []
    known, free = set(marked), 0
    for position in marked:
        if position < free:
            continue
        first = last = position
        while first > 0 and _belongs_before(text, words, first):
            first -= 1
        while True:
            after = _next_name(text, words, last, known)
            if after is None:
                break
            last = after
        spans.append(Span(words[first].start, words[last].end, "person", "lexicon", 0.9))
        free = last + 1
    return spans


def _belongs_before(text: str, words: Sequence[Word], first: int) -> bool:
    """Whether the word before a name is its initial, its `O'` or its `Mc`."""
    before, name = words[first - 1], words[first]
    gap = text[before.end : name.start]
    if gap in ("-", "- ") and name.folded.startswith(before.folded):
        return True  # a name begun twice: `R-Rebecca`, `Ra- Randy`
    if is_capitalised(name.surface) and not is_capitalised(before.surface):
        return False
    if name.surface.isupper() and before.surface.isupper() and len(before.surface) > 1:
        return False  # `DE ROSE`, where all is in capitals
    if is_initial(before.surface) and gap in (".", ". ", ".-", ".\u00a0"):
        return before.surface not in _NO_INITIALS
    if before.folded in ("o", "d", "mc", "mac", "al", "el") and gap in ("'", "’", "-"):
        return True
    return (
        is_capitalised(before.surface)
        and before.folded in PARTICLES
        and gap in _GAPS
        and before.folded not in _ARTICLES
    )


def _next_name(text: str, words: Sequence[Word], last: int, known: set[int]) -> int | None:
    """The position of the name's next word, over particles and initials, or None where the name ends."""
    for after in range(last + 1, min(last + 4, len(words))):
        if not _adjacent(text, words[after - 1 : after + 1]):
            return None
        if after in known:
            return after
        between = words[after]
        if between.folded in ("y", "e") and len(between.surface) == 1 and not is_capitalised(between.surface):
            return None  # `Ana y María` are two
        if between.folded not in PARTICLES and not (is_initial(between.surface) and is_capitalised(between.surface)):
            return None
    return None


def build_lexicon(
    detections: pd.DataFrame,
    people: list[Person],
    organisations: list[str],
    language_of: dict[str, str],
    lower_words: Counter,
    affiliations: Iterable[str] = (),
    kinds: Kinds | None = None,
) -> pd.DataFrame:
    """LEXICON of a study, from `lexicon_rows`."""
    rows = lexicon_rows(detections, people, organisations, language_of, lower_words, affiliations, kinds)
    return LEXICON.frame(rows)


def lexicon_rows(
    detections: pd.DataFrame,
    people: list[Person],
    organisations: list[str],
    language_of: dict[str, str],
    lower_words: Counter,
    affiliations: Iterable[str] = (),
    kinds: Kinds | None = None,
) -> list[dict]:
    """The rows of a study's lexicon: the forms of the people list, and the parts of persons that were found.

    `organisations` count without their heads too (`Le Tremplin`), `affiliations` as whole phrases only.
    `language_of` gives the language of each transcript; `lower_words` counts the study's folded words in lower case:
    a part of a name that was found and stands so is common there. `kinds` is what was found, each form a person or a
    thing; without it the detections alone decide.
    """
    languages = sorted({language.split("-")[0] for language in language_of.values()})
    rows: dict[tuple[str, str], dict] = {}
    for person in people:
        for form in sorted(person.forms):
            doubtful = _is_doubtful(person, form, languages)
            # A common word of a label alone may be a role that no list knows: a reviewer may say so.
            _add(rows, form, "person", doubtful, "speakers" if doubtful and form in person.labelled else "people")
    for name in organisations:
        form = " ".join(word.folded for word in words_of(name))
        # Who lists `mairie` in small letters means the word.
        own_case = _are_words(form, languages) and not name.islower()
        _add(rows, form, "organisation", own_case, "people")
        if " " in form and len(joined := form.replace(" ", "")) >= FEWEST_JOINED:
            _add(rows, joined, "organisation", _is_word(joined, languages), "people")
        core = core_of(form)
        if core != form and not _are_words(core, languages):
            _add(rows, core, "organisation", False, "people")
    for phrase in map(form_of, affiliations):
        _add(rows, phrase, "organisation", _are_words(phrase, languages), "people")
    kinds = kinds or kinds_in(detections, people, language_of)
    seen = kinds.seen
    for word, own_case in found_names(seen, lower_words):
        _add(rows, word, "person", own_case or len(word) < 3, "found")
    for form in sorted(kinds.people):
        if not all((word, "person") in rows for word in form.split()):  # common words among them: `Smith-Jones`
            _add(rows, form, "person", True, "found")
    votes = word_votes(seen)
    for form, category in sorted(found_things(seen).items()):
        if (form, "person") not in rows:
            # A model's guess counts in lower case only where the study does not use it so more often than as a name.
            is_name = any(lower_words[word] <= votes[word][1] for word in _rare_words(form, languages))
            _add(rows, form, category, not is_name, "found")
    return [rows[key] for key in sorted(rows)]


def _is_doubtful(person: Person, form: str, languages: list[str]) -> bool:
    """Whether a listed form must be capitalised to be this person: a common word, two letters, `A. Mark`, `Du Pont` of
    Dupont.

    A name that no dictionary holds is that name in small letters too, however carelessly it is written.
    """
    if " " not in form:
        written = person.written.get(form, set()) | {form}
        if form in person.spellings and form.endswith("s"):  # `Engels` of Engel, as Engel itself
            written = written | {form[:-1]}
        return len(form) < 3 or any(_is_word(word, languages) for word in written)
    if form in person.spellings:
        return not _rare_words(form, languages)
    words = form.split()
    # `O. Li`: two letters that are no word are a name beside an initial.
    return any(map(is_initial, words)) and all(is_initial(word) or _is_word(word, languages) for word in words)


def _are_words(form: str, languages: list[str]) -> bool:
    """Whether all words of a form are common ones, or too short to tell."""
    return all(len(word) < 3 or _is_word(word, languages) for word in form.split())


def _rare_words(form: str, languages: list[str]) -> list[str]:
    """The words of a form that are no common words and no abbreviation."""
    return [
        word
        for word in form.split()
        if len(word) > 3 and word.isalpha() and word not in PARTICLES and not _is_word(word, languages)
    ]


def _is_word(form: str, languages: list[str]) -> bool:
    return any(is_common(form, language) for language in languages)


def _add(rows: dict, form: str, category: str, own_case: bool, source: str, verdict: str = "replace") -> None:
    """Add a row, unless its form has one: a form is one thing, and who is listed comes before what was found."""
    entry = {
        "transcript_id": "",
        "form": form,
        "category": category,
        "own_case": "yes" if own_case else "no",
        "source": source,
        "verdict": verdict,
    }
    known = next((known for known in NAMED if (form, known) in rows), "")
    if form and not known:
        rows[form, category] = entry
    elif (known, category) == ("organisation", "place"):  # an employer of whom the texts speak as of a place
        rows[form, category] = rows.pop((form, known)) | {"category": category}


def settled(text: str, detected: list[Span], lexicon: Lexicon) -> list[Span]:
    """The disjoint spans of a turn: what was detected surely enough, united with what the lexicon knows."""
    spans = [span for span in detected if span.score >= REPLACED_FROM] + lexicon.spans_in(text)
    if not spans:
        return []
    spans = [lexicon.of_its_kind(text, lexicon.as_people(text, span)) for span in spans]
    if lexicon.public:
        public = lexicon.public_in(text)
        spans = [span for span in spans if not _is_part_of(span, public)]
    held = [
        span
        for span in spans
        if span.category in ("organisation", "place")
        and (has_head(surface := text[span.start : span.end]) or form_of(surface) in lexicon.workplaces)
    ]
    kept = [
        span
        for span in spans
        if not (
            span.category == "person"
            and any(thing.start <= span.start and span.end <= thing.end and span != thing for thing in held)
        )
    ]
    found = [_trimmed(text, span, lexicon) for span in disjoint(kept)]
    return [span for span in found if span is not None]


def _is_part_of(span: Span, stretches: list[tuple[int, int]]) -> bool:
    """Whether a name is a part of one of these stretches, and not all of it."""
    return span.category in NAMED and any(
        start <= span.start and span.end <= end and (start, end) != (span.start, span.end) for start, end in stretches
    )


def _trimmed(text: str, span: Span, lexicon: Lexicon) -> Span | None:
    """The span without the spaces and marks that a cut left at its ends; a name with the initial behind it, and without
    the ending of a plural. None where no word is left."""
    start, end = span.start, span.end
    while start < end and not (text[start].isalnum() or text[start] in "+(@#"):
        start += 1
    while end > start and text[end - 1] in " \t\n,;:!?.'’\"-–—":
        end -= 1
    if span.category == "person":
        end = with_initial(text, without_ending(text, start, end, lexicon.endings, lexicon.names))
    if span.category in ("organisation", "place") and _NO_THINGS.issuperset(folded_words_of(text[start:end])):
        return None  # `and` of `Judges Brown and Stone`, where both are persons
    return span._replace(start=start, end=end) if end > start else None
