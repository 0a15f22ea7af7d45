"""Scripts that several pages hold: words of a language, elements, comparison of texts, dialogs, choice of colours."""

from __future__ import annotations

from importlib import resources

NAMES = ("speech.js", "text.js", "elements.js", "settings.js", "dialog.js")


def page_script(name: str) -> str:
    """The text of one of `NAMES`."""
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
