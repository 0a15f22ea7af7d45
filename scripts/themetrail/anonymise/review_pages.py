"""The review queue as a workbook and as one offline page. Both hold what identifies: they are sealed."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from importlib import resources
from pathlib import Path

import pandas as pd

from themetrail.contracts.anonymise import VERDICTS

_COLUMNS = {
    "item_id": 16,
    "decision": 12,
    "proposed": 12,
    "kind": 16,
    "category": 14,
    "form": 26,
    "shown_as": 18,
    "context": 90,
    "question": 60,
    "mentions": 10,
    "transcript_id": 14,
    "turn": 8,
    "entity": 14,
    "missed": 8,
    "note": 30,
}
_FIXED = datetime(2000, 1, 1)


def write_workbook(queue: pd.DataFrame, path: str | Path) -> None:
    """The queue as XLSX with drop-downs; a copy filled in and saved as data/private/review.xlsx is read back."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = "review"
    sheet.append(list(_COLUMNS))
    for row in queue.to_dict("records"):
        sheet.append([_literal(row.get(name, "")) for name in _COLUMNS])
    for number, width in enumerate(_COLUMNS.values()):
        sheet.column_dimensions[sheet.cell(1, number + 1).column_letter].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"  # words are never formulas
    choices = DataValidation(type="list", formula1=f'"{",".join(VERDICTS)}"', allow_blank=True)
    choices.add(f"B2:B{max(2, len(queue) + 1)}")
    sheet.add_data_validation(choices)
    sheet.freeze_panes = "A2"
    book.properties.created = book.properties.modified = _FIXED
    _save_fixed(book, Path(path))


def _literal(value: object) -> object:
    return int(value) if hasattr(value, "__index__") else str(value)


def _save_fixed(book: object, path: Path) -> None:
    """Save with fixed times inside, so that the same content is the same bytes."""
    raw = io.BytesIO()
    book.save(raw)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in sorted(made.namelist()):
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _without_modified(content)
            fixed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    unfinished.replace(path)


def _without_modified(content: bytes) -> bytes:
    """openpyxl writes the time of saving; put the fixed one in its place."""
    import re

    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)


def write_page(queue: pd.DataFrame, title: str, path: str | Path) -> None:
    """The queue as one HTML page that works without a network and writes the decisions as review.csv."""
    template = resources.files("themetrail.anonymise").joinpath("review.html").read_text(encoding="utf-8")
    data = json.dumps(queue.to_dict("records"), ensure_ascii=False, default=int).replace("</", "<\\/")
    page = template.replace("{{title}}", _escaped(title)).replace("{{items}}", data)
    Path(path).write_text(page, encoding="utf-8")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
