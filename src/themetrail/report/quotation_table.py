"""The supplement of one group: the quotations of each code, in full."""

from __future__ import annotations

from themetrail.contracts.report import QUOTATIONS_TABLE
from themetrail.report.material import Material
from themetrail.report.progress import provisional
from themetrail.report.quotations import Quotation
from themetrail.report.small_counts import hidden_in
from themetrail.report.table import Built, Column, Line, Said, headed
from themetrail.report.theme_rows import rows_of, unnamed_segments
from themetrail.report.wording import note_of_quotations, title_of

COLUMNS = (
    Column("head_entry", characters=30, wide=6.0, narrow=4.0),
    Column("head_quotations", characters=90, wide=18.0, narrow=12.0),
)


def quotations_table(material: Material, group: str) -> Built:
    """All quotations of each code that the group's table shows, the best first."""
    quotations = material.said(group)
    below, parents = material.settings["suppress_below"], material.codebook.parents
    hidden = unnamed_segments(quotations, hidden_in(material.counts(group), parents, below))
    rows, lines, warned = [], [], 0
    for entry in rows_of(material, group, {}).itertuples():
        shared = {name: getattr(entry, name) for name in QUOTATIONS_TABLE.columns if name in entry._fields}
        name = material.codebook.names[entry.code_id]
        for order, said in enumerate(quotations.get(entry.code_id, []), start=1):
            warned += bool(said.warning)
            row = shared | _said(said, material, hidden=said.segment_id in hidden)
            rows.append({**row, "order": order})
            in_full, translation = map(material.printed, (said.in_full, said.translation))
            cell = Said(in_full, row["participant"], material.language_of(said.segment_id), translation)
            lines.append(Line(entry.depth, entry.level, (name, cell), continues=order > 1))
        if entry.code_id not in quotations:
            rows.append({**shared, "order": 0})
            lines.append(Line(entry.depth, entry.level, (name, Said("", ""))))
    words = material.words
    return Built(
        data=QUOTATIONS_TABLE.frame(rows),
        title=title_of(group, len(material.members(group)), "title_quotations", words),
        columns=headed(COLUMNS, words),
        lines=lines,
        note=[
            *filter(None, [provisional(material.missing, words)]),
            *note_of_quotations(lines, words),
        ],
        nothing=words.say("nothing"),
        entries=len(rows),
        warned=warned,
    )


def _said(said: Quotation, material: Material, *, hidden: bool) -> dict[str, str]:
    """What the data say of a passage; who said it and where is left out where few did (`suppress_below`)."""
    who = ("", "") if hidden else (material.labels[said.participant_id], said.segment_id)
    return {"quotation": said.in_full, "participant": who[0], "segment_id": who[1], "translation": said.translation}
