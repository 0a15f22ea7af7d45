"""Verify a finished study: every digest, every count, the chain of claims, and the laws on the results.

Nothing is taken on trust but the head digest, where one is given: all that can be recomputed is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from themetrail.audit.chain.archives import faults_of_archives
from themetrail.audit.chain.contents import faults_of_crate
from themetrail.audit.chain.laws import check_laws, claims_of_laws
from themetrail.audit.chain.ledger import Record, ledger_of, read_records
from themetrail.audit.chain.manifest import (
    FILES,
    belongs_here,
    circumstances_of,
    closing_of,
    head_of,
    is_public_copy,
    manifest_of,
    public_path,
    study_files,
)
from themetrail.audit.chain.rights import can_be_closed, open_to_others
from themetrail.audit.chain.verification_page import claim_of, claims_on, language_of, page_of
from themetrail.contracts.errors import StudyError
from themetrail.in_parallel import in_parallel
from themetrail.layout import (
    CIRCUMSTANCES,
    CLOSING,
    CONTENTS_OF_CRATE,
    CRATE,
    HEAD,
    LEDGER_OF_RUN,
    MANIFEST,
    RECORDS,
    RESULTS,
    VERIFICATION,
)


@dataclass
class Finding:
    """One thing that was checked: what should hold, what was found against it, and remarks that are no faults."""

    claim: str
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.faults


def verify(
    root: Path,
    key: bytes,
    *,
    head: str = "",
    software_now: Callable[[str], dict | None] | None = None,
    page: bool = True,
    processes: int = 1,
) -> list[Finding]:
    """Check the study in `root` with its key (empty in a copy that was shared).

    `head` is a head digest kept elsewhere; `software_now` gives the software of a script as it is installed today;
    `page` says whether the page of an earlier verification is compared with what it would say now. With two
    `processes` the laws are checked while the files are read.
    """
    work = [lambda: manifest_of(root, key), lambda: list(check_laws(root))]
    present, laws = in_parallel(lambda part: part(), work, processes)
    findings = [_head(root, head), _files(root, present), _digested(root, circumstances_of(root), CIRCUMSTANCES)]
    findings.append(_crate(root, present))
    findings.append(Finding(claim_of("archives"), *faults_of_archives(root)))
    try:
        records = read_records([path for path in study_files(root) if path.startswith(RECORDS)], root)
    except StudyError as problem:
        findings.append(Finding(claim_of("records"), [str(problem).replace(f"{root}/", "")]))
        return findings
    digests = dict(zip(present["path"], present["digest"], strict=True))
    rows = dict(zip(present["path"], present["rows"], strict=True))
    findings += [
        _chain(root, records),
        _claims(root, records, digests, rows, key),
        _inputs(records),
        _code(records, software_now),
    ]
    findings += [Finding(claim, faults) for claim, faults in laws]
    if not is_public_copy(root):
        findings.append(_rights(root, key))
    if page:
        findings += [_page(root, findings), *_closing(root)]
    return findings


def _head(root: Path, head: str) -> Finding:
    finding = Finding(claim_of("head"))
    try:
        stated = (root / HEAD).read_text(encoding="ascii")
        actual = head_of((root / MANIFEST).read_bytes())
    except (OSError, UnicodeDecodeError):
        finding.faults.append(f"{HEAD} or {MANIFEST} is missing or unreadable")
        return finding
    if stated != actual + "\n":
        finding.faults.append(f"{HEAD} does not state the digest of {MANIFEST}: one of the two was changed")
    if head and head.strip().lower() != actual:
        finding.faults.append(f"{MANIFEST} is not the one whose head digest you kept")
    return finding


def _files(root: Path, present: pd.DataFrame) -> Finding:
    """Files changed, missing and added since the manifest was made."""
    finding = Finding(claim_of("files"))
    try:
        listed = FILES.read(root / MANIFEST)
    except StudyError as problem:
        finding.faults.append(str(problem).replace(f"{root}/", ""))
        return finding
    here = belongs_here(root)
    then = {row.path: (row.digest, row.rows) for row in listed.itertuples() if here(row.path)}
    now = {row.path: (row.digest, row.rows) for row in present.itertuples()}
    if is_public_copy(root):
        finding.notes.append(
            f"{len(listed) - len(then)} files that identify people, or were not shared, are not part of this copy"
        )
    finding.faults += [f"{path} is missing{_follows(path)}" for path in sorted(then.keys() - now.keys())]
    finding.faults += [f"{path} was added{_follows(path)}" for path in sorted(now.keys() - then.keys())]
    for path in sorted(then.keys() & now.keys()):
        if then[path][0] != now[path][0]:
            finding.faults.append(f"{path} was changed{_follows(path)}")
        elif not _same_number(then[path][1], now[path][1]):
            finding.faults.append(f"{path} has another number of rows than the manifest says")
    return finding


_DIGESTED = {CIRCUMSTANCES: "circumstances", CLOSING: "closing"}


def _digested(root: Path, table: pd.DataFrame, list_of_digests: str) -> Finding:
    """Files that no two runs share, against their own list of digests."""
    finding = Finding(claim_of(_DIGESTED[list_of_digests]))
    try:
        listed = FILES.read(root / list_of_digests)
    except StudyError as problem:
        finding.faults.append(str(problem).replace(f"{root}/", ""))
        return finding
    then = dict(zip(listed["path"], listed["digest"], strict=True))
    now = dict(zip(table["path"], table["digest"], strict=True))
    here = belongs_here(root)
    then = {path: digest for path, digest in then.items() if here(path)}
    finding.faults += [f"{path} is missing" for path in sorted(then.keys() - now.keys())]
    finding.faults += [f"{path} was added" for path in sorted(now.keys() - then.keys())]
    finding.faults += [f"{path} was changed" for path in sorted(then.keys() & now.keys()) if then[path] != now[path]]
    if finding.holds and not is_public_copy(root) and _written(table) != (root / list_of_digests).read_bytes():
        finding.faults.append(f"{list_of_digests} was changed")
    return finding


def _closing(root: Path) -> list[Finding]:
    """The list of what the last two jobs wrote; a shared copy need not have it."""
    if is_public_copy(root) and not (root / CLOSING).is_file():
        return []
    return [_digested(root, closing_of(root), CLOSING)]


def _crate(root: Path, present: pd.DataFrame) -> Finding:
    """The crate, which states when each job ran and so is not under the head, holds what is."""
    finding = Finding(claim_of("crate"))
    missing = [path for path in (CONTENTS_OF_CRATE, CRATE) if not (root / path).is_file()]
    if missing and is_public_copy(root):
        return finding
    if missing:
        finding.faults.append(f"{missing[0]} is missing")
        return finding
    try:
        circumstances = FILES.read(root / CIRCUMSTANCES)
        finding.faults += faults_of_crate(root, _digests(present), _digests(circumstances))
    except (StudyError, OSError) as problem:
        finding.faults.append(str(problem).replace(f"{root}/", ""))
    return finding


def _digests(table: pd.DataFrame) -> dict[str, str]:
    return dict(zip(table["path"], table["digest"], strict=True))


def _written(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False, lineterminator="\n").encode()


def _chain(root: Path, records: list[Record]) -> Finding:
    finding = Finding(claim_of("chain"))
    try:
        stated = (root / LEDGER_OF_RUN).read_bytes()
    except OSError:
        finding.faults.append(f"{LEDGER_OF_RUN} is missing")
        return finding
    expected = _written(ledger_of(records))
    if stated != expected:
        rows, wanted = stated.split(b"\n"), expected.split(b"\n")
        row = next((n for n, pair in enumerate(zip(rows, wanted, strict=False), start=1) if pair[0] != pair[1]), 0)
        place = f", row {row}," if row else ""
        finding.faults.append(f"{LEDGER_OF_RUN}{place} does not follow from the records: it or a record was changed")
    return finding


def _follows(path: str) -> str:
    """What a change of this file means where it is an input; people read it in the list of faults."""
    return "" if path.startswith(RESULTS) else ": the results do not follow from the inputs as they are now"


def _claims(root: Path, records: list[Record], digests: dict, rows: dict, key: bytes) -> Finding:
    """Each file is what the job that made it, and the jobs that read it, say that it is."""
    finding, here = Finding(claim_of("recorded")), belongs_here(root)
    for record in records:
        for side, verb in (("outputs", "made"), ("inputs", "read")):
            for entry in record.claim[side]:
                path, listed = entry["path"], public_path(entry["path"], key)
                if not entry["digest"] or not here(path):
                    continue
                if listed not in digests:
                    finding.faults.append(f"{path}, which {_job(record)} {verb}, is not there{_follows(path)}")
                elif digests[listed] != entry["digest"]:
                    finding.faults.append(f"{path} is not the file that {_job(record)} {verb}{_follows(path)}")
                elif "rows" in entry and listed == path and not _same_number(rows[path], entry["rows"]):
                    finding.faults.append(f"{path} has not the number of rows that {_job(record)} recorded")
    return finding


def _inputs(records: list[Record]) -> Finding:
    """What a job read is what an earlier job made, and no two jobs made the same file."""
    finding = Finding(claim_of("inputs"))
    made: dict[str, tuple[str, Record]] = {}
    for record in records:
        for entry in record.claim["outputs"]:
            if entry["path"] in made:
                finding.faults.append(
                    f"{entry['path']} was made twice: by {_job(made[entry['path']][1])} and {_job(record)}"
                )
            made[entry["path"]] = (entry["digest"], record)
    for record in records:
        for entry in record.claim["inputs"]:
            digest, maker = made.get(entry["path"], ("", None))
            if maker is not None and digest != entry["digest"]:
                finding.faults.append(f"{_job(record)} did not read the {entry['path']} that {_job(maker)} made")
    return finding


def _rights(root: Path, key: bytes) -> Finding:
    """What nobody here can change is no fault of the results; the run has said so."""
    finding = Finding(claim_of("rights"))
    for path in open_to_others(root):
        kept = finding.faults if can_be_closed(path, root) else finding.notes
        kept.append(f"{public_path(path, key)} can be read by others; the next run takes these rights away")
    return finding


def _code(records: list[Record], software_now: Callable[[str], dict | None] | None) -> Finding:
    """Other code or packages today are no fault of the results: a note says which jobs a rerun would do again."""
    finding = Finding(claim_of("code"))
    for record in records:
        software = record.claim["parameters"].get("software")
        if not isinstance(software, dict) or len(str(software.get("code", ""))) != 64:
            finding.faults.append(f"{record.path} names no code")
        elif software_now is not None:
            now = software_now(str(software.get("script", "")))
            if now is not None and now != software:
                what = sorted(name for name in {*now, *software} if now.get(name) != software.get(name))
                finding.notes.append(f"{_job(record)} ran other versions than are installed here: {', '.join(what)}")
    return finding


def _page(root: Path, findings: list[Finding]) -> Finding:
    finding = Finding(claim_of("page"))
    if not (root / VERIFICATION).is_file():
        finding.faults += [] if is_public_copy(root) else [f"{VERIFICATION} is missing"]
        return finding
    page = (root / VERIFICATION).read_bytes().decode("utf-8", errors="replace")
    claims = known = [other.claim for other in findings]
    if is_public_copy(root):
        # What is sealed cannot be checked here, and the page says that it was: all of it must be what a run says.
        claims, known = claims_on(page), [*known, *claims_of_laws(), claim_of("rights")]
    elif not all(other.holds for other in findings):
        return finding
    right = page_of([Finding(claim) for claim in claims], language_of(page))
    if page != right or not set(claims) <= set(known):
        finding.faults.append(f"{VERIFICATION} was changed")
    return finding


def _job(record: Record) -> str:
    return f"{record.claim['rule']} ({record.batch})" if record.batch else record.claim["rule"]


def _same_number(one: Any, other: Any) -> bool:
    if pd.isna(one) or pd.isna(other):
        return bool(pd.isna(one) and pd.isna(other))
    return int(one) == int(other)
