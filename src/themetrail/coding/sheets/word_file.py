"""A Word file as a coder gave it back: whose it is by what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from themetrail.coding.sheets import word_form as form
from themetrail.coding.sheets.desk_export import Whose
from themetrail.coding.sheets.word_adjudication_form import FOLDER
from themetrail.coding.sheets.word_adjudication_form import said_in as said_of_adjudication
from themetrail.contracts.errors import StudyError
from themetrail.office.word_document import WordDocument, read_word_document


@dataclass(frozen=True)
class WordFile:
    """A document that says whose it is."""

    document: WordDocument
    round: str
    coder: str
    transcript: str
    issue: str


def open_word_file(path: Path) -> WordFile:
    """The Word file at a path. Raises StudyError where it cannot be read, or says of no round that it is of it."""
    document = read_word_document(path)
    if said_of_adjudication(document.properties, document.text):
        raise StudyError(
            f"this is a Word file of an adjudication; put it into the folder {FOLDER!r} beside this one", file=path
        )
    said = form.identity_of(document.properties, document.text)
    if said is None:
        raise StudyError(
            "this Word file does not say whose it is: neither its properties nor the line above the conversation"
            " (Round, Coder, Transcript, Issue) are there; copy the comments into the file that was issued",
            file=path,
        )
    return WordFile(document, **said)


def whose_word_file(path: Path) -> Whose:
    """Whose a file is, and on which transcript. Raises StudyError as `open_word_file` does."""
    file = open_word_file(path)
    return Whose(file.round, file.coder, len(file.document.comments), part=file.transcript, counted="comments")
