"""What a rehearsal of a withdrawal says on the screen: labels and saturation cell by cell, the rest counted."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from themetrail import layout
from themetrail.rehearsal import counts_by_file
from themetrail.whole_number import counted

# Tables that the screen shows row by row, with what of them; the list in a file has every cell.
_SHOWN = {
    layout.REPRESENTATIVENESS: ("Counts and labels", ("n_participants", "n_total", "label")),
    layout.COMPARISON: ("Groups side by side", ("label_first", "label_second", "difference", "flagged")),
    layout.SATURATION: ("New codes per transcript", ("n_new_codes", "n_codes_so_far")),
    layout.SATURATION_THRESHOLDS: ("Points of saturation", ("status", "n_before_run", "value")),
    layout.QUOTATIONS_OF_REPORT: ("Quotations that go; the rules choose others in their place", ()),
}


def lines_of(participant_id: str, rehearsed: pd.DataFrame) -> Iterator[str]:
    """The sentences and lists, from a table of `REHEARSED`."""
    yield f"If {participant_id} withdrew now, this would change in the results of the last run:"
    if rehearsed.empty:
        yield "  nothing; no result rests on what this participant said"
    for file, (title, columns) in _SHOWN.items():
        rows = rehearsed[(rehearsed["file"] == file) & rehearsed["column"].isin(("", *columns))]
        if len(rows):
            yield f"\n{title} ({file}):"
            yield from _rows_of(rows)
    others = [(file, whole, cells) for file, whole, cells in counts_by_file(rehearsed) if file not in _SHOWN]
    if others:
        yield "\nBesides:"
    for file, whole, cells in others:
        said = [f"{counted(whole, 'row')} go or come"] if whole else []
        said += [f"{counted(cells, 'cell')} change"] if cells else []
        yield f"  {file}: {', '.join(said)}"
    if (rehearsed["file"] == layout.CODINGS).any():
        yield "  results/agreement/: every coefficient is computed anew without these codings"


def _rows_of(rows: pd.DataFrame) -> Iterator[str]:
    for row, cells in rows.groupby("row", sort=False):
        said = [
            f"{before} -> {after}" if not column else f"{column} {before or 'empty'} -> {after or 'empty'}"
            for column, before, after in zip(cells["column"], cells["before"], cells["after"], strict=True)
        ]
        yield f"  {row}: {', '.join(said)}"
