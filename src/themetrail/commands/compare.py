"""`themetrail compare`."""

from itertools import groupby
from pathlib import Path

import click

from themetrail.audit.follow.compare import Difference
from themetrail.audit.follow.compare import compare as differences_between
from themetrail.commands.study_folder import works_on_copy
from themetrail.contracts.errors import StudyError
from themetrail.running.alone import alone


@click.command
@click.argument("earlier", type=click.Path(exists=True, file_okay=False, path_type=Path))
@works_on_copy
def compare(study: Path, earlier: Path) -> int:
    """Say what changed between two runs.

    EARLIER is a copy of the study, made after an earlier run. Shown are the inputs, settings, versions and decisions
    that differ, and the cells of tables in which it shows. The exit code is 0 where nothing differs, 1 where something
    does, 2 where the two cannot be compared.
    """
    try:
        with alone(earlier), alone(study):
            differences = differences_between(earlier, study)
    except StudyError as problem:
        raise NotCompared(str(problem)) from None
    if not differences:
        click.echo("The two runs are the same: inputs, configuration, code, decisions and tables.")
        return 0
    for kind, found in groupby(differences, key=lambda difference: difference.kind):
        click.echo("\n".join([f"\n{kind}:", *map(in_a_line, found)]))
    return 1


class NotCompared(click.ClickException):
    """One of the two is no finished run: nobody can say what differs."""

    exit_code = 2


def in_a_line(one: Difference) -> str:
    """What differs, before and now."""
    return f"  {one.where}: {one.before or '(not there)'} -> {one.now or '(not there)'}"
