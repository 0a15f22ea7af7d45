"""Of lines in which nobody's label is found: the nearest layout that is read, and what differs from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from themetrail.ingest.clock import CLOCK, LABEL_STAMP
from themetrail.ingest.line import Line
from themetrail.ingest.source import places_of

_TIMED = re.compile(rf"\s*(?:{LABEL_STAMP}|{CLOCK})\s")
_MARK_BEHIND = re.compile(r"\s*(?P<label>[^\W_][^:;.,!?\n]{0,30}?)\s*(?P<mark>[-–—=|>;.])(?=\s+\S)")
_MARKS = {"-": "a dash", "–": "a dash", "—": "a dash", ";": "a semicolon", ".": "a full stop"}
_FEW = 2  # lines of a kind that show how a file is written
_LONGEST = 30  # characters of a line that may be a label alone


def nearest_layout(lines: Sequence[Line], unit: str) -> str:
    """Which layout comes nearest, and what differs, with the places and without words."""
    worded = [line for line in lines if line.text.strip()]
    for look in (_marked, _alone, _timed, _emphasised):
        if said := look(worded, unit):
            return said
    whole = f"the {len(worded)} lines with words" if len(worded) > 1 else "the one line with words"
    return f"the nearest layout is 'Label: words'; {whole} begin with no short label and no colon"


def nearest_captions() -> str:
    """The same for captions."""
    return (
        "the nearest layout is captions that name who speaks ('Label: words' in a cue, in VTT also <v Label>); these"
        " name nobody, as where a recording was transcribed without telling speakers apart"
    )


def _marked(worded: Sequence[Line], unit: str) -> str:
    """Labels before another mark than a colon."""
    found = [(line, match) for line in worded if (match := _MARK_BEHIND.match(line.text))]
    for mark in dict.fromkeys(match["mark"] for _, match in found):
        own = [(line, match["label"]) for line, match in found if match["mark"] == mark]
        times = Counter(label for _, label in own)
        again = [line.place for line, label in own if times[label] >= _FEW]
        if len(again) >= _FEW and 2 * len(again) >= len(worded):
            what = _MARKS.get(mark, f"the sign {mark}")
            return (
                f"the nearest layout is 'Label: words'; {what} stands here where the colon should:"
                f" {places_of(unit, again)}"
            )
    return ""


def _alone(worded: Sequence[Line], unit: str) -> str:
    """Labels alone on their lines, which are read where they are listed."""
    short = [line for line in worded if len(line.text.strip()) <= _LONGEST and line.text.strip()[-1] not in ".?!…,"]
    times = Counter(line.text.strip() for line in short)
    again = [line.place for line in short if times[line.text.strip()] >= _FEW]
    if len(again) < _FEW or 4 * len(again) < len(worded):
        return ""
    return (
        "the nearest layout is a label alone on its line, the words below it, which is read where the sheet of sources"
        " lists the labels (`themetrail labels FILE --label LABEL` tries it); the same short line stands at"
        f" {places_of(unit, again)}"
    )


def _timed(worded: Sequence[Line], unit: str) -> str:
    """Times and words, and nobody who says them."""
    timed = [line.place for line in worded if _TIMED.match(f"{line.text} ")]
    if len(timed) < _FEW or 3 * len(timed) < len(worded):
        return ""
    return (
        "the nearest layout is a time and a label before the words ('00:00:01 Label', '[00:00:01] Label: words'); times"
        f" stand here without a label, at {places_of(unit, timed)}, as where a recording was transcribed without"
        " telling speakers apart"
    )


def _emphasised(worded: Sequence[Line], unit: str) -> str:
    """Whole paragraphs in bold, as questions are often set, and others not."""
    bold = [line.place for line in worded if line.emphasised]
    if len(bold) < _FEW or len(bold) == len(worded):
        return ""
    return (
        "the nearest layout is a label in bold and words that are not; whole paragraphs are in bold here, as where type"
        f" tells questions from answers ({places_of(unit, bold)}), which is not read; write a label and a colon before"
        " each of both kinds"
    )
