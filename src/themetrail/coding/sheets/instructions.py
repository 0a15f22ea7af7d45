"""The first page of a coding sheet: whose it is, and how it is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_style import Styles, protect
from themetrail.office.heights import height_of
from themetrail.office.workbook import Workbook
from themetrail.office.worksheet import column_letters

_LONG_LIST = 60  # codes beyond which a list is tedious to scroll


def write_read_me(
    book: Workbook, styles: Styles, frame: GivenToCoder, columns: form.Columns, title: str, *, by_question: bool
) -> None:
    """Add the page of instructions to a coding sheet; `by_question`: the lists of codes differ between questions."""
    sheet = book.add_sheet(form.READ_ME)
    sheet.add([(title, styles.title)], height=2 * 15)
    numbered = [f"{number}. {step}" for number, step in enumerate(_steps(frame, columns, by_question), start=1)]
    facts = [f"{name}: {value}" for name, value in identity(frame)]
    closing = (
        f"Save the workbook as {frame.coder_id}.xlsx and give it back as it is: white cells are yours, all others are"
        " locked so that nothing is lost by accident (there is no password). It may be given back half done."
    )
    for line in ["", *facts, "", *numbered, "", closing]:
        sheet.add([(line, styles.plain)], height=height_of([(line, 100)]))
    sheet.set_widths([100])
    protect(sheet)


def identity(frame: GivenToCoder) -> list[tuple[str, str]]:
    """Whose sheet it is."""
    return [("Round", frame.issue.round), ("Coder", frame.coder_id), ("Issue", frame.issue.digest)]


def are_folded(frame: GivenToCoder) -> bool:
    """Whether the suggestions are folded away until they are wanted: where this coder is to code first."""
    return "suggestions" not in frame.arms.values()


def _steps(frame: GivenToCoder, columns: form.Columns, by_question: bool) -> Iterator[str]:
    codes = frame.issue.codebook.codes
    yield (
        f"You have {len(frame.arms)} segments to code, on the sheet '{form.CODING}'. Above its table stands how many"
        f" are done; their rows turn grey. What each code means stands on the sheet '{form.CODEBOOK}'."
    )
    if len(frame.issue.order):
        yield "Please code the transcripts in the order in which they stand: what may be left undone stands last."
    yield "Rows without a segment's id are context, such as the interviewer's questions. They are not coded."
    yield (
        f"Choose the codes of a segment from the lists in the columns '{columns.codes[0]}' to '{columns.codes[-1]}', in"
        " any order, or type a code's name or id. One code is enough; several are fine."
    )
    if by_question:
        yield (
            "A list offers the codes of the question that the segment answers, and those that go for all questions."
            " Where somebody answered another question there, type the name or id of its code."
        )
    if len(codes) > _LONG_LIST:
        yield (
            f"There are {len(codes)} codes. On the sheet '{form.CODEBOOK}' the arrows in the first row show those of"
            " one theme, or with a word in their name or definition; copy an id from there into the column for codes."
        )
    yield (
        "More codes than columns? Several may stand in one cell, with ; between them. Or take the lock off (Review >"
        f" Unprotect Sheet) and write '{form.own_code(columns.own_codes + 1)}' as the heading of the first free column."
    )
    yield (
        f"Is a code for some of the words only? Copy or type them into '{form.WORDS}', exactly as they stand in the"
        " text. Then the codes that you chose in this row are for these words, and not for the whole segment."
    )
    yield (
        f"No code fits? Choose '{form.SEEN_MARK}' in the column '{form.SEEN}'. A row in which no code, answer,"
        f" '{form.SEEN_MARK}' or memo stands counts as not yet seen."
    )
    yield (
        f"'{form.UNSURE}' marks what you want to come back to or talk about. '{form.QUOTE}': '{form.QUOTE_ME}' where"
        f" the words would stand well in a paper, '{form.NEVER_QUOTE}' where they must not."
    )
    yield f"'{form.MEMO}' is for your notes. Please write no names of people there, and no comments on cells."
    if columns.suggestions:
        yield from _about_suggestions(frame, columns)


def _about_suggestions(frame: GivenToCoder, columns: form.Columns) -> Iterator[str]:
    examples = (
        f" Point at one to read the coded examples that speak for it; all of them stand on the sheet '{form.EVIDENCE}'."
        if len(frame.issue.evidence)
        else ""
    )
    what = (
        "Some segments come with suggestions made by a program from earlier coding. It can be wrong. Answer each"
        f" with '{form.ACCEPT}' or '{form.REFUSE}' in the column beside it. A suggestion without an answer gives"
        f" no code.{examples}"
    )
    if not are_folded(frame):
        yield what
        return
    before = column_letters(columns.position(form.MEMO) - 1)
    after = column_letters(len(columns.names))
    yield (
        f"Code first, and look at suggestions then: they are hidden right of the column '{form.MEMO}'. To see them,"
        f" select the columns {before} to {after} by their letters, right-click and choose Unhide (LibreOffice: take"
        " the lock off first, with Tools > Protect Sheet, then Format > Columns > Show)."
    )
    yield what
