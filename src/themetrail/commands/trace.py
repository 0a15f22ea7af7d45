"""`themetrail trace`. What it shows may identify people (names of source files): it goes to the terminal only."""

from __future__ import annotations

from pathlib import Path

import click
import pandas as pd

from themetrail.audit.follow.source_place import source_of, sources_of
from themetrail.audit.follow.trace import Evidence, Results, data_of, evidence_for, question_of, rests_on
from themetrail.commands.ending import say
from themetrail.commands.study_folder import ID, works_on_copy
from themetrail.contracts.errors import StudyError
from themetrail.layout import TABLES_OF_REPORT
from themetrail.nearest import meant_instead
from themetrail.running.alone import alone
from themetrail.sheets.left_by_programs import files_in
from themetrail.whole_number import counted


@click.command
@click.option("--table", metavar="FILE", help="A table of the report by name (interviews), or any table's file.")
@click.option("--row", metavar="N", type=int, help="The row of the table; the header is row 1.")
@click.option("--transcript", metavar="ID", type=ID, help="Which rows of tables rest on a transcript.")
@click.option("--turn", metavar="N", help="One turn of it alone.")
@click.option("--participant", metavar="ID", type=ID, help="Which rows of tables rest on a participant.")
@works_on_copy
def trace(
    study: Path, table: str | None, row: int | None, transcript: str | None, turn: str | None, participant: str | None
) -> None:
    """Trace a cell of a table to the words, or words to the cells.

    With --table and --row: every participant, segment and decision behind that row, what the coder had seen, and where
    in the source the words stand. With --transcript (and --turn) or --participant: every row of a table that would
    change without these words.
    """
    if (table is None) == (transcript is None and participant is None):
        raise click.UsageError("say what to trace: --table and --row, or --transcript and --turn, or --participant")
    if (table is None) != (row is None):
        raise click.UsageError("--table and --row go together")
    if turn is not None and transcript is None:
        raise click.UsageError("--turn goes with --transcript")
    with alone(study):
        results = Results(study)
        lines = (
            to_cells(results, transcript or "", turn or "", participant or "")
            if table is None
            else to_words(results, named_table(study, table), row or 0)
        )
        click.echo("\n".join(lines))


def named_table(study: Path, given: str) -> str:
    """The path within the study of a table: one of the report's by its bare name, or a file as it is called here.

    Raises StudyError, with the names that there are, where nothing is called so.
    """
    if Path(given).name == given and (study / data_of(TABLES_OF_REPORT + given)).is_file():
        return TABLES_OF_REPORT + given
    place, root = Path(given).resolve(), study.resolve()
    is_within = not Path(given).is_absolute() and (study / given).is_file()
    known = [table.stem for table in files_in(study / TABLES_OF_REPORT, "*.csv")]
    if known and Path(given).name == given and not is_within and not place.is_file():
        raise StudyError(f"there is no table {given!r}; tables of the report are: {', '.join(known)}")
    return given if is_within or not place.is_relative_to(root) else place.relative_to(root).as_posix()


def to_words(results: Results, table: str, row: int) -> list[str]:
    """From a row of a table to the words."""
    found = evidence_for(results, question_of(results, table, row))
    try:
        sources = sources_of(results.root)
    except StudyError as problem:
        say(f"places in the transcripts are shown without their files: {problem}")
        sources = None
    people = sorted({evidence.label for evidence in found})
    by = f"{counted(len(people), 'participant')} ({', '.join(people) or 'nobody'})"
    lines = [f"{table}, row {row}: {counted(len(found), 'coding')} of {by}"]
    for evidence in found:
        segment = evidence.segment
        lines += [
            f"\n{evidence.label}, segment {segment['segment_id']}, code {evidence.code_id}",
            f'  said: "{segment["text"]}"',
            *(f"  {line}" for line in decided(results, evidence)),
            f"  turn: transcript {segment['transcript_id']}, turn {segment['turn']}, characters {segment['start']} to"
            f" {segment['end']} of the anonymised text",
            f"  source: {source_of(evidence, sources)}",
        ]
    return lines


def decided(results: Results, evidence: Evidence) -> list[str]:
    """Who decided what, having seen what."""
    lines = [
        f"decided: {one['coder_id']} in round {one['round']}: {one['action']}{_as_given(one)} ({one['source_file']}, "
        f"row {one['source_row']}); {results.seen(one)}"
        for one in evidence.decisions
    ]
    lines += [
        f"adjudicated: {one['decided_by']} in round {one['round']}: {one['decision']}{_as_given(one)}"
        for one in evidence.adjudications
    ]
    stands = evidence.consensus
    return [*lines, f"stands by: {stands['rule']}, {stands['support']}, decided by {stands['decided_by']}"]


def _as_given(one: dict) -> str:
    """Under which code something was decided, where that is called otherwise today."""
    if one["code_id"] == one["code_now"]:
        return ""
    return f", as the code {one['code_id']!r}" + (f", {one['change']} since" if one.get("change") else "")


def to_cells(results: Results, transcript: str, turn: str, participant: str) -> list[str]:
    """From words to every row of a table that rests on them."""
    segments = results.segments
    for column, wanted in (("transcript_id", transcript), ("participant_id", participant), ("turn", turn)):
        known = sorted(set(segments[column]) - {""})
        if wanted and wanted not in known:
            raise StudyError(_nothing_called(column, wanted, known, transcript))
        segments = segments[segments[column] == wanted] if wanted else segments
    cells = rests_on(results, segments["segment_id"])
    what = " ".join(filter(None, [transcript, f"turn {turn}" if turn else "", participant]))
    with pd.option_context("display.max_rows", None, "display.width", 200, "display.max_colwidth", 60):
        shown = cells.to_string(index=False) if len(cells) else ""
    one_segment, one_row = len(segments) == 1, len(cells) == 1
    passages = f"{len(segments)} segment{'' if one_segment else 's'}"
    rows = f"{len(cells)} row{' of tables rests' if one_row else 's of tables rest'}"
    return [f"{what}: {passages}; {rows} on {'it' if one_segment else 'them'}", *filter(None, [shown])]


def _nothing_called(column: str, wanted: str, known: list[str], transcript: str) -> str:
    """What is said where no segment is of a transcript, a turn of it, or a participant."""
    if column == "turn":
        numbers = sorted(map(int, known))
        turns = f"they are of turns {numbers[0]} to {numbers[-1]}" if numbers else "it has none"
        return f"no segment of {transcript} is of a turn {wanted!r}; {turns}"
    what = column.removesuffix("_id")
    within = f" of {transcript}" if transcript and column == "participant_id" else ""
    return f"no segment{within} is of a {what} {wanted!r}{meant_instead(wanted, known)}"
