"""What sentences mean, kept from one run to the next: to read one takes a hundred times as long as to look it up.

A file of numbers: for each text and sentence that the last run read, the digest of all that its vector follows from
(what reads, and the text), and the vector. Who has the file and no more can neither read a text in it nor say whose it
is, but could tell whether a sentence that they guess is there. So it lies where Snakemake has its own, which is handed
to nobody, with rights for its owner alone; and only texts without names are ever read here.

It changes no result: a vector follows from its text alone, to the last digit. A file that is not whole is as none,
what another encoder or another machine's arithmetic read is not found, and what a run did not ask for is not kept: the
words of who withdrew are gone with the next run. It may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np

WIDTH = 512  # numbers of a vector
MOST = 200_000  # sentences; about 1 kB each
_DIGEST = 32  # bytes of a SHA-256
_ENTRY = np.dtype([("digest", f"V{_DIGEST}"), ("numbers", "<i2", WIDTH)])


class Remembered:
    """Vectors of the last run by digest, and those of this one. Their numbers are whole, in two bytes each."""

    def __init__(self, path: Path) -> None:
        self._path, self._half = path, path.with_suffix(".half")
        with suppress(OSError):
            self._half.unlink(missing_ok=True)  # of a run that was killed while it wrote
        self._before = _read(path)
        self._now: dict[bytes, np.ndarray] = {}
        self.found = 0  # sentences of this run that the last one had read

    def look_up(self, texts: Iterable[str], read_by: bytes) -> dict[str, np.ndarray]:
        """By text its vector, of those texts that were read before by what `read_by` stands for."""
        digests = {text: _digest(text, read_by) for text in texts}
        found = {text: self._before[digest] for text, digest in digests.items() if digest in self._before}
        self._now |= {digests[text]: vector for text, vector in found.items()}
        self.found += len(found)
        return found

    def add(self, vectors: Mapping[str, np.ndarray], read_by: bytes) -> None:
        """Remember by text what was read now, as far as two bytes hold it."""
        limits = np.iinfo(np.int16)
        for text, vector in vectors.items():
            if limits.min <= vector.min() and vector.max() <= limits.max:
                self._now[_digest(text, read_by)] = vector.astype(np.int16)

    def keep(self) -> None:
        """Write what this run asked for, or remove the file where it asked for nothing.

        All at once: who reads meanwhile finds the old or the new. Where nothing may be written, nothing is kept.
        """
        kept = sorted(self._now)[:MOST]
        with suppress(OSError):
            if not kept:
                self._path.unlink(missing_ok=True)
                return
            if kept == sorted(self._before):
                self._path.chmod(0o600)  # a copied study may have lost it
                return
            entries = np.empty(len(kept), _ENTRY)
            entries["digest"] = np.array(kept, dtype=f"V{_DIGEST}")
            entries["numbers"] = [self._now[digest] for digest in kept]
            content = entries.tobytes()
            with os.fdopen(os.open(self._half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
                handle.write(hashlib.sha256(content).digest())
                handle.write(content)
            self._half.replace(self._path)


def _read(path: Path) -> dict[bytes, np.ndarray]:
    """By digest the vectors in a file; none where it is missing, cut off or changed."""
    try:
        content = memoryview(path.read_bytes())
    except OSError:
        return {}
    check, body = content[:_DIGEST], content[_DIGEST:]
    if len(body) % _ENTRY.itemsize or hashlib.sha256(body).digest() != check:
        return {}
    entries = np.frombuffer(body, _ENTRY)
    digests = entries["digest"].tobytes()
    return {
        digests[place : place + _DIGEST]: vector
        for place, vector in zip(range(0, len(digests), _DIGEST), entries["numbers"], strict=True)
    }


def _digest(text: str, read_by: bytes) -> bytes:
    return hashlib.sha256(read_by + text.encode("utf-8", "surrogatepass")).digest()
