"""The words of the coded examples that suggestions cite: on a page of their own, and beside each suggestion."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from themetrail.coding.labels import code_labels
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_style import Styles, protect
from themetrail.coding.shown import Suggestion, reasons_of, told_in
from themetrail.office.heights import height_of
from themetrail.office.workbook import Workbook
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words

_HEAD, _WIDTHS = ("example", "words", "coded_as", "coded_in"), [20, 80, 34, 20]
_PRIOR = "prior"  # as the table of evidence says it
_MOST = 300  # characters of an example beside a suggestion; all of it stands on the page


def examples_of(evidence: pd.DataFrame) -> dict[str, str]:
    """The words of each coded example, by its id."""
    return dict(tuples_of(evidence, "evidence_id", "text"))


def note_on(entry: Suggestion, examples: Mapping[str, str], words: Words) -> str:
    """What hangs as a comment on a suggestion: what speaks for it and against it, and the beginning of the examples
    that it cites, the most similar first, and of the one that speaks against it."""
    cited = [(one, examples[one]) for one in entry.evidence.split(";") if one in examples]
    quoted = [f"{one}: {_begun(text)}" for one, text in cited]
    against = entry.counterexample
    if against in examples:
        quoted.append(words.say("without_this_code", example=against, words=_begun(examples[against])))
    return "\n\n".join([*(words.say(side, reason=told_in(words, said)) for side, said in reasons_of(entry)), *quoted])


def _begun(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST else text[: text.rfind(" ", 0, _MOST) if " " in text[:_MOST] else _MOST] + " […]"


def write_evidence(book: Workbook, styles: Styles, frame: GivenToCoder) -> None:
    """Add the page with the examples that this coder's suggestions cite; none where they cite none."""
    cited = {one for shown in frame.shown.values() for entry in shown for one in entry.cited}
    evidence = frame.issue.evidence
    evidence = evidence[evidence["evidence_id"].isin(cited)]
    if evidence.empty:
        return
    labels, words = code_labels(frame.issue.codebook), styles.words
    sheet = book.add_sheet(form.in_words(words, "page", form.EVIDENCE))
    sheet.add([(words.say(f"evidence_{name}"), styles.head) for name in _HEAD])
    for evidence_id, text, codes, source in tuples_of(evidence, "evidence_id", "text", "codes", "source"):
        coded_as = "; ".join(labels.get(code, code) for code in codes.split(";")) or words.say("no_code")
        coded_in = words.say("earlier_study") if source == _PRIOR else words.say("in_round", round=source)
        texts = [evidence_id, text, coded_as, coded_in]
        height = height_of(list(zip(texts, _WIDTHS, strict=True)))
        sheet.add([(one, styles.text) for one in texts], height=height)
    sheet.set_widths(_WIDTHS)
    sheet.layout.freeze_panes(1, 1)
    sheet.layout.autofilter(0, 0, sheet.last - 1, len(_HEAD) - 1)
    protect(sheet, words)
