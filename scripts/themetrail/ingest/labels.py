"""Find the speaker's label at the start of a line, and tell a label from a sentence that holds a colon.

The labels that the study lists decide. What is not listed and yet looks like a label is handed on as one, so that it
is met as an unknown speaker: a turn given to the wrong person is worse than a question to the researcher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from themetrail.ingest.clock import CLOCK, LABEL_STAMP, times_in
from themetrail.ingest.source import plain_label

MOST_WORDS = 5
LONGEST = 40  # characters of a label that is not listed
_FAR = 240  # characters of a line in which a label is looked for

_MARK = r"(?:[-–—•*>]\s+)?"  # a dash, bullet or quotation mark of Markdown before the label
_BEFORE = rf"(?P<lead>(?:{LABEL_STAMP}\s*|{CLOCK}\s+))?"
_COLON = re.compile(rf"^{_MARK}{_BEFORE}{_MARK}(?P<label>[^:：\n]{{1,80}}?)\s*(?P<mid>{LABEL_STAMP})?\s*[:：]")
_TIMED = re.compile(rf"^(?P<label>[^:：\n]{{1,80}}?)\s+(?P<mid>{LABEL_STAMP}|{CLOCK})$")
_EMPHASIS = re.compile(
    r"^(?P<before>\s*(?:[-–—•>]\s+)?)(?P<marks>[*_]{1,3})(?P<inside>[^*_\n]{1,80}?)(?P=marks)(?P<after>.*)$"
)

_SENTENCE = re.compile(r"[;!?…\"«»“”„\[\]{}<>\\=]|\w{5,}\.")
_NUMBERED = re.compile(r"[A-Za-z]{0,3}\d+[A-Za-z]?")
_PARTICLE = re.compile(
    "de|del|della|di|da|do|dos|du|des|d|la|le|les|el|al|bin|ibn|ben|van|von|der|den|ter|ten|zu|zum|zur|af|av"
    r"|of|the|in|im|at|and|und|et|e|y|&|\+|/|-"
)


@dataclass(frozen=True)
class Head:
    """What a line begins with that may be a speaker's label, and the rest of the line."""

    label: str
    rest: str
    start_s: float | None = None
    end_s: float | None = None
    timed: bool = False  # the line is a label and a time stamp only, as Teams and Otter write it


def head_of(line: str, *, markdown: bool = False) -> Head | None:
    """What a line begins with that may be a label: `Label: ...`, or a label with a time stamp and nothing else."""
    line = line.lstrip()
    if markdown and (marked := _EMPHASIS.match(line)):
        line = (_without_emphasis(marked) or line).lstrip()
    whole = line.rstrip()
    # a line that ends in a time is tried first: the colon of "Label 0:03" is the clock's
    if len(whole) <= _FAR and (match := _TIMED.match(whole)) and plain_label(match["label"]):
        start, end = times_in(match["mid"])
        return Head(plain_label(match["label"]), "", start, end, timed=True)
    if (match := _COLON.match(line[:_FAR])) and plain_label(match["label"]):
        start, end = times_in(match["lead"] or match["mid"])
        return Head(plain_label(match["label"]), line[match.end() :], start, end)
    return None


def _without_emphasis(marked: re.Match[str]) -> str | None:
    """`**Label:** words` and `**Label**: words` as `Label: words`; None where the emphasis is no label's."""
    inside, after = marked["inside"].rstrip(), marked["after"]
    if inside.endswith((":", "：")):
        return f"{marked['before']}{inside}{after}"
    if after.lstrip().startswith((":", "：")):
        return f"{marked['before']}{inside}{after.lstrip()}"
    if re.fullmatch(rf"\s*(?:{LABEL_STAMP}|{CLOCK})\s*", after):
        return f"{marked['before']}{inside} {after.strip()}"
    return None


def looks_like_label(head: Head, *, repeated: bool = False, line_a_turn: bool = False) -> bool:
    """Whether a beginning that is not listed looks like a speaker's label.

    It does where it is short, holds no mark of a sentence, and is (a) written like a name: each word begins with a
    capital or a digit, particles apart; (b) one word; (c) words and a number: `speaker 2`; (d) the beginning of several
    lines (`repeated`); or (e) the file otherwise has one line for each turn (`line_a_turn`).
    """
    words = re.sub(r"\([^()]*\)", " ", head.label).split()
    if not words or len(words) > MOST_WORDS or len(head.label) > LONGEST or _SENTENCE.search(head.label):
        return False
    like_a_name = _begins_like_name(words[0]) and all(_begins_like_name(w) or _PARTICLE.fullmatch(w) for w in words)
    numbered = len(words) > 1 and _NUMBERED.fullmatch(words[-1]) is not None
    if head.timed:
        return like_a_name or numbered
    if head.rest and not head.rest[0].isspace():
        # "10:30", "https://", "C:\": a colon inside something; "Bob:Yes" is a label all the same
        return (like_a_name or numbered) and head.rest[0].isalpha()
    return like_a_name or numbered or len(words) == 1 or repeated or line_a_turn


def _begins_like_name(word: str) -> bool:
    first = word.lstrip("'’\"(")[:1]
    return first.isdigit() or (first.isalpha() and not first.islower())
