"""Two runs side by side: what differs in inputs, configuration, code and decisions, and in which cells it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from themetrail.audit.chain.ledger import Record, read_records
from themetrail.audit.chain.manifest import FILES, study_files
from themetrail.contracts.report import table_in_file
from themetrail.layout import (
    AGREEMENT,
    COMPARISON,
    CONFIG,
    CONSENSUS,
    DECISIONS,
    MANIFEST,
    MATRIX,
    RECORDS,
    REPRESENTATIVENESS,
    SATURATION,
    SATURATION_THRESHOLDS,
    STABILITY_SUMMARY,
    TABLES_OF_REPORT,
    Kind,
    paths,
)
from themetrail.sheets.left_by_programs import files_in

# The tables whose cells are compared, each with the columns that name a row.
TABLES = {
    DECISIONS: ("round", "coder_id", "segment_id", "start", "end", "code_id"),
    CONSENSUS: ("segment_id", "code_id"),
    AGREEMENT: ("scope", "level", "summary", "code_id", "group", "round", "coders", "statistic"),
    REPRESENTATIVENESS: ("group", "code_id"),
    STABILITY_SUMMARY: ("group", "code_id"),
    COMPARISON: ("first", "second", "code_id"),
    SATURATION: ("group", "transcript_id"),
    SATURATION_THRESHOLDS: ("group", "base_size", "run_length", "threshold"),
    MATRIX: ("group", "code_id", "participant_id"),
}


@dataclass(frozen=True)
class Difference:
    """One thing that differs: its kind, where it is, what it was before and is now (empty: not there)."""

    kind: str
    where: str
    before: str = ""
    now: str = ""


def compare(before: Path, now: Path) -> list[Difference]:
    """All differences between the finished runs in two folders of one study (or two copies of it)."""
    return [
        *_inputs(before, now),
        *_jobs(before, now),
        *(difference for path in _tables(before, now) for difference in _cells(before, now, path)),
    ]


def _inputs(before: Path, now: Path) -> Iterator[Difference]:
    """Files of `config` and `data` that were added, removed or changed, by the manifests' digests."""
    then, here = (_manifest(folder) for folder in (before, now))
    for path in sorted(then.keys() | here.keys()):
        if then.get(path) != here.get(path):
            kind = "configuration" if path.startswith(CONFIG) else "input"
            yield Difference(kind, path, _short(then.get(path)), _short(here.get(path)))


def _manifest(folder: Path) -> dict[str, str]:
    table = FILES.read(folder / MANIFEST)
    table = table[table["path"].str.startswith(paths(Kind.BROUGHT))]
    return dict(zip(table["path"], table["digest"], strict=True))


def _jobs(before: Path, now: Path) -> Iterator[Difference]:
    """Settings, code, packages, models and counts of rules that ran in both; rules that ran in one only."""
    then, here = (_by_job(folder) for folder in (before, now))
    for job in sorted(then.keys() | here.keys()):
        if job not in then or job not in here:
            yield Difference("job", job, "ran" if job in then else "", "ran" if job in here else "")
            continue
        one, other = then[job].claim, here[job].claim
        for name in sorted({*one["parameters"], *other["parameters"]}):
            yield from _values("setting", f"{job}: {name}", one["parameters"].get(name), other["parameters"].get(name))
        yield from _values("model", job, one["models"], other["models"])
        yield from _values("software", f"{job}: python", one["python"], other["python"])
        yield from _values("count", job, one["counts"], other["counts"])
        yield from _values("left out", job, one["rejected"], other["rejected"])


def _by_job(folder: Path) -> dict[str, Record]:
    paths = [path for path in study_files(folder) if path.startswith(RECORDS)]
    return {record.path.removeprefix(RECORDS).removesuffix(".json"): record for record in read_records(paths, folder)}


def _values(kind: str, where: str, before: object, now: object) -> Iterator[Difference]:
    """Differing leaves of two JSON values; what belongs to `software` is called so."""
    if before == now:
        return
    if isinstance(before, dict) and isinstance(now, dict):
        for name in sorted({*before, *now}, key=str):
            inner = "software" if where.endswith(": software") else kind
            yield from _values(inner, f"{where}.{name}", before.get(name), now.get(name))
        return
    yield Difference(kind, where, _short(before), _short(now))


def _tables(before: Path, now: Path) -> list[str]:
    reports = {
        path.relative_to(folder).as_posix()
        for folder in (before, now)
        for path in files_in(folder / TABLES_OF_REPORT, "*.csv")
    }
    return [*TABLES, *sorted(reports)]


def _cells(before: Path, now: Path, path: str) -> Iterator[Difference]:
    """Rows added and removed, and cells changed, of one table; rows are known by their key."""
    key = TABLES.get(path) or table_in_file(Path(path).stem)[0].named_by
    kind = "decision" if path.endswith("/decisions.csv") else "cell"
    then, here = (_rows(folder / path, key) for folder in (before, now))
    for row in sorted(then.keys() | here.keys()):
        name = f"{path}, {' '.join(filter(None, row))}"
        if row not in then or row not in here:
            yield Difference(kind, name, "a row" if row in then else "", "a row" if row in here else "")
            continue
        for column in then[row].keys() | here[row].keys():
            old, new = then[row].get(column, ""), here[row].get(column, "")
            if old != new:
                yield Difference(kind, f"{name}, {column}", old, new)


def _rows(path: Path, key: tuple[str, ...]) -> dict[tuple, dict[str, str]]:
    if not path.is_file():
        return {}
    table = pd.read_csv(path, dtype="str", keep_default_na=False, lineterminator="\n")
    key = tuple(column for column in key if column in table)
    return {tuple(row[column] for column in key): row for row in table.to_dict("records")}


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
