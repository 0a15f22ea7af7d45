"""The log of adjudications: what was settled, by whom, and why."""

from __future__ import annotations

import pandas as pd

from themetrail.contracts.coding import AGAIN
from themetrail.contracts.pack import ADJUDICATION_LOG
from themetrail.in_print import Writing
from themetrail.report.pack.blocks import Grid, Head, Part, Row, Text, counted
from themetrail.report.pack.material import NOT_QUOTED, PackMaterial, quoted
from themetrail.rows import rows_of, tuples_of

PASSAGE_WORDS = 25  # of a passage in the document; the table has it whole
_DECIDED = {"keep": "kept", "drop": "dropped"}
MOST_ROWS = 2000  # in the document


def adjudication_log(material: PackMaterial) -> pd.DataFrame:
    """ADJUDICATION_LOG, in the order of rounds, talk and codebook, with how many coders had given the code."""
    gave: dict[tuple[str, str, str], set[str]] = {}
    for name, segment, code, coder in tuples_of(material.codings, "round", "segment_id", "code_id", "coder_id"):
        gave.setdefault((name, segment, code), set()).add(coder)
    assigned = material.assignments
    readers: dict[tuple[str, str], set[str]] = {}
    seen = assigned[(assigned["status"] != "unseen") & (assigned["arm"] != AGAIN)]
    for name, segment, coder in tuples_of(seen, "round", "segment_id", "coder_id"):
        readers.setdefault((name, segment), set()).add(coder)
    place = {segment: n for n, segment in enumerate(material.segment)}
    rounds = {name: n for n, name in enumerate(material.issued)}
    codes = {code: n for n, code in enumerate(material.codebook.names)}
    rows = []
    for row in rows_of(material.adjudications):
        code, segment = row["code_now"] or row["code_id"], row["segment_id"]
        read = readers.get((row["round"], segment), set())
        rows.append(
            {
                **{name: row[name] for name in ("round", "segment_id", "decision", "decided_by")},
                "code_id": code,
                "name": material.codebook.names.get(code, code),
                "n_gave": len(gave.get((row["round"], segment, code), set()) & read),
                "n_read": len(read),
                "reason": row["reason"].strip(),
                "passage": material.passage(segment),
                "quotable": "yes" if material.may_quote(segment) else "no",
            }
        )
    rows.sort(
        key=lambda row: (
            rounds.get(row["round"], 0),
            place.get(row["segment_id"], 0),
            codes.get(row["code_id"], len(codes)),
            row["code_id"],
        )
    )
    return ADJUDICATION_LOG.frame(rows)


def adjudications_part(title: str, log: pd.DataFrame, writing: Writing) -> Part:
    """How many were settled and how, how many without a reason, and each."""
    if log.empty:
        return Part(title, [Text("Nothing was adjudicated.")])
    n, kept = len(log), int((log["decision"] == "keep").sum())
    without = int((log["reason"] == "").sum())
    judges = ", ".join(sorted(set(log["decided_by"])))
    sums = f"{counted(n, 'code')} of segments settled by {judges}: {kept} kept, {n - kept} dropped. "
    sums += f"{without} of {n} without a reason ({writing.percent(without / n)})." if without else "All have a reason."
    blocks = [Text(sums)]
    if n > MOST_ROWS:
        blocks.append(Text(f"The first {MOST_ROWS:,} stand here; adjudications.csv has all."))
    heads = (
        Head("Segment", 6.6),
        Head("Code", 3.6),
        Head("Given by", 1.4, centred=True),
        Head("Settled", 1.8, centred=True),
        Head("Reason", 3.6),
    )
    lines = [
        Row(
            (
                f"{row['segment_id']} ({row['round']})\n{_words(row, writing)}",
                row["name"],
                f"{row['n_gave']}/{row['n_read']}",
                f"{_DECIDED[row['decision']]}\nby {row['decided_by']}",
                row["reason"] or "(no reason given)",
            )
        )
        for row in rows_of(log.head(MOST_ROWS))
    ]
    note = ["Given by: coders who gave the code, of those who read the segment."]
    return Part(title, [*blocks, Grid("Adjudications", heads, lines, note)])


def _words(row: dict, writing: Writing) -> str:
    if row["quotable"] == "no":
        return NOT_QUOTED
    return quoted(row["passage"], PASSAGE_WORDS, writing)
