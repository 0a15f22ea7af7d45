"""What a study shares, as a folder or as one archive."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from themetrail.audit.chain.manifest import SUMS
from themetrail.audit.chain.start_page import START, start_page
from themetrail.audit.sealing import bundle
from themetrail.whole_files import write_whole

_UNFINISHED = ".unfinished"


def with_lists(content: Mapping[str, bytes], language: str = "english") -> dict[str, bytes]:
    """These files with the page that says what they are, and their digests as `sha256sum --check` reads them."""
    whole = dict(sorted({**content, START: start_page(content, language)}.items()))
    listed = "".join(f"{hashlib.sha256(held).hexdigest()}  {path}\n" for path, held in whole.items())
    return {**whole, SUMS: listed.encode()}


def archive_of(content: Mapping[str, bytes], language: str = "english") -> bytes:
    """These files as one archive."""
    return bundle(with_lists(content, language))


def write_archive(content: Mapping[str, bytes], file: Path, language: str = "english") -> str:
    """These files as an archive, whole or not at all; its SHA-256."""
    archive = archive_of(content, language)
    write_whole(file, archive)
    return hashlib.sha256(archive).hexdigest()


def write_folder(content: Mapping[str, bytes], folder: Path, language: str = "english") -> None:
    """These files with their lists in a folder that is new or empty, whole or not at all."""
    put_into(folder, with_lists(content, language))


def put_into(folder: Path, content: Mapping[str, bytes]) -> None:
    """These files, and no others, in a folder that is new or empty, whole or not at all.

    Where the computer stops meanwhile, they lie in a hidden folder in it, and the folder still counts as empty.
    """
    was_there = folder.is_dir()
    unfinished = folder / _UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        for path, held in content.items():
            (unfinished / path).parent.mkdir(parents=True, exist_ok=True)
            (unfinished / path).write_bytes(held)
        for made in [*unfinished.iterdir()]:
            made.rename(folder / made.name)
        unfinished.rmdir()
    except BaseException:
        for name in {_UNFINISHED, *(path.partition("/")[0] for path in content)}:
            made = folder / name
            shutil.rmtree(made) if made.is_dir() else made.unlink(missing_ok=True)
        if not was_there:
            folder.rmdir()
        raise
