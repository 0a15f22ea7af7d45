"""The rows of the table of one group: its themes, subthemes and codes, who mentions them, and what is told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.report import REPORT_TABLE
from themetrail.contracts.themes import NOT_MENTIONED, NOT_REPORTED
from themetrail.report.material import Material
from themetrail.report.quotations import Quotation
from themetrail.report.small_counts import hidden_in, without_hidden
from themetrail.report.table_marks import marks_of

BY_LABEL = ("by_scheme", "by_coding", "by_participant")


def rows_of(material: Material, group: str, quotations: dict[str, list[Quotation]]) -> pd.DataFrame:
    """The rows of a group (contract `REPORT_TABLE`): marked, and without the counts that the study does not print."""
    counts = material.counts(group)
    shown = tuple(label for label in (NOT_MENTIONED, NOT_REPORTED) if material.settings[f"show_{label}"])
    table = report_table(
        counts, material.codebook, quotations, material.labels, provisional=bool(material.missing), show=shown
    )
    below = material.settings["suppress_below"]
    hidden = hidden_in(counts, material.codebook.parents, below)
    table = without_hidden(table, hidden, below, unnamed_segments(material.said(group), hidden))
    stability = material.stability[material.stability["group"] == group]
    marks = marks_of(table["code_id"], material.codebook, material.passages(group), stability)
    of_row = [
        [mark for mark in marks[code_id] if label or mark not in BY_LABEL]
        for code_id, label in zip(table["code_id"], table["label"], strict=True)
    ]
    return REPORT_TABLE.frame(table.assign(marks=[";".join(row) for row in of_row]).to_dict("records"))


def unnamed_segments(quoted: Mapping[str, Iterable[Quotation]], hidden: Collection[str]) -> set[str]:
    """The segments that are quoted for an entry that hides its count: the same words with a name elsewhere would tell
    who that is."""
    return {one.segment_id for code_id in hidden for one in quoted.get(code_id, ())}


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
    for entry in nested(counts, codebook).itertuples():
        if entry.label in hidden or (entry.n_participants == 0 and NOT_MENTIONED in hidden):
            continue
        said = next(iter(quotations.get(entry.code_id, [])), None)
        rows.append(
            {
                "level": entry.level,
                "code_id": entry.code_id,
                "theme": name_above(codebook, entry.code_id, "theme"),
                "subtheme": name_above(codebook, entry.code_id, "subtheme"),
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
                "marks": "",
                "suppressed": "",
                "translation": said.translation if said else "",
            }
        )
    return REPORT_TABLE.frame(rows)


def name_above(codebook: Codebook, code_id: str, level: str) -> str:
    """The name of the entry of this level under which an entry stands, or which it is; empty where there is none."""
    found = codebook.ancestor(code_id, level)
    return codebook.names[found] if found else ""


def nested(counts: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The counts with each entry below its parent."""
    place = {code_id: position for position, code_id in enumerate(codebook.in_order)}
    return counts.sort_values("code_id", key=lambda code_ids: code_ids.map(place), kind="stable")
