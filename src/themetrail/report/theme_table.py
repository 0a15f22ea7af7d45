"""The table of one group: its themes, subthemes and codes, how many mention them, and a quotation for each code."""

from __future__ import annotations

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.report import REPORT_TABLE
from themetrail.contracts.themes import NOT_MENTIONED, NOT_REPORTED
from themetrail.report.material import Material
from themetrail.report.quotation_rows import quotations_in
from themetrail.report.quotations import Quotation
from themetrail.report.table import Built, Column, Line, Said
from themetrail.report.wording import note_of, title_of

COLUMNS = (
    Column("Theme, subtheme and code", characters=38, wide=6.4, narrow=6.0),
    Column("Label", characters=16, wide=2.9, narrow=2.7),
    Column("n/N", characters=8, wide=1.6, narrow=1.5, centred=True),
    Column("Exemplar quotation", characters=78, wide=14.8, narrow=6.8),
)


def theme_table(material: Material, group: str) -> Built:
    """The table of a group, as data and as it is printed."""
    counts = material.representativeness[material.representativeness["group"] == group]
    cut_offs = material.cut_offs[material.cut_offs["group"] == group]
    members = material.members(group)
    spoken = material.coded_segments(group)
    quotations = quotations_in(material.quotations, group)
    shown = tuple(label for label in (NOT_MENTIONED, NOT_REPORTED) if material.settings[f"show_{label}"])
    table = report_table(
        counts, material.codebook, quotations, material.labels, provisional=bool(material.missing), show=shown
    )
    languages = dict(zip(spoken["segment_id"], spoken["transcript_id"].map(material.languages), strict=True))
    return Built(
        data=table,
        title=title_of(group, len(members)),
        columns=COLUMNS,
        lines=lines_of(table, material.codebook, languages),
        note=note_of(counts, cut_offs, table, material.missing),
        nothing="No theme was mentioned.",
        entries=len(counts),
    )


def report_table(
    counts: pd.DataFrame,
    codebook: Codebook,
    quotations: dict[str, list[Quotation]],
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
        said = next(iter(quotations.get(entry.code_id, [])), None)
        rows.append(
            {
                "level": entry.level,
                "code_id": entry.code_id,
                "theme": _name_above(codebook, entry.code_id, "theme"),
                "subtheme": _name_above(codebook, entry.code_id, "subtheme"),
                "code": codebook.names[entry.code_id] if entry.level == "code" else "",
                "label": entry.label,
                "n_participants": entry.n_participants,
                "n_total": entry.n_total,
                "share": entry.n_participants / entry.n_total if entry.n_total else None,
                "quotation": said.text if said else "",
                "participant": names[said.participant_id] if said else "",
                "segment_id": said.segment_id if said else "",
                "provisional": "yes" if provisional else "no",
                "depth": codebook.depth(entry.code_id),
                "n_alone": entry.n_alone,
            }
        )
    return REPORT_TABLE.frame(rows)


def lines_of(table: pd.DataFrame, codebook: Codebook, languages: dict[str, str]) -> list[Line]:
    """The rows of a report table as they are printed; `languages` gives the language of each segment quoted."""
    return [
        Line(
            depth=row.depth,
            level=row.level,
            cells=(
                codebook.names[row.code_id],
                printed_label(row.label),
                f"{row.n_participants}/{row.n_total}",
                Said(row.quotation, row.participant, languages.get(row.segment_id, "")),
            ),
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
