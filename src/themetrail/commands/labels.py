"""`themetrail labels`. What it shows identifies people; it writes nothing anywhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import click
import pandas as pd

from themetrail.commands.ending import say
from themetrail.commands.study_folder import works_without_study
from themetrail.configuration.ingest import Ingest
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import SOURCES, spoken_in
from themetrail.ingest.formats import READERS, read_transcript
from themetrail.ingest.source import Source, Utterance
from themetrail.ingest.speakers import not_speakers_of
from themetrail.layout import SOURCE_FILES, SOURCES_SHEET
from themetrail.nearest import nearest
from themetrail.sheets.left_by_programs import files_in
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.whole_number import counted

_SHOWN = 90  # characters of a turn


@click.command
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--label", "labels", multiple=True, help="A label that is certain; may be repeated.")
@click.option("--encoding", "encodings", multiple=True, help="An encoding to try first; may be repeated.")
@works_without_study
def labels(study: Path | None, files: Sequence[str], labels: Sequence[str], encodings: Sequence[str]) -> int:
    """Show what is read of a transcript, and which speakers it has.

    Prints the label of each speaker, the number of their turns and where the first one stands, whether the study
    lists the label in data/private/sources, three of their turns, and what is left out. FILE may be named as it is
    called in the study (data/transcripts/NAME.docx). It goes to your screen only: it identifies people.
    """
    failed = False
    for file in files:
        try:
            click.echo(labels_in(there(place_of(file, study), study), study, labels, encodings))
        except StudyError as problem:  # the other files are shown all the same
            say(str(problem))
            failed = True
    return int(failed)


def place_of(file: str, study: Path | None) -> Path:
    """Where a file is: in the study, or where the user stands."""
    return study / file if study and (study / file).exists() else Path(file)


def there(file: Path, study: Path | None) -> Path:
    """A file that is there. Raises StudyError with the one whose name is nearest, beside it or in the study."""
    if file.exists():
        return file
    folders = dict.fromkeys([file.parent, *([study / SOURCE_FILES] if study else [])])
    beside = {each.name: each for folder in folders if folder.is_dir() for each in files_in(folder)}
    near = beside.get(nearest(file.name, beside))
    raise StudyError("there is no such file" + (f"; did you mean '{near}'?" if near else ""), file=str(file))


def labels_in(file: Path, study: Path | None, labels: Sequence[str], encodings: Sequence[str]) -> str:
    """What is read of a file: its labels, each with its turns, whether it is listed, and what is left out."""
    listed = rows_of(file, study)
    source = Source.of(
        str(file),
        str(file),
        labels=[*labels, *spoken_in(listed)["speaker"]],
        not_speakers=[*Ingest().not_speakers, *not_speakers_of(listed)],
        encodings=list(encodings),
    )
    reading = read_transcript(source)
    form = READERS[file.suffix.lower()]
    above = f"{counted(reading.header_lines, 'header line')} before the first"
    told = [f"{file}: {counted(len(reading.utterances), 'turn')}, {above}"]
    told.append(f"read as {form.name}: {'; '.join([form.what.replace('`', ''), *reading.notes])}")
    if reading.dropped:
        counts = ", ".join(f"{what}: {number}" for what, number in reading.dropped.items())
        told.append(f"left out, since nobody says it: {counts}")
    if reading.head_labels:
        unit = reading.utterances[0].place_unit
        places = ", ".join(f"{label} ({unit} {place})" for label, place in reading.head_labels)
        told.append(f"of the title block, nobody's words: {places}")
    return "\n".join([*told, *speakers_in(reading.utterances, source.labels if study else None)])


def speakers_in(utterances: Sequence[Utterance], listed: Collection[str] | None) -> list[str]:
    """A line for each speaker, and below it three of their turns; `listed` are the labels of the sheet, if any."""
    turns: dict[str, list[Utterance]] = {}
    for said in utterances:
        turns.setdefault(said.speaker, []).append(said)
    shown = ["\t".join(["speaker", "turns", "first", *(["listed"] if listed is not None else [])])]
    for label, own in turns.items():
        row = [label, str(len(own)), f"{own[0].place_unit} {own[0].place_from}"]
        shown.append("\t".join([*row, *(["yes" if label in listed else "no"] if listed is not None else [])]))
        shown += [f"    {said.place_unit} {said.place_from}: {_beginning(said.text)}" for said in _three_of(own)]
    return shown


def _three_of(turns: Sequence[Utterance]) -> list[Utterance]:
    """The first turn, one in the middle and the last, of those with words."""
    worded = [said for said in turns if said.text]
    places = sorted({0, (len(worded) - 1) // 2, len(worded) - 1}) if worded else []
    return [worded[n] for n in places]


def _beginning(text: str) -> str:
    """The beginning of a turn in one line, without signs that would steer a terminal."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: 2 * _SHOWN]).split())
    return plain if len(plain) <= _SHOWN and len(text) <= 2 * _SHOWN else f"{plain[:_SHOWN].rstrip()} …"


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
