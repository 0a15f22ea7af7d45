"""What a withdrawal would change, before anything is done; and whether it did, afterwards.

The tables of themes are computed anew from the last run's consensus without what the person said, by the functions that
a run computes them by. So each cell's value after the withdrawal is known, and can be held against the next run's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from themetrail import layout
from themetrail.audit.follow.share import withdrawn_in
from themetrail.codebook import Codebook, applied_entries
from themetrail.configuration.load import Configuration
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, CONSENSUS, DECISIONS, MARKS
from themetrail.contracts.column import text
from themetrail.contracts.contract import DECIMALS, Contract
from themetrail.contracts.errors import StudyError
from themetrail.contracts.quotations import QUOTATIONS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import (
    COMPARISON,
    CUT_OFFS,
    LABEL_STABILITY,
    MATRIX,
    REPRESENTATIVENESS,
    SATURATION,
    SATURATION_BAND,
    SATURATION_THRESHOLDS,
    STABILITY_SUMMARY,
)
from themetrail.contracts.turns import TURNS
from themetrail.method_profiles import profile_of
from themetrail.sheets.left_by_programs import files_below
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.themes.by_profile import Coded, collected, counted
from themetrail.themes.representativeness import matrix_of
from themetrail.themes.schemes import scheme_named

THERE, GONE = "there", "gone"  # of a whole row, in the place of a cell

# One cell, or one row where `column` is empty, that a withdrawal changes. No words that anybody said.
REHEARSED = Contract(
    "what a withdrawal would change",
    {
        "participant_id": text(),
        "file": text(),
        "row": text(),  # the cells of the table's key, with ` / ` between
        "column": text(required=False),
        "before": text(required=False),
        "after": text(required=False),
    },
    key=("file", "row", "column"),
)

_THEMES = {
    "representativeness": REPRESENTATIVENESS,
    "cut_offs": CUT_OFFS,
    "matrix": MATRIX,
    "saturation": SATURATION,
    "saturation_thresholds": SATURATION_THRESHOLDS,
    "saturation_band": SATURATION_BAND,
    "label_stability": LABEL_STABILITY,
    "label_stability_summary": STABILITY_SUMMARY,
    "comparison": COMPARISON,
}
_OF_THEMES = {f"{layout.COUNTED}{name}.csv": contract for name, contract in _THEMES.items()}
# Of these, rows go with what the person said; nothing in the others changes.
_OF_SEGMENTS = {
    layout.SEGMENTS: (SEGMENTS, ("segment_id",)),
    layout.ASSIGNMENTS: (ASSIGNMENTS, ("round", "coder_id", "segment_id")),
    layout.DECISIONS: (DECISIONS, ("round", "coder_id", "segment_id", "code_now", "action")),
    layout.CODINGS: (CODINGS, ("round", "coder_id", "segment_id", "code_id", "start", "end")),
    layout.CONSENSUS: (CONSENSUS, ("segment_id", "code_id")),
    f"{layout.CODED}marks.csv": (MARKS, ("round", "coder_id", "segment_id", "start", "end")),
}
_QUOTED = ("group", "code_id", "segment_id", "start", "end")  # the order of those that stay changes
_KEYS = {
    **{path: contract.key for path, contract in _OF_THEMES.items()},
    **{path: key for path, (_, key) in _OF_SEGMENTS.items()},
    layout.QUOTATIONS_OF_REPORT: _QUOTED,
    layout.ANONYMISED_TURNS: ("transcript_id", "turn"),
}


def rehearse(study: Path, participant_id: str, configuration: Configuration) -> pd.DataFrame:
    """Every cell and row of the last run's results that would change: a table of `REHEARSED`.

    Raises StudyError where there are no results to rehearse on.
    """
    segments = SEGMENTS.read(study / layout.SEGMENTS)
    gone = _segments_that_go(segments, participant_id, withdrawn_in(study))
    rows = list(_turns_that_go(study, segments, gone, participant_id))
    for path, (contract, key) in _OF_SEGMENTS.items():
        if (study / path).is_file():
            table = contract.read(study / path)
            rows += _rows_that_go(path, table[table["segment_id"].isin(gone)], key)
    if (study / layout.QUOTATIONS_OF_REPORT).is_file():
        quoted = QUOTATIONS.read(study / layout.QUOTATIONS_OF_REPORT)
        rows += _rows_that_go(layout.QUOTATIONS_OF_REPORT, quoted[quoted["segment_id"].isin(gone)], _QUOTED)
    if (study / layout.REPRESENTATIVENESS).is_file():
        for path, after in _themes_without(study, participant_id, gone, segments, configuration).items():
            rows += _cells_that_differ(path, _OF_THEMES[path].read(study / path), _as_written(after), _KEYS[path])
    return REHEARSED.frame([{"participant_id": participant_id, **row} for row in rows])


def differing(study: Path, rehearsed: pd.DataFrame) -> pd.DataFrame:
    """The rows of a rehearsal that are not as they were foreseen in the results that are there now, with what is there
    as a column `now`. Raises StudyError where a row speaks of a file that no rehearsal knows."""
    found = []
    for file, rows in rehearsed.groupby("file", sort=False):
        if file not in _KEYS:
            raise StudyError(f"{file} is no table that a rehearsal foretells", row=int(rows.index[0]) + 2)
        there = _cells_of(study / str(file), _KEYS[str(file)])
        for row in rows.to_dict("records"):
            cells = there.get(row["row"])
            now = (GONE if cells is None else THERE) if not row["column"] else (cells or {}).get(row["column"], GONE)
            if now != row["after"]:
                found.append({**row, "now": now})
    return pd.DataFrame(found, columns=[*REHEARSED.columns, "now"], dtype="str")


def still_named_in(study: Path, participant_id: str) -> list[str]:
    """The tables that are handed to people and name a participant in a column of participants."""
    found = []
    for path in files_below(study / layout.RESULTS, "*.csv"):
        name = path.relative_to(study).as_posix()
        if name.startswith((layout.SEALED, layout.LOGS, layout.BENCHMARKS, layout.SHARED_FILES)):
            continue
        with path.open(encoding="utf-8", newline="") as handle:
            table = pd.read_csv(handle, dtype="str", keep_default_na=False, usecols=lambda column: column in _OF_PEOPLE)
        if any(participant_id in cell.split(";") for column in table for cell in table[column].unique()):
            found.append(name)
    return found


_OF_PEOPLE = ("participant_id", "participants", "kept", "new", "gone")


def _segments_that_go(segments: pd.DataFrame, participant_id: str, gone_before: set[str]) -> set[str]:
    """What the person said, and all of a talk in which no other participant is left who speaks."""
    gone = {participant_id, *gone_before}
    own = segments["participant_id"] == participant_id
    stay = segments[(segments["role"] == "participant") & ~segments["participant_id"].isin(gone)]
    ended = segments["transcript_id"].isin(segments.loc[own, "transcript_id"])
    ended &= ~segments["transcript_id"].isin(stay["transcript_id"])
    return set(segments.loc[own | ended, "segment_id"])


def _turns_that_go(study: Path, segments: pd.DataFrame, gone: set[str], participant_id: str) -> Iterator[dict]:
    if not (study / layout.ANONYMISED_TURNS).is_file():
        return
    turns = TURNS.read(study / layout.ANONYMISED_TURNS)
    ended = set(segments["transcript_id"]) - set(segments.loc[~segments["segment_id"].isin(gone), "transcript_id"])
    own = turns[(turns["participant_id"] == participant_id) | turns["transcript_id"].isin(ended)]
    yield from _rows_that_go(layout.ANONYMISED_TURNS, own, _KEYS[layout.ANONYMISED_TURNS])


def _themes_without(
    study: Path, participant_id: str, gone: set[str], segments: pd.DataFrame, configuration: Configuration
) -> dict[str, pd.DataFrame]:
    """The tables of themes as a run would make them after the withdrawal, by path; see `scripts/themes.py`."""
    people = read_sheet(find_sheet(study / layout.PARTICIPANTS_SHEET), PARTICIPANTS)
    people.loc[people["participant_id"] == participant_id, "withdrawn"] = "rehearsed"

    def left(contract: Contract, path: str) -> pd.DataFrame:
        table = contract.read(study / path)
        return table[~table["segment_id"].isin(gone)].reset_index(drop=True)

    coded = Coded.of(
        consensus=left(CONSENSUS, layout.CONSENSUS),
        codings=left(CODINGS, layout.CODINGS),
        assignments=left(ASSIGNMENTS, layout.ASSIGNMENTS),
        segments=segments[~segments["segment_id"].isin(gone)].reset_index(drop=True),
        transcripts=read_sheet(find_sheet(study / layout.TRANSCRIPTS_SHEET), TRANSCRIPTS),
        participants=people,
        codebook=Codebook.from_table(CODEBOOK.read(study / layout.ANONYMISED_CODEBOOK)),
    )
    asked, themes = configuration.study, configuration.themes
    profile = profile_of(asked.method, asked.also)
    scheme = scheme_named(themes.scheme, [step.model_dump() for step in themes.custom])
    issued = [entry.name for entry in configuration.coding.rounds if _issued(study, entry.name).is_file()]
    at_start = [len(applied_entries(CODEBOOK.read(_issued(study, name)))) for name in issued[:1]]
    found = counted(coded, scheme, profile, issued, themes.compare)
    new = collected(coded, profile, at_start[0] if at_start else None, asked.seed)
    made = {
        "representativeness": found.representativeness,
        "cut_offs": found.cut_offs,
        "label_stability": found.stability,
        "label_stability_summary": found.summary,
        "comparison": found.comparison,
        "matrix": matrix_of(coded.mentions, coded.codebook, coded.people),
        "saturation": new.saturation,
        "saturation_thresholds": new.thresholds,
        "saturation_band": new.band,
    }
    return {f"{layout.COUNTED}{name}.csv": table for name, table in made.items()}


def _issued(study: Path, name: str) -> Path:
    return study / layout.ISSUED.replace("*", name) / "codebook.csv"


def _rows_that_go(path: str, table: pd.DataFrame, key: tuple[str, ...]) -> Iterator[dict]:
    for row in dict.fromkeys(_keyed(table, key)):
        yield {"file": path, "row": row, "column": "", "before": THERE, "after": GONE}


def _cells_that_differ(path: str, before: pd.DataFrame, after: pd.DataFrame, key: tuple[str, ...]) -> Iterator[dict]:
    """Cell by cell; of a row that goes or comes, that it does."""
    old, new = _by_row(_as_written(before), key), _by_row(after, key)
    for row in dict.fromkeys([*old, *new]):
        if row not in new or row not in old:
            was, will = (THERE, GONE) if row in old else (GONE, THERE)
            yield {"file": path, "row": row, "column": "", "before": was, "after": will}
            continue
        for column, cell in old[row].items():
            if cell != new[row][column]:
                yield {"file": path, "row": row, "column": column, "before": cell, "after": new[row][column]}


def _as_written(table: pd.DataFrame) -> pd.DataFrame:
    """A table with its cells as a file holds them."""
    floats = table.select_dtypes("float").columns
    table = table.assign(**{name: (table[name].round(DECIMALS) + 0.0).astype("float64") for name in floats})
    return table.astype("object").where(table.notna(), "").astype("str")


def _cells_of(file: Path, key: tuple[str, ...]) -> dict[str, dict[str, str]]:
    if not file.is_file():
        return {}
    contract = _THEMES.get(file.stem) if file.parent.name == Path(layout.COUNTED).name else None
    if contract is not None:
        return _by_row(_as_written(contract.read(file)), key)
    with file.open(encoding="utf-8", newline="") as handle:
        return _by_row(pd.read_csv(handle, dtype="str", keep_default_na=False, lineterminator="\n"), key)


def _by_row(table: pd.DataFrame, key: tuple[str, ...]) -> dict[str, dict[str, str]]:
    return dict(zip(_keyed(table, key), table.to_dict("records"), strict=True))


def _keyed(table: pd.DataFrame, key: tuple[str, ...]) -> list[str]:
    return [" / ".join(map(str, cells)) for cells in zip(*(table[name] for name in key), strict=True)]


def counts_by_file(rehearsed: pd.DataFrame) -> Iterable[tuple[str, int, int]]:
    """Each file with how many of its rows go or come, and how many cells change."""
    for file, rows in rehearsed.groupby("file", sort=False):
        whole = int((rows["column"] == "").sum())
        yield str(file), whole, len(rows) - whole
