"""The sheet of candidates: whole passages for each code, with what coders wrote of them, from which people choose.

Its columns are those of the sheet of choices and some more: it is that sheet once somebody has marked rows in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.quotations import CANDIDATES
from themetrail.office.heights import height_of
from themetrail.office.laid_sheet import explain
from themetrail.office.workbook import Workbook
from themetrail.report.quotation_rows import QuotationMaterial
from themetrail.report.quotation_words import places_of
from themetrail.report.quotations import Quotation
from themetrail.rows import rows_of, tuples_of
from themetrail.writing_systems import word_spans

PER_CODE = 5
_FEWEST_WORDS = 4  # first and last words of a piece; more where these stand several times
_ABOUT = "Passages to quote: mark what is chosen, and save the sheet as data/quotations.xlsx"
_WIDTHS = {"passage": 80, "memos": 44, "edit": 40, "translation": 34, "warning": 34, "code": 24, "first_words": 24}
_WIDTHS |= {"last_words": 24, "quotation": 60}
_TO_FILL = ("chosen", "order", "first_words", "last_words", "edit", "translation", "confirmed")


def candidates_table(
    material: QuotationMaterial, codebook: Codebook, labels: Mapping[str, str], decisions: pd.DataFrame
) -> pd.DataFrame:
    """CANDIDATES of all groups, what is printed first; what people chose is marked. Memos are of `decisions`."""
    support = {(one, code): n for one, code, n in tuples_of(material.consensus, "segment_id", "code_id", "support")}
    said = {one: (start, text) for one, start, text in tuples_of(material.segments, "segment_id", "start", "text")}
    memos = _memos(decisions)
    rows = []
    for group in material.members:
        for code_id, found in material.candidates(group, PER_CODE):
            for number, one in enumerate(found, start=1):
                offset, text = said[one.segment_id]
                piece = (one.start - int(offset), one.end - int(offset))
                first, last = anchor_words(text, piece)
                rows.append(
                    {
                        **_of_people(one, number),
                        "group": group,
                        "code_id": code_id,
                        "code": codebook.names[code_id],
                        "participant": labels[one.participant_id],
                        "passage": text,
                        "first_words": first,
                        "last_words": last,
                        "translation": one.translation,
                        "agreement": support[one.segment_id, code_id],
                        "memos": "\n".join(memos.get((one.segment_id, code_id), [])),
                        "why": one.why,
                        "warning": one.warning,
                        "segment_id": one.segment_id,
                    }
                )
    return CANDIDATES.frame(rows)


def anchor_words(text: str, piece: tuple[int, int]) -> tuple[str, str]:
    """The first and last words by which a piece is found in its segment: a few, or as many as tell it from others."""
    words = word_spans(text, *piece)
    for n in range(min(_FEWEST_WORDS, len(words)), len(words) + 1):
        ends = (words[:n], words[len(words) - n :])
        first, last = (" ".join(text[end[0][0] : end[-1][1]].split()) if end else "" for end in ends)
        if len(places_of(first, last, text)) == 1:
            return first, last
    return "", ""


def write_candidates(path: str | Path, table: pd.DataFrame) -> None:
    """Write the sheet of candidates as a workbook."""
    book = Workbook(path, title=_ABOUT)
    sheet = book.add_sheet("Candidates")
    head = book.style(bold=True, bg_color="#DDE6EF", border=1, border_color="#D0D0D0")
    text = book.style(num_format="@", text_wrap=True, valign="top")
    to_fill = book.style(
        num_format="@", text_wrap=True, valign="top", bg_color="#FFF8DC", border=1, border_color="#D0D0D0"
    )
    number = book.style(valign="top", bg_color="#FFF8DC", border=1, border_color="#D0D0D0")
    names = list(CANDIDATES.columns)
    widths = [_WIDTHS.get(name, 13) for name in names]
    styles = [number if name == "order" else to_fill if name in _TO_FILL else text for name in names]
    sheet.add([(name, head) for name in names])
    for row in rows_of(table):
        cells = ["" if pd.isna(row[name]) else row[name] for name in names]
        height = height_of([(str(cell), width) for cell, width in zip(cells, widths, strict=True)])
        sheet.add(list(zip(cells, styles, strict=True)), height=height)
    last = max(sheet.last, 2)
    for name, values in (("chosen", ["x"]), ("confirmed", ["yes", "no"])):
        sheet.offer(names.index(name) + 1, [(2, last)], values, f"Choose {' or '.join(values)}, or leave it empty")
    sheet.set_widths(widths)
    sheet.layout.freeze_panes(1, names.index("group"))
    sheet.layout.autofilter(0, 0, last - 1, len(names) - 1)
    sheet.layout.set_landscape()
    sheet.layout.fit_to_pages(1, 0)
    sheet.layout.repeat_rows(0)
    explain(book, CANDIDATES, _ABOUT, [], {"chosen": ["x"]})
    book.save()


def _of_people(one: Quotation, number: int) -> dict[str, object]:
    """What people fill in: of what they chose already, as they did."""
    if one.chosen_by != "people":
        return {"chosen": "", "order": None, "edit": "", "confirmed": ""}
    edit, confirmed = one.text if one.edited else "", "yes" if one.confirmed else ""
    return {"chosen": "x", "order": number, "edit": edit, "confirmed": confirmed}


def _memos(decisions: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """What coders wrote of a segment and code, each with who wrote it."""
    found: dict[tuple[str, str], list[str]] = {}
    written = decisions[decisions["memo"] != ""].sort_values(["segment_id", "coder_id", "round"], kind="stable")
    for segment_id, code_id, coder_id, action, memo in tuples_of(
        written, "segment_id", "code_now", "coder_id", "action", "memo"
    ):
        refused = " (refused the code)" if action == "refused" else ""
        found.setdefault((segment_id, code_id), []).append(f"{coder_id}{refused}: {memo}")
    return found
