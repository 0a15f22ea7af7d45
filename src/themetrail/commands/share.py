"""`themetrail share`."""

import hashlib
from pathlib import Path

import click

from themetrail.audit.chain.notice import notice_of
from themetrail.audit.follow.archive import archive_of
from themetrail.audit.follow.share import check_nobody_withdrew_since, shared_files
from themetrail.audit.gate.gate import search_all
from themetrail.commands.study_folder import works_on_study
from themetrail.configuration.load import read_configuration
from themetrail.contracts.errors import StudyError
from themetrail.layout import CONFIGURATION, GATE, SHARED_FILES
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found

ARCHIVE = f"{SHARED_FILES}share.zip"


@click.command
@click.option(
    "--to",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"The file to write; without it {ARCHIVE} in the study.",
)
@works_on_study
def share(study: Path, to: Path | None) -> None:
    """Write an archive of all that may leave.

    What that is, audit.share in config/config.yaml says; nothing that identifies is ever part of it. Every file is
    searched for names first, and every file of the archive stands with its digest in SHA256SUMS within it.
    """
    content = checked(study)
    archive = archive_of(content)
    file = to or study / ARCHIVE
    file = file / Path(ARCHIVE).name if file.is_dir() else file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(archive)
    digest = hashlib.sha256(archive).hexdigest()
    click.echo(f"{file}: {len(content)} files, searched by the leak gate; SHA-256 {digest}")
    click.echo("In the unpacked folder, `sha256sum --check SHA256SUMS` and `themetrail verify` check it.")


def checked(study: Path) -> dict[str, bytes]:
    """The files that may leave, with their content; StudyError where the results may not leave as they are."""
    if not (study / GATE).is_file():
        raise StudyError("nothing has passed the leak gate yet; run the study first", file=GATE)
    with alone(study):
        if notice := notice_of(study):
            raise StudyError(f"the results are not whole, or not up to date, so nothing is shared. {notice}")
        check_nobody_withdrew_since(study)
        files = shared_files(read_configuration(study / CONFIGURATION).audit.share, study)
        stop_where_found(search_all(gate_of_study(study), files, study), "share", study)
        return {path: (study / path).read_bytes() for path in files}
