"""The sheets of a study as text, so that a test writes their rows in a line."""

from pathlib import Path

from themetrail.contracts.reference import SHEETS
from themetrail.sheets.read import find_sheet, read_sheet


def with_text_sheets(folder: Path) -> Path:
    """Put an empty text sheet in the place of each workbook that `new-study` laid."""
    for contract, name, _ in SHEETS.values():
        laid = folder / name
        if laid.suffix == ".xlsx" and laid.is_file():
            laid.unlink()
            separator, ending = (",", ".csv") if laid.stem == "codebook" else ("\t", ".tsv")
            laid.with_suffix(ending).write_text(separator.join(contract.columns) + "\n", encoding="utf-8")
    return folder


def as_text(stem: Path) -> Path:
    """The sheet of this name as TSV: what stands in a workbook goes into a sheet of text in its place."""
    laid = find_sheet(stem)
    if laid.suffix == ".xlsx":
        read_sheet(laid).to_csv(laid.with_suffix(".tsv"), sep="\t", index=False)
        laid.unlink()
    return laid.with_suffix(".tsv")
