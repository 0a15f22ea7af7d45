"""`themetrail reidentify`. What it shows identifies people; it goes to the terminal only."""

from pathlib import Path

import click

from themetrail.audit.follow.reidentify import forms_of, key_of, originals
from themetrail.commands.study_folder import ID, works_on_study
from themetrail.running.alone import alone


@click.command
@click.option("--transcript", metavar="ID", type=ID, help="The transcript whose turns are shown.")
@click.option("--turn", metavar="N", type=int, help="One turn of it alone.")
@click.option("--who", metavar="LABEL", help='A pseudonym as it stands in the texts, for example "Job Coach 2".')
@click.option(
    "--identity",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The age or SSH identity that opens the key, where it is encrypted.",
)
@works_on_study
def reidentify(study: Path, transcript: str | None, turn: int | None, who: str | None, identity: Path | None) -> None:
    """Show what was said before names were replaced.

    Give --transcript for the turns of a transcript as they came in, or --who for who is meant by a pseudonym. It goes
    to your screen only, and needs the key of the study (results/sealed/audit/key.zip).
    """
    if (transcript is None) == (who is None):
        raise click.UsageError("say either --transcript or --who")
    if turn is not None and transcript is None:
        raise click.UsageError("--turn goes with --transcript")
    with alone(study):
        tables = key_of(study, identity)
        lines = forms_of(tables, who) if who is not None else originals(study, tables, transcript or "", turn)
    click.echo("\n".join(lines))
