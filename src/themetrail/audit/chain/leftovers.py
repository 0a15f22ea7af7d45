"""What earlier runs left in the results that is no longer part of the study: found by the records, and only by them.

A transcript taken out, a round renamed or a participant withdrawn can end a job for good. Its outputs would stay in the
results for ever, with words that nobody may keep. Each job's record names what the job made.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from themetrail.audit.chain.exempt import UNFINISHED
from themetrail.layout import RECORD_OF_GATE, RECORDS, RESULTS
from themetrail.sheets.left_by_programs import files_below


def leftovers(records: list[str], root: Path = Path()) -> list[str]:
    """Files of jobs that no longer belong to the study: their records and outputs.

    `records` are the records of all present jobs, relative to `root`; the gate's own is never left over.
    A file that a present job makes is never named. Files that a job which was killed left unfinished are named too, so
    no other job may be at work.
    """
    files = [path.relative_to(root).as_posix() for path in files_below(root / RECORDS, "*.json")]
    claims = {file: _claim(root / file) for file in files}
    current = _with_makers({*records, *(file for file in files if file == RECORD_OF_GATE)}, claims)
    made = {path for record in current for path in _paths(claims.get(record, {}), "outputs")}
    gone = claims.keys() - current
    left = gone | {path for record in gone for path in _paths(claims[record], "outputs")}
    unfinished = {path.relative_to(root).as_posix() for path in (root / RESULTS).rglob(UNFINISHED)}
    return sorted(path for path in (left - made) | unfinished if _in_results(path) and (root / path).is_file())


def no_longer_made(to_come: Collection[str], root: Path = Path()) -> list[str]:
    """Files that a job made and, when it is done anew, will not make: tables of a group that was renamed.

    `to_come` are the outputs of all jobs that are to be done. A job's record says what it made until the job begins;
    what another record claims, or another job is about to make, is never named.
    """
    files = [path.relative_to(root).as_posix() for path in files_below(root / RECORDS, "*.json")]
    claims = {file: _claim(root / file) for file in files}
    kept = {path for record in claims.keys() - set(to_come) for path in _paths(claims[record], "outputs")}
    made = {path for record in claims.keys() & set(to_come) for path in _paths(claims[record], "outputs")}
    return sorted(path for path in made - kept - set(to_come) if _in_results(path) and (root / path).is_file())


def _with_makers(current: set[str], claims: dict[str, dict]) -> set[str]:
    """`current` and the records of all jobs whose outputs a current job read."""
    maker = {path: record for record, claim in claims.items() for path in _paths(claim, "outputs")}
    queue, found = list(current), set(current)
    while queue:
        for path in _paths(claims.get(queue.pop(), {}), "inputs"):
            if path in maker and maker[path] not in found:
                found.add(maker[path])
                queue.append(maker[path])
    return found


def _paths(claim: dict, side: str) -> list[str]:
    return [entry["path"] for entry in claim.get(side, [])]


def remove(files: list[str], root: Path = Path()) -> None:
    """Remove these files of the results, and folders that they leave empty."""
    for file in files:
        path = root / file
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == root / RESULTS or any(folder.iterdir()):
                break
            folder.rmdir()


def _in_results(path: str) -> bool:
    return path.startswith(RESULTS) and ".." not in path.split("/")


def _claim(record: Path) -> dict:
    try:
        claim = json.loads(record.read_bytes())
    except (ValueError, OSError):
        return {}
    return claim if isinstance(claim, dict) else {}
