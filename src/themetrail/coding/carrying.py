"""Carry what was decided with older codes to the codes of today, by the table of changes of the codebook.

What a coder gave stays on record as it was given. Of a code that was split its coder says what it is now; until then
the coding waits, and is counted nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from themetrail.codebook_changes import DELETED, SPLIT, CodebookChanges, written
from themetrail.contracts.coding import ADJUDICATIONS, CARRIED, DECISIONS, NONE_OF_THESE, STANDING
from themetrail.rows import rows_of, tuples_of

CAME_TO = ("carried", "decided_anew", "dropped", "waiting")


class Given(NamedTuple):
    """A coding as it was given: by whom, on which words as they were issued, which code."""

    round: str
    coder_id: str
    segment_id: str
    start: int
    end: int
    code_id: str

    @property
    def place(self) -> tuple[str, str, int, int]:
        """Round, issued segment and stretch."""
        return self.round, self.segment_id, self.start, self.end


class Chosen(NamedTuple):
    """What a coder chose for a coding of a code that was split: codes, or none of them; and where that stands.

    `shown` stands for what was offered.
    """

    codes: tuple[str, ...]
    file: str
    row: int
    memo: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Carried:
    """Decisions with the codes of today, the codings of split codes, and what each change came to."""

    decisions: pd.DataFrame  # contract DECISIONS, on issued segments
    splits: dict[Given, Chosen | None] = field(default_factory=dict)  # what was chosen; None: still open
    unknown: list[Given] = field(default_factory=list)  # chosen for, and not among the codings of split codes

    @property
    def waiting(self) -> set[Given]:
        """The codings whose coder has not said yet which code they are."""
        return {one for one, chosen in self.splits.items() if chosen is None}


def carried(decisions: pd.DataFrame, changes: CodebookChanges, chosen: Mapping[Given, Chosen]) -> Carried:
    """The `decisions` of issued rounds as they stand in the codebook of today.

    Each keeps its code as it was given, and says what that is now. For what was `chosen` among the codes of a split,
    decisions are added, of the actions `split` and `split_none`; a code that was chosen and has been split since asks
    its coder again.
    """
    splits: dict[Given, Chosen | None] = {}
    parts: list[pd.DataFrame] = []
    table = _with_codes_of_today(decisions, changes)
    while True:
        here = table[(table["change"] == SPLIT) & table["action"].isin(STANDING)]
        added: list[dict] = []
        for row in rows_of(here):
            given = Given(*(row[name] for name in Given._fields))
            if given in splits:
                continue
            splits[given] = answer = chosen.get(given)
            added += [] if answer is None else _decided(row, answer)
        parts.append(table)
        if not added:
            break
        table = _with_codes_of_today(DECISIONS.frame(added), changes)
    done = DECISIONS.check(pd.concat(parts, ignore_index=True))
    return Carried(done, splits, [one for one in chosen if one not in splits])


def _with_codes_of_today(decisions: pd.DataFrame, changes: CodebookChanges) -> pd.DataFrame:
    codes = decisions["code_id"]
    fates = {code: changes.now(code) for code in codes.unique() if code in changes.steps}
    now = codes.map({code: fates[code].code if code in fates else code for code in codes.unique()}).astype("str")
    change = codes.map(lambda code: fates[code].change if code in fates else "") if fates else ""
    return decisions.assign(code_now=now, change=change)


def _decided(row: dict, answer: Chosen) -> list[dict]:
    """The decisions that a coder took on a coding of a code that was split."""
    taken = {**row, "memo": answer.memo, "shown_digest": answer.shown}
    taken |= {"source_file": answer.file, "source_row": answer.row}
    if not answer.codes:
        return [{**taken, "action": "split_none"}]
    memos = [answer.memo, *[""] * (len(answer.codes) - 1)]  # once, not beside each code
    return [
        {**taken, "action": "split", "code_id": code, "memo": memo}
        for code, memo in zip(answer.codes, memos, strict=True)
    ]


def statuses_carried(assignments: pd.DataFrame, done: Carried) -> pd.DataFrame:
    """Assignments as they are once codes were deleted: where none stands or waits any more, the segment has no code."""
    if done.decisions["change"].eq("").all():
        return assignments
    table = done.decisions[done.decisions["action"].isin(STANDING)]
    live = {one[:3] for one in done.waiting}
    live |= set(tuples_of(table[table["code_now"] != ""], "round", "coder_id", "segment_id"))
    keys = tuples_of(assignments, "round", "coder_id", "segment_id")
    statuses = [
        "no_code" if status == "coded" and key not in live else status
        for key, status in zip(keys, assignments["status"], strict=True)
    ]
    return assignments.assign(status=statuses)


def splits_table(
    done: Carried, changes: CodebookChanges, places: Mapping[tuple[str, str, int, int], list[tuple[str, int, int]]]
) -> list[dict]:
    """The rows of SPLITS: a row for each coding of a split code and each segment that holds its words now.

    `places` gives these, with the stretch in them, by round, issued segment and stretch.
    """
    rows = []
    for given in sorted(done.splits):
        answer = done.splits[given]
        decided = "" if answer is None else written(answer.codes) or NONE_OF_THESE
        for segment_id, start, end in places.get(given.place, []):
            rows.append(
                {
                    "round": given.round,
                    "coder_id": given.coder_id,
                    "issued_segment_id": given.segment_id,
                    "issued_start": given.start,
                    "issued_end": given.end,
                    "code_id": given.code_id,
                    "offered": written(changes.now(given.code_id).codes),
                    "decided": decided,
                    "segment_id": segment_id,
                    "start": start,
                    "end": end,
                    "source_row": None if answer is None else answer.row,
                }
            )
    return rows


def tally(table: pd.DataFrame, changes: CodebookChanges, done: Carried) -> pd.DataFrame:
    """Each row of the table of changes with what it came to (contract CARRIED)."""
    standing = done.decisions[done.decisions["action"].isin(STANDING) & (done.decisions["change"] != "")]
    counts = Counter(
        (given[-1], _came_to(code_now, change, done.splits.get(Given(*given))))
        for *given, code_now, change in tuples_of(standing, *Given._fields, "code_now", "change")
    )
    rows = []
    for row in rows_of(table):
        code = row["old_code_id"]
        came_to = {what: counts[code, what] for what in CAME_TO}
        now = written(changes.now(code).codes)
        rows.append({**row, "code_now": now, "decisions": sum(came_to.values()), **came_to})
    return CARRIED.frame(rows)


def _came_to(code_now: str, change: str, chosen: Chosen | None) -> str:
    if code_now:
        return "carried"
    if change == DELETED:
        return "dropped"
    if chosen is None:
        return "waiting"
    return "decided_anew" if chosen.codes else "dropped"


def carry_adjudications(adjudications: pd.DataFrame, changes: CodebookChanges) -> pd.DataFrame:
    """Adjudications with the codes of today.

    A code that was dropped and has been split since is dropped under each name. One that was kept is kept under none:
    which code it is now, its coders say, and what they do not agree on is settled anew.
    """
    rows = []
    for row in rows_of(adjudications):
        fate = changes.now(row["code_id"])
        dropped = fate.change == SPLIT and row["decision"] == "drop"
        rows += [{**row, "code_now": code} for code in (fate.codes if dropped else [fate.code])]
    return ADJUDICATIONS.frame(rows)


def waiting_votes(splits: pd.DataFrame) -> dict[tuple[str, str], dict[str, frozenset[str]]]:
    """By round and segment: the codes of which it is not known yet whether these coders gave them (from SPLITS)."""
    votes: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
    columns = ("round", "segment_id", "coder_id", "offered")
    for name, segment_id, coder_id, offered in tuples_of(open_splits(splits), *columns):
        here = votes.setdefault((name, segment_id), {})
        for code in offered.split(";"):
            here[code] = here.get(code, frozenset()) | {coder_id}
    return votes


def open_splits(splits: pd.DataFrame) -> pd.DataFrame:
    """The rows of SPLITS that their coder has not decided."""
    return splits[splits["decided"] == ""]
