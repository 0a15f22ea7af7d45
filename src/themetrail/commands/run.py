"""`themetrail run`."""

import os
from pathlib import Path

import click

from themetrail.audit.chain.rights import close_to_others
from themetrail.commands.ending import say
from themetrail.commands.study_folder import check_none_is_a_study, works_on_study
from themetrail.running.alone import alone
from themetrail.running.as_it_ended import ENDED, beginning_of, is_as_it_ended, language_at_end
from themetrail.running.last_words import next_step
from themetrail.running.start_snakemake import become_snakemake

NOTHING = "Nothing to be done (all requested files are present and up to date)."  # in Snakemake's words
# What the command has said to Snakemake already: said twice, another study would be run, or another workflow on this.
_SAID = {"--directory": "-d", "--snakefile": "-s"}


def cores_of(context: click.Context, option: click.Parameter, cores: str | None) -> str | None:
    """How many cores, as Snakemake takes it."""
    if cores is not None and cores != "all" and not (cores.isascii() and cores.isdigit() and int(cores) > 0):
        raise click.BadParameter(f"{cores!r} is no number of cores; name one, such as 4, or all")
    return cores


def check_said_once(context: click.Context, argument: click.Parameter, options: tuple[str, ...]) -> tuple[str, ...]:
    """Raise a UsageError where Snakemake is told another study or another workflow; it takes options cut short too."""
    check_none_is_a_study(context, options)
    for given in options:
        name = given.partition("=")[0]
        for long, short in _SAID.items():
            if (name.startswith(long[:5]) and long.startswith(name)) or given[:2] == short:
                where = "name the study before the --" if long == "--directory" else "the workflow is Themetrail's own"
                raise click.UsageError(f"{long} cannot stand behind the --; {where}")
    return options


@click.command(options_metavar="[--directory STUDY] [--cores N]")
@click.option(
    "--cores", metavar="N", callback=cores_of, help="How many processor cores to use; without it, all that there are."
)
@click.argument("options", nargs=-1, type=click.UNPROCESSED, callback=check_said_once, metavar="[-- SNAKEMAKE OPTIONS]")
@works_on_study
def run(study: Path, cores: str | None, options: tuple[str, ...]) -> None:
    """Run the study, as far as it can go.

    Nothing is made anew that is up to date. A run stops where people have something to do first; `themetrail status`
    says who, and what. Run again when it is done.

    What stands after -- is handed to Snakemake as it is, for engineers: `themetrail run -- --dry-run`, or on a cluster
    `themetrail run -- --profile MY-PROFILE`. The exit code is Snakemake's: 0 where the run came to its end.
    """
    as_it_is = not options and not any(name.startswith("SNAKEMAKE_") for name in os.environ)
    began = beginning_of(study) if as_it_is else ""
    if began and has_nothing_to_do(study, began):
        click.echo("\n".join(filter(None, [NOTHING, next_step(language_at_end(study), study)])), err=True)
    else:
        become_snakemake(study, *(["--cores", cores] if cores else []), *options, here=as_it_is, began=began)


def has_nothing_to_do(study: Path, began: str) -> bool:
    """Whether a study is as its last run left it; then who may read what identifies is put right, as by any run."""
    if not (study / ENDED).is_file():
        return False
    with alone(study, to_write=True):
        is_as_it_was = is_as_it_ended(study, began)
        for sentence in close_to_others(study) if is_as_it_was else ():
            say(sentence)
        return is_as_it_was
