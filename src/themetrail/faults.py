"""All that is wrong in one returned file, said at once, so that its coder is asked once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from themetrail.contracts.errors import StudyError

_MOST_KINDS, _MOST_STRETCHES = 25, 40  # that a sentence names, before it says how many more there are


class Faults:
    """The faults of one file as they are found: each kind once, with all rows in which it stands."""

    def __init__(self, path: str | Path) -> None:
        self._path = path
        self.called: dict[str, str] = {}  # by the name under which a column is known, its heading in this file
        self._rows: dict[tuple[str | None, str], list[int]] = {}  # by column and what is wrong
        self._places: dict[tuple[str | None, str], list[str]] = {}  # of a file without rows: `comment 3`

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, what: str, *, row: int | None = None, column: str | None = None, place: str = "") -> None:
        """Put down what is wrong, and where: in a row, or, in a file that has none, in a place by its name."""
        column = self.called.get(column, column) if column else None
        if place:
            self._places.setdefault((column, what), []).append(place)
        rows = self._rows.setdefault((column, what), [])
        if row is not None and row not in rows[-1:]:
            rows.append(row)

    def note(self, problem: StudyError) -> None:
        """Put down an error that is not to stop the reading yet."""
        self.add(problem.what, row=problem.row, column=problem.column)

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Go on behind an error that is raised within."""
        try:
            yield
        except StudyError as problem:
            self.note(problem)

    def stop_if_any(self) -> None:
        """Raise StudyError with everything that was put down: what concerns the whole file first, then row by row."""
        if not self._rows:
            return
        first, *others = sorted(self._rows, key=lambda kind: (self._rows[kind] or [0])[0])
        column, what, rows = first[0], self._said(first), self._rows[first]
        if len(rows) > 1:
            what += f" (also in {'row' if len(rows) == 2 else 'the rows'} {stretches(rows[1:])})"
        named = [self._place(kind) + self._said(kind) for kind in others[:_MOST_KINDS]]
        if more := len(others) - len(named):
            named.append(f"{more} more such list{'s' if more > 1 else ''} of rows, told once these are put right")
        if named:
            what += ". Also wrong in this file: " + "; ".join(named)
        raise StudyError(what, file=self._path, row=rows[0] if rows else None, column=column)

    def _said(self, kind: tuple[str | None, str]) -> str:
        """What is wrong, with the places where it is."""
        places = self._places.get(kind)
        return f"{kind[1]} ({', '.join(places)})" if places else kind[1]

    def _place(self, kind: tuple[str | None, str]) -> str:
        """What stands before it: the rows and the column; nothing where places are named behind it."""
        rows, column = self._rows[kind], kind[0]
        if kind in self._places:
            return ""
        where = [f"row{'s' if len(rows) > 1 else ''} {stretches(rows)}"] if rows else ["the whole file"]
        return ", ".join(where + ([f"column '{column}'"] if column else [])) + ": "


def stretches(rows: list[int]) -> str:
    """Numbers of rows in order, those that follow each other as a stretch: `5, 7 to 24`."""
    rows = sorted(set(rows))
    starts = [rows[0], *(after for before, after in pairwise(rows) if after != before + 1)]
    ends = [*(before for before, after in pairwise(rows) if after != before + 1), rows[-1]]
    parts = [
        str(start) if start == end else f"{start}{' to ' if end > start + 1 else ', '}{end}"
        for start, end in zip(starts, ends, strict=True)
    ]
    more = len(parts) - _MOST_STRETCHES
    return ", ".join(parts[:_MOST_STRETCHES]) + (f" and {more} more places" if more > 0 else "")
