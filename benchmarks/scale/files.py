"""Writes a transcript in the formats in which transcripts come."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from talk import Turn

FORMATS = ("txt", "docx", "vtt", "srt", "rtf", "csv")


def write_transcript(path: Path, turns: list[Turn]) -> None:
    """Write the turns to a file in the format that its ending names."""
    WRITERS[path.suffix[1:]](path, turns)


def _times(turns: list[Turn]) -> Iterator[tuple[Turn, float, float]]:
    """Each turn with its start and end in seconds, at 2.6 words a second."""
    clock = 3.0
    for turn in turns:
        end = clock + max(1.0, len(turn.text.split()) / 2.6)
        yield turn, clock, end
        clock = end + 0.4


def _clock(seconds: float, separator: str = ".") -> str:
    milliseconds = round(seconds * 1000)
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{milliseconds // 1000:02d}{separator}{milliseconds % 1000:03d}"


def _txt(path: Path, turns: list[Turn]) -> None:
    path.write_text("".join(f"{turn.speaker}: {turn.text}\n\n" for turn in turns), encoding="utf-8")


def _docx(path: Path, turns: list[Turn]) -> None:
    import docx

    document = docx.Document()
    for turn in turns:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{turn.speaker}: ").bold = True
        paragraph.add_run(turn.text)
    document.save(path)


def _vtt(path: Path, turns: list[Turn]) -> None:
    cues = [
        f"{_clock(start)} --> {_clock(end)}\n<v {turn.speaker}>{turn.text}</v>\n" for turn, start, end in _times(turns)
    ]
    path.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")


def _srt(path: Path, turns: list[Turn]) -> None:
    cues = [
        f"{number}\n{_clock(start, ',')} --> {_clock(end, ',')}\n{turn.speaker}: {turn.text}\n"
        for number, (turn, start, end) in enumerate(_times(turns), start=1)
    ]
    path.write_text("\n".join(cues), encoding="utf-8")


def _rtf(path: Path, turns: list[Turn]) -> None:
    lines = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0\fs22"]
    lines += [rf"{{\b {turn.speaker}:}} {turn.text}\par" for turn in turns]
    path.write_text("\n".join(lines) + "}", encoding="ascii")


def _csv(path: Path, turns: list[Turn]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle, delimiter=";")
        rows.writerow(["speaker", "start", "end", "text"])
        rows.writerows([turn.speaker, _clock(start), _clock(end), turn.text] for turn, start, end in _times(turns))


WRITERS = {"txt": _txt, "docx": _docx, "vtt": _vtt, "srt": _srt, "rtf": _rtf, "csv": _csv}
