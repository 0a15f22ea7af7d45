"""Facts that are told: what no name says, and what may tell in combination who somebody is.

Lists and patterns of each language find them (`Facts`, and what makes somebody stand out, of `Quoting`); what the
detectors find besides, places, firms, dates and ages, is joined to them once it is known what becomes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.facts.tellings import Tellings, number_in
from themetrail.anonymise.names.ages import age_to_band
from themetrail.anonymise.names.forms import WORD, Words, folded_words_of, form_of
from themetrail.anonymise.spans import REPLACED_FROM
from themetrail.contracts.anonymise import DETAIL, TOLD
from themetrail.languages.language import Language
from themetrail.languages.table import LANGUAGES, any_of
from themetrail.rows import tuples_of

# Of `Quoting.rare_facts`, what is looked for here, and the kind of fact that it is.
OUTSTANDING = {"standing out": "standing out", "event": "public", "age": "age"}
PARTS = ("age", "date")  # of what is detected, what may be part of a fact
_PARTS_OF: dict[str, tuple[str, ...]] = {"age": (), "dated": ()}  # what is such a fact itself is told once
LOOKED_BACK = 300  # characters before a fact, to find whose it is
JUST_BEHIND = 3  # words behind it that may tell so too
FEWEST_WORDS, MOST_WORDS = 2, 12  # behind what says that somebody stands out, up to the end of the clause
_CLAUSE_END = re.compile(r"[,.;:!?()\[\]\n–—\"“”«»]")
_SENTENCE_END = re.compile(r"[.;!?\n]")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ONLY_A_NUMBER = re.compile(r"\d{2,}")


class Told(NamedTuple):
    """One fact at its place in a turn: its kind, what it becomes where it is made general, and whether it is the
    speaker's own (its sentence speaks of `I` or `we`)."""

    transcript_id: str
    turn: int
    start: int
    end: int
    kind: str
    category: str
    form: str
    surface: str
    general: str
    own: bool


class Teller:
    """What is looked for in a text of one language."""

    def __init__(self, language: Language) -> None:
        facts, said = language.facts, language.quoting.rare_facts
        self._own, self._persons, self._family = facts.own, facts.own | facts.others, facts.family
        self._happenings = facts.happenings
        self._numbers, self._counted = facts.numbers, facts.counted
        self._tellings = Tellings(facts.tellings, facts.numbers)
        self._as_role = re.compile(rf"\b(?:{any_of(facts.as_role)})(?:\W+\w+){{0,2}}\W+$", re.I)
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for kind, groups in facts.told.items():
            for general, phrases in groups.items():
                for phrase in phrases:
                    words = tuple(phrase.split())
                    self._phrases.setdefault(words[0], []).append((words, kind, f"[{general}]"))
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._first = frozenset(self._phrases) | frozenset(facts.counted) | self._tellings.words
        self._ands = frozenset(language.talk.ands)
        self._outstanding = {kind: re.compile(rf"\b(?:{any_of(said.get(kind, ()))})", re.I) for kind in OUTSTANDING}

    def told_in(self, transcript_id: str, turn: int, text: str) -> Iterator[Told]:
        """The facts of one turn, in the order of their kinds."""
        place = (transcript_id, turn)
        words = Words(text)
        if "œ" in text:  # one letter or two: the lists have two
            words.folded = [word.replace("œ", "oe") for word in words.folded]
        if not self._first.isdisjoint(words.folded):
            looked_for = (self._listed, self._counts, self._told_together)
            for start, end, kind, general in (found for look in looked_for for found in look(text, words)):
                yield self._fact(place, text, (start, end), kind, general)
        plain = text.replace("’", "'")
        for kind, pattern in self._outstanding.items():
            for match in pattern.finditer(plain):
                if kind == "age":
                    if number := _ONLY_A_NUMBER.search(text, match.start(), match.end()):
                        general = f"{text[match.start() : number.start()]}{age_to_band(number.group())}"
                        yield self._fact(place, text, (match.start(), number.end()), kind, general)
                    continue
                stretch = match.span() if kind == "event" else self._clause_from(plain, *match.span())
                if stretch is not None:
                    yield self._fact(place, text, stretch, OUTSTANDING[kind], "")

    def _listed(self, text: str, words: Words) -> Iterator[tuple[int, int, str, str]]:
        """The phrases of the lists; the longest at each place."""
        free = 0
        for at in [at for at, word in enumerate(words.folded) if word in self._phrases]:
            if at < free:
                continue
            for phrase, kind, general in self._phrases[words.folded[at]]:
                if tuple(words.folded[at : at + len(phrase)]) == phrase:
                    first, last = words[at], words[at + len(phrase) - 1]
                    if not _CLAUSE_END.search(text, first.start, last.end):
                        yield first.start, last.end, kind, general
                        free = at + len(phrase)
                        break

    def _counts(self, text: str, words: Words) -> Iterator[tuple[int, int, str, str]]:
        """The numbers of what is counted, from the number on from which it is rare; one word may stand between."""
        for at in [at for at, word in enumerate(words.folded) if word in self._counted]:
            kind, rare_from = self._counted[words.folded[at]]
            first, number = self._number_before(words.folded, at)
            if not number:
                first, number = self._number_before(words.folded, at - 1)
            if number >= rare_from and not _CLAUSE_END.search(text, words[first].start, words[at].end):
                yield words[first].start, words[at].end, kind, f"[several] {words[at].surface}"

    def _number_before(self, folded: list[str], at: int) -> tuple[int, int]:
        """The number that ends before a word, of three words at most (`quarante et un`), and where it begins."""
        for first in range(max(0, at - 3), at):
            said = [word for word in folded[first:at] if word not in self._ands]
            if folded[first] not in self._ands and (number := number_in(said, self._numbers)):
                return first, number
        return at, 0

    def _told_together(self, text: str, words: Words) -> Iterator[tuple[int, int, str, str]]:
        """What several words of one sentence tell; that somebody stands out, up to the end of the clause."""
        for first, last, kind, general in self._tellings.told_in(words.folded):
            start, end = words[first].start, words[last].end
            if _SENTENCE_END.search(text, start, end):
                continue
            if kind == "standing out":
                start, end = self._clause_from(text.replace("’", "'"), start, end) or (start, end)
            yield start, end, kind, general

    def _clause_from(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """From here to the end of the clause, or so many words behind; None where too few follow to tell anything."""
        ends, number = _CLAUSE_END.search(text, end), -1
        for number, word in enumerate(WORD.finditer(text, end, ends.start() if ends else len(text))):
            if number == MOST_WORDS or word[0].casefold() in self._ands:
                number -= 1
                break
            end = word.end()
        return (start, end) if number + 1 >= FEWEST_WORDS else None

    def is_own(self, text: str, start: int, end: int, kind: str) -> bool:
        """Whether a fact is told of whoever speaks, or of their family: `I` or `my` stands in it, or nearer before it
        in its sentence than `she`; or `my brother` stands there or a sentence before, and is who `he` means.

        Of a role, it must be said just before it.
        """
        if kind == "role":
            return self._as_role.search(text, max(0, start - 40), start) is not None
        before = folded_words_of(text[_sentence_begins(text, start) : start])
        persons = [word for word in before if word in self._persons][-1:]
        persons += [word for word in folded_words_of(text[start:end]) if word in self._persons]
        if kind == "dated" and not persons:
            return True  # `The fire was on 14 March 1987`
        if not self._own.isdisjoint((*persons, *self._just_behind(text, end))):
            return True
        return self._names_family(before) or self._names_family(_one_before(text, start))

    def _just_behind(self, text: str, end: int) -> list[str]:
        """The words just behind a fact that belong to it: `when I was seven`, and not what `and` adds."""
        clause_end = _CLAUSE_END.search(text, end)
        words = folded_words_of(text[end : clause_end.start() if clause_end else len(text)][:LOOKED_BACK])[:JUST_BEHIND]
        return list(takewhile(lambda word: word not in self._ands, words))

    def dates_a_happening(self, text: str, start: int, end: int) -> bool:
        """Whether a date with its year is that of an accident, a birth, a move: its sentence speaks of one."""
        ends = _SENTENCE_END.search(text, end)
        sentence = text[_sentence_begins(text, start) : ends.start() if ends else len(text)]
        return _YEAR.search(text, start, end) is not None and not self._happenings.isdisjoint(folded_words_of(sentence))

    def _names_family(self, folded: list[str]) -> bool:
        """Whether a sentence speaks of one's own family: `my brother`."""
        return any(of in self._own and who in self._family for of, who in pairwise(folded))

    def _fact(self, place: tuple[str, int], text: str, stretch: tuple[int, int], kind: str, general: str) -> Told:
        start, end = stretch
        surface = text[start:end]
        own = kind == "age" or self.is_own(text, start, end, kind)
        return Told(*place, start, end, kind, DETAIL, form_of(surface), surface, general, own)


def _sentence_begins(text: str, place: int) -> int:
    """Where the sentence of a place begins, not further back than is worth a look."""
    first = max(0, place - LOOKED_BACK)
    return max((match.end() for match in _SENTENCE_END.finditer(text, first, place)), default=first)


def _one_before(text: str, place: int) -> list[str]:
    """The words, as they are compared, of the sentence before that of a place."""
    end = _sentence_begins(text, place)
    return folded_words_of(text[_sentence_begins(text, end - 1) : end]) if end else []


@cache
def teller_of(language: str) -> Teller | None:
    """What finds facts in a language (`en` for `en-GB`); None where it has no record."""
    record = LANGUAGES.get(language.split("-")[0])
    return Teller(record) if record is not None else None


def told_in(turns: pd.DataFrame, language_of: dict[str, str]) -> list[Told]:
    """All facts that are told in the turns, in their order; of languages that are known here."""
    return [
        fact
        for transcript_id, turn, text in tuples_of(turns, "transcript_id", "turn", "text")
        if (teller := teller_of(language_of.get(transcript_id, ""))) is not None
        for fact in disjoint(teller.told_in(transcript_id, turn, text))
    ]


def told_as_table(told: list[Told]) -> pd.DataFrame:
    """TOLD: the facts as one step passes them on to another."""
    rows = [{**fact._asdict(), "own": "yes" if fact.own else "no"} for fact in told]
    return TOLD.frame([{name: row[name] for name in TOLD.columns} for row in rows])


def told_from_table(table: pd.DataFrame) -> list[Told]:
    """The facts in a table of the contract TOLD."""
    return [
        Told(name, turn, start, end, kind, DETAIL, form_of(surface), surface, general, own == "yes")
        for name, turn, start, end, kind, surface, general, own in tuples_of(table, *TOLD.columns)
    ]


def disjoint(facts: Iterable[Told]) -> list[Told]:
    """The facts of a turn in order, of which none covers another: the longer one stays."""
    kept: list[Told] = []
    for fact in sorted(facts, key=lambda fact: (fact.start - fact.end, fact.start)):
        if all(other.end <= fact.start or fact.end <= other.start for other in kept):
            kept.append(fact)
    return sorted(kept, key=lambda fact: fact.start)


def beside_names(told: list[Told], detections: pd.DataFrame) -> list[Told]:
    """The facts in which nothing is detected; what makes somebody stand out is told up to the first name in it.

    An age or a date may be part of another fact: `breast cancer at 42 years`.
    """
    found: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    places = {(fact.transcript_id, fact.turn) for fact in told}
    sure = detections[detections["score"] >= REPLACED_FROM]
    for transcript_id, turn, *span in tuples_of(sure, "transcript_id", "turn", "start", "end", "category"):
        if (transcript_id, turn) in places:
            found.setdefault((transcript_id, turn), []).append(tuple(span))
    kept = []
    for fact in told:
        spans = [
            span
            for span in found.get((fact.transcript_id, fact.turn), ())
            if span[2] not in _PARTS_OF.get(fact.kind, PARTS)
        ]
        within = [start for start, end, _ in spans if _meet(fact, start, end)]
        if not within:
            kept.append(fact)
        elif fact.kind == "standing out" and (surface := fact.surface[: max(0, min(within) - fact.start)].rstrip()):
            kept.append(fact._replace(end=fact.start + len(surface), surface=surface, form=form_of(surface)))
    return kept


def _meet(fact: Told, start: int, end: int) -> bool:
    return fact.start < end and start < fact.end
