"""The parts of a table (its batches) put into one, record by record, as they were checked when they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError

Place = Callable[[str], Any]  # of a record, as it stands in the file: what it is put in order by


def collect_parts(
    contract: Contract, parts: Iterable[str | Path], path: str | Path, place: Place, *, alone: bool = True
) -> list[str]:
    """Write the records of all parts, in the order of their places, into one table, and return them.

    Records that share a place keep their order, where none has to be `alone` in its place. Raises StudyError where
    one is not that should be, and where a part is missing or has other columns.
    """
    records = [record for part in parts for record in records_of(contract, part)]
    places = list(map(place, records))
    order = sorted(range(len(records)), key=places.__getitem__)
    if alone and any(places[one] == places[other] for one, other in pairwise(order)):
        raise StudyError(f"two rows of {contract.name} have the same place, in one of its parts or in two", file=path)
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    with unfinished.open("w", encoding="utf-8", newline="") as table:
        table.write(_head(contract))
        table.writelines(records[number] for number in order)
    unfinished.replace(path)
    return records


def records_of(contract: Contract, path: str | Path) -> Iterator[str]:
    """The records of a table that `contract` wrote, each with its line end; a quoted cell may hold line ends too."""
    try:
        with Path(path).open(encoding="utf-8", newline="\n") as table:
            if table.readline() != _head(contract):
                raise StudyError(f"this is not a table of {contract.name} with its columns in order", file=path)
            lines, within_cell = [], False
            for line in table:
                lines.append(line)
                within_cell ^= line.count('"') % 2 == 1
                if not within_cell:
                    yield "".join(lines)
                    lines = []
            if lines:
                raise StudyError(f"this table of {contract.name} ends within a cell", file=path)
    except FileNotFoundError:
        raise StudyError(f"this table of {contract.name} is not there; run the study first", file=path) from None
    except UnicodeDecodeError:
        raise StudyError(f"this is not a readable table of {contract.name} (CSV, UTF-8)", file=path) from None


def by_transcript_and(numbers: int) -> Place:
    """The place of records that begin with a transcript_id and so many whole numbers, such as the turn."""

    def place(record: str) -> tuple:
        transcript_id, *cells = record.split(",", numbers + 1)[: numbers + 1]
        return transcript_id, *map(int, cells)

    return place


def _head(contract: Contract) -> str:
    return ",".join(contract.columns) + "\n"
