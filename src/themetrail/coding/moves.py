"""What a round that was issued again says of the issues before it: their digests, and how its texts moved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

Move = tuple[int, int, int]  # start and end in a segment's text, and the length of what stands there now


def superseded_digests(manifest: dict) -> tuple[str, ...]:
    """The digests of the withdrawn issues of a round: files that carry one are read as of the round."""
    return tuple(entry["digest"] for entry in manifest.get("superseded", []))


def moves_by_issue(manifest: dict) -> tuple[dict[str, list[Move]], ...]:
    """How the texts of segments changed after each withdrawn issue, in the order of `superseded_digests`."""
    return tuple(
        {segment_id: [tuple(move) for move in moved] for segment_id, moved in entry["moved"].items()}
        for entry in manifest.get("superseded", [])
    )


def moves_of(manifest: dict) -> dict[str, list[list[Move]]]:
    """How the text of each segment changed from issue to issue."""
    moves: dict[str, list[list[Move]]] = {}
    for moved in moves_by_issue(manifest):
        for segment_id, stage in moved.items():
            moves.setdefault(segment_id, []).append(stage)
    return moves


def replaced_since(stages: Sequence[Mapping[str, list[Move]]]) -> dict[str, list[tuple[int, int]]]:
    """By segment, the stretches of its text as it is now that were replaced in these issues, one after the other."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, stage in enumerate(stages):
        for segment_id, moves in stage.items():
            later = [moved[segment_id] for moved in stages[number + 1 :] if segment_id in moved]
            shift = 0
            for start, end, length in moves:
                at = start + shift
                edges = moved_offset(at, later, at_end=False), moved_offset(at + length, later, at_end=True)
                found.setdefault(segment_id, []).append(edges)
                shift += length - (end - start)
    return {segment_id: _apart(stretches) for segment_id, stretches in found.items()}


def _apart(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that overlap as one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def moves_between(old: str, new: str) -> list[Move]:
    """The stretches of words that were replaced."""
    spans = [[found.span() for found in re.finditer(r"\S+", text)] for text in (old, new)]
    words_before, words_after = ([text[a:b] for a, b in places] for text, places in zip((old, new), spans, strict=True))
    before, after = spans
    return [
        (before[i1][0], before[i2 - 1][1], after[j2 - 1][1] - after[j1][0])
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, words_before, words_after, autojunk=False).get_opcodes()
        if tag == "replace"
    ]


def moved_offset(offset: int, moves: list[list[Move]], *, at_end: bool) -> int:
    """Where an offset in a segment's text as first issued stands now; within replaced words, at their edge."""
    for stage in moves:
        shift = 0
        for start, end, length in stage:
            if offset >= end:
                shift += length - (end - start)
            elif offset > start:
                offset = start + (length if at_end else 0)
                break
            else:
                break
        offset += shift
    return offset


def original_offset(offset: int, moves: list[list[Move]], *, at_end: bool) -> int:
    """Where an offset in a segment's text after these moves stood as it was first issued: `moved_offset` backwards."""
    for stage in reversed(moves):
        shift = 0
        for start, end, length in stage:
            if offset >= start + shift + length:
                shift += length - (end - start)
            elif offset > start + shift:
                offset, shift = (end if at_end else start), 0
                break
            else:
                break
        offset -= shift
    return offset
