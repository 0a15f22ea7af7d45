"""JSON Schemas and a reference page of the sheets that people fill in, written from their contracts."""

from __future__ import annotations

import json

from themetrail.contracts.contract import Contract
from themetrail.contracts.prior import PRIOR_CHOICES, PRIOR_SHEET
from themetrail.contracts.quotations import QUOTATION_CHOICES
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES, PARTICIPANTS, PEOPLE, SOURCES, SURVEY, TRANSCRIPTS

SHEETS = {
    "transcripts": (TRANSCRIPTS, "config/transcripts.xlsx", "One row per transcript."),
    "participants": (PARTICIPANTS, "config/participants.xlsx", "One row per participant. No names."),
    "codebook": (CODEBOOK, "config/codebook.xlsx", "One row per theme, subtheme and code."),
    "codebook_changes": (
        CODEBOOK_CHANGES,
        "config/codebook_changes.csv",
        "One row per code that was renamed, merged, split or deleted after coders were given it; no row, no sheet.",
    ),
    "quotations": (
        QUOTATION_CHOICES,
        "data/quotations.csv",
        "One row per quotation that you chose; where there is no sheet, rules choose.",
    ),
    "sources": (SOURCES, "data/private/sources.xlsx", "One row per speaker of each transcript. Identifies people."),
    "people": (PEOPLE, "data/private/people.xlsx", "Who must not be recognised. Identifies people."),
    "survey": (
        SURVEY,
        "data/private/survey.xlsx",
        "One row per column of a survey's file. Laid by the command `survey`.",
    ),
    "prior": (PRIOR_SHEET, "data/prior/*.csv", "Segments that were coded in earlier work."),
    "prior_projects": (
        PRIOR_CHOICES,
        "data/private/prior.xlsx",
        "What is taken of projects of other programs. Laid by the command `prior`.",
    ),
}

# No sheet, and brought all the same
_LOG = (
    "## `data/reflexivity/<coder>.md`",
    "",
    "What a coder writes on himself or herself, as plain text in UTF-8; no file is needed. Each entry begins with",
    "`## `, its date (YYYY-MM-DD) and perhaps a title. The file is called by the coder's id, or by another id with a",
    "digit in it, never by a name. It is printed in the [reviewer's pack](report.md#the-reflexivity-log).",
)


def sheet_schema(name: str) -> str:
    """The JSON Schema of one row of a sheet."""
    contract, file, about = SHEETS[name]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A row of {file}",
        "description": about,
        "type": "object",
        "properties": {column: _property(contract, column) for column in contract.columns},
        "required": [column for column in contract.columns if _is_required(contract, column)],
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def reference_page() -> str:
    """docs/sheets.md: every column of every sheet."""
    lines = [
        "# Sheets",
        "",
        "Sheets are XLSX, TSV or CSV (comma, semicolon or tab; UTF-8), by any of these endings; of each keep one file.",
        "A copy that a program made, such as `codebook (1).xlsx`, may be the newer one, and stops the run.",
        "`themetrail new-study` lays workbooks with drop-down lists and a page that says what goes where, with",
        "examples; that page is not read, and stops the run where somebody has written into it. Columns that are not",
        "listed here are kept as attributes. A mistake stops the run with its file, row and column.",
        "",
        "A sheet is read whole or not at all. A quotation mark that is not closed stops the run with the row in",
        "which it opens. Of a workbook one sheet is read, the first visible one that holds something; the run stops",
        "where something stands on another sheet, in a comment or a text box, where cells are merged, where Excel",
        "shows an error value, where text is struck through, and where it made a date or a rounded number of an id",
        "or of words. The choices of drop-down lists may stand on a sheet of their own. UTF-16 (Excel's *Unicode",
        "text*) and a first line `sep=;` are read; letters that were garbled on the way (`ThÃ©a`) stop the run. In the",
        "people list names stand in its own columns: one under another heading (`first name`) stops the run. Ids that",
        "differ in capital letters or invisible characters alone are asked about. A blank in an id is kept as `_`:",
        "`INT 1` is `INT_1` in files and tables, and may be written either way everywhere.",
        "",
        "<!-- Written by `make docs` from src/themetrail/contracts/; edit there. -->",
    ]
    for contract, file, about in SHEETS.values():
        lines += ["", f"## `{file}`", "", about, "", "| column | must be filled | meaning |", "|---|---|---|"]
        for column, rule in contract.columns.items():
            needed = "yes" if _is_required(contract, column) else "no"
            lines.append(f"| `{column}` | {needed} | {rule.about or ''} |")
    lines += ["", *_LOG]
    return "\n".join(lines) + "\n"


def _is_required(contract: Contract, column: str) -> bool:
    return contract.columns[column].required


def _property(contract: Contract, column: str) -> dict:
    rule = contract.columns[column]
    described = {"description": rule.about} if rule.about else {}
    if not rule.is_text:
        return {"type": "integer" if rule.kind == "Int64" else "number", **described}
    if rule.may_end:
        return {
            "type": "string",
            "pattern": f"^({'|'.join(rule.choices)}|until \\d{{4}}-\\d{{2}}-\\d{{2}})?$",
            **described,
        }
    return {"type": "string", **({"enum": list(rule.choices)} if rule.choices else {}), **described}
