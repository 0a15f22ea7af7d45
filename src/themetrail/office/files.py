"""Office files (XLSX, DOCX) whose bytes follow from their content alone, and cells whose text stays text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from themetrail.office.rows import SheetRows, cut_to_a_cell, is_like_a_formula

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first time that a zip archive can state
_MOMENT = "1980-01-01T00:00:00Z"
_TIMES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def write_stable(path: str | Path, save: Callable[[io.BytesIO], object], rows: Iterable[SheetRows] = ()) -> None:
    """Write an office file so that the same content gives the same bytes, whole or not at all.

    `save` writes the file into the buffer that it is given, as `Workbook.save` of openpyxl and `Document.save` of
    python-docx do. `rows` are put into those sheets of the workbook that hold none of their own, and are closed. Times
    of the archive's members and of the document's properties become the first of January 1980.
    """
    path, rows, made = Path(path), list(rows), io.BytesIO()
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        save(made)
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as written:
            _copy_without_times(made, written, {one.member: one for one in rows})
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    finally:
        for one in rows:
            one.close()


def _copy_without_times(made: io.BytesIO, into: BinaryIO, rows: dict[str, SheetRows]) -> None:
    """An office file with all times in it set to one fixed moment; members keep their order and content."""
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as written:
        for member in archive.infolist():
            content = archive.read(member)
            if member.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>" + _MOMENT.encode() + rb"\g<3>", content)
            entry = zipfile.ZipInfo(member.filename, date_time=EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            pieces = rows[member.filename].within(content) if member.filename in rows else [content]
            with written.open(entry, "w") as handle:
                for piece in pieces:
                    handle.write(piece)


def write_text_cell(cell, text: str) -> None:
    """Put text into an openpyxl cell as a string, whatever it begins with: never a formula, a number or an error value.

    Characters that XML cannot hold become U+FFFD; what is beyond Excel's limit for a cell is cut, with an ellipsis.
    """
    text = cut_to_a_cell(text)
    cell.value = text
    cell.data_type = "s"  # openpyxl takes "=..." for a formula and "#N/A" for an error value
    if is_like_a_formula(text):
        cell.quotePrefix = True  # the apostrophe that Excel shows: a later edit of the cell keeps it text
