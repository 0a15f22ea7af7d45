"""The items of the checklists in one language."""

from __future__ import annotations

from importlib import import_module

Items = dict[str, tuple[str, str]]  # topic, and what is asked, by list and number


def items_in(language: str) -> Items:
    """The items in a language (a key of CODES)."""
    return import_module(f"themetrail.report.pack.items.{language}").ITEMS
