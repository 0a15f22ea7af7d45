"""The coding sheet: one workbook per coder, with instructions, the segments to code, and the codebook."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from themetrail.codebook import Codebook
from themetrail.coding.draft import Issue
from themetrail.coding.labels import code_labels
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_style import Styles, height_of, protect
from themetrail.coding.shown import suggestion_text
from themetrail.office.rows import Cell
from themetrail.office.workbook import Sheet, Workbook
from themetrail.rows import tuples_of

_WIDTHS = {form.SEGMENT: 16, form.TURN: 6, form.SPEAKER: 16, form.TEXT: 80, form.SEEN: 8, form.MEMO: 32}
_SUGGESTION_WIDTH, _ANSWER_WIDTH, _CODE_WIDTH = 28, 10, 28
_BOOK_HEAD = ["Id", "Name", "Level", "Definition", "Include", "Exclude", "Example"]
_BOOK_WIDTHS = [20, 32, 10, 50, 40, 40, 40]


def write_coding_sheet(path: str | Path, issue: Issue, coder_id: str, *, title: str, own_codes: int) -> None:
    """Write the coding sheet of one coder of a drafted round (XLSX, the same bytes for the same round).

    `own_codes` is the number of columns for codes of the coder's own.
    """
    frame = GivenToCoder(issue, coder_id)
    most = max((len(shown) for shown in frame.shown.values()), default=0)
    columns = form.Columns(most, own_codes)
    book = Workbook(path)
    styles = Styles(book)
    _write_read_me(book, styles, frame, columns, title)
    _write_coding(book, styles, frame, columns)
    write_codebook_sheet(book, styles, issue.codebook)
    _write_issue(book, styles, frame, columns)
    book.save()


def _write_read_me(book: Workbook, styles: Styles, frame: GivenToCoder, columns: form.Columns, title: str) -> None:
    sheet = book.add_sheet(form.READ_ME)
    sheet.add([(title, styles.title)], height=2 * 15)
    for line in ["", *(f"{name}: {value}" for name, value in _identity(frame)), "", *_instructions(frame, columns)]:
        sheet.add([(line, styles.plain)], height=height_of([(line, 100)]))
    sheet.set_widths([100])
    protect(sheet)


def _identity(frame: GivenToCoder) -> list[tuple[str, str]]:
    return [("Round", frame.issue.round), ("Coder", frame.coder_id), ("Issue", frame.issue.digest)]


def _instructions(frame: GivenToCoder, columns: form.Columns) -> list[str]:
    steps = [
        f"You have {len(frame.arms)} segments to code, on the sheet '{form.CODING}'. What each code means stands on the"
        f" sheet '{form.CODEBOOK}'.",
        "Grey rows are context, such as the interviewer's questions. They are not coded.",
        f"Choose the codes of a segment from the lists in the columns '{form.own_code(1)}' to"
        f" '{form.own_code(columns.own_codes)}', in any order. One code is enough; several are fine.",
        f"No code fits? Choose '{form.SEEN_MARK}' in the column '{form.SEEN}'. A row in which nothing stands counts as"
        " not yet seen.",
        f"'{form.MEMO}' is for your notes. Please write no names of people there.",
    ]
    if columns.suggestions:
        steps.insert(
            2,
            "Some segments come with suggestions made by a program from earlier coding. It can be wrong. Answer each"
            f" with '{form.ACCEPT}' or '{form.REFUSE}' in the column beside it. A suggestion without an answer gives"
            " no code.",
        )
    return [
        *(f"{number}. {step}" for number, step in enumerate(steps, start=1)),
        "",
        f"Save the workbook as {frame.coder_id}.xlsx and give it back as it is: white cells are yours, all others are"
        " locked so that nothing is lost by accident. It may be given back half done.",
    ]


def _write_coding(book: Workbook, styles: Styles, frame: GivenToCoder, columns: form.Columns) -> None:
    sheet = book.add_sheet(form.CODING)
    sheet.add([("  ·  ".join(f"{name} {value}" for name, value in _identity(frame)), styles.one_line)])
    sheet.add([(name, styles.head) for name in columns.names])
    labels = code_labels(frame.issue.codebook)
    width, transcript = _width(form.TEXT), None
    for segment in _segments_to_read(frame):
        if segment.transcript_id != transcript:
            transcript = segment.transcript_id
            sheet.add(
                [(f"Transcript {transcript}" if name == form.TEXT else "", styles.band) for name in columns.names]
            )
        beside = [suggestion_text(entry, labels) for entry in frame.shown.get(segment.segment_id, [])]
        cells = _cells_of(segment, styles, columns, beside, to_code=segment.segment_id in frame.arms)
        sheet.add(cells, height=height_of([(segment.text, width), *((text, _SUGGESTION_WIDTH) for text in beside)]))
    sheet.set_widths([_width(name) for name in columns.names])
    _offer_choices(sheet, columns, len(labels))
    sheet.layout.freeze_panes(form.HEADER_ROW, columns.position(form.TEXT))
    sheet.layout.autofilter(form.HEADER_ROW - 1, 0, sheet.last - 1, len(columns.names) - 1)
    protect(sheet)
    sheet.layout.repeat_rows(form.HEADER_ROW - 1)


class _Segment(NamedTuple):
    segment_id: str
    transcript_id: str
    turn: int
    speaker: str
    role: str
    text: str


def _segments_to_read(frame: GivenToCoder) -> Iterator[_Segment]:
    """All segments of the transcripts of which the coder codes some, in the order of talk."""
    segments = frame.issue.segments
    transcripts = segments.loc[segments["segment_id"].isin(frame.arms), "transcript_id"].unique()
    return map(_Segment._make, tuples_of(segments[segments["transcript_id"].isin(transcripts)], *_Segment._fields))


def _cells_of(
    segment: _Segment, styles: Styles, columns: form.Columns, beside: list[str], *, to_code: bool
) -> list[Cell]:
    """A segment's row: white and open where its coder is to answer, grey where it is context."""
    said, to_fill = (styles.text, styles.open) if to_code else (styles.context, styles.context)
    cells: list[Cell] = [
        (segment.segment_id if to_code else "", said),
        (str(segment.turn), said),
        (segment.speaker or segment.role, said),
        (segment.text, said),
    ]
    for k in range(columns.suggestions):
        cells += [(beside[k], styles.suggested) if k < len(beside) else ("", said), ("", to_fill)]
    return cells + [("", to_fill)] * (len(columns.names) - len(cells))


def _offer_choices(sheet: Sheet, columns: form.Columns, n_codes: int) -> None:
    rows = [(form.HEADER_ROW + 1, sheet.last)]
    for name in columns.editable:
        column = columns.position(name)
        if name == form.SEEN:
            sheet.offer(column, rows, [form.SEEN_MARK], f"Choose '{form.SEEN_MARK}' or leave the cell empty.")
        elif name.startswith("Answer"):
            hint = f"Choose '{form.ACCEPT}' or '{form.REFUSE}', or leave the cell empty."
            sheet.offer(column, rows, [form.ACCEPT, form.REFUSE], hint)
        elif name != form.MEMO:
            source = f"='{form.ISSUE}'!$D$1:$D${n_codes}"
            sheet.offer(column, rows, source, "Choose a code from the list, or leave the cell empty.")


def _width(name: str) -> float:
    if name.startswith("Suggestion"):
        return _SUGGESTION_WIDTH
    return _ANSWER_WIDTH if name.startswith("Answer") else _WIDTHS.get(name, _CODE_WIDTH)


def codebook_texts(codebook: Codebook) -> list[list[str]]:
    """The texts on the sheet of the codebook, row by row, its head first."""
    rows, applied = [_BOOK_HEAD], set(codebook.codes)
    for entry in codebook.table.itertuples():
        indent = "    " * codebook.depth(entry.code_id)
        level = _level_in_words(entry.level, is_applied=entry.code_id in applied)
        rows.append([entry.code_id, indent + entry.name, level, entry.definition])
        rows[-1] += [entry.include, entry.exclude, entry.example]
    return rows


def _level_in_words(level: str, *, is_applied: bool) -> str:
    """The level of an entry of the codebook, and whether it is applied where that does not follow from the level."""
    if is_applied == (level == "code"):
        return level
    return f"{level} (may be applied)" if is_applied else f"{level} (not applied itself)"


def write_codebook_sheet(book: Workbook, styles: Styles, codebook: Codebook) -> None:
    """Add the codebook to a workbook, on a sheet of its own."""
    sheet = book.add_sheet(form.CODEBOOK)
    head, *entries = codebook_texts(codebook)
    sheet.add([(name, styles.head) for name in head])
    applied = set(codebook.codes)
    for entry, texts in zip(codebook.table.itertuples(), entries, strict=True):
        style = styles.text if entry.code_id in applied else styles.band
        first = styles.in_colour(entry.colour) or style
        cells = [(text, first if i == 0 else style) for i, text in enumerate(texts)]
        sheet.add(cells, height=height_of(list(zip(texts, _BOOK_WIDTHS, strict=True))))
    sheet.set_widths(_BOOK_WIDTHS)
    sheet.layout.freeze_panes(1, 2)
    protect(sheet)


def _write_issue(book: Workbook, styles: Styles, frame: GivenToCoder, columns: form.Columns) -> None:
    """Hidden: whose sheet it is and of which form, by which it is known again, and the list behind the drop-downs."""
    sheet = book.add_sheet(form.ISSUE)
    facts = [*_identity(frame), ("Form", str(form.FORM)), ("Suggestions", str(columns.suggestions))]
    facts.append(("Own codes", str(columns.own_codes)))
    for name, value in facts:
        book.state(f"Themetrail {name}", value)
    labels = code_labels(frame.issue.codebook).values()
    for fact, label in zip_longest(facts, labels):
        stated = [None, None] if fact is None else [(text, styles.bare) for text in fact]
        sheet.add([*stated, None, None if label is None else (label, styles.bare)])
    sheet.layout.very_hidden()
    protect(sheet)
