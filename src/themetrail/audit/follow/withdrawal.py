"""A participant's right to withdraw: what rested on their words, what changed, and which files are to be destroyed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from themetrail.audit.chain.rights import owner_only
from themetrail.audit.follow.share import holds_words_of, withdrawn_in
from themetrail.audit.follow.trace import Results, rests_on
from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError
from themetrail.contracts.ids import id_of
from themetrail.contracts.prior import PRIOR_CHOICES
from themetrail.contracts.study import SOURCES, SURVEY
from themetrail.interface.verdicts.returned import read_review
from themetrail.layout import (
    ISSUED,
    PRIOR,
    PRIOR_PROJECTS,
    PRIOR_PROJECTS_SHEET,
    REPRESENTATIVENESS,
    REVIEW_SHEET,
    SHARED_FILES,
    SOURCE_FILES,
    SURVEY_SHEET,
)
from themetrail.sheets.left_by_programs import files_below, files_in
from themetrail.sheets.read import SHEET_ENDINGS, read_sheet, sheet_if_any

# What rested on a participant when they withdrew (data/private/withdrawals/<participant>.csv): counts, no words.
RESTED = Contract(
    "what rested on a participant",
    {
        "group": text(),
        "level": text(),
        "code_id": text(),
        "n_participants": integer(),
        "n_without": integer(),
    },
    key=("group", "code_id"),
)

# Public: when, how many, and what is no longer there.
WITHDRAWALS = Contract(
    "withdrawals",
    {
        "withdrawn": text(),
        "participants": integer(minimum=1),
    },
    key=("withdrawn",),
)

# Sealed: each row of a table that rested on somebody who withdrew, before and after.
CHANGES = Contract(
    "what withdrawals changed",
    {
        "participant_id": text(),
        "withdrawn": text(),
        "group": text(),
        "level": text(),
        "code_id": text(),
        "n_before": integer(),
        "n_after": integer(required=False),  # empty where the row is no longer there
    },
    key=("participant_id", "group", "code_id"),
)


def what_rests_on(withdrawn: Mapping[str, str], folder: Path, root: Path = Path()) -> dict[Path, pd.DataFrame]:
    """What in the results of the last run rests on each withdrawn participant of whom it is not noted yet.

    By the file in which it is to be noted; a participant of whom the results hold nothing is left out.
    """
    new = [who for who in sorted(withdrawn) if not (folder / f"{who}.csv").exists()]
    if not new or not (root / REPRESENTATIVENESS).is_file():
        return {}
    results = Results(root)
    rested = {folder / f"{who}.csv": cells_resting_on(results, who) for who in new}
    return {path: cells for path, cells in rested.items() if len(cells)}


def write_notes(rested: Mapping[Path, pd.DataFrame], withdrawn: Mapping[str, str], folder: Path) -> None:
    """Note what rests on people who withdrew, before the first job makes those results anew.

    What was noted of one who came back goes.
    """
    for note in files_in(folder, "*.csv"):
        if note.stem not in withdrawn:
            note.unlink()
    with owner_only():
        for path, cells in rested.items():
            RESTED.write(cells, path)


def digests_of_notes(
    withdrawn: Mapping[str, str], folder: Path, rested: Mapping[Path, pd.DataFrame], key: bytes
) -> dict[str, str]:
    """A keyed digest of each note that is there, or will be when `rested` is written, by its path."""
    found = {}
    for path in (folder / f"{who}.csv" for who in sorted(withdrawn)):
        cells = rested[path] if path in rested else RESTED.read(path) if path.is_file() else None
        if cells is not None:
            found[path.as_posix()] = hmac.new(key, cells.to_csv(index=False).encode(), hashlib.sha256).hexdigest()
    return found


def cells_resting_on(results: Results, participant_id: str) -> pd.DataFrame:
    """Rows of tables that rest on a participant: a table of `RESTED`; empty where the tables cannot say."""
    try:
        segments = results.segments
        own = segments.loc[segments["participant_id"] == participant_id, "segment_id"]
        return RESTED.check(rests_on(results, own))
    except (StudyError, KeyError, ValueError):
        return RESTED.empty()


def counts_by_date(withdrawn: Mapping[str, str]) -> pd.DataFrame:
    """How many participants withdrew on which date: a table of `WITHDRAWALS`."""
    dates = pd.Series(list(withdrawn.values()), dtype="str")
    rows = [{"withdrawn": date, "participants": int(n)} for date, n in dates.value_counts().sort_index().items()]
    return WITHDRAWALS.frame(rows)


def changes_in_tables(withdrawn: Mapping[str, str], noted: list[Path], present: pd.DataFrame) -> pd.DataFrame:
    """Before and after of each row that rested on somebody who withdrew: a table of `CHANGES`.

    `present` is the table of representativeness as it is now.
    """
    now = {(row.group, row.code_id): int(row.n_participants) for row in present.itertuples()}
    rows = []
    for path in noted:
        for cell in RESTED.read(path).to_dict("records"):
            rows.append(
                {
                    "participant_id": path.stem,
                    "withdrawn": withdrawn[path.stem],
                    **{name: cell[name] for name in ("group", "level", "code_id")},
                    "n_before": cell["n_participants"],
                    "n_after": now.get((cell["group"], cell["code_id"])),
                }
            )
    return CHANGES.frame(rows)


DESTROY = "destroy"
BLANK = (
    "cut out what this person said, and leave the speaker's label with a dash in the place of each thing: so what"
    " others said stays where it is"
)
OWN_ROW = "delete this respondent's row from the survey's table; the row in data/private/sources stays"
LOCKED = "keep it locked as the record of what coders saw, and hand it to nobody again; coders destroy their copies"
SHARED = "destroy, and ask back what was handed out"
OF_PROJECT = "take the text out in its program and export the project again, or destroy it"
ROWS = "take out the rows with what this person said"
CONTEXT = "empty the column 'context' in the rows of {transcripts}; what was decided stays"


def files_to_destroy(participant_id: str, root: Path, sources: Path) -> list[tuple[str, str]]:
    """Files that hold what a participant said, each with what is to be done with it.

    The people list keeps the name: others may have said it, and it must stay protected in what they say.
    """
    table = read_sheet(sources, SOURCES)
    transcripts = sorted(set(table.loc[table["participant_id"] == participant_id, "transcript_id"]))
    gone = {participant_id} | withdrawn_in(root)
    surveys = {file for sheet in sheet_if_any(root / SURVEY_SHEET) for file in read_sheet(sheet, SURVEY)["file"]}
    found: list[tuple[str, str]] = []
    for file in dict.fromkeys(table.loc[table["transcript_id"].isin(transcripts), "file"]):
        others = set(table.loc[table["file"] == file, "participant_id"]) - gone - {""}
        cut = OWN_ROW if file in surveys else BLANK
        found.append((f"{SOURCE_FILES}{file}", cut if others else DESTROY))
    found = [(path, do) for path, do in found if (root / path).is_file()]
    for issued in sorted(root.glob(ISSUED.rstrip("/"))):
        if holds_words_of(issued, {participant_id}, set(transcripts)):
            found += [(path.relative_to(root).as_posix(), LOCKED) for path in files_below(issued.parent)]
    found += _sheets_with_words(root, set(transcripts))
    found += _prior_projects(root, set(transcripts))
    return found + [(path.relative_to(root).as_posix(), SHARED) for path in files_below(root / SHARED_FILES)]


def _sheets_with_words(root: Path, transcripts: set[str]) -> list[tuple[str, str]]:
    """Prior data of these transcripts, and what a reviewer returned with the words around each form."""
    found = []
    for path in [*files_in(root / PRIOR), *files_in(root, f"{REVIEW_SHEET}.*")]:
        if path.suffix.lower() not in SHEET_ENDINGS:
            continue
        is_prior = path.parent.name == "prior"
        sheet = read_sheet(path) if is_prior else read_review(path)
        if is_prior:
            if "transcript_id" in sheet and transcripts & set(map(id_of, sheet["transcript_id"])):
                found.append((path.relative_to(root).as_posix(), ROWS))
        elif here := sorted(transcripts & _transcripts_with_context(sheet)):
            found.append((path.relative_to(root).as_posix(), CONTEXT.format(transcripts=", ".join(here))))
    return found


def _prior_projects(root: Path, transcripts: set[str]) -> list[tuple[str, str]]:
    """Projects of earlier work of which a text is one of these transcripts."""
    found = []
    for sheet in sheet_if_any(root / PRIOR_PROJECTS_SHEET):
        texts = read_sheet(sheet, PRIOR_CHOICES).query("what == 'text'")
        for file in dict.fromkeys(texts.loc[texts["becomes"].isin(transcripts), "file"]):
            if (root / PRIOR_PROJECTS / file).is_file():
                found.append((f"{PRIOR_PROJECTS}{file}", OF_PROJECT))
    return found


def _transcripts_with_context(sheet: pd.DataFrame) -> set[str]:
    """Of which transcripts a reviewer's sheet holds words; the workbook and the list name that column differently."""
    if "context" not in sheet:
        return set()
    filled = sheet[sheet["context"] != ""]
    return {said for column in ("transcript_id", "said_in") if column in sheet for said in filled[column]}
