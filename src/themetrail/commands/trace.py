"""Trace a cell back to the words, or words forward to the cells.

python -m themetrail.commands.trace [FOLDER] --table TABLE --row ROW
python -m themetrail.commands.trace [FOLDER] --transcript T [--turn N]   or   --participant P
"""

import argparse
import hashlib
import sys
from pathlib import Path

import pandas as pd

from themetrail.audit.follow.trace import Evidence, Results, evidence_for, question_of, rests_on
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import SOURCES
from themetrail.running.alone import alone
from themetrail.sheets.read import find_sheet, read_sheet


def main() -> int:
    """Print the chain, on the terminal only: the names of source files may identify people."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--table", default="", help="for example results/report/tables/interviews.csv")
    parser.add_argument("--row", type=int, default=0, help="row of the table; the header is row 1")
    parser.add_argument("--transcript", default="")
    parser.add_argument("--turn", default="")
    parser.add_argument("--participant", default="")
    chosen = parser.parse_args()
    try:
        with alone(chosen.folder):
            results = Results(chosen.folder)
            if chosen.table:
                return back(results, chosen.table.removeprefix(f"{chosen.folder}/"), chosen.row)
            if chosen.transcript or chosen.participant:
                return forward(results, chosen.transcript, chosen.turn, chosen.participant)
        raise StudyError("say what to trace: TABLE=... ROW=..., or TRANSCRIPT=... TURN=..., or PARTICIPANT=...")
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1


def back(results: Results, table: str, row: int) -> int:
    """From a row of a table to the words."""
    found = evidence_for(results, question_of(results, table, row))
    sources = sources_of(results.root)
    people = sorted({evidence.label for evidence in found})
    print(f"{table}, row {row}: {len(found)} codings of {len(people)} participants ({', '.join(people) or 'nobody'})")
    for evidence in found:
        print(f"\n{evidence.label}, segment {evidence.segment['segment_id']}, code {evidence.code_id}")
        print(f'  said: "{evidence.segment["text"]}"')
        for line in decided(results, evidence):
            print(f"  {line}")
        print(
            f"  turn: transcript {evidence.segment['transcript_id']}, turn {evidence.segment['turn']}, characters "
            f"{evidence.segment['start']} to {evidence.segment['end']} of the anonymised text"
        )
        print(f"  source: {source_of(evidence, sources)}")
    return 0


def decided(results: Results, evidence: Evidence) -> list[str]:
    """Who decided what, having seen what."""
    lines = [
        f"decided: {one['coder_id']} in round {one['round']}: {one['action']} ({one['source_file']}, "
        f"row {one['source_row']}); {results.seen(one)}"
        for one in evidence.decisions
    ]
    lines += [
        f"adjudicated: {one['decided_by']} in round {one['round']}: {one['decision']}" for one in evidence.adjudications
    ]
    stands = evidence.consensus
    return [*lines, f"stands by: {stands['rule']}, {stands['support']}, decided by {stands['decided_by']}"]


def sources_of(root: Path) -> dict[str, tuple[str, str]]:
    """File and SHA-256 of each transcript's source; empty in a copy without what identifies."""
    if not (root / "data/private").is_dir():
        return {}
    table = read_sheet(find_sheet(root / "data/private/sources"), SOURCES, optional=("role", "participant_id"))
    return {
        transcript: (file, hashlib.sha256((root / "data/transcripts" / file).read_bytes()).hexdigest())
        for transcript, file in table[["transcript_id", "file"]].drop_duplicates().itertuples(index=False)
    }


def source_of(evidence: Evidence, sources: dict[str, tuple[str, str]]) -> str:
    """Where in the source the words stand."""
    if not evidence.place or evidence.segment["transcript_id"] not in sources:
        return "not part of this copy"
    place, (file, digest) = evidence.place, sources[evidence.segment["transcript_id"]]
    several = place["place_to"] != place["place_from"]
    where = f"{place['place_unit']} {place['place_from']}" + (f" to {place['place_to']}" if several else "")
    time = f", {place['start_s']} s to {place['end_s']} s" if place["start_s"] else ""
    return f"{file}, {where}{time} (SHA-256 {digest})"


def forward(results: Results, transcript: str, turn: str, participant: str) -> int:
    """From words to every row of a table that rests on them."""
    segments = results.segments
    for column, wanted in (("transcript_id", transcript), ("turn", turn), ("participant_id", participant)):
        if wanted:
            segments = segments[segments[column] == wanted]
    if not len(segments):
        raise StudyError("there is no such passage in the segments of this study")
    cells = rests_on(results, segments["segment_id"])
    what = " ".join(filter(None, [transcript, f"turn {turn}" if turn else "", participant]))
    print(f"{what}: {len(segments)} segments; {len(cells)} rows of tables rest on them")
    with pd.option_context("display.max_rows", None, "display.width", 200, "display.max_colwidth", 60):
        print(cells.to_string(index=False) if len(cells) else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
