"""Decide for every line of talk whether it begins a turn, and whose: listed labels, and what looks like one."""

from __future__ import annotations

import re
from collections import Counter

from themetrail.ingest.labels import Head, Listed, bracketed, head_of, tabbed
from themetrail.ingest.line import Line
from themetrail.ingest.source import Source, places_of
from themetrail.ingest.suspicion import MOST_WORDS, core_of, is_of_diarisation, looks_like_label, looks_like_label_alone
from themetrail.ingest.title_block import RULE, TitleBlock, title_block
from themetrail.speaker_label import folded_label

_ENDED = re.compile(r"[.!?…:;\"”»’)\]]\s*$")
_ARROWS = re.compile(r"\s*>{2,}")
_DASH = re.compile(r"\s*[-–—]\s*\S")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
_FEW = 3  # turns that show how a file separates its turns
_WRAPPED = 40  # characters from which a line may have been broken for its length


class Heads:
    """The labels with which the lines of one file begin."""

    def __init__(self, lines: list[Line], source: Source, *, markdown: bool, unit: str = "") -> None:
        """`unit` is what a place is called; without it the lines are captions, which have no title block."""
        self._lines, self._source, self._markdown = lines, source, markdown
        self._listed = Listed(source.labels)
        self._folded = {folded_label(label) for label in source.labels}
        self._begins = [n == 0 or "\n\n" in line.gap or not lines[n - 1].text.strip() for n, line in enumerate(lines)]
        self._candidates = [self._candidate(line) for line in lines]
        self.title = title_block(lines, self._candidates, source, unit) if unit else TitleBlock()
        for n in self.title.lines:
            self._candidates[n] = None
        self._known = self._of_listed()
        self._look_for_tabs()
        self._look_for_stamps()
        if source.labels and not any(self._known):
            self._stand_alone()
        self._weigh()

    def decided(self) -> list[Head | None]:
        """For each line the label that it begins with, or None: a listed one, or one that looks like a label."""
        return [self._decide(number) for number in range(len(self._lines))]

    def _candidate(self, line: Line) -> Head | None:
        if line.labelled is False:
            return None
        head = head_of(line.text, markdown=self._markdown)
        if head is None or head.label not in self._source.labels:
            # the colon may be among the words: "(speaker 1) At 10:30 I left."
            inside = bracketed(line.text) if head and head.form == "colon" and head.label[0] in "[(<" else None
            if inside and (inside.label in self._source.labels or is_of_diarisation(inside)):
                return inside
            return self._listed.head(line.text) or head
        return head

    def _of_listed(self) -> list[Head | None]:
        return [head if head and head.label in self._source.labels else None for head in self._candidates]

    def _look_for_tabs(self) -> None:
        """Where listed labels stand before a tab, or nothing else tells labels, what stands so may be one too."""
        forms = {head.form for head in self._known if head}
        if forms - {"tab"} or not any("\t" in line.text for line in self._lines):
            return
        free = [n for n, line in enumerate(self._lines) if line.labelled is None and n not in self.title.lines]
        found = {n: head for n in free if not self._known[n] and (head := tabbed(self._lines[n].text))}
        times = Counter(head.label for head in found.values())
        alike = {n: head for n, head in found.items() if _may_stand_before_tab(head, times)}
        worded = sum(bool(line.text.strip()) for line in self._lines)
        if forms or (len(times) > 1 and 2 * len(alike) > worded):
            for number, head in alike.items():
                self._candidates[number] = head
            self._known = self._of_listed()

    def _look_for_stamps(self) -> None:
        """Where listed labels stand before colons, `I [00:01:09] went` is what somebody says, and no label."""
        forms = Counter(head.form for head in self._known if head)
        if 2 * forms["stamp"] <= forms.total() > 0:
            stamped = [n for n, head in enumerate(self._candidates) if head and head.form == "stamp"]
            for number in stamped:
                self._candidates[number] = None
            self._known = self._of_listed()

    def _stand_alone(self) -> None:
        """Where labels stand alone on their lines, with neither colon nor time, take what stands so for candidates."""
        if any(head and self._is_near(head) for head in self._candidates):
            return
        alone = [self._listed.alone(self._plain(n)) if self._begins[n] else None for n in range(len(self._lines))]
        if not any(alone):
            return
        self._known = alone
        for number, head in enumerate(alone):
            text = self._plain(number)
            is_free = self._candidates[number] is None and self._begins[number] and number not in self.title.lines
            if head or (is_free and looks_like_label_alone(text)):
                self._candidates[number] = head or Head(" ".join(text.split()), "", form="alone")

    def _plain(self, number: int) -> str:
        """A line without the marks of a heading of Markdown."""
        text = self._lines[number].text
        return heading[1] if self._markdown and (heading := _HEADING.fullmatch(text)) else text

    def _weigh(self) -> None:
        """What the listed labels of the file show of how labels stand in it."""
        known, lines = self._known, self._lines
        begun = [number for number, head in enumerate(known) if head]
        forms = {head.form for head in known if head}
        self._header_end = _header_end(lines, known)
        self._seen = Counter(head.label for head in self._candidates[self._header_end :] if head)
        talk = range(begun[0], len(lines)) if begun else range(0)
        self._line_a_turn = bool(begun) and all(self._candidates[n] or not lines[n].text.strip() for n in talk)
        self._timed = bool({"time", "time first", "stamp"} & forms) or not begun
        firsts = [head for head in self._candidates[self._header_end :] if head and head.form == "time first"]
        comes_back = not begun and any(self._seen[head.label] > 1 for head in firsts)
        self._time_first = "time first" in forms or comes_back
        self._bracketed = "brackets" in forms
        self._spaced = len(begun) >= _FEW and all(self._begins[number] for number in begun)

    def _decide(self, number: int) -> Head | None:
        head = self._candidates[number]
        if head is None or self._known[number] is not None or self._lines[number].labelled:
            return head
        if {head.label.casefold(), core_of(head.label).casefold()} & self._source.not_speakers:
            return None
        if number < self._header_end and head.label not in self._seen:
            return None
        if head.form in ("alone", "tab") or self._is_near(head):
            return head
        if self._runs_on(number, head):
            return None
        suspect = looks_like_label(
            head,
            repeated=self._seen[head.label] > 1,
            line_a_turn=self._line_a_turn,
            timed=self._timed,
            time_first=self._time_first,
            bracketed=self._bracketed,
            begins=self._begins[number],
        )
        return head if suspect else None

    def _is_near(self, head: Head) -> bool:
        """Whether a label is a listed one in other capitals, accents or spaces, or with marks or brackets around it."""
        core = core_of(head.label)
        if head.form == "brackets" and len(core) < 2:  # "[I] went there"
            return False
        if head.rest and not head.rest[0].isspace() and not head.rest[0].isalpha() and head.form == "colon":
            return False
        if len(core.split()) > 2 * MOST_WORDS:
            return False
        return bool({folded_label(head.label), folded_label(core)} & self._folded)

    def _runs_on(self, number: int, head: Head) -> bool:
        """Whether the beginning of a line is the middle of a sentence that was broken at the width of a page.

        Only in files that set turns apart by blank lines, behind a long line that ends no sentence.
        """
        if not self._spaced or self._begins[number] or not core_of(head.label)[:1].islower():
            return False
        before = self._lines[number - 1].text
        return len(before) >= _WRAPPED and not _ENDED.search(before) and self._seen[head.label] < _FEW


def _may_stand_before_tab(head: Head, times: Counter[str]) -> bool:
    as_before_colon = Head(head.label, f" {head.rest}")
    return looks_like_label(as_before_colon, repeated=times[head.label] > 1)


def check_changes(
    lines: list[Line],
    heads: list[Head | None],
    first: int,
    source: Source,
    unit: str,
    *,
    markdown: bool,
    cues: bool,
) -> None:
    """Raise StudyError where a line seems to begin another speaker's words and does not say so as labels are told."""
    open_lines = [n for n in range(first, len(lines)) if heads[n] is None and lines[n].labelled is None]
    if unclear := [lines[n].place for n in open_lines if lines[n].unclear]:
        raise source.problem(
            "a table stands here in the talk, and its cells do not say who speaks; begin each of its rows with a listed"
            " speaker's label in a cell of its own, or take the table out",
            places_of(unit, unclear),
        )
    listed = Listed(source.labels)
    if forgotten := [lines[n].place for n in open_lines if listed.lacks_colon(lines[n].text)]:
        raise source.problem(
            "a listed speaker's label stands here without a colon; put a colon behind it, or, where it begins no turn,"
            " join the line to the one before",
            places_of(unit, forgotten),
        )
    changes = [] if markdown else [lines[n].place for n in open_lines if _ARROWS.match(lines[n].text)]
    if cues:
        dashes = Counter(line.place for line in lines if _DASH.match(line.text))
        changes += [lines[n].place for n in open_lines if dashes[lines[n].place] > 1 and _DASH.match(lines[n].text)]
    if changes:
        raise source.problem(
            "a dash or >> says here that somebody else speaks, and no label who; write the speaker's label and a colon"
            " behind it, or take the mark away",
            places_of(unit, changes),
        )


def _header_end(lines: list[Line], known: list[Head | None]) -> int:
    """How many lines a rule of dashes (or the front matter of Markdown) closes off as header; 0 where none does."""
    first = next((number for number, head in enumerate(known) if head), len(lines))
    rules = [number for number, line in enumerate(lines[:first]) if RULE.fullmatch(line.text)]
    return rules[-1] + 1 if rules else 0
