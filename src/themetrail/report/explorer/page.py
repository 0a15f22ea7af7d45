"""The explorer: one page that works offline, to go from themes to codes to what was said and how it was decided.

Its looks are in explorer.css and its behaviour in the scripts beside this module, one for each thing that it does, in
the order in which one leans on another.
"""

from __future__ import annotations

from importlib import resources

from themetrail.in_print import TYPOGRAPHY
from themetrail.interface.explorer.words import explorer_words
from themetrail.offline_page import offline_page
from themetrail.page_scripts import page_script

SHARED = ("speech.js", "text.js", "elements.js", "settings.js", "dialog.js")
SCRIPTS = (
    "study.js",  # the data, and what follows from it
    "words.js",  # several words in any order, whatever accents and capitals
    "matching.js",  # which passages match, and how many of whom
    "address.js",  # the state of the page in its address
    "decided.js",  # what coders did with a code, in words
    "files.js",  # tables that are saved, what is copied
    "pins.js",  # passages chosen for the paper, kept in the browser
    "pinning.js",  # which words of a passage are meant
    "tree.js",  # themes and codes with their counts
    "passage.js",  # one passage: words, decisions, memos, what can be done
    "passages.js",  # the passages of a code
    "matrix.js",  # participants by codes
    "transcript.js",  # a whole transcript, with a stripe for each coder
    "pinned.js",  # the list of what is pinned
    "filters.js",  # the fields at the top
    "keys.js",  # the keyboard
    "explorer.js",  # all of it together
)


def page_of(data: dict, language: str = "english") -> str:
    """The whole page, from `data.explorer_data`, in the language of that."""
    words = explorer_words(language)
    own = resources.files(__package__)
    return offline_page(
        words.say("page_title", study=data["study"]),
        data,
        styles=[own.joinpath("explorer.css").read_text(encoding="utf-8"), _marks_of(words.code)],
        scripts=[
            *map(page_script, SHARED),
            *(own.joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS),
        ],
        without=words.say("without_script"),
        language=words.code,
    )


def _marks_of(code: str) -> str:
    """The quotation marks of the page's language, which the looks put around passages."""
    opens, closes = TYPOGRAPHY[code].marks[0]
    return f":root {{ --opens: '{opens}'; --closes: '{closes}'; }}"
