"""Time stamps in transcripts: 00:01:12, 1:12.5, 10:31 AM, [00:01:12], (1:12), f4's #00:01:12-3#, pairs in brackets."""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,-]\d{1,3}(?![\d:]))?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_TO = r"\s*(?:-->|->|-|–)\s*"
# Marked as a stamp by what stands around it, so that it is not taken for a time of day that somebody spoke of.
STAMP = rf"(?:#{CLOCK}#|\[\s*{CLOCK}(?:{_TO}{CLOCK})?\s*\])"
# Between a label and its colon, or before a label, round brackets and the bare clock are stamps too.
LABEL_STAMP = rf"(?:{STAMP}|\(\s*{CLOCK}(?:{_TO}{CLOCK})?\s*\))"

_CLOCK = re.compile(CLOCK)
_HALF_OF_DAY = re.compile(r"\s?([AaPp])\.?[Mm]\.?\s*$")
_LEADING = re.compile(rf"({STAMP})[^\S\n]*")
_ROUND = re.compile(rf"\s*(\(\s*{CLOCK}(?:{_TO}{CLOCK})?\s*\))(?:\s+|$)")
_TRAILING = re.compile(rf"({STAMP})$")
_LONGEST = 80  # characters in which a stamp is looked for


def seconds(clock: str) -> float:
    """A clock reading (h:mm:ss or m:ss, with a fraction after a point, a comma or f4's hyphen) in seconds.

    With AM or PM it is a time of day: 10:31 AM is half past ten, not ten minutes and a half.
    """
    if half := _HALF_OF_DAY.search(clock):
        hours, *others = clock[: half.start()].split(":")
        others += ["00"] * (2 - len(others))
        return seconds(":".join([str(int(hours) % 12 + 12 * (half[1] in "pP")), *others]))
    whole, _, fraction = clock.strip().replace(",", ".").replace("-", ".").partition(".")
    total = 0
    for part in whole.split(":"):
        total = total * 60 + int(part)
    return round(total + float(f"0.{fraction or 0}"), 3)


def times_in(stamp: str | None) -> tuple[float | None, float | None]:
    """Start and end that a stamp states, in seconds; None for what it does not state."""
    found = [seconds(clock) for clock in _CLOCK.findall(stamp or "")]
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def take_leading_stamp(text: str) -> tuple[str, float | None, float | None]:
    """The text without the stamp that it begins with, and the start and end that the stamp states."""
    begun = text.lstrip()
    match = _LEADING.match(begun[:_LONGEST])
    return (begun[match.end() :], *times_in(match[1])) if match else (text, None, None)


def take_round_stamp(text: str) -> tuple[str, float | None, float | None]:
    """As `take_leading_stamp`, for a stamp in round brackets right behind a label's colon: `Label: (00:08) words`."""
    match = _ROUND.match(text[:_LONGEST])
    return (text[match.end() :], *times_in(match[1])) if match else (text, None, None)


def take_trailing_stamp(text: str) -> tuple[str, float | None]:
    """The text without the stamp that it ends with, and the time that the stamp states (its last)."""
    ended = text.rstrip()
    match = _TRAILING.search(ended[-_LONGEST:])
    if not match:
        return text, None
    start, end = times_in(match[1])
    return ended[: -len(match[1])].rstrip(), start if end is None else end
