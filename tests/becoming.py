"""What a page comes to show, a moment after it was asked to."""

import time
from collections.abc import Callable

PATIENCE = 60  # seconds: a machine may be slow, and what never comes is told all the same


def becomes(read: Callable[[], object], wanted: object) -> None:
    """Wait until what is read of a page is what is wanted; else say what it is."""
    until = time.monotonic() + PATIENCE
    while (found := read()) != wanted and time.monotonic() < until:
        time.sleep(0.02)
    assert found == wanted


def comes_to_hold(read: Callable[[], str], part: str) -> None:
    """Wait until these words are among what is read of a page; else say what it is."""
    until = time.monotonic() + PATIENCE
    while part not in (found := read()) and time.monotonic() < until:
        time.sleep(0.02)
    assert part in found
