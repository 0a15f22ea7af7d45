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
from themetrail.coding.sheets.code_lists import CodeLists
from themetrail.coding.sheets.evidence_page import examples_of, note_on, write_evidence
from themetrail.coding.sheets.instructions import are_folded, identity, write_read_me
from themetrail.coding.sheets.sheet_style import Styles, protect
from themetrail.coding.shown import suggestion_text
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_in
from themetrail.office.heights import height_of
from themetrail.office.rows import Cell, Formula
from themetrail.office.workbook import Note, Sheet, Workbook
from themetrail.office.worksheet import column_letters
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words

# In characters: what is read and the codes stand beside each other on a laptop's screen (some 180 characters).
_WIDTHS = {
    form.SEGMENT: 14,
    form.TURN: 6,
    form.SPEAKER: 14,
    form.TEXT: 64,
    form.WORDS: 22,
    form.SEEN: 7,
    form.UNSURE: 8,
    form.QUOTE: 12,
    form.MEMO: 26,
}
_SUGGESTION_WIDTH, _ANSWER_WIDTH, _CODE_WIDTH = 28, 10, 18
_BOOK_HEAD = ("id", "name", "under", "level", "definition", "include", "exclude", "example")
_BOOK_WIDTHS = [20, 32, 26, 10, 50, 40, 40, 40]


def write_coding_sheet(
    path: str | Path, issue: Issue, coder_id: str, *, title: str, own_codes: int, language: str = "english"
) -> None:
    """Write the coding sheet of one coder of a drafted round (XLSX, the same bytes for the same round).

    `own_codes` is the number of columns for codes of the coder's own, `language` that in which the sheet speaks.
    """
    words = sheet_words(language)
    frame = GivenToCoder(issue, coder_id)
    most = max((len(shown) for shown in frame.shown.values()), default=0)
    columns = form.Columns(most, own_codes)
    book = Workbook(path)
    styles, lists = Styles(book, words), CodeLists.of(frame, words)
    write_read_me(book, styles, frame, columns, title, by_question=len(lists.labels) > 1)
    _write_coding(book, styles, frame, columns, lists)
    write_codebook_sheet(book, styles, issue.codebook)
    write_evidence(book, styles, frame)
    _write_issue(book, styles, frame, columns, lists)
    book.save()


def _write_coding(book: Workbook, styles: Styles, frame: GivenToCoder, columns: form.Columns, lists: CodeLists) -> None:
    words = styles.words
    sheet = book.add_sheet(form.in_words(words, "page", form.CODING))
    segments = list(_segments_to_read(frame, words.language))
    last = form.HEADER_ROW + len(segments) + len({segment.transcript_id for segment in segments})
    first_line = words.say("whose", **{name.casefold(): value for name, value in identity(frame)})
    done = Formula(_progress(columns, last, words), form.progress(words, 0, len(frame.arms)))
    gap = [None] * (columns.position(columns.codes[0]) - 2)
    sheet.add([(first_line, styles.one_line), *gap, (done, styles.progress)])
    sheet.add([(form.in_words(words, "head", name), styles.head) for name in columns.names])
    rows = _write_rows(sheet, styles, frame, columns, segments)
    _lay_out(sheet, frame, columns, words)
    _offer_choices(sheet, columns, words)
    for source, stretches in lists.places(rows, (form.HEADER_ROW + 1, sheet.last)):
        for name in columns.codes:
            sheet.offer(
                columns.position(name),
                stretches,
                source,
                words.say("other_code"),
                only=False,
                refused=words.say("not_listed"),
            )
    book.shade(
        sheet,
        (form.HEADER_ROW + 1, last),
        len(columns.names),
        _is_done(columns, form.HEADER_ROW + 1),
        font_color="#7A7A7A",
        bg_color="#E6EBE6",
    )


def _write_rows(
    sheet: Sheet, styles: Styles, frame: GivenToCoder, columns: form.Columns, segments: list[_Segment]
) -> dict[int, str]:
    """Write a row for each segment, transcript by transcript; return the rows that are to be coded, each with the
    question that its segment answers."""
    labels, examples = code_labels(frame.issue.codebook), examples_of(frame.issue.evidence)
    transcript, to_code = None, {}
    for segment in segments:
        if segment.transcript_id != transcript:
            transcript = segment.transcript_id
            said = styles.words.say("transcript", transcript=transcript)
            sheet.add([(said if name == form.TEXT else "", styles.band) for name in columns.names])
        shown = frame.shown.get(segment.segment_id, [])
        beside = [suggestion_text(entry, labels, styles.words) for entry in shown]
        cells = _cells_of(segment, styles, columns, beside, to_code=segment.segment_id in frame.arms)
        texts = [(segment.text, _WIDTHS[form.TEXT]), (segment.speaker, _WIDTHS[form.SPEAKER])]
        row = sheet.add(cells, height=height_of([*texts, *((text, _SUGGESTION_WIDTH) for text in beside)]))
        if segment.segment_id in frame.arms:
            to_code[row] = segment.question
        for k, entry in enumerate(shown, start=1):
            if said := note_on(entry, examples, styles.words):
                sheet.note(Note(row, columns.position(form.suggestion(k)), said))
    return to_code


def _lay_out(sheet: Sheet, frame: GivenToCoder, columns: form.Columns, words: Words) -> None:
    """Widths, what is folded away, what stays in sight, what is printed, and what is locked."""
    memo, all_of_them = columns.position(form.MEMO), len(columns.names)
    folded = (memo + 1, all_of_them) if columns.suggestions and are_folded(frame) else None
    sheet.set_widths([_width(name, words) for name in columns.names], folded=folded)
    sheet.layout.freeze_panes(form.HEADER_ROW, columns.position(form.TEXT))
    sheet.layout.autofilter(form.HEADER_ROW - 1, 0, sheet.last - 1, all_of_them - 1)
    protect(sheet, words)
    sheet.layout.repeat_rows(form.HEADER_ROW - 1)
    sheet.layout.print_area(0, 0, sheet.last - 1, (memo if folded else all_of_them) - 1)


def _is_done(columns: form.Columns, row: int) -> str:
    """Whether the segment of a row, if it has one, is coded or seen: a formula for each of the rows from this one."""
    cells = ",".join(f"${column_letters(columns.position(name) - 1)}{row}" for name in columns.deciding)
    return f'=AND($A{row}<>"",COUNTA({cells})>0)'


def _progress(columns: form.Columns, last: int, words: Words) -> str:
    """How many segments are coded or seen, of how many."""

    def filled(name: str) -> str:
        letter = column_letters(columns.position(name) - 1)
        return f'({letter}{form.HEADER_ROW + 1}:{letter}{last}<>"")'

    decided = "+".join(map(filled, columns.deciding))
    count = f"SUMPRODUCT({filled(form.SEGMENT)}*(({decided})>0))"
    before, between, after = form.progress(words, "\0", "\0").split("\0")
    said = f'"{before}"&{count}&"{between}"&SUMPRODUCT({filled(form.SEGMENT)}*1)'
    return f'{said}&"{after}"' if after else said


class _Segment(NamedTuple):
    segment_id: str
    transcript_id: str
    turn: int
    speaker: str
    role: str
    text: str
    question: str


def _segments_to_read(frame: GivenToCoder, language: str) -> Iterator[_Segment]:
    """All segments of the transcripts of which the coder codes some, in the order of talk."""
    segments = frame.issue.segments
    transcripts = segments.loc[segments["segment_id"].isin(frame.arms), "transcript_id"].unique()
    for cells in tuples_of(segments[segments["transcript_id"].isin(transcripts)], *_Segment._fields):
        segment = _Segment(*cells)
        yield segment._replace(speaker=speaker_in(language, segment.speaker, segment.role))


def _cells_of(
    segment: _Segment, styles: Styles, columns: form.Columns, beside: list[str], *, to_code: bool
) -> list[Cell]:
    """A segment's row: white and open where its coder is to answer, grey where it is context."""
    said, to_fill = (styles.text, styles.open) if to_code else (styles.context, styles.context)
    given = {form.TURN: str(segment.turn), form.SPEAKER: segment.speaker, form.TEXT: segment.text}
    given[form.SEGMENT] = segment.segment_id if to_code else ""
    suggested = {form.suggestion(k): text for k, text in enumerate(beside, start=1)}
    cells: list[Cell] = []
    for name in columns.names:
        if name in suggested:
            cells.append((suggested[name], styles.suggested))
        else:
            cells.append((given.get(name, ""), to_fill if name in columns.editable else said))
    return cells


def _offer_choices(sheet: Sheet, columns: form.Columns, words: Words) -> None:
    """Offer the marks that the columns for other things than codes take."""
    rows = [(form.HEADER_ROW + 1, sheet.last)]
    choices = {
        form.SEEN: [form.SEEN_MARK],
        form.UNSURE: [form.UNSURE_MARK],
        form.QUOTE: [form.QUOTE_ME, form.NEVER_QUOTE],
    }
    for name in columns.editable:
        if name not in (*columns.codes, form.WORDS, form.MEMO):
            offered = [form.in_words(words, "mark", one) for one in choices.get(name, [form.ACCEPT, form.REFUSE])]
            sheet.offer(
                columns.position(name), rows, offered, to_choose(offered, words), refused=words.say("not_listed")
            )


def to_choose(offered: list[str], words: Words) -> str:
    """What is said where something else stands in a cell than what is offered there."""
    return words.say("choose", choices=words.say("or").join(words.say("choice", choice=one) for one in offered))


def _width(name: str, words: Words) -> float:
    """The width of a column; at least as much as the longest word of its heading needs."""
    if name.startswith("Suggestion"):
        return _SUGGESTION_WIDTH
    longest = max(map(len, form.in_words(words, "head", name).split()))
    return max(_ANSWER_WIDTH if name.startswith("Answer") else _WIDTHS.get(name, _CODE_WIDTH), longest + 1)


def codebook_texts(codebook: Codebook, words: Words) -> list[list[str]]:
    """The texts on the sheet of the codebook, row by row, its head first."""
    rows, applied = [[words.say(f"book_{name}") for name in _BOOK_HEAD]], set(codebook.codes)
    for entry in codebook.table.itertuples():
        *above, _ = codebook.path(entry.code_id)
        under = " › ".join(codebook.names[step] for step in above)
        level = _level_in_words(entry.level, words, is_applied=entry.code_id in applied)
        rows.append([entry.code_id, "    " * len(above) + entry.name, under, level, entry.definition])
        rows[-1] += [entry.include, entry.exclude, entry.example]
    return rows


def _level_in_words(level: str, words: Words, *, is_applied: bool) -> str:
    """The level of an entry of the codebook, and whether it is applied where that does not follow from the level."""
    named = words.named(f"level_{level}", level)
    if is_applied == (level == "code"):
        return named
    return words.say("may_be_applied" if is_applied else "not_applied", level=named)


def write_codebook_sheet(book: Workbook, styles: Styles, codebook: Codebook) -> None:
    """Add the codebook to a workbook, on a sheet of its own."""
    sheet = book.add_sheet(form.in_words(styles.words, "page", form.CODEBOOK))
    head, *entries = codebook_texts(codebook, styles.words)
    sheet.add([(name, styles.head) for name in head])
    applied = set(codebook.codes)
    for entry, texts in zip(codebook.table.itertuples(), entries, strict=True):
        style = styles.text if entry.code_id in applied else styles.band
        first = styles.in_colour(entry.colour) or style
        cells = [(text, first if i == 0 else style) for i, text in enumerate(texts)]
        sheet.add(cells, height=height_of(list(zip(texts, _BOOK_WIDTHS, strict=True))))
    sheet.set_widths(_BOOK_WIDTHS)
    sheet.layout.freeze_panes(1, 2)
    sheet.layout.autofilter(0, 0, sheet.last - 1, len(head) - 1)
    protect(sheet, styles.words)
    sheet.layout.repeat_rows(0)


def _write_issue(book: Workbook, styles: Styles, frame: GivenToCoder, columns: form.Columns, lists: CodeLists) -> None:
    """Hidden: whose sheet it is and of which form, by which it is known again, and the lists behind the drop-downs."""
    sheet = book.add_sheet(form.ISSUE)
    facts = [*identity(frame), ("Form", str(form.FORM)), ("Suggestions", str(columns.suggestions))]
    facts.append(("Own codes", str(columns.own_codes)))
    for name, value in facts:
        book.state(f"Themetrail {name}", value)
    for fact, *listed in zip_longest(facts, *lists.labels):
        texts = [*(fact or (None, None)), None, *listed]
        sheet.add([None if text is None else (text, styles.bare) for text in texts])
    sheet.layout.very_hidden()
    protect(sheet, styles.words)
