"""`themetrail unlock`."""

import shutil
from pathlib import Path

import click

from themetrail.commands.study_folder import works_on_study
from themetrail.contracts.errors import StudyError
from themetrail.layout import OF_SNAKEMAKE
from themetrail.running.alone import alone
from themetrail.running.in_study import for_study
from themetrail.sheets.left_by_programs import files_in


@click.command
@works_on_study
def unlock(study: Path) -> int:
    """After a run that was killed: let the next one start.

    A run locks the study, so that no second one writes beside it. One that was killed, or ended with the computer,
    leaves the lock behind. Make sure that no run is at work, unlock, and run the study again: what was finished stays.
    """
    # Snakemake's own --unlock reads the whole study first, and a mistake in a sheet would leave it locked.
    locks = study / OF_SNAKEMAKE / "locks"
    with alone(study, to_write=True):
        was_locked = bool(files_in(locks))
        try:
            shutil.rmtree(locks)
        except FileNotFoundError:
            pass
        except OSError:
            raise StudyError(
                "this folder cannot be removed; give its owner the right to write here", file=locks
            ) from None
    said = "The study is unlocked. Run it again" if was_locked else "Nothing was locked. To run the study"
    click.echo(for_study(f"{said}: themetrail run --directory MY-STUDY", study))
    return 0
