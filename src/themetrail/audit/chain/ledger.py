"""The ledger: the claims of all jobs in the order of the work, chained so that none can be changed, added or taken out.

Each row's head is the SHA-256 of the head before it, a line feed, and the digest of this row's claim (the bytes of its
record); the first row follows on a head of 64 zeros. The construction is a linear hash chain (Haber and Stornetta 1991,
"How to time-stamp a digital document", Journal of Cryptology 3, section 5.1).
"""

from __future__ import annotations

import hashlib
import heapq
import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from themetrail.audit.chain.steps import step_of, work_order
from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError
from themetrail.layout import AUDIT

_MOST_ROWS = 2**63  # more fit into no table
FIRST_HEAD = "0" * 64

AUDIT_LEDGER = Contract(
    "the audit ledger",
    {
        "position": integer(minimum=1),
        "step": text(),
        "rule": text(),
        "batch": text(required=False),  # values of the job's wildcards, `;` between
        "rows_in": integer(required=False),  # rows of the tables read; empty where none was a table
        "rows_out": integer(required=False),  # rows of the tables written
        "rejected": integer(),
        "reasons": text(required=False),
        "counts": text(required=False),  # what the job counted, as `turns_in=12; turns_out=12`
        "files_in": integer(),
        "files_out": integer(),
        "inputs_digest": text(),  # digest of the list of inputs with their digests
        "outputs_digest": text(),
        "settings_digest": text(),  # digest of the part of the configuration that the job used
        "code": text(required=False),
        "models": text(required=False),
        "themetrail": text(),
        "python": text(),
        "claim": text(),  # digest of the record
        "head": text(),  # digest of the chain up to here
    },
    key=("position",),
)


@dataclass(frozen=True)
class Record:
    """One job's record: where it stands, the digest of its bytes, and its claim."""

    path: str
    digest: str
    claim: dict

    @property
    def batch(self) -> str:
        """The values of the job's wildcards."""
        return ";".join(str(value) for _, value in sorted(self.claim["wildcards"].items()))

    @property
    def order(self) -> tuple:
        """Where the job comes among jobs that wait for nothing."""
        return (*work_order(self.claim["rule"]), self.batch, self.path)


def read_records(paths: list[str], root: Path = Path()) -> list[Record]:
    """The records at `paths` (relative to `root`), in the order of the work. Raises StudyError where one is none."""
    records = []
    for path in sorted(paths):
        try:
            content = (root / path).read_bytes()
            claim = json.loads(content)
            record = Record(path, hashlib.sha256(content).hexdigest(), claim)
            _, row = record.order, _row(record)  # whatever is not as it should be shows here
            counted = [row[name] for name in ("rows_in", "rows_out", "rejected") if row[name] is not None]
            if not all(type(rows) is int and 0 <= rows < _MOST_ROWS for rows in counted):
                raise ValueError
            files = [entry[name] for entry in claim["inputs"] + claim["outputs"] for name in ("path", "digest")]
            if not all(isinstance(cell, str) for cell in [claim["rule"], *files]):
                raise ValueError
        except FileNotFoundError:
            raise StudyError("this record is not there", file=path) from None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise StudyError("this is not a readable record of a job", file=path) from None
        records.append(record)
    return in_order_of_work(records)


def in_order_of_work(records: list[Record]) -> list[Record]:
    """Each job behind the jobs whose outputs it read; among jobs that wait for nothing, by step, rule and batch.

    Kahn (1962), "Topological sorting of large networks", with a heap, so that the order does not depend on chance.
    """
    maker = {entry["path"]: n for n, record in enumerate(records) for entry in record.claim["outputs"]}
    waits_for = [
        {maker[entry["path"]] for entry in record.claim["inputs"] if entry["path"] in maker} - {n}
        for n, record in enumerate(records)
    ]
    followers: list[list[int]] = [[] for _ in records]
    for n, makers in enumerate(waits_for):
        for before in makers:
            followers[before].append(n)
    left = [len(makers) for makers in waits_for]
    ready = [(records[n].order, n) for n in range(len(records)) if not left[n]]
    heapq.heapify(ready)
    ordered = []
    while ready:
        _, n = heapq.heappop(ready)
        ordered.append(n)
        for follower in followers[n]:
            left[follower] -= 1
            if not left[follower]:
                heapq.heappush(ready, (records[follower].order, follower))
    if len(ordered) < len(records):
        raise StudyError("the records name a circle of jobs, each made from another's outputs", file=AUDIT.rstrip("/"))
    return [records[n] for n in ordered]


def ledger_of(records: list[Record]) -> pd.DataFrame:
    """The ledger of records that are in the order of the work: one row per job."""
    rows, head = [], FIRST_HEAD
    for position, record in enumerate(records, start=1):
        head = next_head(head, record.digest)
        rows.append({"position": position, **_row(record), "claim": record.digest, "head": head})
    return AUDIT_LEDGER.frame(rows)


def next_head(head: str, claim: str) -> str:
    """The head of the chain after one more claim; both are hexadecimal digests."""
    return hashlib.sha256(f"{head}\n{claim}".encode()).hexdigest()


def _row(record: Record) -> dict:
    claim = record.claim
    software = claim["parameters"].get("software") or {}
    return {
        "step": step_of(claim["rule"]),
        "rule": claim["rule"],
        "batch": record.batch,
        "rows_in": _rows(claim["inputs"]),
        "rows_out": _rows(claim["outputs"]),
        "rejected": sum(entry["rows"] for entry in claim["rejected"]),
        "reasons": "; ".join(f"{entry['reason']}: {entry['rows']}" for entry in claim["rejected"]),
        "counts": "; ".join(f"{name}={n}" for name, n in sorted(claim["counts"].items())),
        "files_in": len(claim["inputs"]),
        "files_out": len(claim["outputs"]),
        "inputs_digest": digest_of_value(claim["inputs"]),
        "outputs_digest": digest_of_value(claim["outputs"]),
        "settings_digest": digest_of_value({k: v for k, v in claim["parameters"].items() if k != "software"}),
        "code": software.get("code", "") if isinstance(software, dict) else "",
        "models": "; ".join(f"{name} {entry['version']}" for name, entry in sorted(claim["models"].items())),
        "themetrail": claim["themetrail"],
        "python": claim["python"],
    }


def _rows(files: list[dict]) -> int | None:
    rows = [entry["rows"] for entry in files if "rows" in entry]
    return sum(rows) if rows else None


def digest_of_value(value: object) -> str:
    """SHA-256 of a JSON-ready value in one canonical writing (sorted keys, no spaces)."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
