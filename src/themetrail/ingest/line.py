"""One line of talk as a reader of files gives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of a file: its text, the number of its line, paragraph or cue, the times that the format states.

    `gap` is what stands between this line and the one before where both belong to one turn. `labelled` is for formats
    that say for certain that a line begins with a label, or does not; None leaves it to the line itself. `heading` is
    for those that tell headings from text, `emphasised` for a paragraph that is in bold as a whole; `unclear` for the
    first line of a cell of which nobody knows who says it.
    """

    text: str
    place: int
    gap: str = "\n"
    start_s: float | None = None
    end_s: float | None = None
    labelled: bool | None = None
    heading: bool = False
    unclear: bool = False
    emphasised: bool = False
