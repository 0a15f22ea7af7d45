"""What is replaced in a turn: what was detected there and what the lexicon knows, united, without overlaps."""

from __future__ import annotations

from themetrail.anonymise.names.forms import folded_words_of, form_of
from themetrail.anonymise.names.organisations import has_head
from themetrail.anonymise.names.titles import PLURAL
from themetrail.anonymise.resolve.endings import with_initial, without_ending
from themetrail.anonymise.resolve.lexicon import Lexicon
from themetrail.anonymise.spans import NAMED, REPLACED_FROM, Span, disjoint
from themetrail.languages.table import words_of_all

_BEFORE_THINGS = words_of_all(lambda language: language.vocabulary.articles)
_NO_THINGS = _BEFORE_THINGS | PLURAL | words_of_all(lambda language: language.talk.ands)


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
    if end <= start:
        return None
    return span if (start, end) == (span.start, span.end) else span._replace(start=start, end=end)
