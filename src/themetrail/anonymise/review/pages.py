"""What is asked about each transcript fits on a page: what does not, stands behind it and waits for nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from themetrail.anonymise.resolve.decisions import QUESTIONS
from themetrail.anonymise.resolve.verdicts import Verdicts

BEYOND = "more"  # the status of what does not fit


def paged(rows: Iterable[dict], verdicts: Verdicts, most: int) -> list[dict]:
    """The rows in their order; open questions beyond the first `most` of a transcript are more than its page.

    A decided question keeps its place, also where its name is replaced by now and nobody is asked any more: so no
    second page comes up when the first is done. `most` of 0 asks all.
    """
    rows = list(rows)
    if not most:
        return rows
    here = {row["item_id"] for row in rows}
    answered = (row for row in verdicts.by_item.values() if row["item_id"] not in here)
    placed = Counter(row["transcript_id"] for row in answered if row["kind"] in QUESTIONS and row["decision"])
    done = []
    for row in rows:
        if row["kind"] in QUESTIONS:
            placed[row["transcript_id"]] += 1
            if row["status"] == "open" and placed[row["transcript_id"]] > most:
                row = {**row, "status": BEYOND}
        done.append(row)
    return done
