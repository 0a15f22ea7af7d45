"""Issue a round: freeze its draft where the coders' files are, once and whole."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from themetrail.coding.draft import check_manifest, write_manifest
from themetrail.coding.rounds import current_round, round_named
from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.errors import StudyError

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round


def check_is_next(name: str, rounds: list[Round], issued: list[str], file: str) -> None:
    """Raise StudyError where a round is not configured in `file`, has been issued, or is not the next in order."""
    round_named(rounds, name, file)
    if name in issued:
        raise StudyError(f"round {name!r} has been issued already and is never rewritten; add a new round instead")
    current = current_round(rounds, issued)
    if current is not None and current.name != name:
        raise StudyError(f"round {current.name!r} comes before round {name!r} and has not been issued")


def check_may_issue(
    name: str, rounds: list[Round], issued: list[str], file: str, *, review: str | Path, fail_closed: bool
) -> None:
    """Raise StudyError where a round may not be issued now.

    It must be configured in `file`, not yet issued and the next in order; and where `fail_closed`, every entry of the
    review queue (`review`, whose column `status` says `open` or `decided`) must have a decision.
    """
    check_is_next(name, rounds, issued, file)
    n = int((REVIEW.read(review)["status"] == "open").sum())
    if fail_closed and n:
        raise StudyError(
            f"{n} entries of the anonymisation's review queue have no decision, so nothing is handed to coders;"
            " `themetrail status --directory MY-STUDY` says where to decide them",
            file=review,
        )


def check_all_have_work(entry: Round, draft: str | Path) -> None:
    """Raise StudyError where a coder of a drafted round would be given nothing, since nothing has come back yet."""
    given = set(check_manifest(draft, entry.name)["coders"])
    for coder in entry.coders:
        if coder.coder_id not in given:
            raise StudyError(
                f"round {entry.name!r}, coder {coder.coder_id!r}: this coder has coded nothing in earlier rounds that"
                " could be drawn to come back; wait for the coder's file, or raise `again`"
            )


def freeze_round(name: str, draft: str | Path, folder: str | Path, *, issued_on: date) -> Path:
    """Copy a round's draft into `folder`/<round>/issued, whole or not at all, and return that folder.

    The draft must be as its manifest says. The files become read-only, and `returned` is made beside them. Raises
    StudyError where the round has been issued, or the draft is missing or was changed.
    """
    manifest = check_manifest(draft, name)
    place = Path(folder) / name
    issued, unfinished = place / "issued", place / ".issued.unfinished"
    if issued.exists():
        raise StudyError("this round has been issued already and is never rewritten", file=issued)
    place.mkdir(parents=True, exist_ok=True)
    if unfinished.exists():
        shutil.rmtree(unfinished)
    for file in manifest["files"]:
        (unfinished / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(draft) / file, unfinished / file)
    write_manifest(unfinished, {**manifest, "issued_on": issued_on.isoformat()})
    check_manifest(unfinished, name)
    for file in unfinished.rglob("*"):
        if file.is_file():
            file.chmod(0o444)
            _flush(file)
    (place / "returned").mkdir(mode=0o700, exist_ok=True)  # memos may name people
    unfinished.rename(issued)
    return issued


def _flush(file: Path) -> None:
    """Have the file on the disk before the folder's new name is."""
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
