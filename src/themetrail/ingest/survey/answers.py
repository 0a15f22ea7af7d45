"""The respondents of a survey and what each of them answered, read whole or refused whole."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NoReturn

from themetrail.ingest.source import Source
from themetrail.ingest.survey.cells import has_markup, heading_of, plain_cell
from themetrail.ingest.survey.grid import Grid, is_import_id, places_said, read_grid
from themetrail.ingest.survey.plan import SurveyPlan, rows_said
from themetrail.office.brought_workbook import ERROR_VALUES
from themetrail.office.worksheet import column_letters
from themetrail.speaker_label import plain_label

_TEXTS = ("question", "id", "key", "group", "language", "name", "employer")  # in which Excel's dates were none


@dataclass(frozen=True)
class Respondent:
    """One row of the file: the id in it, the answers by the question's id, and the other cells by their heading."""

    row: int
    key: str
    answers: dict[str, str]
    cells: dict[str, str]
    marks: int = 0  # cells that hold only a mark for no answer


@dataclass(frozen=True)
class Survey:
    """A survey's file, read: its respondents in the order of the file.

    `nameless` rows hold neither an id nor an answer; `markup` counts answers from which HTML's tags were taken off.
    """

    plan: SurveyPlan
    respondents: tuple[Respondent, ...]
    nameless: int = 0
    markup: int = 0
    by_key: dict[str, Respondent] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_key.update({plain_label(each.key): each for each in self.respondents})

    @cached_property
    def answered(self) -> tuple[Respondent, ...]:
        """The respondents who answered anything."""
        return tuple(each for each in self.respondents if each.answers)

    def digest_of(self, keys: Iterable[str]) -> bytes:
        """A digest of all that is read of some respondents: their rows, and what the sheet says of the columns."""
        rows = [self.by_key.get(plain_label(key)) for key in keys]
        return hashlib.sha256(repr((self.plan, rows)).encode()).digest()


def read_survey(source: Source, plan: SurveyPlan) -> Survey:
    """All respondents of a file. Raises StudyError, without words, naming all places where something is wrong.

    A cell is read as it is shown: a number as its digits, `NA` and `-` as what somebody wrote, unless the plan says
    that such a cell holds no answer.
    """
    grid = read_grid(source, list(plan.uses), titles=plan.header - 1)
    return _Reader(source, plan, grid).survey()


class _Reader:
    def __init__(self, source: Source, plan: SurveyPlan, grid: Grid) -> None:
        self.source, self.plan, self.grid = source, plan, grid
        self.headings = [heading_of(cell) for cell in grid.row(plan.header)]
        self._check_headings()
        self.places = {heading: place for place, heading in enumerate(self.headings) if heading}

    def survey(self) -> Survey:
        rows = [
            (number, cells)
            for number, cells in enumerate(self.grid.rows[self.plan.answers - 1 :], start=self.plan.answers)
            if any(cell.strip() for cell in cells)
        ]
        self._check_cells(rows)
        nameless: list[Respondent] = []
        found: list[Respondent] = []
        markup = 0
        key = self.places[self.plan.id_heading]
        for number, cells in rows:
            each = self._respondent(number, cells, key)
            markup += sum(has_markup(self._cell(cells, question.heading)) for question in self.plan.questions)
            (found if each.key else nameless).append(each)
        if speaking := [each.row for each in nameless if each.answers]:
            self._refuse("answers stand here without the respondent's id; write an id that nobody else has", speaking)
        self._check_ids(found)
        return Survey(self.plan, tuple(found), len(nameless), markup)

    def _respondent(self, number: int, cells: list[str], key: int) -> Respondent:
        said = {
            question.question_id: plain_cell(self._cell(cells, question.heading)) for question in self.plan.questions
        }
        answers = {name: text for name, text in said.items() if text and text.casefold() not in self.plan.no_answer}
        return Respondent(
            number,
            plain_label(cells[key] if key < len(cells) else ""),
            answers,
            {
                heading: plain_cell(self._cell(cells, heading))
                for heading, use in self.plan.uses.items()
                if use not in ("question", "skip")
            },
            sum(bool(text) for text in said.values()) - len(answers),
        )

    def _cell(self, cells: list[str], heading: str) -> str:
        place = self.places[heading]
        return cells[place] if place < len(cells) else ""

    def _check_headings(self) -> None:
        """Every column of the file is in the plan, once, and every column of the plan in the file."""
        at = f"row {self.plan.header}"
        named = [heading for heading in self.headings if heading]
        if not named:
            raise self.source.problem("no headings stand in this row; correct the row of the header in the sheet", at)
        twice = [place for place, heading in enumerate(self.headings) if heading and named.count(heading) > 1]
        if twice:
            raise self.source.problem(f"the columns {_columns(twice)} share a heading; give each its own", at)
        unknown = [n for n, heading in enumerate(self.headings) if heading and heading not in self.plan.uses]
        if unknown:
            raise self.source.problem(
                f"it is said of no row of the sheet what the columns {_columns(unknown)} are; `themetrail survey"
                " --directory MY-STUDY` adds a row for each, in which 'use' says it (skip leaves a column out)",
                at,
            )
        if gone := [heading for heading in self.plan.uses if heading not in named]:
            raise self.source.problem(
                f"{len(gone)} columns of the sheet are not in the file under the same heading"
                f" ({', '.join(self.plan.uses[heading] for heading in gone)}); correct the headings, or the row of"
                " the header, in the sheet",
                at,
            )

    def _check_cells(self, rows: list[tuple[int, list[str]]]) -> None:
        """Every cell belongs to a column with a heading and holds what somebody wrote, not what Excel made of it."""
        if late := [number for number, cells in rows if any(map(is_import_id, cells))]:
            self._refuse("this row is a header of Qualtrics; say in the sheet in which row the answers begin", late)
        width = len(self.headings)
        loose = {
            (number, place)
            for number, cells in rows
            for place, cell in enumerate(cells)
            if cell.strip() and (place >= width or not self.headings[place])
        }
        if loose:
            self._refuse_cells("something stands in a column without a heading; give it one", loose)
        used = {place: self.plan.uses[heading] for heading, place in self.places.items()}
        broken = {
            (number, place)
            for number, cells in rows
            for place, cell in enumerate(cells)
            if cell.strip() in ERROR_VALUES and used[place] != "skip"
        }
        if broken:
            self._refuse_cells("a spreadsheet wrote an error in the place of what stood here; type it again", broken)
        below = {number for number, _ in rows}
        turned = {
            (row, place)
            for row, place in self.grid.dates | self.grid.rounded
            if row in below and used.get(place) in _TEXTS
        }
        if turned:
            what = "Excel made a date or another number of what was written here; format the column as text, and take"
            self._refuse_cells(f"{what} the words from the file that the survey gave you", turned)

    def _check_ids(self, found: Collection[Respondent]) -> None:
        first: dict[str, int] = {}
        twice = [
            (each.row, earlier) for each in found if (earlier := first.setdefault(_folded(each), each.row)) != each.row
        ]
        if twice:
            rows = rows_said({row for pair in twice for row in pair})
            self._refuse(f"{rows} bear the ids of other rows (capitals apart); give each respondent one row", [])

    def _refuse(self, what: str, rows: Collection[int]) -> NoReturn:
        raise self.source.problem(what, rows_said(rows) if rows else "")

    def _refuse_cells(self, what: str, cells: set[tuple[int, int]]) -> NoReturn:
        raise self.source.problem(what, f"cell {places_said(cells)}")


def _folded(respondent: Respondent) -> str:
    return respondent.key.casefold()


def _columns(places: Iterable[int]) -> str:
    return ", ".join(map(column_letters, places))
