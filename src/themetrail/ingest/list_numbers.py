"""Numbers of lines or of a list, `1. I: How was it?`, which a program has put before what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from themetrail.ingest.labels import head_of
from themetrail.ingest.line import Line
from themetrail.ingest.source import Source

_NUMBER = re.compile(r"\s*(\d{1,5})(?:[.)]|(?=\s))[^\S\n]*(?!\d*:\d)")
_FEW = 3  # lines that show that a file's lines are numbered


def without_numbers(lines: Sequence[Line], source: Source) -> tuple[list[Line], int]:
    """The lines without their numbers, and how many had one.

    Numbers are taken for such where each is one more than the one before, more than half of the lines have one, and
    labels stand behind them; not where the study lists a label that begins with one.
    """
    worded = [n for n, line in enumerate(lines) if line.text.strip()]
    if sum(lines[n].text.lstrip()[0].isdigit() for n in worded) < _FEW:
        return list(lines), 0
    found = {n: match for n in worded if (match := _NUMBER.match(lines[n].text))}
    counted = [int(match[1]) for match in found.values()]
    if len(counted) < _FEW or 2 * len(counted) <= len(worded) or counted != _count_from(counted[0], len(counted)):
        return list(lines), 0
    heads = [head_of(lines[n].text[match.end() :]) for n, match in found.items()]
    labelled = sum(head is not None and not head.label[0].isdigit() for head in heads)
    if labelled < _FEW or any(_NUMBER.match(f"{label} ") and head_of(f"{label}:") for label in source.labels):
        return list(lines), 0
    bare = [replace(line, text=line.text[found[n].end() :]) if n in found else line for n, line in enumerate(lines)]
    return bare, len(found)


def _count_from(first: int, n: int) -> list[int]:
    return list(range(first, first + n))
