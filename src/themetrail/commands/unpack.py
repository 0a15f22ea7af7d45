"""`themetrail unpack`. What it shows are names of files; it goes to the screen only."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click

from themetrail.audit.chain.rights import owner_only
from themetrail.commands.study_folder import works_on_study
from themetrail.contracts.errors import StudyError, seen
from themetrail.layout import SOURCE_FILES, SOURCES_SHEET
from themetrail.refi_qda.losses import in_words
from themetrail.refi_qda.project import Project, Source
from themetrail.refi_qda.read import read_project
from themetrail.running.alone import alone
from themetrail.running.in_study import for_study, in_folder
from themetrail.whole_files import write_whole
from themetrail.whole_number import counted

_LONGEST = 60  # characters of a name: four bytes each at most, of the 255 that file systems know
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@click.command
@click.argument("project", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@works_on_study
def unpack(study: Path, project: Path) -> None:
    """Take the texts out of a project of another program, as transcripts.

    FILE is a project in REFI-QDA (.qdpx). Each of its texts is written to data/transcripts as a text file, and is a
    transcript once data/private/sources names its speakers. Codes on them are no decisions of a round, since nobody was
    given a round; they can teach suggestions: themetrail prior FILE.
    """
    with alone(study, to_write=True), owner_only():
        read = read_project(project).project
        folder = study / SOURCE_FILES
        files = {folder / f"{name}.txt": source.text.encode() for name, source in named(read.sources).items()}
        if not files:
            raise StudyError("there is no text in this project", file=project)
        for file, text in files.items():
            if file.exists() and not (file.is_file() and file.read_bytes() == text):
                raise StudyError(
                    "something else of this name stands here already; rename it, or the text in its project", file=file
                )
        for file, text in files.items():
            write_whole(file, text)
            click.echo(in_folder(file.relative_to(study), study))
        tell(read, project, study)


def named(sources: list[Source]) -> dict[str, Source]:
    """A name for the file of each text: its own, without folders, endings, and signs that no name of a file may hold or
    that nobody sees; shorter where it is longer than such names may be."""
    found: dict[str, Source] = {}
    for number, source in enumerate(sources, start=1):
        plain = seen(source.name.replace("\\", "/").rpartition("/")[2], "_")
        stem, _, ending = plain.rpartition(".")
        allowed = _NOT_IN_NAMES.sub("_", stem if stem and len(ending) <= 4 else plain)
        name = allowed.strip(". ")[:_LONGEST].rstrip(". ") or f"text {number}"
        while name.casefold() in {one.casefold() for one in found}:
            name += f" ({number})"
        found[name] = source
    return found


def tell(read: Project, project: Path, study: Path) -> None:
    """What is to be done now, and what was not taken."""
    texts = counted(len(read.sources), "text")
    click.echo(f"{texts}. Name the speakers in {in_folder(SOURCES_SHEET, study)}; to see them:")
    click.echo(for_study("themetrail labels data/transcripts/FILE --directory MY-STUDY", study))
    if read.codings:
        left = counted(len(read.codings), "coding was", "codings were")
        click.echo(f"{left} not taken: nobody was given a round. Suggestions can learn from them:")
        click.echo(for_study(f"themetrail prior {shlex.quote(str(project))} --directory MY-STUDY", study))
    for line in in_words(read.losses):
        click.echo(f"not taken: {line}")
