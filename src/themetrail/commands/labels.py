"""`themetrail labels`. What it shows identifies people; it writes nothing anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
import pandas as pd

from themetrail.commands.ending import say
from themetrail.commands.study_folder import works_without_study
from themetrail.configuration.ingest import Ingest
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import SOURCES, spoken_in
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Source
from themetrail.ingest.speakers import not_speakers_of
from themetrail.layout import SOURCES_SHEET
from themetrail.sheets.read import find_sheet, read_sheet


@click.command
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--label", "labels", multiple=True, help="A label that is certain; may be repeated.")
@click.option("--encoding", "encodings", multiple=True, help="An encoding to try first; may be repeated.")
@works_without_study
def labels(study: Path | None, files: Sequence[str], labels: Sequence[str], encodings: Sequence[str]) -> int:
    """Show which speakers a transcript has.

    Prints the label of each speaker, the number of their turns and where the first one stands, and whether the study
    lists the label in data/private/sources. FILE may be named as it is called in the study
    (data/transcripts/NAME.docx). It goes to your screen only: labels identify people.
    """
    failed = False
    for file in files:
        try:
            click.echo(labels_in(place_of(file, study), study, labels, encodings))
        except StudyError as problem:  # the other files are shown all the same
            say(str(problem))
            failed = True
    return int(failed)


def place_of(file: str, study: Path | None) -> Path:
    """Where a file is: in the study, or where the user stands."""
    return study / file if study and (study / file).exists() else Path(file)


def labels_in(file: Path, study: Path | None, labels: Sequence[str], encodings: Sequence[str]) -> str:
    """The labels of a file, each with its number of turns and where it stands first, and whether it is listed."""
    listed = rows_of(file, study)
    source = Source.of(
        str(file),
        str(file),
        labels=[*labels, *spoken_in(listed)["speaker"]],
        not_speakers=[*Ingest().not_speakers, *not_speakers_of(listed)],
        encodings=list(encodings),
    )
    reading = read_transcript(source)
    turns = Counter(said.speaker for said in reading.utterances)
    firsts = {said.speaker: f"{said.place_unit} {said.place_from}" for said in reversed(reading.utterances)}
    rows = [["speaker", "turns", "first", "listed"]]
    rows += [[label, str(n), firsts[label], "yes" if label in source.labels else "no"] for label, n in turns.items()]
    shown = ["\t".join(row if study else row[:3]) for row in rows]
    head = f"{file}: {len(reading.utterances)} turns, {reading.header_lines} header lines before the first"
    places = ", ".join(f"{label} ({reading.utterances[0].place_unit} {place})" for label, place in reading.head_labels)
    return "\n".join([head, *shown, *([f"of the title block, nobody's words: {places}"] if places else [])])


def rows_of(file: Path, study: Path | None) -> pd.DataFrame:
    """The rows of the sheet of sources for one file; none where there is no sheet yet, or it cannot be read."""
    nothing = pd.DataFrame(columns=list(SOURCES.columns))
    if study is None:
        return nothing
    try:
        table = read_sheet(find_sheet(study / SOURCES_SHEET), SOURCES)
    except StudyError as problem:
        say(f"labels are shown without the sheet of sources: {problem}")
        return nothing
    return table[table["file"].map(lambda name: Path(name).name) == file.name]
