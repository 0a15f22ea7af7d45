"""Which questions of a survey the entries of a codebook belong to."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from themetrail.contracts.errors import StudyError


def questions_of(table: pd.DataFrame) -> dict[str, frozenset[str]]:
    """The ids of the questions that each entry of a codebook belongs to: its own, or those of the nearest entry above
    it that has some."""
    said = table["question"] if "question" in table.columns else [""] * len(table)
    own = {code: _ids(cell) for code, cell in zip(table["code_id"], said, strict=True)}
    parents = dict(zip(table["code_id"], table["parent_id"].fillna(""), strict=True))
    found = {}
    for code in own:
        step, passed = code, {""}
        while step in own and step not in passed and not own[step]:
            passed.add(step)
            step = parents[step]
        found[code] = own.get(step, frozenset())
    return found


def _ids(cell: str) -> frozenset[str]:
    return frozenset(filter(None, map(str.strip, cell.split(";"))))


def check_questions(table: pd.DataFrame, known: Collection[str], file: str) -> None:
    """Every question that the codebook names is one of the survey's. Raises StudyError with all rows that are wrong."""
    wrong = [int(row) for row, cell in table["question"].items() if not _ids(cell) <= set(known)]
    if wrong:
        asked = f"those of the survey are {', '.join(known)}" if known else "this study has no survey"
        rows = ", ".join(map(str, wrong))
        what = f"this is a question that is not asked ({asked}); correct row {rows}"
        raise StudyError(what, file=file, row=wrong[0], column="question")
