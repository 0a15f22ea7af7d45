"""`themetrail run`."""

from pathlib import Path
from typing import NoReturn

import click

from themetrail.commands.study_folder import works_on_study
from themetrail.running.start_snakemake import become_snakemake


@click.command(options_metavar="[--directory STUDY] [--cores N]")
@click.option("--cores", metavar="N", help="How many processor cores to use; without it, all that there are.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[-- SNAKEMAKE OPTIONS]")
@works_on_study
def run(study: Path, cores: str | None, options: tuple[str, ...]) -> NoReturn:
    """Run the study, as far as it can go.

    Nothing is made anew that is up to date. A run stops where people have something to do first; `themetrail status`
    says who, and what. Run again when it is done.

    What stands after -- is handed to Snakemake as it is, for engineers: `themetrail run -- --dry-run`, or on a cluster
    `themetrail run -- --profile MY-PROFILE`. The exit code is Snakemake's: 0 where the run came to its end.
    """
    become_snakemake(study, *(["--cores", cores] if cores else []), *options)
