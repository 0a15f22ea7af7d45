"""Lines of printed pages into lines of talk: without page numbers and running heads, words cut at line ends whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from themetrail.ingest.labels import head_of
from themetrail.ingest.line import Line
from themetrail.ingest.source import Source

_EDGE = 2  # lines at the top and at the bottom of a page that may be a running head or foot
_SHARE = 0.6  # of the pages on which a running line stands
_FEW = 2  # pages that show what stands on every page
_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|seite|p\.|s\.|página|pagina)\s*)?\d{1,4}(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?[-–—\s]*", re.I
)
# What a browser prints around a page: its address with the number of the page, and the time with its title
_ADDRESS = re.compile(
    r"(?:(?:file|https?)://\S+|about:blank)(?:\s+\d{1,4}(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?)?", re.IGNORECASE
)
_PRINTED_AT = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]\.?M\.?)?(?:\s+\S.*)?", re.I
)
_CUT = re.compile(r"(?P<begin>[^\W\d_]+)(?P<hyphen>[-\u2010\u00ad])$")
_GOES_ON = re.compile(r"(?P<end>[^\W\d_]+)")
_HANGING = frozenset(("und", "oder", "bzw", "sowie", "and", "or", "et", "ou"))  # `Haupt- und Nebensache`: it is written
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass
class Printed:
    """Lines of talk from pages, and what was left out or undone, counted."""

    lines: list[Line] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def talk_of_pages(pages: Sequence[str], source: Source) -> Printed:
    """The lines of all pages; a place is a page. Lines of a turn are joined by a space, as they were broken to fit."""
    of_pages = [[line.translate(_LIGATURES).strip() for line in page.split("\n") if line.strip()] for page in pages]
    running = _running(of_pages, source)
    printed = Printed()
    for page, own in enumerate(of_pages, start=1):
        edges = _edges(len(own))
        of_browser = _of_browser(own)
        for n, line in enumerate(own):
            if n in of_browser:
                printed.dropped["lines that a browser prints around a page"] += 1
            elif n in edges and (
                _without_digits(line) in running or (n in edges[:1] + edges[-1:] and _NUMBER.fullmatch(line))
            ):
                printed.dropped["page numbers and lines that stand on every page"] += 1
            else:
                printed.lines.append(Line(line, page, gap=" "))
    joined = list(_whole_words(printed))
    printed.lines = joined
    return printed


def _edges(n: int) -> list[int]:
    return sorted({*range(min(_EDGE, n)), *range(max(n - _EDGE, 0), n)})


def _of_browser(lines: Sequence[str]) -> set[int]:
    """Which lines of a page a browser has printed: the page's address, which may hold names of folders, and the time.

    The time is one of these lines only on a page that shows its address too.
    """
    edges = _edges(len(lines))
    addresses = {n for n in edges if _ADDRESS.fullmatch(lines[n])}
    return addresses | {n for n in edges if addresses and _PRINTED_AT.fullmatch(lines[n])}


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _running(pages: Sequence[Sequence[str]], source: Source) -> set[str]:
    """Lines at the edges of most pages and nowhere else, digits apart; none that begins a turn."""
    worded = [page for page in pages if page]
    if len(worded) < _FEW:
        return set()
    times: Counter[str] = Counter()
    others: set[str] = set()
    for page in worded:
        edges = _edges(len(page))
        times.update({_without_digits(page[n]) for n in edges})
        others |= {_without_digits(line) for n, line in enumerate(page) if n not in edges or _begins_turn(line, source)}
    return {line for line, n in times.items() if n >= max(_FEW, _SHARE * len(worded))} - others


def _begins_turn(line: str, source: Source) -> bool:
    head = head_of(line)
    return head is not None and (head.label in source.labels or head.start_s is not None)


def _whole_words(printed: Printed) -> Iterator[Line]:
    """The lines with words that were cut at the end of a line whole again.

    The hyphen stays where the same word stands with it within a line, and where it hangs (`Haupt- und Nebensache`).
    """
    lines = printed.lines
    text = "\n".join(line.text for line in lines).casefold()
    glued = False
    for n, line in enumerate(lines):
        cut = _CUT.search(line.text)
        after = _GOES_ON.match(lines[n + 1].text) if n + 1 < len(lines) else None
        gap, glued = ("" if glued else line.gap), False
        words = line.text
        if cut and after and after["end"][0].islower() and after["end"] not in _HANGING:
            glued = True
            with_hyphen = f"{cut['begin']}-{after['end']}".casefold()
            if cut["hyphen"] == "\u00ad" or with_hyphen not in text:
                words = words[: cut.start("hyphen")]
                printed.dropped["hyphens at the end of lines"] += 1
        yield Line(words, line.place, gap=gap)
