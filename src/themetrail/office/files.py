"""Office files (XLSX, DOCX) whose bytes follow from their content alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first time that a zip archive can state
_MOMENT = "1980-01-01T00:00:00Z"
_TIMES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def write_stable(path: str | Path, save: Callable[[io.BytesIO], object]) -> None:
    """Write an office file so that the same content gives the same bytes, whole or not at all.

    `save` writes the file into the buffer that it is given, as `Document.save` of python-docx does. Times of the
    archive's members and of the document's properties become the first of January 1980.
    """
    made = io.BytesIO()
    save(made)
    with zipfile.ZipFile(made) as archive, written_whole(path) as written:
        for member in archive.infolist():
            content = archive.read(member)
            if member.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>" + _MOMENT.encode() + rb"\g<3>", content)
            written.add(member.filename, [content])


class Members:
    """An archive in the making, whose members state no time."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a member, piece by piece."""
        entry = zipfile.ZipInfo(name, date_time=EARLIEST)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 3
        entry.external_attr = 0o600 << 16
        with self._archive.open(entry, "w") as handle:
            for piece in pieces:
                handle.write(piece)


@contextmanager
def written_whole(path: str | Path) -> Iterator[Members]:
    """An archive that takes its name once it is whole, and leaves nothing of it where it cannot be written."""
    path = Path(path)
    unfinished = path.with_name(f".{path.name}.unfinished")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            yield Members(archive)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
