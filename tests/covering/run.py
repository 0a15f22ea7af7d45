"""Measure which lines and branches of the library the tests reach, piece by piece, and say it room by room.

`python -m covering.run`, in `tests/`, runs each piece whose measurement no longer stands and ends with a table of
rooms; it fails where a test fails, or a room is below 95 %. With `--minutes 7` it begins no piece after that time, says
how many are left (exit code 3), and goes on from there when it is called again. With `--only agreement` it runs the
pieces whose names begin so; with `--table` none. `--missed anonymise/risk` lists the lines and branches of a room that
no test reaches.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from coverage import Coverage

from covering.pieces import LIBRARY, MEASURED, PROJECT, Piece, changed, note_what_is_there, pieces, rests_on
from covering.rooms import GOAL, combined, room_of, rooms, stored, table

LEFT = 3  # the exit code where pieces are left
_NO_TESTS = 5  # pytest's exit code where a file holds no test of those that are run


def measure(piece: Piece) -> bool:
    """Run the tests of a piece, keep what they reached, and say whether they passed."""
    parts = MEASURED / f"{piece.name}.parts"
    shutil.rmtree(parts, ignore_errors=True)
    parts.mkdir(parents=True)
    began, cpu = time.monotonic(), _processor_seconds()
    # A process that becomes another may stand in another folder by then: the path of the data is a whole one.
    command = [sys.executable, "-m", "coverage", "run", f"--data-file={parts / 'data'}", "-m", "pytest", "-n0"]
    command += ["-m", "not long and not cluster", *map(str, piece.tests)]
    with tempfile.TemporaryDirectory() as folder:  # not in the project, which is a study: its tests ask what is above
        command.append(f"--basetemp={folder}/t")
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    (MEASURED / f"{piece.name}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    piece.data.unlink(missing_ok=True)
    data = Coverage(data_file=str(piece.data), config_file=str(PROJECT / "pyproject.toml"))
    data.config.set_option("run:parallel", False)
    data.combine([str(file) for file in parts.glob("data*")], strict=True)
    data.save()
    shutil.rmtree(parts)
    passed = done.returncode in (0, _NO_TESTS)
    record = {
        "passed": passed,
        "seconds": round(time.monotonic() - began, 1),
        "processor_seconds": round(_processor_seconds() - cpu, 1),
        "rests_on": rests_on(piece),
    }
    piece.record.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    last = (done.stdout.strip().splitlines() or ["nothing was said"])[-1]
    print(f"{piece.name}: {last}", flush=True)
    return passed


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_all(to_do: Iterable[Piece], minutes: float, at_once: int) -> list[Piece]:
    """Measure pieces, so many at once, until the time is over; those that were not begun."""
    until = time.monotonic() + 60 * minutes
    left: list[Piece] = []

    def one(piece: Piece) -> None:
        if time.monotonic() < until:
            measure(piece)
        else:
            left.append(piece)

    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(one, to_do))
    return left


def missed(room: str) -> int:
    """Print the lines and branches of a room that were not reached when the pieces were combined last."""
    modules = [str(file) for file in sorted(LIBRARY.rglob("*.py")) if room_of(file) == room]
    if not modules:
        print(f"there is no room '{room}'", file=sys.stderr)
        return 2
    stored().report(include=modules)
    return 0


def main() -> int:
    """What was asked for on the command line; the exit code."""
    asked = argparse.ArgumentParser(prog="covering.run", description=__doc__)
    asked.add_argument("--minutes", type=float, default=float("inf"), help="begin no piece after so many minutes")
    asked.add_argument("--at-once", type=int, default=1, help="so many pieces at once")
    asked.add_argument("--only", action="append", help="pieces whose names begin so")
    asked.add_argument("--table", action="store_true", help="run nothing: what stands of the measurements")
    asked.add_argument("--missed", metavar="ROOM", help="list what is not reached of a room; run nothing")
    told = asked.parse_args()
    if told.missed:
        return missed(told.missed)
    MEASURED.mkdir(parents=True, exist_ok=True)
    note_what_is_there()
    all_pieces = pieces()
    to_do = [piece for piece in all_pieces if changed(piece) or not _passed(piece)]
    if told.only:
        to_do = [piece for piece in to_do if piece.name.startswith(tuple(told.only))]
    left = to_do if told.table else measure_all(to_do, told.minutes, told.at_once)
    of_rooms = rooms(combined(piece for piece in all_pieces if piece.record.is_file()))
    print(table(of_rooms))
    failed = [piece.name for piece in all_pieces if piece.record.is_file() and not _passed(piece)]
    for name in failed:
        print(f"tests failed: {name} (build/coverage/{name}.log)")
    if left:
        print(
            f"{len(left)} of {len(all_pieces)} pieces are left; what of them was measured on lines as they are counts."
        )
        return LEFT
    return int(bool(failed) or any(room.per_cent < GOAL for room in of_rooms))


def _passed(piece: Piece) -> bool:
    return bool(json.loads(piece.record.read_text(encoding="utf-8"))["passed"])


if __name__ == "__main__":
    sys.exit(main())
