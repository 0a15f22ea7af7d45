"""The tables of a paper and the files they are written in. To add a table: docs/extending.md.

What is known of a table's files and rows stands in `contracts.report`, since the audit follows its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from themetrail.contracts.contract import Contract
from themetrail.contracts.report import table_numbers, tables_of
from themetrail.report.comparison_table import comparison_table
from themetrail.report.material import Material
from themetrail.report.quotation_table import quotations_table
from themetrail.report.table import Built, PaperTable
from themetrail.report.table_csv import write_csv
from themetrail.report.table_docx import write_docx
from themetrail.report.table_html import write_html
from themetrail.report.table_tex import write_tex
from themetrail.report.table_xlsx import write_xlsx
from themetrail.report.theme_table import labels_table, theme_table

# By the name of the table: what makes it, for one group or pair of groups.
BUILDERS: dict[str, Callable[[Material, str], Built]] = {
    "labels": labels_table,
    "themes": theme_table,
    "quotations": quotations_table,
    "comparison": comparison_table,
}

# By the ending of the file: what writes the table as it is printed, or its data, or both.
FORMATS: dict[str, Callable[[PaperTable, pd.DataFrame, Contract, Path], None]] = {
    "csv": lambda printed, data, contract, path: write_csv(data, path, contract),
    "xlsx": lambda printed, data, contract, path: write_xlsx(printed, data, path),
    "docx": lambda printed, data, contract, path: write_docx(printed, path),
    "html": lambda printed, data, contract, path: write_html(printed, path),
    "tex": lambda printed, data, contract, path: write_tex(printed, path),
}


def write_tables(
    material: Material,
    groups: Sequence[str],
    study: str,
    files: Mapping[str, Sequence[str]],
    pairs: Sequence[str] = (),
) -> list[tuple[PaperTable, Built]]:
    """Write every table of every group and pair of groups; `files` has the paths of each format, in the order of
    `tables_of`."""
    layouts = material.settings["layouts"]
    written = []
    tables = zip(table_numbers(groups, layouts, pairs), tables_of(groups, layouts, pairs), strict=True)
    for place, (number, (known, group)) in enumerate(tables):
        built = BUILDERS[known.name](material, group)
        printed = as_printed(built, number, study, material)
        for ending, write in FORMATS.items():
            write(printed, built.data, known.contract, Path(files[ending][place]))
        written.append((printed, built))
    return written


def as_printed(built: Built, number: str, study: str, material: Material) -> PaperTable:
    """The table with its number, in the style and on the paper that the study chose."""
    return PaperTable.of(
        built,
        number,
        study,
        provisional=material.missing,
        style=material.style,
        paper=material.settings["paper"],
        language=material.settings["language"],
    )
