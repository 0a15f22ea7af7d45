"""The workbook on which a person settles where words belong that were corrected after their round was issued."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from themetrail.coding.anchoring import dice
from themetrail.coding.same_text import row_digest
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.anchor_form import BELONGS, CHOICES, CORRECTED, GONE, HEAD
from themetrail.coding.sheets.sheet_style import Styles, protect
from themetrail.coding.sheets.written_rows import add_instructions, write_digests
from themetrail.interface.judging.words import judging_words
from themetrail.interface.sheets.words import sheet_words
from themetrail.office.heights import height_of
from themetrail.office.rows import cut_to_a_cell
from themetrail.office.workbook import Workbook
from themetrail.rows import tuples_of

_WIDTHS = [16, 14, 6, 16, 50, *[16, 40] * CHOICES, 20]


def to_settle(
    anchors: pd.DataFrame, issued: pd.DataFrame, segments: pd.DataFrame, language: str = "english"
) -> list[list[str]]:
    """The rows of the sheet: what is lost, and what was settled by hand already, filled in.

    Offered are the segments of the same transcript with most words in common to which nothing else is anchored, and
    those that were chosen.
    """
    gone = form.in_words(sheet_words(language), "mark", GONE)
    asked = anchors[anchors["how"].isin(("lost", "by_hand", "dropped"))]
    chosen: dict[str, list[str]] = {}
    for segment_id, target, how in tuples_of(asked, "issued_segment_id", "segment_id", "how"):
        chosen.setdefault(segment_id, []).extend([gone] if how == "dropped" else [target] if target else [])
    taken = set(anchors["segment_id"]) - {target for targets in chosen.values() for target in targets}
    here = segments[segments["transcript_id"].isin(issued.loc[issued["segment_id"].isin(chosen), "transcript_id"])]
    here = here[(here["codable"] == "yes") & ~here["segment_id"].isin(taken)]
    now: dict[str, list[tuple[str, str, Counter]]] = {}
    for transcript_id, segment_id, text in tuples_of(here, "transcript_id", "segment_id", "text"):
        now.setdefault(transcript_id, []).append((segment_id, text, Counter(text.casefold().split())))
    rows = []
    columns = ("segment_id", "transcript_id", "turn", "speaker", "text")
    for segment_id, transcript_id, turn, speaker, text in tuples_of(issued, *columns):
        if segment_id in chosen:
            words = Counter(text.casefold().split())
            ranked = sorted(
                now.get(transcript_id, []), key=lambda one: (one[0] not in chosen[segment_id], -dice(words, one[2]))
            )
            alike = [one for one in ranked if one[0] in chosen[segment_id] or dice(words, one[2]) > 0][:CHOICES]
            offered = [cell for near, said, _ in alike for cell in (near, said)] + [""] * 2 * (CHOICES - len(alike))
            rows.append([segment_id, transcript_id, str(turn), speaker, text, *offered, "; ".join(chosen[segment_id])])
    return rows


def write_anchor_sheet(
    path: str | Path, name: str, title: str, found: list[list[str]], language: str = "english"
) -> None:
    """Write the sheet of a round (XLSX) with the rows of `to_settle`."""
    book, named = Workbook(path), sheet_words(language)
    styles = Styles(book, named)
    head = [form.in_words(named, "head", heading) for heading in HEAD]
    written = {form.READ_ME: _write_read_me(book, styles, name, title), CORRECTED: [row_digest(head[:-1])]}
    sheet = book.add_sheet(form.in_words(named, "page", CORRECTED))
    sheet.add([(heading, styles.head) for heading in head])
    for texts in found:
        written[CORRECTED].append(row_digest(list(map(cut_to_a_cell, texts[:-1]))))
        cells = [(text, styles.text) for text in texts[:-1]] + [(texts[-1], styles.open)]
        sheet.add(cells, height=height_of(list(zip(texts, _WIDTHS, strict=True))))
        # What is typed may be more than is offered: an id of any other segment, or several.
        offered = [text for text in texts[5:-1:2] if text]
        sheet.offer(len(HEAD), [(sheet.last, sheet.last)], [*offered, form.in_words(named, "mark", GONE)])
    sheet.set_widths(_WIDTHS)
    sheet.layout.freeze_panes(1, 5)
    sheet.layout.autofilter(0, 0, max(sheet.last, 2) - 1, len(HEAD) - 1)
    protect(sheet, named)
    sheet.layout.repeat_rows(0)
    write_digests(book, styles, written)
    book.save()


def _write_read_me(book: Workbook, styles: Styles, name: str, title: str) -> list[str]:
    """The first page; what stands for its rows."""
    named = styles.words
    sheet, words = book.add_sheet(form.in_words(named, "page", form.READ_ME)), judging_words(named.language)
    sheet.add([(title, styles.title)])
    label = form.in_words(named, "head", "Round")
    sheet.add([(label, styles.plain), (name, styles.plain)], row=3)
    facts = {
        "corrected": form.in_words(named, "page", CORRECTED),
        "belongs": form.in_words(named, "head", BELONGS),
        "gone": form.in_words(named, "mark", GONE),
        "file": "anchors.xlsx",
        "round": name,
    }
    lines = [words.say(f"corrected_{step}", **facts) for step in ("what", "choose", "save")]
    return [row_digest([title]), row_digest([label, name]), *add_instructions(sheet, lines, styles)]
