"""`themetrail withdraw`. What it shows may identify people: names of files may."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from themetrail import rehearsal
from themetrail.audit.follow.share import check_nobody_withdrew_since
from themetrail.audit.follow.trace import Results
from themetrail.audit.follow.withdrawal import cells_resting_on, files_to_destroy
from themetrail.commands.rehearsed import lines_of
from themetrail.commands.study_folder import ID, check_can_be_made, works_on_study
from themetrail.configuration.load import read_configuration
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS
from themetrail.layout import CONFIGURATION, CRATE, EXPLORER, PACK, PARTICIPANTS_SHEET, SOURCES_SHEET
from themetrail.nearest import meant_instead
from themetrail.running.in_study import for_study
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.whole_number import counted

PACKED = tuple(f"{PACK}{name}" for name in ("reviewers_pack.docx", "memos.csv", "deviant_cases.csv"))


@click.command
@click.argument("participant", type=ID)
@click.option("--rehearse", is_flag=True, help="Say of each cell and row what it would become. Nothing is done.")
@click.option(
    "--to",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --rehearse: write the whole list into this file (CSV), outside the study.",
)
@click.option(
    "--prove",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="After the withdrawal and a run: hold what is there against the list of a rehearsal.",
)
@works_on_study
def withdraw(study: Path, participant: str, *, rehearse: bool, to: Path | None, prove: Path | None) -> int:
    """Say what follows when somebody withdraws.

    Shows which rows of tables rest on PARTICIPANT (an id, as in config/participants), and which files are to be
    destroyed. It changes nothing itself: to withdraw somebody, put the date into config/participants and run the study.

    With --rehearse it says what each cell, label, quotation and point of saturation would become; --to FILE keeps that
    list. After the withdrawal and a run, --prove FILE compares: the exit code is 0 where all is as it was foreseen and
    no table names the person any more, 1 where something differs.
    """
    if to is not None and not rehearse:
        raise click.UsageError("--to goes with --rehearse")
    if rehearse and prove is not None:
        raise click.UsageError("--rehearse comes before the withdrawal, --prove after it")
    people = find_sheet(study / PARTICIPANTS_SHEET)
    sheet = read_sheet(people, PARTICIPANTS).set_index("participant_id")
    if participant not in sheet.index:
        raise StudyError(_nobody_of_that_id(participant, list(sheet.index)), file=people)
    date = sheet.at[participant, "withdrawn"]
    if rehearse:
        return _rehearse(study, participant, date, to)
    if prove is not None:
        return _prove(study, participant, date, prove)
    click.echo("\n".join(_what_follows(study, participant, date, people)))
    return 0


def _nobody_of_that_id(participant: str, known: list[str]) -> str:
    return f"there is no participant {participant!r}{meant_instead(participant, known)}"


def _rehearse(study: Path, participant: str, date: str, to: Path | None) -> int:
    """Show what would change; the list itself where a place for it is named."""
    if date:
        raise StudyError(f"{participant} has withdrawn on {date} already; a rehearsal comes before that")
    if to is not None:
        check_can_be_made(to)
    if to is not None and to.resolve().is_relative_to(study.resolve()):
        raise StudyError("nothing is written into the study by a rehearsal; name a file outside of it", file=to)
    rehearsed = rehearsal.rehearse(study, participant, read_configuration(study / CONFIGURATION))
    click.echo("\n".join(lines_of(participant, rehearsed)))
    _say_files(study, participant, "Files that would be made anew without these words, or kept from others:")
    if to is not None:
        rehearsal.REHEARSED.write(rehearsed, to)
        click.echo(f"\n{to}: the whole list, {len(rehearsed)} lines; it holds ids and numbers, and no words.")
        done = f"themetrail withdraw {participant} --prove {shlex.quote(str(to))} --directory MY-STUDY"
        click.echo(for_study(f"When it is done, and the study was run: {done}", study))
    click.echo("Nothing was done.")
    return 0


def _say_files(study: Path, participant: str, above: str) -> None:
    made_anew = [path for path in (CRATE, EXPLORER, *PACKED) if (study / path).is_file()]
    click.echo(f"\n{above}")
    for path in made_anew:
        click.echo(f"  {path}: the next run makes it anew")
    for line in _by_what_to_do(files_to_destroy(participant, study, find_sheet(study / SOURCES_SHEET))):
        click.echo(line)


def _prove(study: Path, participant: str, date: str, file: Path) -> int:
    """Compare what is there with what was foreseen; 1 where it differs."""
    if not date:
        raise StudyError(f"{participant} has not withdrawn; put the date into config/participants and run the study")
    check_nobody_withdrew_since(study)
    rehearsed = rehearsal.REHEARSED.read(file)
    if set(rehearsed["participant_id"]) - {participant}:
        raise StudyError(f"this is the rehearsal of another participant than {participant}", file=file)
    differ = rehearsal.differing(study, rehearsed)
    named = rehearsal.still_named_in(study, participant)
    said = f"{participant} withdrew on {date}. Foreseen: {len(rehearsed)} changes; as foreseen: "
    click.echo(f"{said}{len(rehearsed) - len(differ)}.")
    for row in differ.to_dict("records"):
        place = f"{row['file']}, {row['row']}{', ' + row['column'] if row['column'] else ''}"
        click.echo(f"  {place}: {row['before']}, foreseen {row['after'] or 'empty'}, is {row['now'] or 'empty'}")
    if len(differ):
        click.echo("Something else has changed since the rehearsal too, or the run after the withdrawal was none.")
    click.echo(
        f"Tables that name {participant} still: {', '.join(named)}" if named else f"No table names {participant}."
    )
    return 1 if len(differ) or named else 0


def _what_follows(study: Path, participant: str, date: str, sheet: Path) -> list[str]:
    files = files_to_destroy(participant, study, find_sheet(study / SOURCES_SHEET))
    cells = cells_resting_on(Results(study), participant)
    lines = [
        f"{participant}: {f'withdrew on {date}' if date else 'has not withdrawn'}.",
        f"\nRows of tables that rest on this participant in the present results: {len(cells)}",
        *(
            f"  {cell.group}, {cell.level} {cell.code_id}:"
            f" {counted(cell.n_participants, 'participant')}, {cell.n_without} without"
            for cell in cells.itertuples()
        ),
        "\nFiles that hold what this participant said, and what to do with them:",
        *_by_what_to_do(files),
        "\nAn example in the codebook, a memo, a reason or a row of data/quotations may quote this person: look, and"
        " take such quotations out.",
        "Ask back what was handed out before: tables, the explorer page, archives and reports.",
        "Keep the row in data/private/people: others may have named this person.",
    ]
    if not date:
        lines.append(f"To withdraw: put the date into the column 'withdrawn' of {sheet} and run again.")
    return lines


def _by_what_to_do(files: list[tuple[str, str]]) -> Iterator[str]:
    """Each file with what is to be done with it; where that is the same for several, it is said once above them."""
    there: dict[str, list[str]] = {}
    for path, do in files:
        there.setdefault(do, []).append(path)
    for do, paths in there.items():
        if len(paths) == 1:
            yield f"  {paths[0]}: {do}"
        else:
            yield f"  each of these {len(paths)}: {do}"
            yield from (f"    {path}" for path in paths)
