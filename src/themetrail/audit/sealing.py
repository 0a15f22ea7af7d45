"""The key of a study: which pseudonym stands for whom and what was replaced where, encrypted for who may open it.

Encryption is age (https://age-encryption.org/v1) for X25519 recipients (`age1...`) or SSH keys.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pyrage

from themetrail.contracts.errors import StudyError

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Several files as one archive whose bytes follow from them alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(bundle_entry(name), content)
    return made.getvalue()


def bundle_entry(name: str) -> zipfile.ZipInfo:
    """A file of such an archive, its owner's alone."""
    entry = zipfile.ZipInfo(name, date_time=_EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def one_table(parts: Sequence[bytes]) -> bytes:
    """The CSV tables that one contract wrote, as one: the first with its header, the others without theirs."""
    if len({part.split(b"\n", 1)[0] for part in parts}) > 1:
        raise StudyError("the tables of the batches have not the same columns; run the step that makes them again")
    return b"".join([*parts[:1], *(part.split(b"\n", 1)[1] for part in parts[1:])])


def unbundle(content: bytes) -> dict[str, bytes]:
    """The files of such an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def encrypt(content: bytes, recipients: Iterable[str], file: str) -> bytes:
    """`content`, encrypted so that each of the recipients that `file` names can open it.

    Raises StudyError where one is no public key.
    """
    keys = []
    for number, recipient in enumerate(recipients, start=1):
        kind = pyrage.ssh.Recipient if recipient.startswith("ssh-") else pyrage.x25519.Recipient
        try:
            keys.append(kind.from_str(recipient.strip()))
        except pyrage.RecipientError:
            raise StudyError(
                f"audit.recipients: entry {number} is no age public key (age1...) and no SSH public key",
                file=file,
            ) from None
    return pyrage.encrypt(content, keys)


def decrypt(content: bytes, identity: Path) -> bytes:
    """`content`, opened with a recipient's identity file (age or SSH). Raises StudyError where it does not open."""
    try:
        text = identity.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise StudyError("this identity file cannot be read", file=identity) from None
    try:
        if "PRIVATE KEY" in text:
            return pyrage.decrypt(content, [pyrage.ssh.Identity.from_buffer(text.encode())])
        lines = [line.strip() for line in text.splitlines() if line.startswith("AGE-SECRET-KEY-")]
        return pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(line) for line in lines])
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise StudyError("this identity does not open the key of the study", file=identity) from None


def original_of(text: str, replacements: pd.DataFrame) -> str:
    """The turn as it came in, from its anonymised `text` and its replacements (start, end, surface, replacement).

    Offsets are code points of the turn as it came in. Raises StudyError where the two do not belong together.
    """
    parts, taken, came = [], 0, 0  # how far into the anonymised text, and into the turn as it came in
    for row in replacements.sort_values("start").itertuples():
        kept = int(row.start) - came
        shown = text[taken + kept : taken + kept + len(row.replacement)]
        if kept < 0 or shown != row.replacement:
            raise StudyError("the key and the anonymised text are not of the same run")
        parts += [text[taken : taken + kept], row.surface]
        taken, came = taken + kept + len(row.replacement), int(row.end)
    return "".join([*parts, text[taken:]])
