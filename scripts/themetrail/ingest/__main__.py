"""Show the speakers' labels in transcripts on the terminal: `python -m themetrail.ingest FILE ...`.

What it prints identifies people. It writes nothing anywhere.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from themetrail.configuration.ingest import Ingest
from themetrail.contracts.errors import StudyError
from themetrail.ingest.registry import READERS, read_transcript
from themetrail.ingest.source import Source


def main(arguments: list[str] | None = None) -> int:
    """Print each label, its number of turns and where it stands first; 1 where a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m themetrail.ingest", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE", help=f"transcripts ({', '.join(READERS)})")
    parser.add_argument("--label", action="append", default=[], help="a label that is certain; may be repeated")
    parser.add_argument("--encoding", action="append", default=[], help="an encoding to try first; may be repeated")
    chosen = parser.parse_args(arguments)
    failed = False
    for file in chosen.files:
        source = Source.of(
            file, str(file), labels=chosen.label, not_speakers=Ingest().not_speakers, encodings=chosen.encoding
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
        print("speaker\tturns\tfirst")
        for label in counts:
            print(f"{label}\t{counts[label]}\t{firsts[label]}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
