"""The workbooks of disagreements: one to look at, with who gave which code, and one to settle them, without."""

from __future__ import annotations

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.coding.disagreements import Disagreement, Settled, judge_of, settled_once
from themetrail.coding.labels import code_labels
from themetrail.coding.same_text import row_digest
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.adjudication_form import ADJUDICATION, DECIDED_BY, DROP, HEAD, KEEP, OPEN
from themetrail.coding.sheets.sheet_style import Styles, print_on_page_width, protect
from themetrail.coding.sheets.sheet_writer import codebook_texts, write_codebook_sheet
from themetrail.coding.sheets.written_rows import add_instructions, write_digests
from themetrail.office.heights import height_of
from themetrail.office.rows import cut_to_a_cell
from themetrail.office.workbook import Workbook

_WIDTHS = [16, 16, 70, 18, 28, 12, 28, 32, 10, 40]


def write_disagreements(path: str | Path, found: list[Disagreement], codebook: Codebook) -> None:
    """Write all disagreements with their words, each coder's codes and memos (XLSX)."""
    labels = code_labels(codebook)
    coders = sorted({coder for one in found for coder in one.codings})
    head = ["Round", "Segment", "Transcript", "Turn", "Speaker", "Text", "Code", "Given by", "Not given by"]
    head += [f"{what} {coder}" for coder in coders for what in ("Codes of", "Memo of")]
    widths = [8, 16, 14, 6, 16, 70, 28, 14, 14, *[28] * (2 * len(coders))]
    book = Workbook(path)
    styles = Styles(book)
    sheet = book.add_sheet("Disagreements")
    sheet.add([(name, styles.head) for name in head])
    for one in found:
        texts = [one.round, one.segment_id, one.transcript_id, str(one.turn), one.speaker, one.text]
        texts += [labels[one.code_id], ", ".join(one.given_by), ", ".join(one.not_given_by)]
        for coder in coders:
            saw = coder in one.codings
            codes = "; ".join(labels[code] for code in one.codings.get(coder, []))
            texts += [codes if codes or not saw else "(no code)", one.memos.get(coder, "")]
        sheet.add([(text, styles.text) for text in texts], height=height_of(list(zip(texts, widths, strict=True))))
    sheet.set_widths(widths)
    print_on_page_width(sheet)
    sheet.layout.freeze_panes(1, 2)
    sheet.layout.autofilter(0, 0, sheet.last - 1, len(head) - 1)
    book.save()


def write_adjudication_sheet(
    path: str | Path,
    name: str,
    digest: str,
    found: list[Disagreement],
    codebook: Codebook,
    *,
    issued_ids: dict[str, str],
    settled: Settled,
    title: str,
    judge: str = "",
) -> None:
    """Write the sheet on which the disagreements of one round are settled (XLSX), blind to who gave which code.

    `issued_ids` gives the id under which each segment was issued. `settled` by segment (as it stands now) and code:
    decision, who decided, and reason of what has been settled already; it stands filled in. `judge` is who
    settles, where that is known.
    """
    book = Workbook(path)
    styles = Styles(book)
    written: dict[str, list[str]] = {ADJUDICATION: [row_digest(_locked(HEAD))]}
    written[form.READ_ME] = _write_read_me(book, styles, name, digest, title, judge_of(settled, judge))
    sheet = book.add_sheet(ADJUDICATION)
    sheet.add([(heading, styles.head) for heading in HEAD])
    labels = code_labels(codebook)
    style_of = [styles.open if heading in OPEN else styles.text for heading in HEAD]
    for one in settled_once(found, issued_ids):
        decision, _, reason = settled.get((one.segment_id, one.code_id), ("", "", ""))
        texts = [issued_ids[one.segment_id], one.speaker, one.text, one.code_id, labels[one.code_id]]
        texts += [*_blind(one, labels), decision, reason]
        written[ADJUDICATION].append(row_digest(_locked(texts)))
        cells = list(zip(texts, style_of, strict=True))
        sheet.add(cells, height=height_of(list(zip(texts, _WIDTHS, strict=True))))
    last = max(sheet.last, 2)
    hint = f"Choose '{KEEP}' or '{DROP}', or leave the cell empty."
    sheet.offer(HEAD.index("Decision") + 1, [(2, last)], [KEEP, DROP], hint)
    sheet.set_widths(_WIDTHS)
    sheet.layout.freeze_panes(1, 3)
    sheet.layout.autofilter(0, 0, last - 1, len(HEAD) - 1)
    protect(sheet)
    sheet.layout.repeat_rows(0)
    write_codebook_sheet(book, styles, codebook)
    written[form.CODEBOOK] = [row_digest(texts) for texts in codebook_texts(codebook)]
    write_digests(book, styles, written)
    book.save()


def _locked(texts: list[str]) -> list[str]:
    """Of a row, the cells that the adjudicator does not fill in."""
    return [cut_to_a_cell(text) for heading, text in zip(HEAD, texts, strict=True) if heading not in OPEN]


def _blind(one: Disagreement, labels: dict[str, str]) -> list[str]:
    """How many gave the code, the other codes given, and the memos, each in an order that tells nothing of coders."""
    others = sorted({code for codes in one.codings.values() for code in codes} - {one.code_id})
    memos = sorted({memo for memo in one.memos.values() if memo})
    support = f"{len(one.given_by)} of {len(one.codings)}"
    return [support, "; ".join(labels[code] for code in others), "\n".join(memos)]


def _write_read_me(book: Workbook, styles: Styles, name: str, digest: str, title: str, judge: str) -> list[str]:
    """The first page; what stands for its rows. What is written beside `Decided by` is the adjudicator's."""
    sheet = book.add_sheet(form.READ_ME)
    sheet.add([(title, styles.title)])
    digests = [row_digest([title]), row_digest([DECIDED_BY])]
    for row, (fact, value) in enumerate([("Round", name), ("Issue", digest), (DECIDED_BY, judge)], start=3):
        style = styles.open if fact == DECIDED_BY else styles.plain
        sheet.add([(fact, styles.plain), (value, style)], row=row)
        if fact != DECIDED_BY:
            digests.append(row_digest([fact, value]))
            book.state(f"Themetrail {fact}", value)
    lines = [
        f"1. Write your id (such as A1, not your name) beside '{DECIDED_BY}' above.",
        f"2. On the sheet '{ADJUDICATION}' each row is a code that some coders gave a segment and others did not."
        f" Choose '{KEEP}' or '{DROP}', and say why beside it, in the column Reason: reviewers ask for it. Rows may"
        " stay open.",
        f"3. What each code means stands on the sheet '{form.CODEBOOK}'. Please write no names of people as reasons.",
        f"4. Save the workbook as adjudication.xlsx in the folder of round {name}.",
    ]
    return digests + add_instructions(sheet, lines, styles)
