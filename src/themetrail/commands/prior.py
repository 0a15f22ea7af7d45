"""`themetrail prior`. What it shows are counts, and names of codes; it goes to the screen only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pandas as pd

from themetrail.audit.chain.rights import owner_only
from themetrail.codebook import Codebook
from themetrail.codebook_brought import find_codebook, read_codebook
from themetrail.commands.export import read_tables
from themetrail.commands.share import check_may_leave
from themetrail.commands.study_folder import works_on_study
from themetrail.contracts.errors import StudyError
from themetrail.contracts.prior import PRIOR_CHOICES, PRIOR_SHEET
from themetrail.contracts.report import unguarded
from themetrail.contracts.study import TRANSCRIPTS
from themetrail.ingest.prior import BEARING, ONLY_LEFT_OUT, SEGMENTS, prior_of_project
from themetrail.ingest.prior_brought import check_certain
from themetrail.key import read_key
from themetrail.layout import (
    CODEBOOK_SHEET,
    CONFIGURATION,
    PRIOR,
    PRIOR_PROJECTS,
    PRIOR_PROJECTS_SHEET,
    STUDY_KEY,
    TRANSCRIPTS_SHEET,
)
from themetrail.new_study import sheet_of_study
from themetrail.refi_qda.losses import in_words
from themetrail.refi_qda.of_study import ORIGIN, project_of
from themetrail.refi_qda.offsets import MODELS
from themetrail.refi_qda.prior_choices import Choices, Known, NewProject, choices_of, rows_for
from themetrail.refi_qda.read import ReadProject, read_project
from themetrail.refi_qda.write import project_file
from themetrail.running.alone import alone
from themetrail.running.in_study import for_study, in_folder
from themetrail.segment.cut import Unit, segments_of
from themetrail.sheets.add_rows import add_rows
from themetrail.sheets.left_by_programs import files_in
from themetrail.sheets.read import SHEET_ENDINGS, find_sheet, read_sheet, sheet_if_any
from themetrail.whole_files import write_whole
from themetrail.whole_number import counted

_OF_SEGMENTS = {SEGMENTS, BEARING, ONLY_LEFT_OUT}  # which depend on how a run cuts
_RUN = "Then run the study: themetrail run --directory MY-STUDY"


@click.command
@click.argument("earlier", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--offsets",
    metavar="WAY",
    type=click.Choice(list(MODELS)),
    help=f"How the project counts characters, where that is found wrong: {', '.join(MODELS)}.",
)
@works_on_study
def prior(study: Path, earlier: Path, offsets: str | None) -> None:
    """Take coded data of earlier work, from which suggestions learn.

    FILE is a project of another program (REFI-QDA, .qdpx, as NVivo, MAXQDA, ATLAS.ti and QualCoder export it), the
    folder of a finished study of Themetrail, or a table of coded segments (CSV, TSV, XLSX). A project is copied to
    data/private/prior, and the sheet data/private/prior.xlsx is laid, which says what each of its codes, texts and
    coders becomes: look through it and correct it. A run then reads its texts, takes names out of them, and cuts them
    as it cuts transcripts.
    """
    with alone(study, to_write=True), owner_only():
        if earlier.is_dir():
            take_study(study, earlier)
        elif earlier.suffix.lower() in SHEET_ENDINGS:
            take_table(study, earlier)
        elif earlier.suffix.lower() == ".qdpx":
            take_project(study, earlier, offsets)
        else:
            raise StudyError(
                "name a project (.qdpx), a table of coded segments (.csv, .tsv or .xlsx), or the folder of a study",
                file=earlier,
            )


def take_table(study: Path, table: Path) -> None:
    """Put a table of coded segments where a run reads it, once it is one."""
    sheet = read_sheet(table, PRIOR_SHEET)
    known = set(_codebook(study).codes)
    borne = [code.strip() for cell in sheet["codes"] for code in cell.split(";") if code.strip()]
    unknown = sorted(set(borne) - known)
    put(table, study / PRIOR / table.name, table.read_bytes())
    read = f"{counted(len(sheet), 'segment')} with {counted(len(borne), 'code')}"
    click.echo(f"Put into {in_folder(f'{PRIOR}{table.name}', study)}: {read}.")
    if unknown:
        click.echo(f"Not in the codebook, and left out: {', '.join(unknown)}")
    click.echo(for_study(_RUN, study))


def take_study(study: Path, other: Path) -> None:
    """The same for a finished study of Themetrail, whose results may leave it."""
    if not (other / CONFIGURATION).is_file():
        raise StudyError(f"this folder is no study: it has no {CONFIGURATION}", file=other)
    if other.resolve() == study.resolve():
        raise StudyError("a study learns from its own rounds by itself; name another one", file=other)
    check_may_leave(other)
    file = study / PRIOR_PROJECTS / f"{other.resolve().name}.qdpx"
    put(other, file, project_file(project_of(read_tables(other), memos=False)))
    lay(study, file, None)


def take_project(study: Path, project: Path, offsets: str | None) -> None:
    """Copy a project of another program, and lay the sheet for it."""
    file = study / PRIOR_PROJECTS / project.name
    model = MODELS[offsets] if offsets else None
    check_certain(read_project(project, model))
    put(project, file, project.read_bytes())
    lay(study, file, offsets)


def put(brought: Path, place: Path, content: bytes) -> None:
    """Write what was brought to a place; StudyError where another file stands there."""
    if not place.exists():
        for other in files_in(place.parent):
            if other.read_bytes() == content:
                raise StudyError(
                    f"{place.parent} holds the same already, to the last byte, as {other.name}", file=brought
                )
        write_whole(place, content)
    elif place.read_bytes() != content:
        raise StudyError(
            f"another file of this name ({place.name}) is in {place.parent} already; remove that one where this is the"
            " same work as it is today, else give this one another name",
            file=brought,
        )


def lay(study: Path, file: Path, offsets: str | None) -> None:
    """Write what the sheet does not say yet of a project, and tell what a run will take of it."""
    stem = study / PRIOR_PROJECTS_SHEET
    sheets = sheet_if_any(stem)
    listed = read_sheet(sheets[0], PRIOR_CHOICES) if sheets else PRIOR_CHOICES.empty()
    own = listed[listed["file"] == file.name]
    codebook, numbered = _codebook(study), list(dict.fromkeys([*listed["file"], file.name]))
    said = own.loc[own["what"] == "offsets", "becomes"].tolist()
    if offsets and said and said[0] != offsets:
        what = f"the row 'offsets' of this project says {said[0] or 'that it is found'}; change it there"
        raise StudyError(what, file=sheets[0], row=int(own.index[own["what"] == "offsets"][0]))
    read = read_project(file, MODELS.get(offsets or "".join(said)))
    new = NewProject(
        file.name,
        numbered.index(file.name) + 1,
        read.project,
        MODELS[offsets] if offsets else None,
        anonymised=read.project.origin.startswith(ORIGIN.split()[0]),
    )
    there = set(zip(own["what"], own["name"], strict=True))
    known = Known(codebook, read_key(study / STUDY_KEY), _only_language(study))
    rows = [row for row in rows_for(new, known) if (row["what"], row["name"]) not in there]
    if rows:
        if not sheets:
            sheet_of_study(study, "prior_projects")
        add_rows(stem, rows, PRIOR_CHOICES.columns)
    sheet = find_sheet(stem)
    table = read_sheet(sheet, PRIOR_CHOICES)
    choices = choices_of(table[table["file"] == file.name], set(table["becomes"]), sheet)[file.name]
    for line in told_of(read, choices, table[table["file"] == file.name]):
        click.echo(line)
    click.echo(f"Look through {in_folder(sheet.relative_to(study), study)}: it says what each code, text and coder is.")
    click.echo(for_study(_RUN, study))


def told_of(read: ReadProject, choices: Choices, rows: pd.DataFrame) -> Iterator[str]:
    """What a run takes of a project, what it leaves out and why, in counts and names of codes."""
    project = read.project
    found = prior_of_project(project, choices, _by_turn)
    yield f"offsets: {read.offsets}"
    held = f"{counted(len(project.sources), 'text')}, {counted(len(project.codings), 'coding')}"
    yield f"{held}; of them, as the sheet stands:"
    yield from (f"  {number} {what}" for what, number in sorted(found.counts.items()) if what not in _OF_SEGMENTS)
    codes = rows[rows["what"] == "code"]
    unmatched = [unguarded(name) for name in codes.loc[codes["becomes"] == "", "name"]]
    if unmatched:
        yield f"{len(unmatched)} of {len(codes)} codes are left out: for them the sheet says no code of this study:"
        yield from (f"  {name}" for name in unmatched)
        if len(unmatched) == len(codes):
            yield "Where your codebook was empty: fill it in, delete this project's rows, give the command again."
    if project.losses:
        yield "not taken, since it is no coding of words:"
        yield from (f"  {line}" for line in in_words(project.losses))
    if not choices.language:
        yield "Say in its row 'language' in which language the texts are: en, for example."


def _by_turn(turns: pd.DataFrame, language: str) -> pd.DataFrame:
    ids = sorted(set(turns["transcript_id"]))
    return segments_of(turns, [{"transcript_id": one, "group": "prior", "language": language} for one in ids], Unit())


def _codebook(study: Path) -> Codebook:
    file = find_codebook(study / CODEBOOK_SHEET)
    return Codebook.from_table(read_codebook(file), str(file))


def _only_language(study: Path) -> str:
    """The language of the study's transcripts; empty where there are several, or none is listed yet."""
    sheets = sheet_if_any(study / TRANSCRIPTS_SHEET)
    languages = set(read_sheet(sheets[0], TRANSCRIPTS)["language"]) if sheets else set()
    return languages.pop() if len(languages) == 1 else ""
