"""What each column of a survey's file is, as the sheet of the survey says: checked whole, all wrong rows at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import unguarded
from themetrail.contracts.study import OF_COLUMNS, OF_FILE, PARTICIPANTS
from themetrail.ingest.source import places_of
from themetrail.ingest.survey.cells import heading_of
from themetrail.sheets.delimited import column_name

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
_ATTRIBUTE = re.compile(r"[^\W\d]\w*")
_ONCE = ("group", "language", "date")
_SHAPES = ("respondent", "group")


@dataclass(frozen=True)
class Question:
    """A question of a survey: its short id, the heading of its column, and its wording."""

    question_id: str
    heading: str
    wording: str


@dataclass(frozen=True)
class SurveyPlan:
    """What the sheet says of one file. `first_row` is the row of the sheet in which the file is first named.

    `settings` hold for the whole file; `uses` gives headings by use, `attributes` the column of each attribute.
    """

    file: str
    first_row: int
    settings: dict[str, str]
    uses: dict[str, str]
    questions: tuple[Question, ...]
    attributes: dict[str, str]

    @property
    def header(self) -> int:
        """The row of the file that holds the headings, from 1."""
        return int(self.settings.get("header") or 1)

    @property
    def answers(self) -> int:
        """The first row of the file with somebody's answers."""
        return int(self.settings.get("answers") or self.header + 1)

    @property
    def by_respondent(self) -> bool:
        """Whether each respondent is a transcript, or each group."""
        return self.settings.get("transcripts", _SHAPES[0]) == _SHAPES[0]

    @property
    def shows_ids(self) -> bool:
        """Whether the ids in the file may be shown; else respondents get ids of their own."""
        return "id" in self.uses.values()

    @property
    def id_heading(self) -> str:
        """The heading of the column by which respondents are told apart."""
        return next(heading for heading, use in self.uses.items() if use in ("id", "key"))

    @property
    def no_answer(self) -> frozenset[str]:
        """What stands in a cell that holds no answer, in small letters."""
        return frozenset(filter(None, (mark.strip().casefold() for mark in self.settings.get("empty", "").split(";"))))

    def headings(self, use: str) -> list[str]:
        """The headings of the columns of one use."""
        return [heading for heading, of in self.uses.items() if of == use]

    def called(self, sheet: Path | str) -> str:
        """What messages call the file: its own name may identify somebody."""
        return f"the file of {sheet}, row {self.first_row}"


def plans_of(table: pd.DataFrame, sheet: Path | str) -> dict[str, SurveyPlan]:
    """The plan of each file in the sheet (contract SURVEY). Raises StudyError naming all rows that are wrong."""
    table = table.assign(column=[heading_of(unguarded(cell)) for cell in table["column"]])
    own = table["use"].isin(("question", "attribute")) & (table["name"] == "")
    table.loc[own, "name"] = [column_name(heading) for heading in table.loc[own, "column"]]  # checked like any name
    _Rows(table, sheet).check()
    return {file: _plan(file, rows) for file, rows in table.groupby("file", sort=False)}


def _plan(file: str, rows: pd.DataFrame) -> SurveyPlan:
    columns = rows[rows["column"] != ""]
    asked = columns[columns["use"] == "question"]
    return SurveyPlan(
        file,
        int(rows.index[0]),
        dict(rows.loc[rows["column"] == "", ["use", "name"]].itertuples(index=False, name=None)),
        dict(zip(columns["column"], columns["use"], strict=True)),
        tuple(
            Question(name, heading, heading_of(unguarded(wording)) or heading)
            for name, heading, wording in asked[["name", "column", "question"]].itertuples(index=False, name=None)
        ),
        {
            heading: column_name(name)
            for heading, use, name in columns[["column", "use", "name"]].itertuples(index=False, name=None)
            if use == "attribute"
        },
    )


class _Rows:
    """The checks of the sheet, each over all of its rows."""

    def __init__(self, table: pd.DataFrame, sheet: Path | str) -> None:
        self.table, self.sheet = table, sheet
        self.is_column = table["column"] != ""

    def check(self) -> None:
        """Raise StudyError at the first kind of mistake, with all rows in which it was made."""
        use, name = self.table["use"], self.table["name"]
        self._refuse(
            self.is_column & (use == ""),
            "it is not said yet what this column of the file is; write into 'use' one of: "
            f"{', '.join(OF_COLUMNS)} (skip leaves it out)",
        )
        self._refuse(
            self.is_column & ~use.isin(OF_COLUMNS), f"'use' of a column must be one of: {', '.join(OF_COLUMNS)}"
        )
        self._refuse(
            ~self.is_column & ~use.isin(OF_FILE),
            f"a row without a column holds for the whole file; its 'use' must be one of: {', '.join(OF_FILE)}",
        )
        self._refuse(~self.is_column & (name == ""), "'name' must hold the value that holds for the whole file")
        self._check_values(use, name)
        twice = self.table.duplicated(["file", "column"]) & self.is_column
        self._refuse(twice, "this column of the file has a row already; keep one of them")
        for file, rows in self.table.groupby("file", sort=False):
            self._check_file(file, rows)

    def _check_values(self, use: pd.Series, name: pd.Series) -> None:
        numbers = ~self.is_column & use.isin(("header", "answers"))
        self._refuse(numbers & ~name.str.fullmatch(r"[1-9]\d{0,3}"), "'name' must be the number of a row of the file")
        wrong = ~self.is_column & (use == "transcripts") & ~name.isin(_SHAPES)
        self._refuse(wrong, f"'name' must be one of: {', '.join(_SHAPES)} (what makes a transcript)")
        asked = self.is_column & (use == "question")
        self._refuse(
            asked & ~name.str.fullmatch(_SAFE_NAME.pattern),
            "a question needs a short id in 'name', such as q1 (letters, digits, - and _)",
        )
        attributes = self.is_column & (use == "attribute")
        self._refuse(
            attributes & (~name.str.fullmatch(_ATTRIBUTE.pattern) | name.isin(PARTICIPANTS.columns)),
            "an attribute needs in 'name' the column that it gets among the participants, such as age_band (letters,"
            f" digits and _; not {', '.join(PARTICIPANTS.columns)})",
        )
        repeated = self.table[asked | attributes].duplicated(["file", "name"])
        self._refuse(repeated.reindex(self.table.index, fill_value=False), "'name' stands above for this file already")

    def _check_file(self, file: str, rows: pd.DataFrame) -> None:
        columns, whole = rows[rows["column"] != ""], rows[rows["column"] == ""]
        counts = Counter(columns["use"])
        first = int(rows.index[0])
        settings = dict(zip(whole["use"], whole["name"], strict=True))
        header = int(settings.get("header", 1))
        problems = {
            "one column must be the respondents' id: 'id' (may be shown) or 'key' (is not); where the file has none,"
            " add one with 1, 2, 3 ...": counts["id"] + counts["key"] == 0,
            "only one column can be the respondents' id or key": counts["id"] + counts["key"] > 1,
            "no column is a question": counts["question"] == 0,
            "the language of the answers is not said; add a row with 'language' in 'use' and its code in 'name'": (
                not counts["language"] and "language" not in settings
            ),
            "the first row of answers must stand below the header": int(settings.get("answers", header + 1)) <= header,
        }
        for what, wrong in problems.items():
            if wrong:
                raise StudyError(what, file=self.sheet, row=first)
        for use in _ONCE:
            said = (self.table["file"] == file) & (self.table["use"] == use)
            self._refuse(
                said & (said.sum() > 1),
                f"'{use}' is said in each of these rows; keep one, that of a column or that of the whole file, and"
                " delete the other",
            )

    def _refuse(self, wrong: pd.Series, what: str) -> None:
        if wrong.any():
            raise StudyError(what, file=f"{self.sheet}, {rows_said(wrong.index[wrong])}")


def rows_said(rows: Iterable[int]) -> str:
    """Rows for a message: `row 3, 7 and 12`."""
    return places_of("row", map(int, rows))
