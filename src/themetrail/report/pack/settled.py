"""The log of adjudications: what was settled, by whom, and why."""

from __future__ import annotations

import pandas as pd

from themetrail.contracts.coding import AGAIN
from themetrail.contracts.pack import ADJUDICATION_LOG
from themetrail.report.pack.blocks import Grid, Head, Part, Row, Text
from themetrail.report.pack.material import PackMaterial, quoted
from themetrail.rows import rows_of, tuples_of
from themetrail.words_in_print import Words

PASSAGE_WORDS = 25  # of a passage in the document; the table has it whole
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


def adjudications_part(title: str, log: pd.DataFrame, words: Words) -> Part:
    """How many were settled and how, how many without a reason, and each."""
    if log.empty:
        return Part(title, [Text(words.say("settled_none"))])
    n, kept = len(log), int((log["decision"] == "keep").sum())
    without = int((log["reason"] == "").sum())
    judges = ", ".join(sorted(set(log["decided_by"])))
    reasons = words.say("settled_with_reason")
    if without:
        reasons = words.say("settled_without_reason", without=without, of=n, percent=words.percent(without / n))
    blocks = [Text(f"{words.say('settled', n, judges=judges, kept=kept, dropped=n - kept)} {reasons}")]
    if n > MOST_ROWS:
        blocks.append(Text(words.say("first_here", shown=words.count(MOST_ROWS), file="adjudications.csv")))
    heads = (
        Head(words.say("head_segment"), 6.6),
        Head(words.say("head_one_code"), 3.6),
        Head(words.say("head_given_by"), 1.4, centred=True),
        Head(words.say("head_settled"), 1.8, centred=True),
        Head(words.say("head_reason"), 3.6),
    )
    lines = [
        Row(
            (
                f"{row['segment_id']} ({row['round']})\n{_passage(row, words)}",
                row["name"],
                f"{row['n_gave']}/{row['n_read']}",
                words.say(f"decision_{row['decision']}", judge=row["decided_by"]),
                row["reason"] or words.say("no_reason"),
            )
        )
        for row in rows_of(log.head(MOST_ROWS))
    ]
    return Part(title, [*blocks, Grid(words.say("settled_title"), heads, lines, [words.say("settled_note")])])


def _passage(row: dict, words: Words) -> str:
    if row["quotable"] == "no":
        return words.say("not_quoted")
    return quoted(row["passage"], PASSAGE_WORDS, words)
