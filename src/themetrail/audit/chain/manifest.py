"""The manifest of a study: the digest of every file of its inputs and results, in one list whose digest is the head."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from themetrail.audit.chain.exempt import AFTER_THE_RUN, is_exempt, is_litter
from themetrail.audit.chain.record import file_claim, identifies
from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError
from themetrail.layout import CLOSING, PRIVATE, RESULTS, SEALED, Kind, beginnings, folders, is_of, paths
from themetrail.layout import VERIFICATION as PAGE

FOLDERS_BROUGHT = folders(Kind.BROUGHT)
FOLDERS = (*FOLDERS_BROUGHT, RESULTS.rstrip("/"))
# Written after the manifest, or while it is: it cannot list them. `verify` checks each in another way.
AFTERWARDS = paths(Kind.AFTER_THE_MANIFEST)
SUMS = "SHA256SUMS"  # what an archive that was shared holds
# What the last two jobs themselves write, digested when the run has ended.
_OF_LAST_JOBS = beginnings(Kind.OF_LAST_JOBS)
LATE = beginnings(Kind.LATE)  # a cluster writes to its logs for as long as jobs begin and end
WRITTEN_BY_RUNS = paths(Kind.GROWN)

FILES = Contract(
    "the manifest",
    {
        "path": text(),  # where a file's name may identify somebody, the name is keyed
        "digest": text(),
        "rows": integer(required=False),  # data rows of a CSV
    },
    key=("path",),
)


def manifest_of(root: Path, key: bytes) -> pd.DataFrame:
    """The manifest of the study in `root`: all files of its inputs and results that two equal runs share."""
    return _listed(root, key, [path for path in study_files(root) if not is_exempt(path) and path not in AFTERWARDS])


def circumstances_of(root: Path) -> pd.DataFrame:
    """Digests of the files that two equal runs need not share: logs, benchmarks, what is encrypted or signed."""
    return _digests(
        root,
        [
            path
            for path in study_files(root)
            if is_exempt(path) and path not in AFTERWARDS and not path.startswith(LATE)
        ],
    )


def closing_of(root: Path) -> pd.DataFrame:
    """Digests of what the last two jobs, which list all else, write themselves."""
    return _digests(root, [path for path in study_files(root) if path.startswith(_OF_LAST_JOBS)])


def close_run(root: Path = Path(), *, anew: bool = False) -> bool:
    """Digest what the last two jobs wrote, once, when a run has ended; says whether there was something to do.

    A run that made the page of verification closes `anew`: another command may have closed it too early, between the
    page and the end of its job's log. A run that was killed just before it could close is closed by the next, which
    must not do so while another run is at work.
    """
    page, closing = root / PAGE, root / CLOSING
    if not page.is_file():
        return False
    if not anew and closing.is_file() and closing.stat().st_mtime_ns >= page.stat().st_mtime_ns:
        return False
    FILES.write(closing_of(root), closing)
    return True


def page_made(root: Path = Path()) -> int:
    """When the page of verification was made (nanoseconds); 0 where there is none."""
    page = root / PAGE
    return page.stat().st_mtime_ns if page.is_file() else 0


def _digests(root: Path, paths: Iterable[str]) -> pd.DataFrame:
    rows = [
        {"path": path, "digest": "sha256:" + hashlib.sha256((root / path).read_bytes()).hexdigest(), "rows": None}
        for path in paths
    ]
    return FILES.frame(rows)


def study_files(root: Path, folders: Iterable[str] = FOLDERS) -> list[str]:
    """All files of the study, relative to `root`, sorted; without what programs leave lying about.

    Raises StudyError where a name cannot be written as UTF-8: no table of files could hold it.
    """
    found = []
    for folder in folders:
        for path in (root / folder).rglob("*"):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not is_litter(name) and not name.startswith(AFTER_THE_RUN):
                found.append(name)
    strange = [name for name in found if not _is_unicode(name)]
    if strange:
        places = sorted({folder for folder in (str(Path(name).parent) for name in strange) if _is_unicode(folder)})
        raise StudyError(
            "the name of a file, or of a folder around it, is not UTF-8, as archives of other systems leave names"
            f" (files here: {len(strange)}); rename what is called so in the file manager",
            file=", ".join(places) or root,
        )
    return sorted(found)


def _is_unicode(name: str) -> bool:
    """Whether a name is text: bytes that are none stand in it as halves of a character."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def state_of_inputs(root: str | Path, key: bytes) -> str:
    """A keyed digest of names and contents of the files of `config` and `data`: it changes when any of them does.

    What a run itself writes there is left out: a run would find its own state changed.
    """
    state = hmac.new(key, digestmod=hashlib.sha256)
    for path in study_files(Path(root), folders=FOLDERS_BROUGHT):
        if not path.startswith(WRITTEN_BY_RUNS):
            content = hashlib.sha256((Path(root) / path).read_bytes()).hexdigest()
            state.update(f"{path}\0{content}\n".encode())
    return state.hexdigest()


def name_identifies(path: str) -> bool:
    """Whether the very name of a file may identify people, by where it lies and its ending."""
    return is_of(f"{path.removesuffix(Path(path).suffix)}{Path(path).suffix.lower()}", Kind.NAMES_IDENTIFY)


def public_path(path: str, key: bytes) -> str:
    """The path as it may be printed: a file name that may identify somebody becomes a keyed digest."""
    if not name_identifies(path):
        return path
    folder = next((name for name in folders(Kind.NAMES_IDENTIFY) if path.startswith(f"{name}/")), Path(path).parent)
    name = hmac.new(key, path.encode(), hashlib.sha256).hexdigest()[:16]
    return f"{folder}/{name}{Path(path).suffix.lower()}"


def head_of(manifest: bytes) -> str:
    """The head digest: SHA-256 of the manifest's bytes. It stands for the whole study, inputs and results."""
    return hashlib.sha256(manifest).hexdigest()


def _listed(root: Path, key: bytes, paths: Iterable[str]) -> pd.DataFrame:
    rows = []
    for path in paths:
        claim = file_claim(path, key, root)
        name = public_path(path, key)
        rows.append({"path": name, "digest": claim["digest"], "rows": None if name != path else claim.get("rows")})
    return FILES.frame(sorted(rows, key=lambda row: row["path"]))


def is_public_copy(root: Path) -> bool:
    """Whether this is a copy that was shared: nothing in it identifies anybody, so nothing keyed can be checked."""
    return not (root / PRIVATE).exists() and not (root / SEALED).exists()


def belongs_here(root: Path) -> Callable[[str], bool]:
    """Says of a path of the manifest whether it must be in this folder: all of them, or what a shared copy lists.

    A shared copy names its files in `SHA256SUMS`; one without that list is taken for all that does not identify.
    """
    if not is_public_copy(root):
        return lambda path: True
    sums = root / SUMS
    if not sums.is_file():
        return lambda path: not identifies(path)
    lines = sums.read_text(encoding="utf-8", errors="replace").splitlines()
    listed = frozenset(line.split("  ", 1)[-1] for line in lines)
    return lambda path: path in listed and not identifies(path)
