"""Whole numbers as files state them."""

from __future__ import annotations

_MOST_DIGITS = 18  # as many fit into 64 bits, whatever they are


def whole_number(said: str) -> int | None:
    """The number that these digits are; None where they are none, or too many for anything that is counted.

    For Python `²` is a digit and no number, and more than 4,300 digits are an error.
    """
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else None
