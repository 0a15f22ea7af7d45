"""The laws of a study, checked again on its finished results: nothing lost, nothing leaked, people decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from themetrail.audit.chain.verification_page import claim_of
from themetrail.contracts.coding import STANDING
from themetrail.contracts.report import table_in_file, unguarded
from themetrail.layout import (
    ANONYMISED_TURNS,
    CODINGS,
    CONSENSUS,
    DECISIONS,
    GATE,
    INGESTED,
    READ_DECISIONS,
    REPRESENTATIVENESS,
    SEGMENTS,
    TABLES_OF_REPORT,
)
from themetrail.rows import tuples_of
from themetrail.sheets.left_by_programs import files_in


def check_laws(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Each law that the results present can be checked against, with what speaks against it."""
    for name, needs, check in _CHECKS:
        claim = claim_of(name)
        if all((root / need).exists() for need in needs):
            try:
                yield claim, check(root)
            except (LookupError, ValueError, TypeError, AttributeError, OSError, RecursionError, pd.errors.ParserError):
                yield claim, [f"{' or '.join(needs)} cannot be read as the tables that they should be"]


def _table(root: Path, path: str, columns: list[str] | None = None) -> pd.DataFrame:
    return pd.read_csv(root / path, dtype="object", keep_default_na=False, usecols=columns, lineterminator="\n")


def _turns_kept(root: Path) -> list[str]:
    """Every turn that was read is among the anonymised turns, and no other."""
    keys = ["transcript_id", "turn"]
    folder = root / INGESTED
    read = pd.concat([_table(folder, path.name, keys) for path in files_in(folder, "*.csv")])
    shown = _table(root, ANONYMISED_TURNS, keys)
    was, is_now = set(tuples_of(read, *keys)), set(tuples_of(shown, *keys))
    lost, new = was - is_now, is_now - was
    return [f"transcript {t}, turn {n} was read and is not among the anonymised turns" for t, n in sorted(lost)] + [
        f"transcript {t}, turn {n} is among the anonymised turns and was never read" for t, n in sorted(new)
    ]


def _segments_cover(root: Path) -> list[str]:
    """Every character of a turn is in exactly one segment, and the segment says what the turn says."""
    turns = _table(root, ANONYMISED_TURNS, ["transcript_id", "turn", "text"])
    segments = _table(root, SEGMENTS, ["transcript_id", "turn", "start", "end", "text"])
    faults = []
    texts = {(transcript, turn): text for transcript, turn, text in tuples_of(turns, "transcript_id", "turn", "text")}
    reached = dict.fromkeys(texts, 0)
    segments["start"], segments["end"] = segments["start"].astype("int64"), segments["end"].astype("int64")
    ordered = sorted(tuples_of(segments, "transcript_id", "turn", "start", "end", "text"))
    for transcript, turn, start, end, text in ordered:
        place = (transcript, turn)
        where = f"transcript {transcript}, turn {turn}"
        if place not in texts:
            faults.append(f"{where}: a segment of a turn that is not there")
        elif start != reached[place]:
            faults.append(f"{where}: characters {reached[place]} to {start} are in no segment, or in two")
        elif texts[place][start:end] != text:
            faults.append(f"{where}: a segment does not say what its turn says")
        reached[place] = end
    faults += [
        f"transcript {t}, turn {n}: ends before its last character is in a segment"
        for (t, n), end in sorted(reached.items())
        if (t, n) in texts and 0 < end < len(texts[(t, n)])
    ]
    return faults


def _gate_passed(root: Path) -> list[str]:
    marker = json.loads((root / GATE).read_text(encoding="utf-8"))
    return [] if marker["found"] == 0 and marker["files_searched"] > 0 else ["the gate's marker does not say so"]


def _people_decided(root: Path) -> list[str]:
    """Every coding follows from a decision that a coder took, and every consensus from codings or adjudication."""
    decisions = _table(root, DECISIONS)
    codings = _table(root, CODINGS)
    consensus = _table(root, CONSENSUS)
    keys = ["round", "coder_id", "segment_id", "code_id"]
    # What was given as an older code stands under the code of today; a deleted or split one stands no more.
    given = decisions["action"].isin(STANDING) & (decisions["code_now"] != "")
    decided_as = ["round", "coder_id", "segment_id", "code_now"]
    decided = set(tuples_of(decisions[given], *decided_as))
    stands = set(tuples_of(codings, *keys))
    coded = set(tuples_of(codings, "segment_id", "code_id"))
    faults = [
        f"codings.csv, row {n}: no decision of this coder stands behind it"
        for n, row in enumerate(tuples_of(codings, *keys), start=2)
        if row not in decided
    ]
    faults += [
        f"decisions.csv, row {n}: this code was given and is not among the codings"
        for n, (is_given, row) in enumerate(zip(given, tuples_of(decisions, *decided_as), strict=True), start=2)
        if is_given and row not in stands
    ]
    faults += [
        f"consensus.csv, row {n}: no coding stands behind it"
        for n, (rule, *row) in enumerate(tuples_of(consensus, "rule", "segment_id", "code_id"), start=2)
        if tuple(row) not in coded and rule != "adjudicated"
    ]
    return faults + [
        f"consensus.csv, row {n}: nobody decided it"
        for n, who in enumerate(consensus["decided_by"], start=2)
        if not who
    ]


def _decisions_kept(root: Path) -> list[str]:
    """The decisions that were read are those that are shown, but for the words of their memos."""
    read = _table(root, READ_DECISIONS).drop(columns="memo")
    shown = _table(root, DECISIONS).drop(columns="memo")
    if len(read) != len(shown) or list(read.columns) != list(shown.columns):
        return [f"{len(read)} decisions were read and {len(shown)} are shown, or with other columns"]
    differ = (read.to_numpy() != shown.to_numpy()).any(axis=1)
    return [f"decisions.csv, row {n + 2}: this is not the decision that was read" for n in differ.nonzero()[0]]


def _participants_counted(root: Path) -> list[str]:
    """Each count of a theme is the number of participants that it names: who said what people gave it, or its codes."""
    table = _table(root, REPRESENTATIVENESS)
    consensus = _table(root, CONSENSUS, ["segment_id", "code_id"])
    segments = _table(root, SEGMENTS, ["segment_id", "group", "participant_id", "role"])
    spoken = consensus.merge(segments[segments["role"] == "participant"], on="segment_id")
    said: dict[tuple[str, str], set[str]] = {}
    parent = {(row.group, row.code_id): row.parent_id for row in table.itertuples()}
    for row in spoken.itertuples():
        code = row.code_id
        while code and row.participant_id not in said.setdefault((row.group, code), set()):
            said[row.group, code].add(row.participant_id)
            code = parent.get((row.group, code), "")
    faults = []
    for n, row in enumerate(table.itertuples(), start=2):
        named = [who for who in row.participants.split(";") if who]
        if int(row.n_participants) != len(named):
            faults.append(f"representativeness.csv, row {n}: counts {row.n_participants} and names others")
        elif set(named) != said.get((row.group, row.code_id), set()):
            faults.append(f"representativeness.csv, row {n}: does not name those who said what was given this code")
    return faults


def _tables_agree(root: Path) -> list[str]:
    """The tables of the report state the counts of the representativeness."""
    counts = {
        (row.group, row.code_id): (row.n_participants, row.n_total)
        for row in _table(root, REPRESENTATIVENESS).itertuples()
    }
    faults = []
    for path in files_in(root / TABLES_OF_REPORT, "*.csv"):
        known, group = table_in_file(path.stem)
        faults += [
            f"{path.name}, row {n}: states other counts than representativeness.csv"
            for n, row in enumerate(_table(path.parent, path.name).itertuples(), start=2)
            if known.states_counts and not _is_stated(row, counts.get((group, unguarded(row.code_id)), ("", "")))
        ]
    return faults


def _is_stated(row, counted: tuple[str, str]) -> bool:
    """Whether a row of a table states what was counted, or leaves out a count that the study does not print."""
    left_out = getattr(row, "suppressed", "") and not row.n_participants
    return (counted[0] if left_out else row.n_participants, row.n_total) == counted


_CHECKS = (
    (
        "turns",
        (INGESTED.rstrip("/"), ANONYMISED_TURNS),
        _turns_kept,
    ),
    (
        "segments",
        (ANONYMISED_TURNS, SEGMENTS),
        _segments_cover,
    ),
    ("gate", (GATE,), _gate_passed),
    (
        "decided",
        (DECISIONS, CODINGS, CONSENSUS),
        _people_decided,
    ),
    (
        "shown",
        (READ_DECISIONS, DECISIONS),
        _decisions_kept,
    ),
    (
        "counts",
        (REPRESENTATIVENESS, CONSENSUS, SEGMENTS),
        _participants_counted,
    ),
    (
        "tables",
        (REPRESENTATIVENESS, TABLES_OF_REPORT.rstrip("/")),
        _tables_agree,
    ),
)


def claims_of_laws() -> list[str]:
    """All laws, also those of whose tables nothing is there."""
    return [claim_of(name) for name, _, _ in _CHECKS]
