"""Read WebVTT: Teams, which names the speaker in a voice tag (`<v Name>`), Zoom, which writes `Name:`, and makers who
do both, write times with a comma, or leave out the blank lines between cues."""

from __future__ import annotations

import html
import itertools
import re
from dataclasses import replace

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from themetrail.ingest.caption_lines import STYLE
from themetrail.ingest.clock import CLOCK, seconds, take_leading_stamp
from themetrail.ingest.encoding import decode
from themetrail.ingest.pieces import joined
from themetrail.ingest.source import ReadTranscript, Source, Utterance, plain_lines, plain_text
from themetrail.ingest.talk import read_talk_of_cues
from themetrail.ingest.trailers import tool_lines
from themetrail.speaker_label import plain_label

_VOICE = re.compile(r"<v(?:\.[^\s.<>]*)*(?:[ \t\n]([^<>]*))?>")
_TAG = re.compile(rf"{STYLE}|</?v(?:[.\s][^<>]*)?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NAMED = re.compile(r"[\"“”«»]|^[^\W\d_]+[ ,]+[^\W\d_]+")  # as Zoom has written it: 1 "Name" (123)
_TIMES = re.compile(r"[\d:]+[.,]\d{3}\s*-->\s*[\d:]+[.,]\d{3}")
_CUE_ID = re.compile(r"\d+|\S*\d\S*-\S*\d\S*")  # a number, or as Teams writes it: uuid/12-0
_SOUND = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|♪[^♪]*♪?)\s*")
_BARE_STAMP = re.compile(rf"\s*{CLOCK}(?=\s)\s*")
_ASIDE = re.compile(r"WEBVTT|NOTE(?:\s|$)|(?:STYLE|REGION)\s*$")  # how blocks begin that hold no talk


def read(source: Source) -> ReadTranscript:
    """The utterances of a WebVTT file; a place is a cue, counted from 1.

    Neighbouring cues of one speaker are one turn; they, and lines within a cue, are joined by a space. Tags are taken
    off and character references (`&amp;`) resolved. Raises StudyError where a block is no cue, or a cue has no speaker.
    """
    text, encoding = decode(source, source.content())
    _check_blocks(source, text)
    numbered = _in_blocks(text.split("\n"))
    text = "\n".join(line for _, line in numbered)
    try:
        cues = webvtt.WebVTT.from_string(text).captions
    except (MalformedFileError, MalformedCaptionError):
        raise source.problem("this is not a readable WebVTT file: a cue or its times are malformed") from None
    if len(cues) != sum("-->" in line for line in text.split("\n")):
        raise source.problem("this is not a readable WebVTT file: not every line with '-->' begins a cue")
    dropped = _asides(source, numbered)
    timed = [(number, *_times(source, number, cue), cue.raw_text) for number, cue in enumerate(cues, start=1)]
    notes = [f"encoding {encoding}", f"{len(cues)} cues"]
    if any(_VOICE.search(said) for *_, said in timed):
        words = [_words_of(said) for *_, said in timed]
        of_tools = tool_lines(words, {place for place, (*_, said) in enumerate(timed) if _names_a_voice(said)})
        spoken = [cue for number, cue in enumerate(timed) if number not in of_tools]
        talk, sounds = _without_sounds(spoken)
        counted = {"sounds that nobody says": sounds, "lines of a recorder or transcriber": len(of_tools)}
        dropped |= {what: number for what, number in counted.items() if number}
        return ReadTranscript(joined(_voices(source, talk)), notes=notes, dropped=dropped)
    reading = read_talk_of_cues([(n, start, end, _plain(said)) for n, start, end, said in timed], source)
    return replace(reading, notes=notes, dropped={**dropped, **reading.dropped})


def _check_blocks(source: Source, text: str) -> None:
    """Every block must be the header, an aside or a cue: words in a block without times would be passed over."""
    if not text.startswith("WEBVTT"):
        raise source.problem("this is not a WebVTT file: its first line must begin with WEBVTT")
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line:  # one of blanks alone ends no cue: so YouTube keeps the upper line of the screen free
            block.append(line)
            continue
        if block and not (_ASIDE.match(block[0]) or any("-->" in each for each in block[:2])):
            raise source.problem(
                "these lines belong to no cue, since a blank line stands before them and no times; join them to theirs",
                f"line {number - len(block)}",
            )
        block = []


def _in_blocks(lines: list[str]) -> list[tuple[int, str]]:
    """The lines with their numbers, cues as the standard has them: times with points, a blank line before each.

    Where no blank line stands before a cue, the line above its times is its id if it looks like one and the first cue
    of the file has one, and words if not.
    """
    apart: list[tuple[int, str]] = []
    first = next((place for place, line in enumerate(lines) if _TIMES.match(line.strip())), 0)
    may_have_ids = first > 0 and _CUE_ID.fullmatch(lines[first - 1].strip()) is not None
    for number, line in enumerate(lines, start=1):
        if not _TIMES.match(line.strip()):
            apart.append((number, line))
            continue
        above = [text.strip() for _, text in apart[-2:]]
        id_is_apart = len(above) == 2 and not above[0]  # a blank line, then the id or the blank line itself
        if above and above[-1] and not id_is_apart:
            has_id = may_have_ids and len(apart) > 1 and _CUE_ID.fullmatch(above[-1]) is not None
            apart.insert(len(apart) - has_id, (number, ""))
        apart.append((number, _TIMES.sub(lambda times: times[0].replace(",", "."), line)))
    return apart


def _asides(source: Source, lines: list[tuple[int, str]]) -> dict[str, int]:
    """How many notes the file holds. Raises StudyError where the line above a cue's times names the speaker."""
    for (number, line), (_, after) in itertools.pairwise(lines):
        if "-->" not in after or not line.strip() or line.startswith(("WEBVTT", "NOTE")):
            continue
        if plain_label(line) in source.labels or _NAMED.search(line):
            raise source.problem(
                "the line above a cue's times seems to name the speaker, where it is not read; put the label and a"
                " colon before the words of the cue",
                f"line {number}",
            )
    notes = sum(line.startswith("NOTE") and not before.strip() for (_, before), (_, line) in itertools.pairwise(lines))
    return {"notes": notes} if notes else {}


def _times(source: Source, number: int, cue: webvtt.Caption) -> tuple[float, float]:
    start, end = seconds(cue.start), seconds(cue.end)
    if end < start:
        raise source.problem("this cue ends before it begins", f"cue {number}")
    return start, end


def _without_sounds(timed: list[tuple[int, float, float, str]]) -> tuple[list[tuple[int, float, float, str]], int]:
    """The cues without those of an empty voice that only name a sound, `<v >(Pause)`, and how many these are."""
    talk = [cue for cue in timed if not _is_sound(cue[3])]
    return talk, len(timed) - len(talk)


def _is_sound(said: str) -> bool:
    """Whether nobody is named as the voice, and what stands there is in brackets or between notes."""
    if _names_a_voice(said):
        return False
    words = _words_of(said)
    return bool(words.strip()) and _SOUND.fullmatch(words) is not None


def _words_of(said: str) -> str:
    """What is said in a cue, whoever says it."""
    return _plain(_VOICE.sub("", said))


def _names_a_voice(said: str) -> bool:
    return any(plain_label(_resolved(voice[1] or "")) for voice in _VOICE.finditer(said))


def _said_behind(label: str, words: str) -> str:
    """What is said behind a voice tag, without a stamp and the same label that some makers write once more."""
    begun, *_ = take_leading_stamp(words)
    rest = _BARE_STAMP.sub("", begun, count=1) if _BARE_STAMP.match(begun) else begun
    named, colon, said = rest.partition(":")
    return said.strip() if colon and plain_label(named) == label else begun.strip()


def _voices(source: Source, timed: list[tuple[int, float, float, str]]) -> list[Utterance]:
    """One utterance for each voice in each cue."""
    spoken = []
    for number, start, end, said in timed:
        voices = list(_VOICE.finditer(said))
        before = _plain(said[: voices[0].start()] if voices else said).strip()
        if before or any(not plain_label(_resolved(voice[1] or "")) for voice in voices):
            raise source.problem("this cue has words without a speaker; name one in its <v> tag", f"cue {number}")
        ends = [voice.start() for voice in voices[1:]] + [len(said)] * bool(voices)
        behind = [said[v.end() : stop].partition("</v>")[2] for v, stop in zip(voices, ends, strict=True)]
        if any(_plain(words).strip() for words in behind):
            raise source.problem("this cue has words behind the end of a <v> tag; name who says them", f"cue {number}")
        for voice, stop in zip(voices, ends, strict=True):
            label = plain_label(_resolved(voice[1]))
            words = _said_behind(label, _in_one_line(_plain(said[voice.end() : stop])))
            spoken.append(Utterance(label, words, start, end, "cue", number, number))
    return spoken


def _in_one_line(said: str) -> str:
    """A cue's lines joined, since they were cut to the width of a screen."""
    return " ".join(line.strip() for line in plain_lines(said) if line.strip())


def _plain(said: str) -> str:
    return _resolved(_TAG.sub("", said))


def _resolved(said: str) -> str:
    """Character references as their characters; only with their semicolon, since 'R&D' and 'Marks&notes' are words."""
    return plain_text(_REFERENCE.sub(lambda reference: html.unescape(reference[0]), said))
