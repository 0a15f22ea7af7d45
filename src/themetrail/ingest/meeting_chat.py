"""The written chat of a meeting, as Zoom and Webex save it: when, from whom and to whom, and the words below.

Zoom writes `10:02:41 From Anna Muster to Everyone:` and the words behind a tab in the lines below; older versions
write `10:02:41 From  Anna Muster : words` in one line. Webex writes `from Anna Muster to everyone:    10:02 AM`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from themetrail.ingest.clock import CLOCK, seconds
from themetrail.ingest.line import Line
from themetrail.speaker_label import plain_label

# From whom and to whom, in English, French and German; without the second only in English: `De la Tour` is a name.
_WHO, _WHOM = r"(?P<who>[^:：\n]{1,160}?)", r"\s+(?:to|an|à)\s+(?P<whom>[^:：\n]{1,160}?)\s*[:：]"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\s*(?P<clock>{CLOCK})\s+(?:From|Von|De)\s+{_WHO}{_WHOM}(?P<words>.*)",
        rf"\s*(?:From|Von|De)\s+{_WHO}{_WHOM}\s*(?P<clock>{CLOCK})(?P<words>\s*)",
        rf"\s*(?P<clock>{CLOCK})\s+From\s+{_WHO}(?P<whom>)\s*[:：](?P<words>.*)",
    )
)
_FEW = 2  # lines that show that a file is a chat, where none says to whom it is
# What Zoom puts into a message beside the writer's words: whom it answers, with that person's words, and signs given.
_OF_ZOOM = re.compile(r'\s*(?:Replying to ".*|Reacted to ".*" with .{1,40}|Removed a .{1,40} reaction from ".*)')


def chat_in_turns(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines with who writes as the label of each message, and how many lines in them repeat what others wrote.

    Lines of no such chat stay as they are. In a message nothing else is a label, so that `Note: words` in it is what
    was written.
    """
    heads = [next(filter(None, (form.fullmatch(line.text) for form in _FORMS)), None) for line in lines]
    found = [head for head in heads if head]
    if not any(head["whom"] for head in found) and len(found) < _FEW:
        return list(lines), 0
    turns, repeated, in_chat = [], 0, False
    for line, head in zip(lines, heads, strict=True):
        in_message = in_chat and line.text[:1].isspace()
        if head:
            in_chat = True
            text = f"{plain_label(head['who'])}: {head['words'].strip()}"
            turns.append(replace(line, text=text, gap="\n\n", start_s=seconds(head["clock"]), labelled=True))
        elif in_message and _OF_ZOOM.fullmatch(line.text):
            repeated += 1
        else:
            turns.append(replace(line, text=line.text.strip(), labelled=False) if in_message else line)
    return turns, repeated
