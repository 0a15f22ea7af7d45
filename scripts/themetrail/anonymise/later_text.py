"""Later text: the same replacement for what people bring after the transcripts: prior data, examples, memos, reasons.

Known names become their pseudonyms, identifiers of a known shape their placeholder, and, where a language model is
given, names that nobody has met yet become `[Person]`, `[Place]`, `[Organisation]`, without a number: they are in no
transcript of the study, so there is nobody to tell them apart from.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import pandas as pd

from themetrail.anonymise.detect import spans_of
from themetrail.anonymise.lexicon import Lexicon, settled
from themetrail.anonymise.mentions import mention_form
from themetrail.anonymise.patterns import patterns_in
from themetrail.anonymise.registry import WORD_FOR
from themetrail.anonymise.spans import Span, replaced

# What stands in square brackets in a text that is anonymised already is a placeholder, and is left alone.
PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,60}\]")


class LaterText:
    """Replaces in any text what the study knows to identify, and what a model finds in it."""

    def __init__(
        self,
        lexicon: pd.DataFrame,
        entities: pd.DataFrame,
        settings: dict,
        labels: Iterable[str] = (),
        nlp: Callable[[], object] | None = None,
        language: str = "en",
    ) -> None:
        """`settings` is the section `anonymise` of the configuration; `nlp` loads a pipeline with NER, once there is
        something to read.
        """
        self._lexicon = Lexicon.from_table(lexicon)
        self._settings, self._nlp, self._language = settings, nlp, language
        self._labels = re.compile("|".join(map(re.escape, sorted(labels, key=len, reverse=True)))) if labels else None
        self._of: dict[tuple[str, str, str], tuple[str, str]] = {}
        usual: dict[tuple[str, str], Counter] = defaultdict(Counter)
        columns = ["transcript_id", "form", "category", "replacement", "treatment"]
        for transcript_id, form, category, replacement, treatment in entities[columns].itertuples(index=False):
            self._of[transcript_id, form, category] = (replacement, treatment)
            usual[form, category][replacement, treatment] += 1
        # Where a text belongs to no transcript, a form that means several people is `[Person]`: nobody is merged.
        self._usual = {place: next(iter(shown)) for place, shown in usual.items() if len(shown) == 1}

    def replace(self, texts: list[str], transcript_ids: list[str] | None = None, *, detect: bool = True) -> list[str]:
        """The texts with everything that identifies replaced. `detect` asks the language model too, if there is one."""
        places = transcript_ids or [""] * len(texts)
        if detect and self._nlp is not None and any(texts):
            regions = tuple(self._settings["phone_regions"])
            found = spans_of(texts, self._nlp(), self._language, regions)
        else:
            found = [patterns_in(text, tuple(self._settings["phone_regions"])) for text in texts]
        return [self._one(text, spans, place) for text, spans, place in zip(texts, found, places, strict=True)]

    def _one(self, text: str, detected: list[Span], transcript_id: str) -> str:
        held = [match.span() for match in PLACEHOLDER.finditer(text)]
        if self._labels is not None:
            held += [match.span() for match in self._labels.finditer(text)]
        stretches = []
        for span in settled(text, detected, self._lexicon):
            if any(start <= span.start and span.end <= end for start, end in held):
                continue
            shown, treatment = self._shown(text, span, transcript_id)
            if treatment == "replace":
                stretches.append((span.start, span.end, shown))
        return replaced(text, stretches)[0]

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
