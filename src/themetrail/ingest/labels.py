"""Find what may be a speaker's label at the start of a line, whatever marks, brackets and times stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from themetrail.ingest.clock import CLOCK, LABEL_STAMP, take_round_stamp, times_in
from themetrail.speaker_label import plain_label

_FAR = 240  # characters of a line in which a label is looked for
_NAME = r"[^:：\n]{1,160}?"

_MARK = r"(?:[-–—•*·]\s+|>{1,3}\s+|>{2,3})?"  # a dash, bullet, quotation mark of Markdown, or `>>` of captions
# `12/03/2023, 10:31 - ` and `[12.03.23, 10:31:05] `, as WhatsApp writes a chat to a file: no time within a recording
_DATED = rf"(?:\[?\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?\s+{CLOCK}(?:\]\s*|\s+[-–—]\s+))"
_BEFORE = rf"(?:(?P<lead>(?:{LABEL_STAMP}\s*|{CLOCK}\s+)(?:[-–—]\s+)?)|{_DATED})?+"
_MID = rf"(?:\s*(?P<mid>{LABEL_STAMP})|[\s,]+(?:[-–—]\s*)?(?P<clock>{CLOCK}))?"
_COLON = re.compile(rf"^{_MARK}{_BEFORE}{_MARK}(?P<label>{_NAME}){_MID}\s*[:：]")
# a label and a time alone on a line, as Teams, Otter and Zoom write it; the other way round as Trint and Happy Scribe
_TIMED = re.compile(rf"^{_MARK}(?P<label>{_NAME})(?P<gap>\s+(?:[-–—|]\s+)?)(?P<mid>{LABEL_STAMP}|{CLOCK})$")
_TIME_FIRST = re.compile(rf"^(?P<mid>{LABEL_STAMP}|{CLOCK})(?P<gap>\s+(?:[-–—|]\s+)?)(?P<label>[^:：\n]{{1,160}})$")
# a label, a time in brackets, and the words behind it without a colon, as Trint writes it
_STAMPED = re.compile(rf"^{_MARK}(?P<label>[^:：\[(\n]{{1,160}}?)\s*(?P<mid>{LABEL_STAMP})\s+(?=[^\s:：])")
_TABBED = re.compile(
    rf"^(?:(?P<lead>{LABEL_STAMP}|{CLOCK})[^\S\n]+)?(?P<label>[^\t:：\n]{{1,80}}?)\s*\t\s*(?P<rest>\S.*)$"
)
_BRACKETED = re.compile(
    rf"^{_MARK}{_BEFORE}(?P<label>\[[^\[\]\n]{{1,60}}\]|\([^()\n]{{1,60}}\)|<[^<>\n]{{1,60}}>)(?=\s)"
)
_EMPHASIS = re.compile(
    rf"^(?P<before>\s*(?:{LABEL_STAMP}\s*)?(?:[-–—•>]\s+)?)(?P<marks>[*_]{{1,3}})(?P<inside>[^*_\n]{{1,80}}?)(?P=marks)(?P<after>.*)$"
)
_BRACKET = re.compile(r"[\[(<#]")
_WIDE = re.compile(r"\t|\s{2}|[-–—|]")


@dataclass(frozen=True)
class Head:
    """What a line begins with that may be a speaker's label, and the rest of the line.

    `form` is how the label is told from the words: by a `colon`; by a `time` with which it stands alone on its line
    (`time first`: behind it); by a `stamp` in brackets behind it; by `brackets` around it; by a `tab`; or `alone` on
    its line. `marked` says that the form leaves little doubt: a wide gap or a bracket before the time.
    """

    label: str
    rest: str
    start_s: float | None = None
    end_s: float | None = None
    form: str = "colon"
    marked: bool = False


def head_of(line: str, *, markdown: bool = False) -> Head | None:
    """What a line begins with that may be a label: `Label: ...`, or a label with a time stamp and nothing else."""
    line = line.lstrip()
    if markdown and (marked := _EMPHASIS.match(line)):
        line = (_without_emphasis(marked) or line).lstrip()
    whole = line.rstrip()
    # a line that ends in a time is tried first: the colon of "Label 0:03" is the clock's
    if timed := _timed(_TIMED, whole, "time"):
        return timed
    match = _COLON.match(line[:_FAR])
    # the first colon may be that of a time in brackets, and most lines hold none of these
    in_brackets = _BRACKET.search(match["label"] if match else line, 0, _FAR)
    if in_brackets and (stamped := _STAMPED.match(line[:_FAR])) and plain_label(stamped["label"]):
        return Head(plain_label(stamped["label"]), line[stamped.end() :], *times_in(stamped["mid"]), form="stamp")
    if match and plain_label(match["label"]):
        start, end = times_in(match["lead"] or match["mid"] or match["clock"])
        rest = line[match.end() :]
        if start is None:
            rest, start, end = take_round_stamp(rest)
        return Head(plain_label(match["label"]), rest, start, end, marked=bool(match["clock"]))
    return (bracketed(line) if in_brackets else None) or _timed(_TIME_FIRST, whole, "time first")


def bracketed(line: str) -> Head | None:
    """What a line begins with in brackets, and the words behind it without a colon."""
    line = line.lstrip()
    if not (match := _BRACKETED.match(line[:_FAR])) or not plain_label(match["label"]):
        return None
    start, end = times_in(match["lead"])
    return Head(plain_label(match["label"]), line[match.end() :], start, end, "brackets")


def tabbed(line: str) -> Head | None:
    """What stands before the first tab of a line, with the words behind it, where that may be a label."""
    if not (match := _TABBED.match(line.strip())) or not plain_label(match["label"]):
        return None
    return Head(plain_label(match["label"]), match["rest"], *times_in(match["lead"]), form="tab")


def _timed(pattern: re.Pattern[str], line: str, form: str) -> Head | None:
    """A label and a time alone on a line."""
    if len(line) > _FAR or not (match := pattern.match(line)) or not plain_label(match["label"]):
        return None
    if form == "time" and match["mid"].startswith("#"):  # f4 puts the time behind what is said
        return None
    start, end = times_in(match["mid"])
    marked = bool(_WIDE.search(match["gap"])) or not match["mid"][0].isdigit() or match["label"][0] in "[(<"
    return Head(plain_label(match["label"]), "", start, end, form, marked)


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


class Listed:
    """The listed labels of a file, to find them where no colon or time tells them from the words."""

    def __init__(self, labels: Iterable[str]) -> None:
        plain = sorted(labels, key=len, reverse=True)
        spaced = ["\\s+".join(map(re.escape, label.split())) for label in plain if label]
        self._begins = re.compile(rf"\s*(?P<label>{'|'.join(spaced)})(?P<after>.*)$", re.DOTALL) if spaced else None
        self._with_colon = [label for label in plain if ":" in label or "：" in label]

    def head(self, line: str) -> Head | None:
        """A listed label that holds a colon itself and stands before a colon, or one before a tab."""
        if self._begins is None:
            return None
        for label in self._with_colon:
            begun = plain_label(line[: len(label) + 8])
            if begun.startswith(label) and (match := re.match(rf".{{{len(label)}}}\s*[:：]", line.lstrip())):
                return Head(label, line.lstrip()[match.end() :])
        match = self._begins.match(line) if "\t" in line[:_FAR] else None
        if match and match["after"].startswith("\t"):
            return Head(plain_label(match["label"]), match["after"], form="tab")
        return None

    def alone(self, line: str) -> Head | None:
        """A listed label alone on its line."""
        if len(line) > _FAR or self._begins is None or not (match := self._begins.match(line)):
            return None
        return None if match["after"].strip() else Head(plain_label(match["label"]), "", form="alone")

    def lacks_colon(self, line: str) -> bool:
        """Whether a line begins with a listed label that only a forgotten colon keeps from beginning a turn."""
        if self._begins is None or not (match := self._begins.match(line)):
            return False
        label, after = match["label"], match["after"]
        if len(label) < 2:
            return False
        identifier = any(map(str.isdigit, label))
        return not after.strip() or bool(re.match(r"\s+[-–—|>]\s|[>|;]\s" + r"|\.\s" * identifier, after))
