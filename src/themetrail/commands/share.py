"""`themetrail share`."""

from datetime import date
from pathlib import Path

import click

from themetrail.audit.chain.notice import notice_of
from themetrail.audit.chain.start_page import START
from themetrail.audit.follow.archive import write_archive, write_folder
from themetrail.audit.follow.share import (
    check_consent_is_of_these_results,
    check_nobody_withdrew_since,
    kept_for_consent,
    not_to_be_shared,
    shared_files,
)
from themetrail.audit.gate.gate import search_all
from themetrail.commands.study_folder import check_place_to_write, works_on_study
from themetrail.configuration.load import read_configuration
from themetrail.consent import MAY_SHARE, ends_of, named_with_reason
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS
from themetrail.layout import CONFIGURATION, GATE, PARTICIPANTS_SHEET, SHARED_FILES
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.sheets.left_by_programs import is_empty
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.whole_number import counted

ARCHIVE = f"{SHARED_FILES}share.zip"


@click.command
@click.option(
    "--to",
    metavar="PLACE",
    type=click.Path(path_type=Path),
    help=f"A new folder, or an archive where the name ends in .zip; without it {ARCHIVE} in the study.",
)
@works_on_study
def share(study: Path, to: Path | None) -> None:
    """Write a folder, or an archive, of all that may leave.

    What that is, audit.share in config/config.yaml says; nothing that identifies is ever part of it. Every file is
    searched for names first. START.html says what to open first, and SHA256SUMS lists every file with its digest.
    """
    place = to or study / ARCHIVE
    is_archive = place.suffix.lower() == ".zip"
    check_place_to_write(place, study)
    check_place(place, is_archive=is_archive)
    today = date.today()
    content, language = checked(study, today), read_configuration(study / CONFIGURATION).study.language
    said = f"{place}: {counted(len(content), 'file')}, searched by the leak gate"
    if is_archive:
        click.echo(f"{said}; SHA-256 {write_archive(content, place, language)}")
        click.echo(f"Who gets it unpacks it and opens {START}, which says what is in it and how it is checked.")
    else:
        write_folder(content, place, language)
        click.echo(f"{said}; open {place / START} first")
    for line in lines_of_consent(study, today):
        click.echo(line)


def lines_of_consent(study: Path, today: date) -> list[str]:
    """Who is left out and why, with the day that consents were held against; nothing where the sheet limits nobody."""
    people = read_sheet(find_sheet(study / PARTICIPANTS_SHEET), PARTICIPANTS)
    why, ends = not_to_be_shared(study, day=today), ends_of(people[people["withdrawn"] == ""], MAY_SHARE)
    lines = []
    if why:
        kept = kept_for_consent(read_configuration(study / CONFIGURATION).audit.share, study, day=today)
        stay = f": {', '.join(kept)}" if kept else "; none was asked for"
        lines.append(f"May not be shared on {today}: {named_with_reason(why)}. Files with their words stay here{stay}.")
    if coming := {who: day.isoformat() for who, day in ends.items() if who not in why}:
        listed = ", ".join(f"{who} until {day}" for who, day in coming.items())
        lines.append(f"On {today} these may still be shared: {listed}. Tell who gets the files; the crate is without.")
    return lines


def check_place(place: Path, *, is_archive: bool) -> None:
    """StudyError where something stands already that would be mixed with what is shared."""
    if is_archive:
        if place.is_dir():
            raise StudyError("this is a folder; name a file that ends in .zip, or a new folder", file=place)
    elif place.exists() and not place.is_dir():
        raise StudyError("this is a file; name a new folder, or a file that ends in .zip", file=place)
    elif place.is_dir() and not is_empty(place):
        raise StudyError("this folder is not empty; name a new one, or a file that ends in .zip", file=place)


def checked(study: Path, day: date) -> dict[str, bytes]:
    """The files that may leave on a day, with their content; StudyError where the results may not leave as they are."""
    with alone(study):
        check_may_leave(study)
        files = shared_files(read_configuration(study / CONFIGURATION).audit.share, study, day=day)
        stop_where_found(search_all(gate_of_study(study), files, study), "share", study)
        return {path: (study / path).read_bytes() for path in files}


def check_may_leave(study: Path) -> None:
    """StudyError where nothing of the results may leave: no gate has searched them, they are not whole, or old."""
    if not (study / GATE).is_file():
        raise StudyError("nothing has passed the leak gate yet; run the study first", file=GATE)
    if notice := notice_of(study):
        raise StudyError(f"the results are not whole, or not up to date, so nothing may leave. {notice}")
    check_nobody_withdrew_since(study)
    check_consent_is_of_these_results(study)
