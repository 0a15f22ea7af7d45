"""A participant's right to withdraw: what rested on their words, what changed, and which files are to be destroyed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from themetrail.audit.trace import Results, rests_on
from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError
from themetrail.contracts.sheets import read_sheet
from themetrail.contracts.study import SOURCES

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
    if not new or not (root / "results/themes/representativeness.csv").is_file():
        return {}
    results = Results(root)
    rested = {folder / f"{who}.csv": cells_resting_on(results, who) for who in new}
    return {path: cells for path, cells in rested.items() if len(cells)}


def write_notes(rested: Mapping[Path, pd.DataFrame]) -> None:
    """Note what rests on people who withdrew, before the first job makes those results anew."""
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


def files_to_destroy(participant_id: str, root: Path, sources: Path) -> list[tuple[str, str]]:
    """Files that hold what a participant said, each with what is to be done with it.

    The people list keeps the name: others may have said it, and it must stay protected in what they say.
    """
    table = read_sheet(sources, SOURCES, optional=("role", "participant_id"))
    found: list[tuple[str, str]] = []
    own = table[table["participant_id"] == participant_id]
    for transcript, file in own[["transcript_id", "file"]].drop_duplicates().itertuples(index=False):
        others = set(table.loc[table["transcript_id"] == transcript, "participant_id"]) - {participant_id, ""}
        do = "cut out what this person said; others speak in it" if others else "destroy"
        found.append((f"data/transcripts/{file}", do))
    for issued in sorted((root / "data/rounds").glob("*/issued/segments.csv")):
        segments = pd.read_csv(issued, dtype="str", keep_default_na=False)
        if "participant_id" in segments and (segments["participant_id"] == participant_id).any():
            for path in sorted(issued.parent.parent.rglob("*")):
                if path.is_file():
                    found.append(
                        (path.relative_to(root).as_posix(), "destroy every copy that a coder holds; see docs/audit.md")
                    )
    for path in sorted((root / "results/share").rglob("*")):
        if path.is_file():
            found.append((path.relative_to(root).as_posix(), "destroy, and ask back what was handed out"))
    return found
