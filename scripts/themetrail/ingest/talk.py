"""Lines of talk into utterances: a line that begins with a speaker's label begins a turn, other lines continue it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from themetrail.ingest.clock import take_leading_stamp, take_trailing_stamp
from themetrail.ingest.labels import Head, head_of, looks_like_label
from themetrail.ingest.source import Reading, Source, Utterance

_RULE = re.compile(r"\s*([-=_*#~–—])(\s*\1){2,}\s*")  # a line of dashes or the like: it closes a header


# What a column of speakers' labels is called, in small letters.
SPEAKER_COLUMNS = ("speaker", "name", "speaker name", "speaker_name", "who", "sprecher", "locuteur")


@dataclass(frozen=True)
class Line:
    """One line of a file: its text, the number of its line, paragraph or cue, the times that the format states.

    `gap` is what stands between this line and the one before where both belong to one turn. `labelled` is for formats
    that say for certain that a line begins with a label, or does not; None leaves it to the line itself.
    """

    text: str
    place: int
    gap: str = "\n"
    start_s: float | None = None
    end_s: float | None = None
    labelled: bool | None = None


def read_talk(lines: list[Line], source: Source, unit: str, *, markdown: bool = False, cues: bool = False) -> Reading:
    """All utterances in `lines`, known and unknown speakers alike.

    Lines before the first speaker are the header. Where the lines are `cues`, neighbours of one speaker are one
    utterance, since captions cut talk to the width of a screen. Raises StudyError where no speaker is found.
    """
    heads = _heads(lines, source, markdown)
    if not any(heads):
        raise source.problem(
            "no line begins with a speaker's label; each turn should begin with one and a colon, as in 'Label: words'"
        )
    first = next(number for number, head in enumerate(heads) if head)
    parts: list[tuple[Head, list[Line]]] = []
    for line, head in zip(lines[first:], heads[first:], strict=True):
        if head and not (cues and parts and parts[-1][0].label == head.label):
            parts.append((head, [replace(line, text=head.rest)]))
        else:
            parts[-1][1].append(replace(line, text=head.rest.lstrip()) if head else line)
    header = sum(bool(line.text.strip()) for line in lines[:first])
    if header and cues:
        raise source.problem("there are words before the first speaker's label; name who says them", f"{unit} 1")
    return Reading([_utterance(head, said, unit) for head, said in parts], header_lines=header)


def _heads(lines: list[Line], source: Source, markdown: bool) -> list[Head | None]:
    """For each line the label that it begins with, or None: a listed one, or one that looks like a label."""
    candidates = [None if line.labelled is False else head_of(line.text, markdown=markdown) for line in lines]
    known = [head if head and head.label in source.labels else None for head in candidates]
    header_end = _header_end(lines, known)
    seen = Counter(head.label for head in candidates[header_end:] if head)
    is_suspect = _suspicion(lines, candidates, known, seen)

    def decide(number: int) -> Head | None:
        head = candidates[number]
        if head is None or known[number] is not None or lines[number].labelled:
            return head
        if head.label.casefold() in source.not_speakers:
            return None
        if number < header_end and head.label not in seen:
            return None
        return head if is_suspect(head) else None

    return [decide(number) for number in range(len(lines))]


def _suspicion(
    lines: list[Line], candidates: list[Head | None], known: list[Head | None], seen: Counter[str]
) -> Callable[[Head], bool]:
    """How a beginning that is not listed is judged in this file."""
    begun = [number for number, head in enumerate(known) if head]
    talk = range(begun[0], len(lines)) if begun else range(0)
    line_a_turn = bool(begun) and all(candidates[n] or not lines[n].text.strip() for n in talk)
    timed = any(head.timed for head in known if head) or not begun

    def is_suspect(head: Head) -> bool:
        if head.timed and not timed:
            return False
        return looks_like_label(head, repeated=seen[head.label] > 1, line_a_turn=line_a_turn)

    return is_suspect


def _header_end(lines: list[Line], known: list[Head | None]) -> int:
    """How many lines a rule of dashes (or the front matter of Markdown) closes off as header; 0 where none does."""
    first = next((number for number, head in enumerate(known) if head), len(lines))
    rules = [number for number, line in enumerate(lines[:first]) if _RULE.fullmatch(line.text)]
    return rules[-1] + 1 if rules else 0


def _utterance(head: Head, said: list[Line], unit: str) -> Utterance:
    """One utterance: its lines joined, white space and time stamps at its two ends taken off."""
    text = "".join(line.text if number == 0 else line.gap + line.text for number, line in enumerate(said))
    text, start, end = take_leading_stamp(text)
    text, last = take_trailing_stamp(text)
    last_place = max((line.place for line in said if line.text.strip()), default=said[0].place)
    starts = (head.start_s, said[0].start_s, start)
    ends = (last, end, head.end_s, said[-1].end_s)
    return Utterance(
        speaker=head.label,
        text=text.strip(),
        start_s=next((time for time in starts if time is not None), None),
        end_s=next((time for time in ends if time is not None), None),
        place_unit=unit,
        place_from=said[0].place,
        place_to=max(last_place, said[0].place),
    )
