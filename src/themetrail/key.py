"""The study's key: it keys pseudonyms and the digests of what identifies."""

from __future__ import annotations

from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.layout import STUDY_KEY

__all__ = ["STUDY_KEY", "read_key"]


def read_key(path: str | Path) -> bytes:
    """The study's key: 64 hexadecimal digits in a file. Raises StudyError where it is missing or is none."""
    try:
        key = bytes.fromhex(Path(path).read_text(encoding="ascii").strip())
    except FileNotFoundError:
        raise StudyError(
            "the study's key is missing: put back the copy that you kept, since another key gives other pseudonyms; a"
            " study without results can take the key of a new one (`themetrail new-study ANOTHER-FOLDER`)",
            file=path,
        ) from None
    except ValueError:
        raise StudyError("the study's key must be 64 hexadecimal digits", file=path) from None
    if len(key) != 32:
        raise StudyError("the study's key must be 64 hexadecimal digits", file=path)
    return key
