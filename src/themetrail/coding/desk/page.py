"""The coding desk: one page that works offline, on which one coder reads the talk and codes it.

Its looks are in desk.css and its behaviour in the scripts beside this module, one for each thing that it does, in the
order in which one leans on another.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from themetrail.coding.desk.data import desk_data
from themetrail.coding.draft import Issue
from themetrail.interface.desk.words import desk_words
from themetrail.offline_page import offline_page
from themetrail.page_scripts import NAMES, page_script

SCRIPTS = (
    "speech.js",  # what is said, in the language of the study
    "text.js",  # offsets in code points, search in texts
    "elements.js",  # how elements of a page are made
    "changes.js",  # a list of changes, gone through backwards
    "record.js",  # what is decided: changes, undo, counts
    "progress.js",  # how far the work is
    "export.js",  # the file that goes back, and its way in
    "store.js",  # the browser's store, and who may write
    "saving.js",  # the record kept in the store, change by change
    "codebook.js",  # the codebook, filtered as one types
    "spans.js",  # stretches of words that overlap, drawn
    "reading.js",  # the conversation
    "selection.js",  # which words are meant
    "segment.js",  # all about the segment that is read
    "settings.js",  # of this browser, such as light or dark
    "dialog.js",  # how dialogs open, questions, the list of keys
    "dialogs.js",  # search, progress, proposals
    "keys.js",  # the keyboard
    "files.js",  # files saved and loaded
    "frame.js",  # what stands around: whose desk it is, how far it is, what has to be said
    "desk.js",  # all of it together
)


def write_desk(path: str | Path, issue: Issue, coder_id: str, *, title: str, language: str = "english") -> None:
    """Write the desk of one coder of a drafted round (HTML, the same bytes for the same round)."""
    page = desk_page(desk_data(issue, coder_id, title=title, language=language), language)
    Path(path).write_text(page, encoding="utf-8", newline="\n")


def desk_page(data: dict, language: str = "english") -> str:
    """The whole page of one coder, from `data.desk_data`."""
    words = desk_words(language)
    return offline_page(
        words.say("page_title", study=data["study"], coder=data["coder"], round=data["round"]),
        data,
        styles=texts_of(["desk.css"]),
        scripts=texts_of(SCRIPTS),
        without=words.say("without_script"),
        language=words.code,
    )


def texts_of(names: Sequence[str]) -> list[str]:
    """The texts of several files beside this module, or among the scripts that other pages hold too."""
    return [page_script(name) if name in NAMES else _text_of(name) for name in names]


def _text_of(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
