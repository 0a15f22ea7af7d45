"""`themetrail unlock`."""

from pathlib import Path
from typing import NoReturn

import click

from themetrail.commands.study_folder import works_on_study
from themetrail.running.start_snakemake import become_snakemake


@click.command
@works_on_study
def unlock(study: Path) -> NoReturn:
    """After a run that was killed: let the next one start.

    A run locks the study, so that no second one writes beside it. One that was killed, or ended with the computer,
    leaves the lock behind. Make sure that no run is at work, unlock, and run the study again: what was finished stays.
    """
    become_snakemake(study, "--unlock")
