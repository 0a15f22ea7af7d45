"""The words of the coded examples that suggestions cite: on a page of their own, and beside each suggestion."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from themetrail.coding.labels import code_labels
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_style import Styles, protect
from themetrail.coding.shown import Suggestion, reasons_of
from themetrail.office.heights import height_of
from themetrail.office.workbook import Workbook
from themetrail.rows import tuples_of

_HEAD, _WIDTHS = ["Example", "Words", "Coded as", "Coded in"], [20, 80, 34, 20]
_PRIOR = "prior"  # as the table of evidence says it
_MOST = 300  # characters of an example beside a suggestion; all of it stands on the page


def examples_of(evidence: pd.DataFrame) -> dict[str, str]:
    """The words of each coded example, by its id."""
    return dict(tuples_of(evidence, "evidence_id", "text"))


def note_on(entry: Suggestion, examples: Mapping[str, str]) -> str:
    """What hangs as a comment on a suggestion: what speaks for it and against it, and the beginning of the examples
    that it cites, the most similar first, and of the one that speaks against it."""
    cited = [(one, examples[one]) for one in entry.evidence.split(";") if one in examples]
    quoted = [f"{one}: {_begun(text)}" for one, text in cited]
    against = entry.counterexample
    if against in examples:
        quoted.append(f"Without this code, {against}: {_begun(examples[against])}")
    return "\n\n".join([*(f"{side}: {said}" for side, said in reasons_of(entry)), *quoted])


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
    labels = code_labels(frame.issue.codebook)
    sheet = book.add_sheet(form.EVIDENCE)
    sheet.add([(name, styles.head) for name in _HEAD])
    for evidence_id, text, codes, source in tuples_of(evidence, "evidence_id", "text", "codes", "source"):
        coded_as = "; ".join(labels.get(code, code) for code in codes.split(";")) or "no code"
        texts = [evidence_id, text, coded_as, "earlier study" if source == _PRIOR else f"round {source}"]
        height = height_of(list(zip(texts, _WIDTHS, strict=True)))
        sheet.add([(one, styles.text) for one in texts], height=height)
    sheet.set_widths(_WIDTHS)
    sheet.layout.freeze_panes(1, 1)
    sheet.layout.autofilter(0, 0, sheet.last - 1, len(_HEAD) - 1)
    protect(sheet)
