"""The files that people bring later, read, replaced and checked: prior data, the codebook, decisions, adjudications."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from themetrail.anonymise.later_text import LaterText
from themetrail.contracts.coding import ADJUDICATIONS, DECISIONS
from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError
from themetrail.contracts.prior import PRIOR
from themetrail.contracts.sheets import read_sheet
from themetrail.contracts.study import CODEBOOK

CODEBOOK_WORDS = ("name", "definition", "include", "exclude", "example")
_CODEBOOK_OPTIONAL = ("definition", "include", "exclude", "example", "colour", "parent_id")


def later_table(kind: str, files: list[str], replacer: LaterText) -> tuple[pd.DataFrame, Contract]:
    """The table of one kind (prior, codebook, decisions, adjudications), its free text replaced, and its contract."""
    if kind == "prior":
        return prior_table(files, replacer), PRIOR
    if kind == "codebook":
        return codebook_table(files[0], replacer), CODEBOOK
    contract, column = (DECISIONS, "memo") if kind == "decisions" else (ADJUDICATIONS, "reason")
    table = contract.read_parts(files)
    return replaced_columns(table, (column,), replacer), contract


def prior_table(files: list[str], replacer: LaterText) -> pd.DataFrame:
    """PRIOR of all files. Known names and identifiers are replaced in all of it; in text that is not said to be
    anonymised, the language model looks for more."""
    tables = []
    for file in sorted(files):
        sheet = read_sheet(file, PRIOR, optional=("codes", "speaker", "previous"))
        tables.append(sheet.reset_index(drop=True))
    if not tables:
        return PRIOR.empty()
    table = PRIOR.check(pd.concat(tables, ignore_index=True), file=Path(files[0]).parent)
    raw = table["anonymised"] == "no"
    for column in ("text", "previous", "speaker"):
        table.loc[raw, column] = replacer.replace(table.loc[raw, column].tolist())
        table.loc[~raw, column] = replacer.replace(table.loc[~raw, column].tolist(), detect=False)
    return table


def codebook_table(file: str, replacer: LaterText) -> pd.DataFrame:
    """CODEBOOK with the names in its definitions and examples replaced. Raises StudyError where it is no table."""
    if Path(file).suffix.lower() not in (".csv", ".tsv", ".xlsx"):
        raise StudyError("the codebook must be a CSV, TSV or XLSX sheet", file=file)
    table = read_sheet(file, CODEBOOK, optional=_CODEBOOK_OPTIONAL).reset_index(drop=True)
    return replaced_columns(table, CODEBOOK_WORDS, replacer)


def replaced_columns(table: pd.DataFrame, columns: tuple[str, ...], replacer: LaterText) -> pd.DataFrame:
    """The table with these columns of free text replaced."""
    return table.assign(**{column: replacer.replace(table[column].tolist()) for column in columns})
