"""What every table contract can do: check a table, write it the same way each time, and read it back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from themetrail.contracts.errors import StudyError

DECIMALS = 6  # written floats are rounded, so that two machines write the same bytes


def text(*, required: bool = True, choices: tuple[str, ...] = (), about: str | None = None) -> pa.Column:
    """A column of strings; `required` forbids the empty string, `choices` lists what may stand there."""
    checks = []
    if choices:
        allowed = list(choices) if required else [*choices, ""]
        checks.append(pa.Check.isin(allowed, error=f"must be one of: {', '.join(choices)}"))
    elif required:
        checks.append(pa.Check(lambda s: s != "", error="must not be empty"))
    return pa.Column("str", checks=checks, coerce=True, description=about)


def integer(*, required: bool = True, minimum: int | None = 0, about: str | None = None) -> pa.Column:
    """A column of whole numbers; where not `required`, an empty cell is missing."""
    checks = [] if minimum is None else [pa.Check.ge(minimum, error=f"must be {minimum} or more")]
    return pa.Column("Int64", checks=checks, nullable=not required, coerce=True, description=about)


def number(*, low: float | None = None, high: float | None = None) -> pa.Column:
    """A column of numbers; an empty cell is missing."""
    checks = []
    if low is not None:
        checks.append(pa.Check.ge(low, error=f"must be {low} or more"))
    if high is not None:
        checks.append(pa.Check.le(high, error=f"must be {high} or less"))
    return pa.Column("float64", checks=checks, nullable=True, coerce=True)


def flag(*, about: str | None = None) -> pa.Column:
    """A column of yes/no, written `yes` and `no`."""
    return text(choices=("yes", "no"), about=about)


def is_text(column: pa.Column) -> bool:
    """Whether this column holds strings."""
    return str(column.dtype).startswith(("str", "string"))


@dataclass(frozen=True)
class Contract:
    """One table: its name, its columns in order, and the columns that make a row unique.

    Columns beyond the contract are kept behind the contract's own only where `open_ended` is true.
    """

    name: str
    columns: dict[str, pa.Column]
    key: tuple[str, ...] = ()
    open_ended: bool = False

    def empty(self) -> pd.DataFrame:
        """A table of this kind without rows."""
        return self.check(pd.DataFrame({name: [] for name in self.columns}))

    def frame(self, rows: list[dict]) -> pd.DataFrame:
        """A checked table from a list of rows (dicts by column name)."""
        return self.check(pd.DataFrame(rows, columns=None if rows else list(self.columns)))

    def check(self, table: pd.DataFrame, file: str | Path | None = None) -> pd.DataFrame:
        """The table with its columns in order and of the right types.

        Raises StudyError naming `file`, row and column of the first thing that is wrong.
        """
        missing = [name for name in self.columns if name not in table.columns]
        if missing:
            raise StudyError(
                f"the column {missing[0]!r} is missing; {self.name} has the columns {', '.join(self.columns)}",
                file=file,
            )
        extra = [name for name in table.columns if name not in self.columns] if self.open_ended else []
        table = table[[*self.columns, *extra]].reset_index(drop=True)
        for name, column in self.columns.items():
            if is_text(column):
                table[name] = table[name].fillna("").astype("str")
            else:
                table[name] = _numbers(table[name], whole=str(column.dtype) == "Int64", contract=self, file=file)
        try:
            checked = pa.DataFrameSchema(self.columns, strict=False).validate(table)
        except pandera.errors.SchemaError as problem:
            raise _as_study_error(problem, self, file) from None
        if self.key:
            repeated = checked.duplicated(list(self.key))
            if repeated.any():
                row = int(repeated.to_numpy().argmax())
                raise StudyError(
                    f"this row of {self.name} repeats an earlier one; {', '.join(self.key)} together must be unique",
                    file=file,
                    row=row + 2,
                )
        return checked

    def write(self, table: pd.DataFrame, path: str | Path) -> None:
        """Check the table and write it as CSV (UTF-8, LF, floats rounded), whole or not at all."""
        checked = self.check(table, file=path)
        floats = checked.select_dtypes("float").columns
        checked[floats] = checked[floats].round(DECIMALS) + 0.0  # + 0.0: no "-0.0"
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.unfinished")
        checked.to_csv(unfinished, index=False, lineterminator="\n", encoding="utf-8")
        unfinished.replace(path)

    def read(self, path: str | Path, only: tuple[str, Collection[str]] | None = None) -> pd.DataFrame:
        """Read and check a table that `write` wrote; `only` its rows that have one of these values in a text column."""
        try:
            # newline="" keeps a carriage return that belongs to a text cell
            with Path(path).open(encoding="utf-8", newline="") as handle:
                raw = pd.read_csv(handle, dtype="str", keep_default_na=False, lineterminator="\n")
        except FileNotFoundError:
            raise StudyError(f"this table of {self.name} is not there; run the step that makes it", file=path) from None
        except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError):
            raise StudyError(f"this is not a readable table of {self.name} (CSV, UTF-8)", file=path) from None
        if only is not None and only[0] in raw.columns:
            raw = raw[raw[only[0]].isin(only[1])]
        for name, column in self.columns.items():
            if name in raw.columns and not is_text(column):
                raw[name] = raw[name].replace("", pd.NA)
        return self.check(raw, file=path)

    def read_parts(self, paths: list[str] | list[Path]) -> pd.DataFrame:
        """Read several parts of one table (batches) into one, in the order given."""
        parts = [self.read(path) for path in paths]
        return self.check(pd.concat(parts, ignore_index=True)) if parts else self.empty()


def _numbers(cells: pd.Series, *, whole: bool, contract: Contract, file: str | Path | None) -> pd.Series:
    """The cells as numbers; raises StudyError at the first that is none."""
    values = pd.to_numeric(cells, errors="coerce")
    wrong = values.isna() & cells.notna()
    if whole:
        wrong |= values.notna() & (values % 1 != 0)
    if wrong.any():
        raise StudyError(
            f"must be a {'whole number' if whole else 'number'} (table of {contract.name})",
            file=file,
            row=int(wrong.to_numpy().argmax()) + 2,
            column=str(cells.name),
        )
    return values.astype("Int64" if whole else "float64")


def _as_study_error(problem: Exception, contract: Contract, file: str | Path | None) -> StudyError:
    """Say what pandera found in the words of the table; the offending value itself is not repeated."""
    column = getattr(getattr(problem, "schema", None), "name", None)
    cases = getattr(problem, "failure_cases", None)
    row = None
    if isinstance(cases, pd.DataFrame) and "index" in cases and len(cases) and pd.notna(cases["index"].iloc[0]):
        row = int(cases["index"].iloc[0]) + 2
    what = getattr(getattr(problem, "check", None), "error", None) or "must not be missing"
    return StudyError(f"{what} (table of {contract.name})", file=file, row=row, column=column)
