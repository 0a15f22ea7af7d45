"""A reader of what people bring, and valid files for it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pandas as pd

from themetrail.contracts.contract import Contract

DEMO = Path(__file__).parents[2]
Tables = Iterable[tuple[Contract, pd.DataFrame]]


@dataclass(frozen=True)
class Reader:
    """A reader: `files` makes valid ones in a folder that is empty; `named` is what its sentences call the file."""

    name: str
    file: str
    files: Callable[[Path], Iterable[bytes | str]]
    read: Callable[[Path], Tables]
    named: str = ""


def delimited(rows: Iterable[Iterable[str]], delimiter: str = ",") -> str:
    """Rows as a table of text."""
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return made.getvalue()


def workbook(text: str) -> bytes:
    """A table of text as a workbook."""
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    made, book = io.BytesIO(), openpyxl.Workbook()
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def demo(*names: str) -> Callable[[Path], Iterable[bytes]]:
    """Files of the demo study."""
    return lambda _: [(DEMO / name).read_bytes() for name in names]
