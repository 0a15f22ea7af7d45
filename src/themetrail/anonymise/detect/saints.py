"""Places and institutions that are called after a saint: of `St Vincent's`, Vincent is no person of the study."""

from __future__ import annotations

import re
from collections.abc import Iterable

from themetrail.anonymise.names.forms import CAPITALS
from themetrail.anonymise.spans import Span
from themetrail.languages.table import any_of_all

_SAINT = any_of_all(lambda language: language.vocabulary.saints)
_NAMED = re.compile(
    rf"(?<![\w'’-])(?:{_SAINT})(?:\.? |-)[{CAPITALS}](?:[^\W_]|['’](?!s\b))+(?:-[{CAPITALS}](?:[^\W_]|['’](?!s\b))+)*"
)


def with_saints(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans; where a person's name begins behind a saint's title, both together are an institution's.

    Whoever is called Mrs St Clair has a span that holds the title, and stays.
    """
    found = list(spans)
    for match in _NAMED.finditer(text):
        start, end = match.span()
        whole = any(span.start <= start and end <= span.end for span in found)
        cut = [span for span in found if span.category == "person" and start < span.start and span.end <= end]
        if cut and not whole:
            found = [span for span in found if span not in cut]
            found.append(Span(start, end, "organisation", cut[0].detector, cut[0].score))
    return found
