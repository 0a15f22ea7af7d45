"""Office files (XLSX, DOCX) whose bytes follow from their content alone, and cells whose text stays text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first time that a zip archive can state
_MOMENT = "1980-01-01T00:00:00Z"
_TIMES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")
# Characters that XML 1.0 has no place for (section 2.2, production Char).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767  # characters that Excel keeps in a cell


def write_stable(path: str | Path, save: Callable[[io.BytesIO], object]) -> None:
    """Write an office file so that the same content gives the same bytes, whole or not at all.

    `save` writes the file into the buffer that it is given, as `Workbook.save` of openpyxl and `Document.save` of
    python-docx do. Times of the archive's members and of the document's properties become the first of January 1980.
    """
    path = Path(path)
    made = io.BytesIO()
    save(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(without_times(made.getvalue()))
    unfinished.replace(path)


def without_times(content: bytes) -> bytes:
    """An office file's bytes with all times in it set to one fixed moment; members keep their order and content."""
    stable = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as written:
        for member in made.infolist():
            data = made.read(member)
            if member.filename == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>" + _MOMENT.encode() + rb"\g<3>", data)
            entry = zipfile.ZipInfo(member.filename, date_time=EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            written.writestr(entry, data)
    return stable.getvalue()


def write_text_cell(cell, text: str) -> None:
    """Put text into an openpyxl cell as a string, whatever it begins with: never a formula, a number or an error value.

    Characters that XML cannot hold become U+FFFD; what is beyond Excel's limit for a cell is cut, with an ellipsis.
    """
    text = _NOT_XML.sub("\ufffd", text)
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - 1] + "…"
    cell.value = text
    cell.data_type = "s"  # openpyxl takes "=..." for a formula and "#N/A" for an error value
    if text[:1] in tuple("=+-@\t\r"):
        cell.quotePrefix = True  # the apostrophe that Excel shows: a later edit of the cell keeps it text
