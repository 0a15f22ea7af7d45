"""What was issued on a coder's sheet, as it lies in the folder of its round."""

from __future__ import annotations

from pathlib import Path

from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.workbook import issued_texts
from themetrail.contracts.errors import StudyError
from themetrail.office.workbook_guard import notes_of


def texts_issued(path: str | Path, frame: GivenToCoder, digest: str) -> dict[str, list[list[str]]]:
    """What was issued on the pages of this coder's sheet that are not coded, and above its table.

    `digest` is that of the issue that the sheet was made from; the round may have been issued again since.
    """
    sheet = _issued_sheet(frame)
    if sheet is None or not sheet.is_file():
        raise StudyError(f"the sheet that was issued to coder {frame.coder_id!r} is missing", file=sheet or path)
    whole = (form.READ_ME, form.CODEBOOK, form.EVIDENCE, form.ISSUE)
    texts = issued_texts(sheet, whole, form.CODING, form.HEADER_ROW)
    return {
        page: [[text.replace(frame.issue.digest, digest) for text in row] for row in rows]
        for page, rows in texts.items()
    }


def _issued_sheet(frame: GivenToCoder) -> Path | None:
    return None if frame.issue.folder is None else frame.issue.folder / "sheets" / f"{frame.coder_id}.xlsx"


def notes_issued(frame: GivenToCoder) -> set[str]:
    """What the comments say that were issued on the coder's sheet."""
    sheet = _issued_sheet(frame)
    assert sheet is not None, "what was issued on the sheet has been read"
    return notes_of(sheet)
