"""The pieces in which the tests are run to measure what of the library they reach, and what each piece rests on.

A piece is one file of tests that takes long, or all the quick files of a folder: each ends in minutes, and what was
measured stands until a test of the piece, a file of the library that it reaches, or what surrounds them changes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coverage import CoverageData

from conftest import SLOW

TESTS = Path(__file__).parents[1]
PROJECT = TESTS.parent
LIBRARY = PROJECT / "src/themetrail"
MEASURED = PROJECT / "build/coverage"
# What runs on a cluster, in a container or from an installation is not the library in this folder.
ELSEWHERE = ("cluster", "container", "end_to_end/test_installed.py", "test_packages.py")
# Beside the library's modules and the tests themselves: what rules, tables and words of the program say.
_SURROUNDINGS = (
    "Snakefile",
    "config",
    "data",
    "profiles",
    "pyproject.toml",
    "requirements.lock",
    "scripts",
    "workflow",
)


@dataclass(frozen=True)
class Piece:
    """Files of tests that are run together."""

    name: str
    tests: tuple[Path, ...]

    @property
    def data(self) -> Path:
        return MEASURED / f"{self.name}.data"

    @property
    def record(self) -> Path:
        return MEASURED / f"{self.name}.json"


def pieces() -> list[Piece]:
    """All pieces: those of quick tests first, then one for each file that takes long; whole runs of studies last."""
    quick: dict[str, list[Path]] = {}
    long = []
    for file in sorted(TESTS.rglob("test_*.py")):
        path = file.relative_to(TESTS)
        if _among(ELSEWHERE, path):
            continue
        if _among(SLOW, path):
            long.append(Piece("-".join(path.with_suffix("").parts), (file,)))
        else:
            quick.setdefault(path.parts[0] if len(path.parts) > 1 else "single_modules", []).append(file)
    of_folders = [Piece(name, tuple(files)) for name, files in sorted(quick.items())]
    return of_folders + sorted(long, key=lambda piece: piece.name.startswith("end_to_end"))


def _among(listed: Iterable[str], path: Path) -> bool:
    return path.parts[0] in listed or path.as_posix() in listed


# ---- what a piece rests on ----------------------------------------------------------------------


def rests_on(piece: Piece) -> dict[str, str]:
    """The digests of what a measured piece rests on: its tests, what it reached, what surrounds them."""
    return {
        "surroundings": _surroundings(),
        **{_within(file): _digest(file) for file in (*piece.tests, *reached(piece))},
    }


def note_what_is_there() -> None:
    """Take the digests of all that pieces rest on before any is run: who changes a file meanwhile has it run again."""
    _surroundings()
    for file in (*_files_in(LIBRARY), *_files_in(TESTS)):
        _digest(file)


def reached(piece: Piece) -> list[Path]:
    """The modules of the library of which a measured piece ran any line."""
    data = CoverageData(str(piece.data))
    data.read()
    return sorted(Path(file) for file in data.measured_files() if is_module(file) and data.lines(file))


def is_module(file: str) -> bool:
    """Whether a measured file is a module of the library: Snakemake runs its own files as Python, too."""
    return file.endswith(".py") and Path(file).is_relative_to(LIBRARY)


def changed(piece: Piece) -> list[str]:
    """What of that is no longer as it was when the piece was measured; "not measured" where it never was."""
    if not (piece.record.is_file() and piece.data.is_file()):
        return ["not measured"]
    rested = json.loads(piece.record.read_text(encoding="utf-8"))["rests_on"]
    now = {"surroundings": _surroundings(), **{_within(file): _digest(file) for file in piece.tests}}
    now |= {path: _digest(PROJECT / path) for path in rested if path != "surroundings" and path not in now}
    return sorted(path for path in rested.keys() | now.keys() if rested.get(path) != now.get(path))


@cache
def _surroundings() -> str:
    """One digest of what is no module of the library and no test, and yet decides what is run."""
    digest = hashlib.sha256()
    for file in sorted(set(_surrounding_files())):
        digest.update(f"{_within(file)}\0{_digest(file)}\n".encode())
    return digest.hexdigest()


def _surrounding_files() -> Iterator[Path]:
    for name in _SURROUNDINGS:
        path = PROJECT / name
        yield from (path,) if path.is_file() else _files_in(path)
    yield from (file for file in _files_in(LIBRARY) if file.suffix != ".py")
    helpers = (file for file in _files_in(TESTS) if file.suffix == ".py" and not file.name.startswith("test_"))
    yield from (file for file in helpers if file.parent != Path(__file__).parent)


def _files_in(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file


@cache
def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "gone"


def _within(file: Path) -> str:
    return file.relative_to(PROJECT).as_posix()
