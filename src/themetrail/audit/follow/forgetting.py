"""What earlier runs made of the words of somebody who withdrew since: it goes, whether or not a run comes to its end.

A run that comes to its end makes all of its results anew, without them. One that stops before leaves what it did not
come to: tables and pages that still show what the person said, and numbers for what their sentences mean. So what is
older than the run is removed, but for what is sealed, the logs and the records, which hold no words that people said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from themetrail.audit.chain.exempt import AFTER_THE_RUN
from themetrail.audit.chain.leftovers import remove
from themetrail.audit.chain.manifest import FILES
from themetrail.contracts.errors import StudyError
from themetrail.layout import (
    CHANGED_BY_WITHDRAWALS,
    MANIFEST,
    MEANINGS,
    RECORD_OF_WITHDRAWALS,
    RESULTS,
    WITHDRAWALS,
    Kind,
    paths,
)

TABLES = (WITHDRAWALS, CHANGED_BY_WITHDRAWALS)


def withdrawn_anew(withdrawn: Iterable[str], root: Path = Path()) -> bool:
    """Whether somebody has withdrawn of whom the results may still tell.

    They do not where the last run that came to its end knew of all of `withdrawn`.
    """
    withdrawn = set(withdrawn)
    if not withdrawn or not (root / RESULTS).is_dir():
        return False
    try:
        record = (root / RECORD_OF_WITHDRAWALS).read_bytes()
        manifest = FILES.read(root / MANIFEST)
    except (StudyError, OSError):
        return True
    digests = dict(zip(manifest["path"], manifest["digest"], strict=True))
    of_last_run = digests.get(RECORD_OF_WITHDRAWALS) == "sha256:" + hashlib.sha256(record).hexdigest()
    return not (of_last_run and withdrawn <= _named(record))


def welcome_back(withdrawn: Iterable[str], root: Path = Path()) -> None:
    """Where somebody's withdrawal was taken back, no record says any more that results were made without them.

    Nor does a table, where nobody is left who has withdrawn: no job makes it anew.
    """
    record, withdrawn = root / RECORD_OF_WITHDRAWALS, set(withdrawn)
    if record.is_file() and not _named(record.read_bytes()) <= withdrawn:
        record.unlink()
    for table in () if withdrawn else TABLES:
        (root / table).unlink(missing_ok=True)


def _named(record: bytes) -> set[str]:
    try:
        return set(json.loads(record)["parameters"]["withdrawn"])
    except (ValueError, LookupError, TypeError):
        return set()


def forget(withdrawn: Iterable[str], since: float, root: Path = Path()) -> list[str]:
    """Remove what runs before the time `since` (seconds) made of people who have withdrawn; returns what went.

    Archives and reports that were made to be shared go in any case, all else where this run did not make it anew.
    """
    folders = AFTER_THE_RUN if not withdrawn_anew(withdrawn, root) else (RESULTS, MEANINGS)
    old = [
        name
        for path in (*(root / RESULTS).rglob("*"), root / MEANINGS)
        if path.is_file()
        and (name := path.relative_to(root).as_posix()).startswith(folders)
        and not name.startswith(paths(Kind.KEPT))
        and path.stat().st_mtime < since
    ]
    remove(old, root)
    return sorted(old)
