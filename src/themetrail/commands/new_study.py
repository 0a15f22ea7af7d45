"""`themetrail new-study`."""

from pathlib import Path

import click

from themetrail.new_study import new_study as write_study


@click.command("new-study")
@click.argument("folder", type=click.Path(path_type=Path))
def new_study(folder: Path) -> None:
    """Make the folder of a new study.

    FOLDER gets a commented configuration, empty sheets, a key of its own, and a README.md that says what to fill in.
    Nothing is overwritten: the folder must be new, or empty.
    """
    write_study(folder)
    click.echo(f"{folder} is ready; its README.md says what to fill in.")
    click.echo("data/private/study.key is secret: keep a copy in a safe place.")
