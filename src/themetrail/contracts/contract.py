"""What every table contract can do: check a table, write it the same way each time, and read it back."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pandas as pd

from themetrail.contracts.column import Column
from themetrail.contracts.errors import StudyError
from themetrail.contracts.written import as_csv

DECIMALS = 6  # written floats are rounded, so that two machines write the same bytes
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


def _row(place: int, rows: Sequence[int] | None) -> int:
    """The row of a file (the header is row 1) for a place in its table."""
    return place + 2 if rows is None else int(rows[place])


def _is_id(column: str, value: object) -> bool:
    """Whether a message may repeat this: an id, and of people only where nobody is called so."""
    is_id = column == "round" or column.endswith("_id")
    could_be_called_so = column in ("participant_id", "coder_id") and not re.search(r"\d", str(value))
    return is_id and not could_be_called_so and _ID.fullmatch(str(value)) is not None


@dataclass(frozen=True)
class Contract:
    """One table: its name, its columns in order, and the columns that make a row unique.

    Columns beyond the contract are kept behind the contract's own only where `open_ended` is true.
    """

    name: str
    columns: dict[str, Column]
    key: tuple[str, ...] = ()
    open_ended: bool = False

    @property
    def optional(self) -> tuple[str, ...]:
        """The columns that may be absent, and are then empty."""
        return tuple(name for name, column in self.columns.items() if column.optional)

    def empty(self) -> pd.DataFrame:
        """A table of this kind without rows."""
        return self.check(pd.DataFrame({name: [] for name in self.columns}))

    def frame(self, rows: list[dict]) -> pd.DataFrame:
        """A checked table from a list of rows (dicts by column name)."""
        named = dict.fromkeys(name for row in rows for name in row) if rows else self.columns
        # By column, which is much faster than by row.
        return self.check(pd.DataFrame({name: [row.get(name) for row in rows] for name in named}))

    def check(
        self, table: pd.DataFrame, file: str | Path | None = None, rows: Sequence[int] | None = None
    ) -> pd.DataFrame:
        """The table with its columns in order and of the right types.

        `rows` are its rows as the file counts them, where some were left out. Raises StudyError naming `file`, row and
        column of the first thing that is wrong.
        """
        return self._checked(table, file, rows, no_gaps=False)

    def _checked(
        self, table: pd.DataFrame, file: str | Path | None, rows: Sequence[int] | None, *, no_gaps: bool
    ) -> pd.DataFrame:
        """As `check`; where it is known that there are `no_gaps` in columns of texts, none are looked for."""
        missing = [name for name in self.columns if name not in table.columns and name not in self.optional]
        if missing:
            raise StudyError(
                f"the column {missing[0]!r} is missing; {self.name} has the columns {', '.join(self.columns)}",
                file=file,
            )
        extra = [name for name in table.columns if name not in self.columns] if self.open_ended else []
        columns: dict[str, pd.Series] = {}
        for name, column in self.columns.items():
            there = table[name] if name in table.columns else pd.Series("", table.index, dtype="str")
            columns[name], untyped = column.typed(there, no_gaps=no_gaps)
            if untyped is not None:
                kind = "whole number" if column.kind == "Int64" else "number"
                self._refuse(f"must be a {kind}", untyped, name, file, rows)
        for name, column in self.columns.items():
            if found := column.wrong(columns[name]):
                self._refuse(*found, name, file, rows)
        table = pd.DataFrame({**columns, **{name: table[name] for name in extra}}, table.index).reset_index(drop=True)
        if self.key:
            repeated = table.duplicated(list(self.key)).to_numpy()
            if repeated.any():
                self._refuse_repeated(table, int(repeated.argmax()), file, rows)
        return table

    def _refuse_repeated(
        self, table: pd.DataFrame, place: int, file: str | Path | None, rows: Sequence[int] | None
    ) -> NoReturn:
        """Name the ids that stand twice, and the row where they stood first."""
        key = list(self.key)
        first = int((table[key] == table.loc[place, key]).all(axis=1).to_numpy().argmax())
        ids = [f"{name} {table.loc[place, name]}" for name in key if _is_id(name, table.loc[place, name])]
        named = f" ({', '.join(ids)})" if ids else ""
        raise StudyError(
            f"this row of {self.name} repeats row {_row(first, rows)}{named};"
            f" {', '.join(key)} {'together ' if len(key) > 1 else ''}must be unique",
            file=file,
            row=_row(place, rows),
        )

    def _refuse(
        self, what: str, wrong: pd.Series, column: str, file: str | Path | None, rows: Sequence[int] | None
    ) -> NoReturn:
        """Name the first wrong cell in the words of the table; its value is not repeated."""
        row = _row(int(wrong.to_numpy().argmax()), rows)
        raise StudyError(f"{what} (table of {self.name})", file=file, row=row, column=column)

    def write(self, table: pd.DataFrame, path: str | Path) -> None:
        """Check the table and write it as CSV (UTF-8, LF, floats rounded), whole or not at all."""
        checked = self.check(table, file=path)
        floats = checked.select_dtypes("float").columns
        checked[floats] = checked[floats].round(DECIMALS) + 0.0  # + 0.0: no "-0.0"
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.unfinished")
        unfinished.write_text(as_csv(checked), encoding="utf-8", newline="")
        unfinished.replace(path)

    def read(self, path: str | Path, only: tuple[str, Collection[str]] | None = None) -> pd.DataFrame:
        """Read and check a table that `write` wrote; `only` its rows that have one of these values in a text column."""
        try:
            raw = pd.read_csv(
                Path(path).absolute(),  # bytes as they are; through a handle they would become text first
                dtype="str",
                na_filter=False,
                lineterminator="\n",  # a carriage return belongs to a text cell
                usecols=self._is_wanted,
                compression=None,
            )
        except FileNotFoundError:
            raise StudyError(f"this table of {self.name} is not there; run the study first", file=path) from None
        except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError):
            raise StudyError(f"this is not a readable table of {self.name} (CSV, UTF-8)", file=path) from None
        if only is not None and only[0] in raw.columns:
            raw = raw[raw[only[0]].isin(only[1])]
        for name, column in self.columns.items():
            if name in raw.columns and not column.is_text:
                raw[name] = column.read(raw[name])
        return self._checked(raw, path, None, no_gaps=True)

    def _is_wanted(self, column: str) -> bool:
        return self.open_ended or column in self.columns

    def read_parts(self, paths: list[str] | list[Path]) -> pd.DataFrame:
        """Read several parts of one table (batches) into one, in the order given."""
        parts = [self.read(path) for path in paths]
        return self.check(pd.concat(parts, ignore_index=True)) if parts else self.empty()
