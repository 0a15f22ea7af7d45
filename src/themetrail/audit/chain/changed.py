"""What is no longer as a run recorded it: results that were edited, exchanged or removed by hand, and inputs."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from themetrail.audit.chain.manifest import (
    FILES,
    head_of,
    name_identifies,
    public_path,
    study_files,
)
from themetrail.audit.chain.notice import without_notice
from themetrail.audit.chain.record import digest_of
from themetrail.contracts.errors import StudyError
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
    Kind,
    folders,
    is_of,
)
from themetrail.sheets.left_by_programs import files_below, is_of_programs

# What people type into: to make such a file anew could destroy their work.
_FORMS = (".xlsx", ".docx")
_DOSSIER = (MANIFEST, HEAD, LEDGER_OF_RUN, CRATE, CONTENTS_OF_CRATE, CIRCUMSTANCES, CLOSING, VERIFICATION)
_SHEETS = ("people", "sources", "survey", "review", "exceptions", "pseudonyms", "study")


class DigestsNow(dict[str, str]):
    """The digests of a study's files as a claim has them, each looked at once; empty where a file cannot be read."""

    def __init__(self, root: Path, key: bytes) -> None:
        super().__init__()
        self.root, self._key = root, key

    def __missing__(self, path: str) -> str:
        self[path] = _digest(self.root, path, self._key)
        return self[path]


def changed_outputs(now: DigestsNow) -> dict[str, str]:
    """Each file that is not as its job recorded it, with that job's record (relative paths).

    A record that is not there, or cannot be read, says nothing: its job was stopped, or will be done again.
    """
    found: dict[str, str] = {}
    for file in files_below(now.root / RECORDS, "*.json"):
        record = file.relative_to(now.root).as_posix()
        for path, digest in _outputs(file):
            if digest and now[path] != digest:
                found[path] = record
    return found | _changed_in_dossier(now)


def listed_records(root: Path) -> dict[str, str]:
    """The digests of the jobs' records in the manifest of the last whole run; none where there is no such manifest."""
    try:
        return {path: digest for path, digest in _listed(root / MANIFEST).items() if path.startswith(RECORDS)}
    except StudyError:
        return {}


def changed_inputs(root: Path, key: bytes) -> list[str]:
    """Inputs that are not those of the last complete run; of those whose names may identify, the folder alone."""
    try:
        then = {path: digest for path, digest in _listed(root / MANIFEST).items() if not path.startswith(RESULTS)}
    except StudyError:
        return []
    files = study_files(root, folders=folders(Kind.BROUGHT))
    now = {public_path(path, key): _digest(root, path, key) for path in files}
    shown = {public_path(path, key): _shown(path) for path in files}
    changed = {path for path in then.keys() | now.keys() if then.get(path) != now.get(path)}
    return sorted({shown.get(path, _shown(path)) for path in changed})


def _shown(path: str) -> str:
    if is_of(path, Kind.ISSUED):  # a round is issued as a whole
        return path.partition("/issued/")[0] + "/issued/"
    if not name_identifies(path) or Path(path).stem in _SHEETS:
        return path
    return f"a file in {Path(path).parent}"


def to_make_again(changed: dict[str, str], root: Path = Path()) -> dict[str, str]:
    """`changed`, where nobody's work is lost by it; StudyError at an office file that somebody has edited, and at a
    folder in the place of a file."""
    named = (path.relative_to(root) for path in (root / RECORDS).rglob("*.json"))
    records = (path.as_posix() for path in named if not is_of_programs(path))
    for path in [*changed, *records, *_DOSSIER]:
        if (root / path).is_dir():
            raise StudyError(
                "here is a folder, in the place of a file that a run makes; move it elsewhere, and run again", file=path
            )
    for path in changed:
        if path.lower().endswith(_FORMS) and (root / path).is_file():
            raise StudyError(
                "this was edited since a run made it, and the next run would make it anew; move it elsewhere (what is"
                " filled in has its place under data/, see results/STATUS.md) or delete it, and run again",
                file=path,
            )
    return changed


def _listed(table: Path) -> dict[str, str]:
    """The digests of files, as a table of the dossier lists them. Raises StudyError where it cannot be read."""
    rows = FILES.read(table)
    return dict(zip(rows["path"], rows["digest"], strict=True))


def _outputs(record: Path) -> list[tuple[str, str]]:
    try:
        return [(str(entry["path"]), str(entry["digest"])) for entry in json.loads(record.read_bytes())["outputs"]]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _digest(root: Path, path: str, key: bytes) -> str:
    """As a claim has it, without counting rows."""
    try:
        return digest_of(path, without_notice(path, (root / path).read_bytes()), key)
    except OSError:
        return ""


def _changed_in_dossier(now: DigestsNow) -> dict[str, str]:
    """What the auditor's dossier holds or lists and no record names, with what is to be made again for it; logs cannot
    be, so that it is the list of their digests."""
    root = now.root
    try:
        manifest, head = (root / MANIFEST).read_bytes(), (root / HEAD).read_text(encoding="ascii").strip()
        ledger, circumstances = _listed(root / MANIFEST), _listed(root / CIRCUMSTANCES)
    except (OSError, UnicodeDecodeError, StudyError):
        return {}
    listed = {path: ledger[path] for path in (LEDGER_OF_RUN,) if path in ledger} | circumstances
    changed = dict.fromkeys((path for path, digest in listed.items() if now[path] != digest), HEAD)
    if head_of(manifest) != head:
        changed[MANIFEST] = HEAD
    with suppress(OSError, StudyError):  # of a run that was killed before it could close
        closing = _listed(root / CLOSING)
        changed |= dict.fromkeys((path for path, digest in closing.items() if now[path] != digest), VERIFICATION)
    return changed
