"""Read CHAT (TalkBank's manual, part 1): `*CHI:` and words, `@` headers that may name people, `%` tiers below."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from themetrail.ingest.encoding import decode
from themetrail.ingest.pieces import joined
from themetrail.ingest.source import ReadTranscript, Source, Utterance, places_of, plain_lines
from themetrail.speaker_label import plain_label

_BULLET = re.compile(rb'\x15(?:%snd:"[^"\x15]*"_)?(\d{1,9})_(\d{1,9})-?\x15')
_UNDERLINE = re.compile(rb"\x02[\x01\x02]")  # where underlining begins and ends
_TIMES = re.compile(r"\s*\[@(\d{1,9})_(\d{1,9})@\]")  # a bullet, once the text is plain
_MAIN = re.compile(r"\*([^:\t]{1,40}):\s*(.*)", re.DOTALL)
_NAME_LINK = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")
_KINDS = {"@": "headers", "%": "tiers below what is said"}


@dataclass
class _Entry:
    """One header, main line or tier below, with the lines that continue it."""

    place: int
    text: str
    last: int = field(default=0)


def read(source: Source) -> ReadTranscript:
    """The utterances of a CHAT file; a place is a line.

    Headers (which hold names, ages and places) and the tiers below what is said are counted and not read. Marks of CHAT
    in what is said stay, but for the bullets of times, which become the turn's, and the underscores that tie names
    together (`Anna_Meier`), which become spaces and are counted, since a name is not found by them. Neighbours of one
    speaker are one turn. Raises StudyError where a line is none of these.
    """
    content = _UNDERLINE.sub(b"", _BULLET.sub(rb" [@\1_\2@]", source.content()))
    text, encoding = decode(source, content)
    entries = _entries(plain_lines(text))
    if not entries or not entries[0].text.startswith("@"):
        raise source.problem("this is not a CHAT file: it must begin with a header, such as @UTF8 or @Begin", "line 1")
    dropped: Counter[str] = Counter()
    pieces, wrong = [], []
    for entry in entries:
        if entry.text[0] in _KINDS:
            dropped[_KINDS[entry.text[0]]] += 1
        elif match := _MAIN.fullmatch(entry.text):
            pieces.append(_utterance(match[1], match[2], entry, dropped))
        else:
            wrong.append(entry.place)
    if wrong:
        raise source.problem(
            "these lines are none of CHAT: a line begins with @, with * and a speaker's code and a colon, with %, or"
            " with a tab where it continues the one before",
            places_of("line", wrong),
        )
    return ReadTranscript(joined(pieces), notes=[f"encoding {encoding}"], dropped=dict(dropped))


def _entries(lines: list[str]) -> list[_Entry]:
    entries: list[_Entry] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if line[0] == "\t" and entries:
            entries[-1].text += f" {line.strip()}"
            entries[-1].last = number
        else:
            entries.append(_Entry(number, line.rstrip(), number))
    return entries


def _utterance(label: str, said: str, entry: _Entry, dropped: Counter[str]) -> Utterance:
    times = _TIMES.findall(said)
    words, links = _NAME_LINK.subn(" ", " ".join(_TIMES.sub(" ", said).split()))
    if links:
        dropped["underscores between words"] += links
    start = int(times[0][0]) / 1000 if times else None
    end = int(times[-1][1]) / 1000 if times else None
    return Utterance(plain_label(label), words, start, end, "line", entry.place, entry.last)
