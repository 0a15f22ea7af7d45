"""What the pieces reached, room by room: lines and branches of each folder of the library, and of the whole."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import coverage
from coverage import CoverageData

from covering.pieces import LIBRARY, MEASURED, PROJECT, Piece, changed

GOAL = 95.0  # per cent of lines and branches, of the library and of each room
WHOLE = "the library"
_ROOMS_OF_ROOMS = ("anonymise", "audit", "coding", "report")  # steps with rooms of their own


@dataclass(frozen=True)
class Reached:
    """How much of a room was reached."""

    room: str
    lines: int
    lines_reached: int
    branches: int
    branches_reached: int

    @property
    def per_cent(self) -> float:
        return 100 * (self.lines_reached + self.branches_reached) / max(self.lines + self.branches, 1)

    def __add__(self, other: Reached) -> Reached:
        return Reached(
            self.room,
            self.lines + other.lines,
            self.lines_reached + other.lines_reached,
            self.branches + other.branches,
            self.branches_reached + other.branches_reached,
        )


def room_of(file: Path) -> str:
    """The room in which a module of the library stands."""
    parts = file.relative_to(LIBRARY).parts
    if len(parts) == 1:
        return "single modules"
    if parts[0] in _ROOMS_OF_ROOMS and len(parts) > 2:
        return "/".join(parts[:2])
    return parts[0]


def combined(measured: Iterable[Piece]) -> coverage.Coverage:
    """The data of all pieces in one file; what was measured on other lines than a module has now is left out."""
    ways: dict[str, set[tuple[int, int]]] = {str(module): set() for module in LIBRARY.rglob("*.py")}
    for piece in measured:
        data = CoverageData(str(piece.data))
        data.read()
        stale = {str(PROJECT / path) for path in changed(piece)}
        for file in data.measured_files() & ways.keys() - stale:  # Snakemake runs files of its own as Python, too
            ways[file].update(data.arcs(file) or ())
        data.close()
    path = MEASURED / f"whole-{os.getpid()}.data"  # several may be at it at once
    whole = CoverageData(str(path))
    whole.add_arcs(ways)
    whole.touch_files(list(ways))
    whole.close()
    path.replace(MEASURED / "whole.data")
    return stored()


def stored() -> coverage.Coverage:
    """What was combined last, to report on."""
    whole = coverage.Coverage(data_file=str(MEASURED / "whole.data"), config_file=str(PROJECT / "pyproject.toml"))
    whole.load()
    return whole


def rooms(whole: coverage.Coverage) -> list[Reached]:
    """What was reached of each room, and of the library as a whole at the end."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "whole.json"
        whole.json_report(outfile=str(report))
        of_files = json.loads(report.read_text(encoding="utf-8"))["files"]
    of_rooms: dict[str, Reached] = {}
    for file, told in of_files.items():
        summary = told["summary"]
        of_file = _reached(room_of(PROJECT / file), summary)
        of_rooms[of_file.room] = of_rooms[of_file.room] + of_file if of_file.room in of_rooms else of_file
    total = Reached(WHOLE, 0, 0, 0, 0)
    for room in of_rooms.values():
        total += room
    return [*(of_rooms[name] for name in sorted(of_rooms)), total]


def _reached(room: str, summary: Mapping[str, int]) -> Reached:
    return Reached(
        room,
        summary["num_statements"],
        summary["covered_lines"],
        summary["num_branches"],
        summary["covered_branches"],
    )


def table(of_rooms: Iterable[Reached]) -> str:
    """One row for each room: its lines and branches, how many were reached, and the share of both."""
    rows = [f"{'room':<24}{'lines':>8}{'missed':>8}{'branches':>10}{'missed':>8}{'reached':>10}"]
    for room in of_rooms:
        low = "" if room.per_cent >= GOAL else f"  below {GOAL:g} %"
        missed, branches_missed = room.lines - room.lines_reached, room.branches - room.branches_reached
        counts = f"{room.lines:>8}{missed:>8}{room.branches:>10}{branches_missed:>8}"
        rows.append(f"{room.room:<24}{counts}{room.per_cent:>8.1f} %{low}")
    return "\n".join(rows)
