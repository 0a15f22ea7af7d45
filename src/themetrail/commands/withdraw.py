"""`themetrail withdraw`. What it shows may identify people: names of files may."""

from collections.abc import Iterator
from pathlib import Path

import click

from themetrail.audit.follow.trace import Results
from themetrail.audit.follow.withdrawal import cells_resting_on, files_to_destroy
from themetrail.commands.study_folder import ID, works_on_study
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS
from themetrail.layout import PARTICIPANTS_SHEET, SOURCES_SHEET
from themetrail.sheets.read import find_sheet, read_sheet


@click.command
@click.argument("participant", type=ID)
@works_on_study
def withdraw(study: Path, participant: str) -> None:
    """Say what follows when somebody withdraws.

    Shows which rows of tables rest on PARTICIPANT (an id, as in config/participants), and which files are to be
    destroyed. It changes nothing itself: to withdraw somebody, put the date into config/participants and run the study.
    """
    sheet = find_sheet(study / PARTICIPANTS_SHEET)
    people = read_sheet(sheet, PARTICIPANTS).set_index("participant_id")
    if participant not in people.index:
        raise StudyError(f"there is no participant {participant!r}", file=sheet)
    date = people.at[participant, "withdrawn"]
    files = files_to_destroy(participant, study, find_sheet(study / SOURCES_SHEET))
    cells = cells_resting_on(Results(study), participant)
    lines = [
        f"{participant}: {f'withdrew on {date}' if date else 'has not withdrawn'}.",
        f"\nRows of tables that rest on this participant in the present results: {len(cells)}",
        *(
            f"  {cell.group}, {cell.level} {cell.code_id}:"
            f" {cell.n_participants} participant{'' if cell.n_participants == 1 else 's'}, {cell.n_without} without"
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
    click.echo("\n".join(lines))


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
