"""The lexicon: names known anywhere in the study are names everywhere in it, unless they are common words there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

import pandas as pd

from themetrail.anonymise.detect.address_forms import begins_sentence
from themetrail.anonymise.detect.beside import without_family_article
from themetrail.anonymise.detect.clauses import Place, has_determiner, place_of
from themetrail.anonymise.detect.joints import is_part_of_word
from themetrail.anonymise.names.forms import PARTICLES, Word, Words, form_of, is_capitalised, is_initial, words_in
from themetrail.anonymise.names.organisations import without_article
from themetrail.anonymise.names.spellings import readings_of, spelt_out
from themetrail.anonymise.resolve.endings import has_ending, with_endings
from themetrail.anonymise.resolve.evidence import STRONG
from themetrail.anonymise.resolve.name_parts import has_capital, holds_together, is_written_as_initials, joined
from themetrail.anonymise.spans import NAMED, Span
from themetrail.languages.table import LANGUAGES
from themetrail.rows import rows_of

# The detectors of a known name whose letters stand one by one, and of one with a no-break space within a word.
SPELT_OUT, JOINED = "spelt_out", "joined"


@dataclass(frozen=True)
class Lexicon:
    """What is looked for in every turn.

    `names` maps a folded word of a person's name to whether it must be capitalised; `people` are those that the
    people list or a reviewer gave; `sequences` maps the words of each longer form to (category, own_case), `lengths`
    its first word to how many words such forms have, most first; `things` gives the category of places and
    organisations, `decided` the category that a reviewer or the list of public names gave, and whether to keep the
    words. Of `telling` words, one at least stands in each text that holds any of all these, and each of them begins
    with one of `first`. `endings` are names in the plural or genitive, with their endings; `persons` the longer forms
    of people; `workplaces` the organisations that people listed, in which no part is a person's; `public` the public
    names of several words by their first.
    """

    names: dict[str, bool]
    people: frozenset[str]
    sequences: dict[tuple[str, ...], tuple[str, bool]]
    lengths: dict[str, list[int]]
    things: dict[str, str]
    telling: frozenset[str]
    first: frozenset[str]
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
        return cls.from_rows(list(rows_of(table)), transcript_id, shown)

    @classmethod
    def from_rows(cls, rows: list[dict], transcript_id: str = "", shown: Container[str] = ()) -> Lexicon:
        """The lexicon in rows of the contract LEXICON, as it holds everywhere, or in one transcript."""
        names: dict[str, bool] = {}
        people, things, decided = set(), {}, {}
        sequences: dict[tuple[str, ...], tuple[str, bool]] = {}
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
                sequences[words] = row["category"], own_case
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in sequences:
            lengths[words[0]].add(len(words))
        longest = {max(words, key=len) for words in sequences}
        endings = {form: ending for form, ending in with_endings(names).items() if form not in shown}
        telling = frozenset(longest.union(names, endings))
        persons = frozenset(" ".join(words) for words, (category, _) in sequences.items() if category == "person")
        listed = {row["form"] for row in holding.values() if row["source"] == "people" and row["category"] != "person"}
        return cls(
            names=names,
            people=frozenset(people),
            sequences=sequences,
            lengths={first: sorted(numbers, reverse=True) for first, numbers in lengths.items()},
            things=things,
            telling=telling,
            first=frozenset(lengths).union(names, endings),
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
        words = words_in(text)
        spans = [
            Span(words[first].start, words[last].end, "person", SPELT_OUT, 0.97)
            for first, last, _ in spelt_out(text, words.folded, words, self.names)
        ]
        if self.telling.isdisjoint(words.folded):
            return spans
        looked_at = [at for at, folded in enumerate(words.folded) if folded in self.first]
        spans += self._sequences_in(text, words, looked_at)
        return spans + joined(text, words, [at for at in looked_at if self._is_marked(text, words[at])])

    def public_in(self, text: str) -> list[tuple[int, int]]:
        """Where public names of several words stand, in any case, of which no word is a name of its own: `the union
        jack`."""
        words = words_in(text)
        return [
            (words[at].start, words[at + len(form) - 1].end)
            for at in [at for at, folded in enumerate(words.folded) if folded in self.public]
            for form in self.public[words.folded[at]]
            if tuple(words.folded[at : at + len(form)]) == form and holds_together(text, words[at : at + len(form)])
        ]

    def of_its_kind(self, text: str, span: Span) -> Span:
        """A span under the category that a reviewer gave its form; a model's, else, under that of most of its mentions.

        Who said that a firm or a place may be kept did not speak of a person whom a title or a greeting announces.
        """
        if span.category not in NAMED:
            return span
        form = form_of(text[span.start : span.end])
        category, kept = self.decided.get(form, ("", False))
        if not category or (kept and span.detector in STRONG):
            if span.detector not in ("ner", "capitalised", "lexicon", "given_name"):
                return span
            category = self.things.get(form, span.category)
        return span if category == span.category else span._replace(category=category)

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

    def _is_marked(self, text: str, word: Word) -> bool:
        """Whether a word is a part of a person's name here, as it is or with an ending."""
        also_a_name = word.folded in self.names
        return (also_a_name and self._is_name(text, word)) or (
            word.folded in self.endings and has_ending(text, word, self.endings, also_a_name=also_a_name)
        )

    def _is_name(self, text: str, word: Word) -> bool:
        if any(is_part_of_word(text, word, language) for language in LANGUAGES):
            return False  # `bain-marie`, in any case
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

    def _sequences_in(self, text: str, words: Words, looked_at: list[int]) -> Iterable[Span]:
        """The longer forms that begin at one of these words; the longest at each place."""
        free = 0
        for at in looked_at:
            if at < free:
                continue
            for length in self.lengths.get(words.folded[at], ()):
                form = tuple(words.folded[at : at + length])
                if form not in self.sequences:
                    continue
                category, own_case = self.sequences[form]
                stretch = words[at : at + len(form)]
                if not holds_together(text, stretch):
                    continue
                if not is_written_as_initials(text, stretch):
                    continue
                if own_case and not has_capital(stretch, category):
                    continue
                yield Span(stretch[0].start, stretch[-1].end, category, "lexicon", 0.95)
                free = at + len(form)
                break
