"""`themetrail doctor`."""

from pathlib import Path

import click

from themetrail.contracts.errors import StudyError
from themetrail.refi_qda.doctor import compare_projects
from themetrail.refi_qda.doctor_page import lines_of, page_of
from themetrail.refi_qda.offsets import MODELS
from themetrail.refi_qda.read import ReadProject, read_codebook, read_project
from themetrail.whole_files import write_whole

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_WAYS = f"{', '.join(list(MODELS)[:-1])} or {list(MODELS)[-1]}"
_COUNTED = click.Choice(list(MODELS))


@click.command
@click.argument("sent", type=_FILE)
@click.argument("came_back", type=_FILE)
@click.option(
    "--to", metavar="FILE", type=click.Path(path_type=Path), help="A page (HTML) with every finding and its words."
)
@click.option(
    "--offsets-sent",
    metavar="WAY",
    type=_COUNTED,
    help=f"How SENT counts characters, where that is found wrong: {_WAYS}.",
)
@click.option("--offsets-back", metavar="WAY", type=_COUNTED, help="The same of CAME_BACK.")
def doctor(sent: Path, came_back: Path, to: Path | None, offsets_sent: str | None, offsets_back: str | None) -> int:
    """Say what a program did to a project on its way there and back.

    SENT and CAME_BACK are projects in REFI-QDA (.qdpx) of any programs, or two codebooks (.qdc); no study is needed.
    It tells which codings were lost, shifted or given to somebody else, which codes were renamed, recoloured or
    moved, which texts were changed, and in which way each file counts characters. What was added on the way is no
    damage. The exit code is 0 where nothing was lost or changed, 1 where something was, 2 where the two cannot be
    compared.
    """
    try:
        if _is_codebook(sent) != _is_codebook(came_back):
            raise StudyError("compare two projects (.qdpx), or two codebooks (.qdc)", file=came_back)
        if to is not None and to.suffix.lower() not in (".html", ".htm"):
            raise StudyError("name a page that ends in .html", file=to)
        found = compare_projects(_read(sent, offsets_sent), _read(came_back, offsets_back))
    except StudyError as problem:
        raise NotCompared(str(problem)) from None
    click.echo("\n".join(lines_of(found)))
    if to is not None:
        write_whole(to, page_of(found).encode())
        click.echo(f"{to}: every finding, with the words of your project; keep it where the project may be")
    return 1 if found.findings else 0


class NotCompared(click.ClickException):
    """One of the two cannot be read: nobody can say what differs."""

    exit_code = 2


def _read(file: Path, counted: str | None) -> ReadProject:
    return read_codebook(file) if _is_codebook(file) else read_project(file, MODELS[counted] if counted else None)


def _is_codebook(file: Path) -> bool:
    return file.suffix.lower() == ".qdc"
