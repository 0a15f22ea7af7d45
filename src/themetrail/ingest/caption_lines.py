"""What captions of every kind do to words: tags of style, and lines that a rolling screen shows again."""

from __future__ import annotations

from collections.abc import Sequence

from themetrail.ingest.labels import head_of

# The tags of style and the time tags of captions only: "5 < 6" and "<unclear>" are somebody's words.
STYLE = r"</?(?:c|i|b|u|s|font|ruby|rt|lang)(?:[.\s][^<>]*)?>|<(?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3}>"
_FEW = 3  # cues that begin with the line before and go on: what shows that a file's captions roll


def repeated_lines(cues: Sequence[Sequence[str]]) -> list[set[int]]:
    """For each cue of a file the positions of its lines that the cue before has shown already.

    Captions that roll, as YouTube writes them, keep the last line on the screen and put the next one below it, so that
    each line stands in two cues or three. People say a thing twice too: lines are taken for shown again only where half
    of all cues begin with the end of the cue before, and some of them go on with a new line.
    """
    shown = [[(place, line.strip()) for place, line in enumerate(lines) if line.strip()] for lines in cues]
    begun: list[set[int]] = []
    pairs = overlaps = rolls = 0
    before: list[str] = []
    for lines in shown:
        words = [line for _, line in lines]
        n = _overlap(before, words)
        begun.append({place for place, _ in lines[:n]})
        pairs += bool(before and words)
        overlaps += n > 0
        rolls += 0 < n < len(words)
        before = words or before
    return begun if rolls >= _FEW and 2 * overlaps >= pairs else [set() for _ in cues]


def _overlap(before: list[str], words: list[str]) -> int:
    """With how many of its first lines a cue shows the last ones of the cue before."""
    for n in range(min(len(before), len(words)), 0, -1):
        if all(map(_is_same, before[-n:], words[:n])):
            return n
    return 0


def _is_same(before: str, line: str) -> bool:
    """Whether a line is shown again; somebody may have written a speaker's label where it stands first."""
    return before == line or ((head := head_of(before)) is not None and head.rest.strip() == line)
