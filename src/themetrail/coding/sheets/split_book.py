"""The workbook on which a coder says, of each coding of a code that was split since, which code it is now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.codebook_changes import ids_in
from themetrail.coding.same_text import row_digest
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_style import Styles, protect
from themetrail.coding.sheets.sheet_writer import codebook_texts, write_codebook_sheet
from themetrail.coding.sheets.split_form import CODE, CODER, HEAD, NOW, OPEN, SPLIT, choice_text, place_text
from themetrail.coding.sheets.written_rows import add_instructions, write_digests
from themetrail.contracts.coding import NONE_OF_THESE
from themetrail.interface.judging.words import judging_words
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_in
from themetrail.office.heights import height_of
from themetrail.office.rows import cut_to_a_cell
from themetrail.office.workbook import Workbook
from themetrail.rows import rows_of, tuples_of

_WIDTHS = [16, 10, 16, 60, 30, 16, 24, 40, 30, 32]
Rows = list[tuple[list[str], list[str]]]  # the cells of a row, and what is offered beside it


def to_decide(
    splits: pd.DataFrame,
    segments: pd.DataFrame,
    decisions: pd.DataFrame,
    codebook: Codebook,
    names: Mapping[str, str],
    language: str = "english",
) -> Rows:
    """The rows of the list of one coder and round, in the order of talk; what is decided stands filled in.

    `splits` are the rows of SPLITS of this coder and round, `names` what codes were called when the round was issued.
    Memos stand in the `decisions` of the coder in the round. A coding whose words lie in several segments now is one
    row.
    """
    of_splits = decisions[decisions["action"].isin(("split", "split_none")) & (decisions["memo"] != "")]
    memos = dict(tuples_of(of_splits, "source_row", "memo"))
    order = {segment_id: place for place, segment_id in enumerate(segments["segment_id"])}
    said = {one: cells for one, *cells in tuples_of(segments, "segment_id", "speaker", "role", "start", "end", "text")}
    rows: dict[tuple, tuple[list[str], list[str]]] = {}
    places: dict[tuple, int] = {}
    for row in rows_of(splits):
        speaker, role, start, end, text = said[row["segment_id"]]
        whole = (row["start"], row["end"]) == (start, end)
        words = "" if whole else text[row["start"] - start : row["end"] - start]
        key = (row["issued_segment_id"], row["issued_start"], row["issued_end"], row["code_id"])
        places[key] = min(places.get(key, len(order)), order[row["segment_id"]])
        if key in rows:
            cells = rows[key][0]
            cells[3], cells[4] = f"{cells[3]}\n{text}", "\n".join(filter(None, [cells[4], words]))
            continue
        offered = [choice_text(code, codebook.names[code]) for code in ids_in(row["offered"])]
        code = row["code_id"]
        decided = row["decided"]
        if decided == NONE_OF_THESE:
            decided = form.in_words(sheet_words(language), "mark", NONE_OF_THESE)
        elif decided:
            decided = "; ".join(choice_text(one, codebook.names.get(one, one)) for one in ids_in(decided))
        who = speaker_in(language, speaker, role)
        cells = [row["issued_segment_id"], place_text(row["issued_start"], row["issued_end"]), who, text]
        cells += [words, code, names.get(code, codebook.names.get(code, code)), "\n".join(offered), decided]
        rows[key] = [*cells, memos.get(row["source_row"], "")], offered
    return [rows[key] for key in sorted(rows, key=lambda key: (places[key], key))]


def write_split_list(
    path: str | Path,
    name: str,
    coder_id: str,
    title: str,
    found: Rows,
    codebook: Codebook,
    language: str = "english",
) -> None:
    """Write the list of one coder in a round (XLSX) with the rows of `to_decide`."""
    book, named = Workbook(path), sheet_words(language)
    styles = Styles(book, named)
    head = [form.in_words(named, "head", heading) for heading in HEAD]
    written = {form.READ_ME: _write_read_me(book, styles, name, coder_id, title)}
    locked = [place for place, heading in enumerate(HEAD) if heading not in OPEN]
    written[SPLIT] = [row_digest([head[place] for place in locked])]
    sheet = book.add_sheet(form.in_words(named, "page", SPLIT))
    sheet.add([(heading, styles.head) for heading in head])
    style_of = [styles.open if heading in OPEN else styles.text for heading in HEAD]
    for texts, offered in found:
        written[SPLIT].append(row_digest([cut_to_a_cell(texts[place]) for place in locked]))
        cells = list(zip(texts, style_of, strict=True))
        sheet.add(cells, height=height_of(list(zip(texts, _WIDTHS, strict=True))))
        # What is typed may be more than is offered: several of them
        none = form.in_words(named, "mark", NONE_OF_THESE)
        sheet.offer(HEAD.index(NOW) + 1, [(sheet.last, sheet.last)], [*offered, none])
    sheet.set_widths(_WIDTHS)
    sheet.layout.freeze_panes(1, 1)
    sheet.layout.autofilter(0, 0, max(sheet.last, 2) - 1, len(HEAD) - 1)
    protect(sheet, named)
    sheet.layout.repeat_rows(0)
    write_codebook_sheet(book, styles, codebook)
    written[form.CODEBOOK] = [row_digest(texts) for texts in codebook_texts(codebook, named)]
    write_digests(book, styles, written)
    book.save()


def _write_read_me(book: Workbook, styles: Styles, name: str, coder_id: str, title: str) -> list[str]:
    """The first page; what stands for its rows."""
    named = styles.words
    sheet, words = book.add_sheet(form.in_words(named, "page", form.READ_ME)), judging_words(named.language)
    sheet.add([(title, styles.title)])
    digests = [row_digest([title])]
    for row, (fact, value) in enumerate([("Round", name), (CODER, coder_id)], start=3):
        label = form.in_words(named, "head", fact)
        sheet.add([(label, styles.plain), (value, styles.plain)], row=row)
        digests.append(row_digest([label, value]))
    facts = {
        "split": form.in_words(named, "page", SPLIT),
        "code": form.in_words(named, "head", CODE),
        "now": form.in_words(named, "head", NOW),
        "none": form.in_words(named, "mark", NONE_OF_THESE),
        "codebook": form.in_words(named, "page", form.CODEBOOK),
        "file": f"{coder_id}.xlsx",
        "round": name,
    }
    lines = [words.say(f"split_{step}", **facts) for step in ("what", "choose", "codebook", "save")]
    return digests + add_instructions(sheet, lines, styles)
