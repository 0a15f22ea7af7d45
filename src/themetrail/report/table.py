"""The table of one group: its themes, subthemes and codes, how many mention them, and a quotation for each code."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.report import REPORT_TABLE
from themetrail.contracts.themes import NOT_MENTIONED, NOT_REPORTED
from themetrail.report.quotations import Quotation

HEADER = ("Theme, subtheme and code", "Label", "n/N", "Exemplar quotation")


@dataclass(frozen=True)
class Line:
    """One row as it is printed. `depth` is the indent: 0 for a theme."""

    depth: int
    level: str
    name: str
    label: str
    count: str
    quotation: str
    participant: str
    language: str

    @property
    def quoted(self) -> str:
        """The quotation in its marks, with who said it; empty where there is none."""
        return f"“{self.quotation}” ({self.participant})" if self.quotation else ""


@dataclass(frozen=True)
class PaperTable:
    """A table as it stands in a paper: number, title, rows and the note below."""

    number: int
    title: str
    study: str
    lines: list[Line]
    note: list[str]
    provisional: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How the text of the paper refers to it."""
        return f"Table {self.number}"


def report_table(
    counts: pd.DataFrame,
    codebook: Codebook,
    quotations: dict[str, Quotation],
    names: dict[str, str],
    *,
    provisional: bool,
    show: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The rows of one group's table (contract `REPORT_TABLE`), in the order of the book.

    `counts` is the group's part of `representativeness`, `names` the label of each participant. Entries that are
    not mentioned or not reported are left out unless `show` holds that label.
    """
    hidden = {NOT_MENTIONED, NOT_REPORTED} - set(show)
    rows = []
    for entry in _nested(counts, codebook).itertuples():
        if entry.label in hidden or (entry.n_participants == 0 and NOT_MENTIONED in hidden):
            continue
        said = quotations.get(entry.code_id)
        rows.append(
            {
                "level": entry.level,
                "code_id": entry.code_id,
                **{level: _name_above(codebook, entry.code_id, level) for level in ("theme", "subtheme", "code")},
                "label": entry.label,
                "n_participants": entry.n_participants,
                "n_total": entry.n_total,
                "share": entry.n_participants / entry.n_total if entry.n_total else None,
                "quotation": said.text if said else "",
                "participant": names[said.participant_id] if said else "",
                "segment_id": said.segment_id if said else "",
                "provisional": "yes" if provisional else "no",
            }
        )
    return REPORT_TABLE.frame(rows)


def lines_of(table: pd.DataFrame, codebook: Codebook, languages: dict[str, str]) -> list[Line]:
    """The rows of a report table as they are printed; `languages` gives the language of each segment quoted."""
    return [
        Line(
            depth=len(codebook.path(row.code_id)) - 1,
            level=row.level,
            name=codebook.names[row.code_id],
            label=printed_label(row.label),
            count=f"{row.n_participants}/{row.n_total}",
            quotation=row.quotation,
            participant=row.participant,
            language=languages.get(row.segment_id, ""),
        )
        for row in table.itertuples()
    ]


def printed_label(label: str) -> str:
    """not_mentioned -> Not mentioned; a dash where there is no label."""
    return label.replace("_", " ").capitalize() if label else "–"


def _name_above(codebook: Codebook, code_id: str, level: str) -> str:
    found = codebook.ancestor(code_id, level)
    return codebook.names[found] if found else ""


def _nested(counts: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The counts with each entry below its parent, as a book may list codes in any order."""
    place = {code_id: position for position, code_id in enumerate(codebook.levels)}
    keys = [tuple(place[step] for step in codebook.path(code_id)) for code_id in counts["code_id"]]
    return counts.iloc[sorted(range(len(keys)), key=keys.__getitem__)]
