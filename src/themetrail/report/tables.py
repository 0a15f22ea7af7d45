"""The tables of a paper and the files they are written in. To add a table: docs/extending.md.

What is known of a table's files and rows stands in `contracts.report`, since the audit follows its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from themetrail.contracts.report import PaperTableFile, tables_of
from themetrail.report.material import Material
from themetrail.report.table import Built, PaperTable
from themetrail.report.table_csv import write_csv
from themetrail.report.table_docx import write_docx
from themetrail.report.table_html import write_html
from themetrail.report.table_xlsx import write_xlsx
from themetrail.report.theme_table import theme_table

# By the name of the table: what makes it, for one group.
BUILDERS: dict[str, Callable[[Material, str], Built]] = {"themes": theme_table}

# By the ending of the file: what writes the table as it is printed, or its data, or both.
FORMATS: dict[str, Callable[[PaperTable, pd.DataFrame, PaperTableFile, Path], None]] = {
    "csv": lambda printed, data, known, path: write_csv(data, path, known.contract),
    "xlsx": lambda printed, data, known, path: write_xlsx(printed, data, path),
    "docx": lambda printed, data, known, path: write_docx(printed, path),
    "html": lambda printed, data, known, path: write_html(printed, path),
}


def write_tables(
    material: Material, groups: Sequence[str], study: str, files: Mapping[str, Sequence[str]]
) -> list[tuple[PaperTable, Built]]:
    """Write every table of every group; `files` has the paths of each format, in the order of `tables_of`."""
    written = []
    for number, (known, group) in enumerate(tables_of(groups)):
        built = BUILDERS[known.name](material, group)
        printed = PaperTable(
            number=number + 1,
            title=built.title,
            study=study,
            columns=built.columns,
            lines=built.lines,
            note=built.note,
            nothing=built.nothing,
            provisional=material.missing,
        )
        for ending, write in FORMATS.items():
            write(printed, built.data, known, Path(files[ending][number]))
        written.append((printed, built))
    return written
