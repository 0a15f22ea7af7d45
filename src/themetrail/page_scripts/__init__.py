"""Scripts that several pages hold: how elements are made, texts compared, dialogs opened, colours chosen."""

from __future__ import annotations

from importlib import resources

NAMES = ("text.js", "elements.js", "settings.js", "dialog.js")


def page_script(name: str) -> str:
    """The text of one of `NAMES`."""
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
