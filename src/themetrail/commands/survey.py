"""`themetrail survey`. What it shows are headings and counts; it goes to the screen only."""

from __future__ import annotations

from pathlib import Path

import click
import pandas as pd

from themetrail.audit.chain.rights import owner_only
from themetrail.commands.labels import place_of
from themetrail.commands.study_folder import works_on_study
from themetrail.configuration.load import read_configuration
from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import unguarded
from themetrail.contracts.study import PARTICIPANTS, PEOPLE, SOURCES, SURVEY, TRANSCRIPTS
from themetrail.ingest.source import Source
from themetrail.ingest.survey.cells import heading_of
from themetrail.ingest.survey.guess import lay_rows
from themetrail.layout import (
    CONFIGURATION,
    PARTICIPANTS_SHEET,
    PEOPLE_SHEET,
    SOURCE_FILES,
    SOURCES_SHEET,
    SURVEY_SHEET,
    TRANSCRIPTS_SHEET,
)
from themetrail.new_study import sheet_of_study
from themetrail.running.alone import alone
from themetrail.running.in_study import for_study, in_folder
from themetrail.sheets.add_rows import add_rows
from themetrail.sheets.read import read_sheet, sheet_if_any
from themetrail.study_surveys import Surveys
from themetrail.survey_sheets import SheetsOfStudy
from themetrail.whole_number import counted, whole_number

_AGAIN = "Then fill in the other sheets: themetrail survey --directory MY-STUDY"


@click.command
@click.argument("file", required=False)
@click.option("--language", default="", help="The language of all answers, such as en, where no column says it.")
@works_on_study
def survey(study: Path, file: str | None, language: str) -> None:
    """Take answers to open questions from a table.

    With FILE, a table in data/transcripts with one row per respondent (CSV, TSV, XLSX), it lays the sheet
    data/private/survey.xlsx, which says of each column what it is: look through it and correct it. Without FILE it
    fills in the sheets of transcripts, participants, sources and people from what that sheet says. It adds rows, and
    changes none that is there.
    """
    with alone(study, to_write=True), owner_only():
        new = lay(study, file, language) if file else lay_new_columns(study)
        if file or new:
            show_laid(study, new)
        else:
            fill_in(study)


def lay(study: Path, file: str, language: str) -> list[dict[str, str]]:
    """Write rows into the sheet of the survey for a file's columns that it does not hold yet; those rows."""
    place, folder = place_of(file, study).resolve(), (study / SOURCE_FILES).resolve()
    if not place.is_relative_to(folder):
        raise StudyError(f"a survey's file must lie in {in_folder(SOURCE_FILES, study)}; put it there", file=file)
    name = place.relative_to(folder).as_posix()
    listed = _listed(study)
    return _lay(study, name, listed[listed["file"] == name], str(file), language)


def lay_new_columns(study: Path) -> list[dict[str, str]]:
    """The same for all files that the sheet of the survey lists. Raises StudyError where there is no such sheet."""
    listed = _listed(study)
    if not len(listed):
        raise StudyError(
            "no survey is described here yet; begin with its file: `themetrail survey data/transcripts/FILE"
            " --directory MY-STUDY`",
            file=study / f"{SURVEY_SHEET}.xlsx",
        )
    return [row for name, rows in listed.groupby("file", sort=False) for row in _lay(study, name, rows, name, "")]


def _listed(study: Path) -> pd.DataFrame:
    sheets = sheet_if_any(study / SURVEY_SHEET)
    return read_sheet(sheets[0], SURVEY) if sheets else SURVEY.empty()


def _lay(study: Path, name: str, listed: pd.DataFrame, called: str, language: str) -> list[dict[str, str]]:
    encodings = read_configuration(study / CONFIGURATION).ingest.encodings
    source = Source.of(study / SOURCE_FILES / name, called, encodings=encodings)
    known = {heading_of(unguarded(cell)) for cell in listed["column"] if cell}
    whole = listed[listed["column"] == ""].set_index("use")["name"]
    at = {use: whole_number(str(whole.get(use, ""))) or 0 for use in ("header", "answers")}
    rows = lay_rows(source, name, known, **at, language=language)
    if rows:
        if not sheet_if_any(study / SURVEY_SHEET):
            sheet_of_study(study, "survey")
        add_rows(study / SURVEY_SHEET, rows, SURVEY.columns)
    return rows


def show_laid(study: Path, rows: list[dict[str, str]]) -> None:
    """What each column was taken for, and what is to be done."""
    columns = [row for row in rows if row["column"]]
    for row in columns:
        click.echo(f"{row['use'] or '?':<10} {row['name']:<12} {unguarded(row['column'])}")
    sheet = in_folder(sheet_if_any(study / SURVEY_SHEET)[0].relative_to(study), study)
    unsaid = sum(not row["use"] for row in columns)
    added = counted(len(columns), "column was", "columns were")
    click.echo(f"{added} added to {sheet}: look through what each is taken for.")
    if unsaid:
        click.echo(f"Of {unsaid} of them (?) you have to say it: question, attribute, ..., or skip to leave it out.")
    if any(row["use"] == "language" and not row["column"] and not row["name"] for row in rows):
        click.echo("Say there too in which language people answered: en, for example, in the row of the language.")
    click.echo(for_study(_AGAIN, study))


def fill_in(study: Path) -> None:
    """Add what the surveys bring to the other sheets, all of it or nothing."""
    encodings = read_configuration(study / CONFIGURATION).ingest.encodings
    surveys = Surveys.of(study / SURVEY_SHEET, study / SOURCE_FILES, encodings)
    sheets = SheetsOfStudy(
        transcripts=study / TRANSCRIPTS_SHEET,
        participants=study / PARTICIPANTS_SHEET,
        sources=study / SOURCES_SHEET,
        people=study / PEOPLE_SHEET,
    )
    new = sheets.add(surveys)
    # The sources last: by them a respondent is known to be in the sheets.
    for stem, contract, rows in (
        (PARTICIPANTS_SHEET, PARTICIPANTS, new.participants),
        (TRANSCRIPTS_SHEET, TRANSCRIPTS, new.transcripts),
        (PEOPLE_SHEET, PEOPLE, new.people),
        (SOURCES_SHEET, SOURCES, new.sources),
    ):
        if rows:
            path = add_rows(study / stem, rows, contract.columns)
            click.echo(f"{counted(len(rows), 'row')} added to {in_folder(path.relative_to(study), study)}")
    click.echo("\n".join(new.noticed))
    click.echo(for_study("Then run the study: themetrail run --directory MY-STUDY", study))
