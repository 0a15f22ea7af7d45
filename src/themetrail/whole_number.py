"""Whole numbers as files state them, and as sentences in English do."""

from __future__ import annotations

_MOST_DIGITS = 18  # as many fit into 64 bits, whatever they are


def whole_number(said: str) -> int | None:
    """The number that these digits are; None where they are none, or too many for anything that is counted.

    For Python `²` is a digit and no number, and more than 4,300 digits are an error.
    """
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else None


def counted(n: int, one: str, many: str = "") -> str:
    """So many of something: `1 row`, `2 rows`; `many` where it is not made by an s."""
    return f"{n} {one if n == 1 else many or f'{one}s'}"
