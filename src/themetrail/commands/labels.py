"""Show the speakers' labels in transcripts on the terminal.

What it prints identifies people. It writes nothing anywhere.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import pandas as pd

from themetrail.configuration.ingest import Ingest
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import SOURCES, spoken_in
from themetrail.ingest.registry import READERS, read_transcript
from themetrail.ingest.source import Source
from themetrail.ingest.speakers import not_speakers_of
from themetrail.sheets.read import find_sheet, read_sheet


def main(arguments: list[str] | None = None) -> int:
    """Print each label, its number of turns and where it stands first; 1 where a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m themetrail.ingest", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE", help=f"transcripts ({', '.join(READERS)})")
    parser.add_argument("--label", action="append", default=[], help="a label that is certain; may be repeated")
    parser.add_argument("--sources", help="the sheet of sources (without its ending), to tell which labels are listed")
    parser.add_argument("--encoding", action="append", default=[], help="an encoding to try first; may be repeated")
    chosen = parser.parse_args(arguments)
    failed = False
    for file in chosen.files:
        listed = _rows_of(file, chosen.sources)
        source = Source.of(
            file,
            str(file),
            labels=[*chosen.label, *spoken_in(listed)["speaker"]],
            not_speakers=[*Ingest().not_speakers, *not_speakers_of(listed)],
            encodings=chosen.encoding,
        )
        try:
            reading = read_transcript(source)
        except StudyError as problem:
            print(problem, file=sys.stderr)
            failed = True
            continue
        counts = Counter(said.speaker for said in reading.utterances)
        firsts = {said.speaker: f"{said.place_unit} {said.place_from}" for said in reversed(reading.utterances)}
        print(f"{file}: {len(reading.utterances)} turns, {reading.header_lines} header lines before the first")
        print("speaker\tturns\tfirst" + "\tlisted" * bool(chosen.sources))
        for label in counts:
            is_listed = ("\tyes" if label in source.labels else "\tno") * bool(chosen.sources)
            print(f"{label}\t{counts[label]}\t{firsts[label]}{is_listed}")
    return int(failed)


def _rows_of(file: str, sheet: str | None) -> pd.DataFrame:
    """The rows of the sheet of sources for one file; none where there is no sheet yet, or it cannot be read."""
    try:
        table = read_sheet(find_sheet(Path(sheet or "")), SOURCES, optional=("role", "participant_id"))
    except StudyError as problem:
        if sheet:
            print(f"labels are shown without the sheet of sources: {problem}", file=sys.stderr)
        return pd.DataFrame(columns=list(SOURCES.columns))
    return table[table["file"].map(lambda name: Path(name).name) == Path(file).name]


if __name__ == "__main__":
    sys.exit(main())
