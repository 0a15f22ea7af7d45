"""Later text: the same replacement for what people bring after the transcripts: prior data, examples, memos, reasons.

What the study knows (people list, lexicon, identifiers of a known shape) is replaced in every text. What only a
language model takes for a name, nobody has met yet: in free text it becomes `[Person]`, `[Place]`, `[Organisation]`,
without a number, since it is in no transcript of the study; in titles and definitions, where models take any
capitalised word for a name, it is left, unless a title announces it (`Mrs Zwahlen`). Either way it is returned as a
guess, for a person to see.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

import pandas as pd

from themetrail.anonymise.detect.decoding import Recogniser
from themetrail.anonymise.detect.patterns import patterns_in
from themetrail.anonymise.free_text.detecting import Detector
from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.organisations import without_article
from themetrail.anonymise.names.words import is_common
from themetrail.anonymise.resolve.lexicon import Lexicon
from themetrail.anonymise.resolve.mentions import mention_form
from themetrail.anonymise.resolve.settling import settled
from themetrail.anonymise.spans import Span, lies_in_any, replaced
from themetrail.contracts.anonymise import WORD_FOR
from themetrail.languages.table import WRITTEN
from themetrail.rows import tuples_of

# What stands in square brackets in a text that is anonymised already is a placeholder, and is left alone.
PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,60}\]")
# What the study itself puts there; all else in brackets may be a name, in a text in which people put in words.
PSEUDONYM = re.compile(rf"\[(?:{'|'.join(map(re.escape, sorted(set(WORD_FOR.values()))))})(?: \d+)?\]")
NAMES = ("person", "place", "organisation")
CONTEXT = 60  # characters on each side of a guess

# What becomes of a model's guesses: replaced, left but returned, or not looked for at all.
Guesses = Literal["replace", "leave", "none"]


class Guess(NamedTuple):
    """What a model takes for a name and the study does not know, with its context and what was done."""

    form: str
    category: str
    done: str
    context: str


class ReplacedText(NamedTuple):
    """A text with what identifies replaced, and the guesses in it."""

    text: str
    guesses: list[Guess]


class FreeText:
    """Replaces in any text what the study knows to identify, and what a model finds in it."""

    def __init__(
        self,
        lexicon: pd.DataFrame,
        entities: pd.DataFrame,
        settings: dict,
        labels: Iterable[str] = (),
        recogniser_of: Callable[[str], Recogniser | None] | None = None,
        languages: Iterable[str] = (WRITTEN,),
        vocabulary: Iterable[str] = (),
    ) -> None:
        """`settings` is the section `anonymise` of the configuration, `languages` are the study's.

        `recogniser_of` gives what finds entities in texts of a language, if anything, and is asked once there is
        something to read.
        `labels` are how participants appear; `vocabulary` holds phrases that people refer to, such as names of codes.
        """
        self._lexicon = Lexicon.from_table(lexicon)
        limited = sorted(set(lexicon["transcript_id"]) - {""})
        self._own = {name: Lexicon.from_table(lexicon, name) for name in limited}
        self._settings, self._languages = settings, sorted(set(languages))
        self.detector = None if recogniser_of is None else Detector(settings, recogniser_of, self._languages)
        self._labels, self._vocabulary = _any_of(labels), _any_of(vocabulary)
        self._kept = set(lexicon.loc[(lexicon["verdict"] == "keep") & (lexicon["transcript_id"] == ""), "form"])
        self._public = set(lexicon.loc[lexicon["source"] == "public", "form"])
        self._of: dict[tuple[str, str, str], tuple[str, str]] = {}
        usual: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        columns = ("transcript_id", "form", "category", "replacement", "treatment")
        for transcript_id, form, category, *shown in tuples_of(entities, *columns):
            self._of[transcript_id, form, category] = tuple(shown)
            usual[form, category].add(tuple(shown))
        # Where a text belongs to no transcript, a form that means several people is `[Person]`: nobody is merged.
        self._usual = {place: next(iter(shown)) for place, shown in usual.items() if len(shown) == 1}

    def read(
        self,
        texts: list[str],
        *,
        transcript_ids: list[str] | None = None,
        languages: list[str] | None = None,
        guesses: Guesses = "replace",
        insertions: bool = False,
        found: list[list[Span]] | None = None,
    ) -> list[ReplacedText]:
        """The texts with everything that identifies replaced, and what a model guessed in them.

        With `insertions`, what stands in square brackets is people's own words as well, unless it is a pseudonym.

        `transcript_ids` and `languages` name those of each text; where they are empty, the text belongs to no
        transcript, and its words alone tell in which of the study's languages it is. `found` is what was detected in
        each before, where that is known.
        """
        regions = tuple(self._settings["phone_regions"])
        known = [patterns_in(text, regions) for text in texts]
        if found is None:
            found = [[] for _ in texts]
            if guesses != "none" and self.detector is not None:
                found = self.detector.spans_in(texts, languages or [""] * len(texts))
        places = transcript_ids or [""] * len(texts)
        left = PSEUDONYM if insertions else PLACEHOLDER
        return [self._one(*each, guesses, left) for each in zip(texts, known, found, places, strict=True)]

    def replace(self, texts: list[str], **how) -> list[str]:
        """The texts alone, as `read` gives them."""
        return [reading.text for reading in self.read(texts, **how)]

    def is_label(self, text: str) -> bool:
        """Whether the text is how a participant appears."""
        return self._labels.fullmatch(text) is not None

    def _one(
        self, text: str, known: list[Span], found: list[Span], place: str, guesses: Guesses, left: re.Pattern
    ) -> ReplacedText:
        announced = [span for span in found if span.detector == "title" and self._is_rare(text, span)]
        lexicon = self._own.get(place, self._lexicon)
        certain = settled(text, known, lexicon)
        spans = settled(text, known + found, lexicon) if guesses == "replace" else certain
        if guesses == "leave":
            spans = settled(text, known + announced, lexicon)
            spans += [span for span in settled(text, found, lexicon) if not _meets(span, spans)]
        held = [match.span() for pattern in (left, self._labels) for match in pattern.finditer(text)]
        phrases = [match.span() for match in self._vocabulary.finditer(text)]
        stretches, guessed = [], []
        for span in sorted(spans):
            guess = not _meets(span, certain)
            if lies_in_any(span, held) or (guess and (lies_in_any(span, phrases) or self._is_kept(text, span))):
                continue
            shown, treatment = self._shown(text, span, place)
            if treatment != "replace":
                continue
            stays = guess and guesses == "leave" and not _meets(span, announced)
            if guess:
                guessed.append(_guess(text, span, "left" if stays else "replaced"))
            if not stays:
                stretches.append((span.start, span.end, shown))
        return ReplacedText(replaced(text, stretches)[0], [one for one in guessed if one.category in NAMES])

    def _is_rare(self, text: str, span: Span) -> bool:
        """Whether a span holds no common word: `Mrs Zwahlen` is somebody, `Doctor Visits` may be a title."""
        words = form_of(text[span.start : span.end]).split()
        return not any(is_common(word, language.split("-")[0]) for word in words for language in self._languages)

    def _is_kept(self, text: str, span: Span) -> bool:
        """Whether a reviewer, or the list of public names, says that this form identifies nobody."""
        form = form_of(text[span.start : span.end])
        return form in self._kept or without_article(form) in self._public

    def _shown(self, text: str, span: Span, transcript_id: str) -> tuple[str, str]:
        form = mention_form(text, span)
        for wanted in (form, form.partition("|")[0]):
            of = (
                self._of.get((transcript_id, wanted, span.category))
                or self._of.get(("", wanted, span.category))
                or self._usual.get((wanted, span.category))
            )
            if of is not None:
                return of
        choice = self._settings["categories"].get(span.category, "placeholder")
        return f"[{WORD_FOR[span.category]}]", "keep" if choice == "keep" else "replace"


def _any_of(phrases: Iterable[str]) -> re.Pattern:
    """A pattern of any of the phrases as whole words, the longest first; of none, one that matches nothing."""
    longest_first = sorted({phrase for phrase in phrases if phrase}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else r"(?!)")


def _meets(span: Span, others: list[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _guess(text: str, span: Span, done: str) -> Guess:
    context = text[max(0, span.start - CONTEXT) : span.end + CONTEXT].replace("\n", " ")
    return Guess(text[span.start : span.end], span.category, done, context)
