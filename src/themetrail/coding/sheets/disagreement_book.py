"""The workbooks of disagreements: one to look at, with who gave which code, and one to settle them, without."""

from __future__ import annotations

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.coding.disagreements import Disagreement, RoundToSettle
from themetrail.coding.labels import code_labels
from themetrail.coding.same_text import row_digest
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.adjudication_form import ADJUDICATION, DECIDED_BY, DROP, HEAD, KEEP, OPEN
from themetrail.coding.sheets.sheet_style import Styles, print_on_page_width, protect
from themetrail.coding.sheets.sheet_writer import codebook_texts, to_choose, write_codebook_sheet
from themetrail.coding.sheets.written_rows import add_instructions, write_digests
from themetrail.interface.judging.words import judging_words
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_in
from themetrail.office.heights import height_of
from themetrail.office.rows import cut_to_a_cell
from themetrail.office.workbook import Workbook
from themetrail.words_in_print import Words

_LOOKED_AT = ("Round", "Segment", "Transcript", "Turn", "Speaker", "Text", "Code", "Given by", "Not given by")
_WIDTHS = [16, 16, 70, 18, 28, 12, 28, 32, 10, 40]


def write_disagreements(
    path: str | Path, found: list[Disagreement], codebook: Codebook, language: str = "english"
) -> None:
    """Write all disagreements with their words, each coder's codes and memos (XLSX)."""
    labels, named, words = code_labels(codebook), sheet_words(language), judging_words(language)
    coders = sorted({coder for one in found for coder in one.codings})
    head = [form.in_words(named, "head", name) for name in _LOOKED_AT]
    head += [words.say(what, coder=coder) for coder in coders for what in ("codes_of", "memo_of")]
    widths = [8, 16, 14, 6, 16, 70, 28, 14, 14, *[28] * (2 * len(coders))]
    book = Workbook(path)
    styles = Styles(book, named)
    sheet = book.add_sheet(form.in_words(named, "page", form.DISAGREEMENTS))
    sheet.add([(name, styles.head) for name in head])
    for one in found:
        texts = [one.round, one.segment_id, one.transcript_id, str(one.turn)]
        texts += [speaker_in(language, one.speaker, one.role), one.text]
        texts += [labels[one.code_id], ", ".join(one.given_by), ", ".join(one.not_given_by)]
        for coder in coders:
            saw = coder in one.codings
            codes = "; ".join(labels[code] for code in one.codings.get(coder, []))
            texts += [codes if codes or not saw else words.say("no_code"), one.memos.get(coder, "")]
        sheet.add([(text, styles.text) for text in texts], height=height_of(list(zip(texts, widths, strict=True))))
    sheet.set_widths(widths)
    print_on_page_width(sheet, named)
    sheet.layout.freeze_panes(1, 2)
    sheet.layout.autofilter(0, 0, sheet.last - 1, len(head) - 1)
    book.save()


def write_adjudication_sheet(
    path: str | Path, to_settle: RoundToSettle, codebook: Codebook, *, title: str, language: str = "english"
) -> None:
    """Write the sheet on which the disagreements of one round are settled (XLSX), blind to who gave which code.

    What has been settled already stands filled in.
    """
    book, named, words = Workbook(path), sheet_words(language), judging_words(language)
    styles = Styles(book, named)
    head = [form.in_words(named, "head", heading) for heading in HEAD]
    written: dict[str, list[str]] = {ADJUDICATION: [row_digest(_locked(head))]}
    written[form.READ_ME] = _write_read_me(book, styles, words, title, to_settle)
    sheet = book.add_sheet(form.in_words(named, "page", ADJUDICATION))
    sheet.add([(heading, styles.head) for heading in head])
    labels = code_labels(codebook)
    style_of = [styles.open if heading in OPEN else styles.text for heading in HEAD]
    for one in to_settle.once():
        decision, _, reason = to_settle.settled.get((one.segment_id, one.code_id), ("", "", ""))
        who = speaker_in(language, one.speaker, one.role)
        texts = [to_settle.issued_ids[one.segment_id], who, one.text, one.code_id, labels[one.code_id]]
        texts += [*_blind(one, labels, words), decision and form.in_words(named, "mark", decision), reason]
        written[ADJUDICATION].append(row_digest(_locked(texts)))
        cells = list(zip(texts, style_of, strict=True))
        sheet.add(cells, height=height_of(list(zip(texts, _WIDTHS, strict=True))))
    last = max(sheet.last, 2)
    offered = [form.in_words(named, "mark", mark) for mark in (KEEP, DROP)]
    place, refused = HEAD.index("Decision") + 1, named.say("not_listed")
    sheet.offer(place, [(2, last)], offered, to_choose(offered, named), refused=refused)
    sheet.set_widths(_WIDTHS)
    sheet.layout.freeze_panes(1, 3)
    sheet.layout.autofilter(0, 0, last - 1, len(HEAD) - 1)
    protect(sheet, named)
    sheet.layout.repeat_rows(0)
    write_codebook_sheet(book, styles, codebook)
    written[form.CODEBOOK] = [row_digest(texts) for texts in codebook_texts(codebook, named)]
    write_digests(book, styles, written)
    book.save()


def _locked(texts: list[str]) -> list[str]:
    """Of a row, the cells that the adjudicator does not fill in."""
    return [cut_to_a_cell(text) for heading, text in zip(HEAD, texts, strict=True) if heading not in OPEN]


def _blind(one: Disagreement, labels: dict[str, str], words: Words) -> list[str]:
    """How many gave the code, the other codes given, and the memos, each in an order that tells nothing of coders."""
    others = sorted({code for codes in one.codings.values() for code in codes} - {one.code_id})
    memos = sorted({memo for memo in one.memos.values() if memo})
    support = words.say("support", given=len(one.given_by), seen=len(one.codings))
    return [support, "; ".join(labels[code] for code in others), "\n".join(memos)]


def _write_read_me(book: Workbook, styles: Styles, words: Words, title: str, to_settle: RoundToSettle) -> list[str]:
    """The first page; what stands for its rows. What is written beside `Decided by` is the adjudicator's."""
    named = styles.words
    sheet = book.add_sheet(form.in_words(named, "page", form.READ_ME))
    sheet.add([(title, styles.title)])
    decided_by = form.in_words(named, "head", DECIDED_BY)
    digests = [row_digest([title]), row_digest([decided_by])]
    told = {"Round": to_settle.name, "Issue": to_settle.issue, DECIDED_BY: to_settle.judge}
    for row, (fact, value) in enumerate(told.items(), start=3):
        style = styles.open if fact == DECIDED_BY else styles.plain
        label = form.in_words(named, "head", fact)
        sheet.add([(label, styles.plain), (value, style)], row=row)
        if fact != DECIDED_BY:
            digests.append(row_digest([label, value]))
            book.state(f"Themetrail {fact}", value)
    facts = {
        "decided_by": decided_by,
        "adjudication": form.in_words(named, "page", ADJUDICATION),
        "codebook": form.in_words(named, "page", form.CODEBOOK),
        "reason": form.in_words(named, "head", "Reason"),
        **{mark: form.in_words(named, "mark", mark) for mark in (KEEP, DROP)},
        "file": "adjudication.xlsx",
        "round": to_settle.name,
    }
    steps = ("id", "decide", "codebook", "save")
    lines = [words.say(f"adjudication_{step}", **facts) for step in steps]
    return digests + add_instructions(sheet, lines, styles)
