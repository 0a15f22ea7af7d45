"""Lines of talk into utterances: a line that begins with a speaker's label begins a turn, other lines continue it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from themetrail.ingest.caption_lines import repeated_lines
from themetrail.ingest.clock import take_leading_stamp, take_trailing_stamp
from themetrail.ingest.heads import Heads, check_changes
from themetrail.ingest.labels import Head
from themetrail.ingest.line import Line
from themetrail.ingest.list_numbers import without_numbers
from themetrail.ingest.meeting_chat import chat_in_turns
from themetrail.ingest.nearest import nearest_captions, nearest_layout
from themetrail.ingest.source import ReadTranscript, Source, Utterance, places_of, plain_lines
from themetrail.ingest.suspicion import is_of_diarisation
from themetrail.ingest.timed_blocks import in_turns
from themetrail.ingest.trailers import tool_lines

_LONGEST_HEADING = 12  # words


def read_talk(
    lines: list[Line], source: Source, unit: str, *, markdown: bool = False, cues: bool = False
) -> ReadTranscript:
    """All utterances in `lines`, known and unknown speakers alike.

    Lines before the first speaker are the header. Where the lines are `cues`, neighbours of one speaker are one
    utterance, since captions cut talk to the width of a screen. Headings between turns, and lines that a recorder or a
    transcriber wrote, are nobody's words: they are left out and counted. Raises StudyError where no speaker is found,
    or a line may belong to another speaker than the one before.
    """
    of_others = 0
    if not cues:
        lines, of_others = chat_in_turns(in_turns(lines, source, unit))
    lines, numbers = without_numbers(lines, source)
    of_tools = tool_lines([line.text for line in lines], within=_within_paragraphs(lines))
    lines = [line for number, line in enumerate(lines) if number not in of_tools]
    found = Heads(lines, source, markdown=markdown, unit="" if cues else unit)
    heads = found.decided()
    if not any(heads):
        nearest = nearest_captions() if cues else nearest_layout(lines, unit)
        raise source.problem(f"no line begins with a speaker's label; {nearest}")
    first = next(number for number, head in enumerate(heads) if head)
    check_changes(lines, heads, first, source, unit, markdown=markdown, cues=cues)
    headings = _headings(lines, heads, first, source, unit)
    parts = _parts(lines, heads, headings, first, cues=cues)
    header = sum(bool(line.text.strip()) for line in lines[:first])
    if header and cues:
        raise source.problem("there are words before the first speaker's label; name who says them", f"{unit} 1")
    counted = {
        "headings between turns": len(headings),
        "lines of a recorder or transcriber": len(of_tools),
        "numbers before lines": numbers,
        "lines of a chat that repeat what others wrote": of_others,
    }
    dropped = {what: number for what, number in counted.items() if number}
    utterances = [_utterance(head, said, unit) for head, said in parts]
    return ReadTranscript(utterances, header, dropped=dropped, head_labels=found.title.labels)


def _parts(
    lines: list[Line], heads: list[Head | None], headings: set[int], first: int, *, cues: bool
) -> list[tuple[Head, list[Line]]]:
    """Each utterance as the label that begins it and its lines."""
    parts: list[tuple[Head, list[Line]]] = []
    for number in range(first, len(lines)):
        line, head = lines[number], heads[number]
        if number in headings:
            continue
        # as whisper.cpp shows them: each piece has its span of time and its voice
        is_piece = head is not None and is_of_diarisation(head) and head.end_s is not None
        if head and is_piece:
            line = replace(line, start_s=head.start_s, end_s=head.end_s)
            head = replace(head, start_s=None, end_s=None)
        if head and not ((cues or is_piece) and parts and parts[-1][0].label == head.label):
            parts.append((head, [replace(line, text=head.rest)]))
        else:
            parts[-1][1].append(replace(line, text=head.rest.lstrip(), gap=" ") if head else line)
    return parts


def read_talk_of_cues(cues: Sequence[tuple[int, float, float, str]], source: Source) -> ReadTranscript:
    """The utterances of captions: each cue is its number, its start and end in seconds, and its words without tags.

    The lines of a cue are joined by a space, as cues are. A line that the cue before has shown already is left out and
    counted where captions roll. Raises StudyError as `read_talk`.
    """
    texts = [[line.strip() for line in plain_lines(said)] for *_, said in cues]
    again = repeated_lines(texts)
    lines = [
        Line(text, number, gap=" ", start_s=start, end_s=end)
        for (number, start, end, _), of_cue, repeated in zip(cues, texts, again, strict=True)
        for place, text in enumerate(of_cue)
        if text and place not in repeated
    ]
    reading = read_talk(lines, source, "cue", cues=True)
    n = sum(map(len, again))
    return replace(reading, dropped={**reading.dropped, "lines of captions that are shown again": n}) if n else reading


def _within_paragraphs(lines: list[Line]) -> set[int]:
    """The lines that stand in one paragraph, or one cue, with the line before or behind."""
    joined = {
        n
        for n, (before, line) in enumerate(pairwise(lines), start=1)
        if before.text.strip() and line.text.strip() and (before.place == line.place or line.gap == "\n")
    }
    return joined | {n - 1 for n in joined}


def _headings(lines: list[Line], heads: list[Head | None], first: int, source: Source, unit: str) -> set[int]:
    """Which lines are headings between turns; what may be a question asked, or is long, has to be somebody's."""
    found = {n for n in range(first, len(lines)) if lines[n].heading and not heads[n] and lines[n].text.strip()}
    doubtful = [n for n in found if "?" in lines[n].text or len(lines[n].text.split()) > _LONGEST_HEADING]
    if doubtful:
        raise source.problem(
            "a heading stands here that may be somebody's words; put the speaker's label and a colon before it, or"
            " delete it",
            places_of(unit, (lines[n].place for n in doubtful)),
        )
    return found


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
