"""The coding sheet: one workbook per coder, with instructions, the segments to code, and the codebook."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from themetrail.codebook import Codebook
from themetrail.coding import sheet_form as form
from themetrail.coding.draft import Issue
from themetrail.coding.labels import code_labels
from themetrail.coding.returned import Frame
from themetrail.coding.sheet_style import Styles, drop_down, fit_height, paint, protect, put, set_widths
from themetrail.coding.shown import Suggestion
from themetrail.office import write_stable

_WIDTHS = {form.SEGMENT: 16, form.TURN: 6, form.SPEAKER: 16, form.TEXT: 80, form.SEEN: 8, form.MEMO: 32}
_SUGGESTION_WIDTH, _ANSWER_WIDTH, _CODE_WIDTH = 28, 10, 28
_BOOK_HEAD = ["Id", "Name", "Level", "Definition", "Include", "Exclude", "Example"]
_BOOK_WIDTHS = [20, 32, 10, 50, 40, 40, 40]


def write_coding_sheet(path: str | Path, issue: Issue, coder_id: str, *, title: str, own_codes: int) -> None:
    """Write the coding sheet of one coder of a drafted round (XLSX, the same bytes for the same round).

    `own_codes` is the number of columns for codes of the coder's own.
    """
    frame = Frame(issue, coder_id)
    most = max((len(shown) for shown in frame.shown.values()), default=0)
    columns = form.Columns(most, own_codes)
    book = Workbook()
    book.remove(book.active)
    styles = Styles(book)
    _write_read_me(book, styles, frame, columns, title)
    _write_coding(book, styles, frame, columns)
    write_codebook_sheet(book, styles, issue.codebook)
    _write_issue(book, frame, columns)
    book.active = 0
    write_stable(path, book.save)


def _write_read_me(book: Workbook, styles: Styles, frame: Frame, columns: form.Columns, title: str) -> None:
    sheet = book.create_sheet(form.READ_ME)
    lines = [(title, styles.title), ("", styles.plain)]
    lines += [(f"{name}: {value}", styles.plain) for name, value in _identity(frame)]
    lines += [("", styles.plain), *((line, styles.plain) for line in _instructions(frame, columns))]
    for row, (line, style) in enumerate(lines, start=1):
        put(sheet, row, 1, line, style)
        fit_height(sheet, row, [(line, 100)])
    sheet.row_dimensions[1].height = 2 * 15
    set_widths(sheet, [100])
    protect(sheet)


def _identity(frame: Frame) -> list[tuple[str, str]]:
    return [("Round", frame.issue.round), ("Coder", frame.coder_id), ("Issue", frame.issue.digest)]


def _instructions(frame: Frame, columns: form.Columns) -> list[str]:
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


def _write_coding(book: Workbook, styles: Styles, frame: Frame, columns: form.Columns) -> None:
    sheet = book.create_sheet(form.CODING)
    widths = [_width(name) for name in columns.names]
    set_widths(sheet, widths)
    put(sheet, 1, 1, "  ·  ".join(f"{name} {value}" for name, value in _identity(frame)), styles.plain)
    sheet["A1"].alignment = Alignment(wrap_text=False)
    for position, name in enumerate(columns.names, start=1):
        put(sheet, form.HEADER_ROW, position, name, styles.head)
    labels = code_labels(frame.issue.codebook)
    row, transcript = form.HEADER_ROW, None
    mine = frame.issue.segments[
        frame.issue.segments["transcript_id"].isin(
            set(frame.issue.segments.loc[frame.issue.segments["segment_id"].isin(frame.arms), "transcript_id"])
        )
    ]
    for segment in mine.itertuples():
        row += 1
        if segment.transcript_id != transcript:
            transcript = segment.transcript_id
            for position in range(1, len(columns.names) + 1):
                put(sheet, row, position, f"Transcript {transcript}" if position == 4 else "", styles.band)
            row += 1
        to_code = segment.segment_id in frame.arms
        said = styles.text if to_code else styles.context
        put(sheet, row, 1, segment.segment_id if to_code else "", said)
        put(sheet, row, 2, str(segment.turn), said)
        put(sheet, row, 3, segment.speaker or segment.role, said)
        put(sheet, row, 4, segment.text, said)
        beside = _write_suggestions(sheet, row, styles, frame, columns, labels, segment.segment_id)
        for name in columns.editable:
            put(sheet, row, columns.position(name), "", styles.open if to_code else styles.context)
        fit_height(sheet, row, [(segment.text, widths[3]), *((text, _SUGGESTION_WIDTH) for text in beside)])
    _offer_choices(sheet, columns, row, len(labels))
    sheet.freeze_panes = sheet.cell(row=form.HEADER_ROW + 1, column=columns.position(form.TEXT) + 1)
    sheet.auto_filter.ref = f"A{form.HEADER_ROW}:{get_column_letter(len(columns.names))}{row}"
    protect(sheet)
    sheet.print_title_rows = f"{form.HEADER_ROW}:{form.HEADER_ROW}"


def _write_suggestions(sheet, row, styles, frame, columns, labels, segment_id) -> list[str]:
    shown: list[Suggestion] = frame.shown.get(segment_id, [])
    texts = [_suggestion_text(entry, labels) for entry in shown]
    for k in range(1, columns.suggestions + 1):
        text = texts[k - 1] if k <= len(texts) else ""
        style = styles.suggested if text else styles.text if segment_id in frame.arms else styles.context
        put(sheet, row, columns.position(form.suggestion(k)), text, style)
    return texts


def _suggestion_text(entry: Suggestion, labels: dict[str, str]) -> str:
    likely = "" if entry.probability is None else f"{round(100 * entry.probability)} %"
    why = ", ".join(part for part in (likely, entry.evidence) if part)
    return labels[entry.code_id] + (f"\n({why})" if why else "")


def _offer_choices(sheet, columns: form.Columns, last: int, n_codes: int) -> None:
    rows = (form.HEADER_ROW + 1, last)
    for name in columns.editable:
        letter = get_column_letter(columns.position(name))
        if name == form.SEEN:
            drop_down(sheet, letter, rows, f'"{form.SEEN_MARK}"', f"Choose '{form.SEEN_MARK}' or leave the cell empty.")
        elif name.startswith("Answer"):
            hint = f"Choose '{form.ACCEPT}' or '{form.REFUSE}', or leave the cell empty."
            drop_down(sheet, letter, rows, f'"{form.ACCEPT},{form.REFUSE}"', hint)
        elif name != form.MEMO:
            source = f"'{form.ISSUE}'!$D$1:$D${n_codes}"
            drop_down(sheet, letter, rows, source, "Choose a code from the list, or leave the cell empty.")


def _width(name: str) -> float:
    if name.startswith("Suggestion"):
        return _SUGGESTION_WIDTH
    return _ANSWER_WIDTH if name.startswith("Answer") else _WIDTHS.get(name, _CODE_WIDTH)


def write_codebook_sheet(book: Workbook, styles: Styles, codebook: Codebook) -> None:
    """Add the codebook to a workbook, on a sheet of its own."""
    sheet = book.create_sheet(form.CODEBOOK)
    for position, name in enumerate(_BOOK_HEAD, start=1):
        put(sheet, 1, position, name, styles.head)
    for row, entry in enumerate(codebook.table.itertuples(), start=2):
        indent = "    " * (len(codebook.path(entry.code_id)) - 1)
        cells = [entry.code_id, indent + entry.name, entry.level, entry.definition, entry.include, entry.exclude]
        for position, text in enumerate([*cells, entry.example], start=1):
            put(sheet, row, position, text, styles.text if entry.level == "code" else styles.band)
        paint(sheet, row, 1, entry.colour)
        fit_height(sheet, row, list(zip([*cells, entry.example], _BOOK_WIDTHS, strict=True)))
    set_widths(sheet, _BOOK_WIDTHS)
    sheet.freeze_panes = "C2"
    protect(sheet)


def _write_issue(book: Workbook, frame: Frame, columns: form.Columns) -> None:
    """Hidden: whose sheet it is and of which form, by which it is known again, and the list behind the drop-downs."""
    sheet = book.create_sheet(form.ISSUE)
    plain = sheet["A1"]._style
    facts = [*_identity(frame), ("Form", str(form.FORM)), ("Suggestions", str(columns.suggestions))]
    for row, (name, value) in enumerate([*facts, ("Own codes", str(columns.own_codes))], start=1):
        put(sheet, row, 1, name, plain)
        put(sheet, row, 2, value, plain)
        book.custom_doc_props.append(StringProperty(name=f"Themetrail {name}", value=value))
    for row, label in enumerate(code_labels(frame.issue.codebook).values(), start=1):
        put(sheet, row, 4, label, plain)
    sheet.sheet_state = "veryHidden"
    protect(sheet)
