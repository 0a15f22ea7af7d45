"""The first page of a coding sheet: whose it is, and how it is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_style import Styles, protect
from themetrail.office.heights import height_of
from themetrail.office.workbook import Workbook
from themetrail.office.worksheet import column_letters
from themetrail.words_in_print import Words

_LONG_LIST = 60  # codes beyond which a list is tedious to scroll


def write_read_me(
    book: Workbook, styles: Styles, frame: GivenToCoder, columns: form.Columns, title: str, *, by_question: bool
) -> None:
    """Add the page of instructions to a coding sheet; `by_question`: the lists of codes differ between questions."""
    words = styles.words
    sheet = book.add_sheet(form.in_words(words, "page", form.READ_ME))
    sheet.add([(title, styles.title)], height=2 * 15)
    steps = enumerate(_steps(frame, columns, words, by_question), start=1)
    numbered = [f"{number}. {step}" for number, step in steps]
    facts = [words.say(f"fact_{name.casefold()}", value=value) for name, value in identity(frame)]
    closing = words.say("closing", file=f"{frame.coder_id}.xlsx")
    for line in ["", *facts, "", *numbered, "", closing]:
        sheet.add([(line, styles.plain)], height=height_of([(line, 100)]))
    sheet.set_widths([100])
    protect(sheet, words)


def identity(frame: GivenToCoder) -> list[tuple[str, str]]:
    """Whose sheet it is."""
    return [("Round", frame.issue.round), ("Coder", frame.coder_id), ("Issue", frame.issue.digest)]


def are_folded(frame: GivenToCoder) -> bool:
    """Whether the suggestions are folded away until they are wanted: where this coder is to code first."""
    return "suggestions" not in frame.arms.values()


def called(words: Words) -> dict[str, str]:
    """What pages, headings and marks are called in a language, as the steps name them."""
    heads = (form.WORDS, form.SEEN, form.UNSURE, form.QUOTE, form.MEMO)
    marks = (form.ACCEPT, form.REFUSE, form.QUOTE_ME, form.NEVER_QUOTE)
    return {
        **{name.casefold(): form.in_words(words, "page", name) for name in (form.CODING, form.CODEBOOK, form.EVIDENCE)},
        **{name.casefold().split()[0]: form.in_words(words, "head", name) for name in heads},
        **{name.replace(" ", "_"): form.in_words(words, "mark", name) for name in marks},
        "mark": form.in_words(words, "mark", form.SEEN_MARK),
    }


def _steps(frame: GivenToCoder, columns: form.Columns, words: Words, by_question: bool) -> Iterator[str]:
    codes, names = frame.issue.codebook.codes, called(words)
    yield words.say("step_segments", len(frame.arms), **names)
    if len(frame.issue.order):
        yield words.say("step_order")
    yield words.say("step_context")
    first, last, more = (
        form.in_words(words, "head", name)
        for name in (columns.codes[0], columns.codes[-1], form.own_code(columns.own_codes + 1))
    )
    yield words.say("step_codes", first=first, last=last)
    if by_question:
        yield words.say("step_questions")
    if len(codes) > _LONG_LIST:
        yield words.say("step_long_list", codes=words.count(len(codes)), **names)
    yield words.say("step_more_codes", heading=more)
    for step in ("step_words", "step_seen", "step_asides", "step_memo"):
        yield words.say(step, **names)
    if columns.suggestions:
        yield from _about_suggestions(frame, columns, words)


def _about_suggestions(frame: GivenToCoder, columns: form.Columns, words: Words) -> Iterator[str]:
    names = called(words)
    examples = words.say("step_examples", **names) if len(frame.issue.evidence) else ""
    if are_folded(frame):
        before = column_letters(columns.position(form.MEMO) - 1)
        after = column_letters(len(columns.names))
        yield words.say("step_folded", before=before, after=after, **names)
    yield words.say("step_suggestions", **names) + examples
