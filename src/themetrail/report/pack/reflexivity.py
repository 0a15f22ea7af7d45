"""The reflexivity log as the pack prints it: by date, with names replaced."""

from __future__ import annotations

import re

import pandas as pd

from themetrail.report.pack.blocks import Block, Heading, Part, Text, counted
from themetrail.rows import rows_of

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")  # an empty line, or the next entry of a list

_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)([^*]+)(?<=\S)\1")


def reflexivity_part(title: str, log: pd.DataFrame) -> Part:
    """Each entry of the log (contract REFLEXIVITY); entries of one day by coder."""
    if log.empty:
        return Part(title, [Text("No coder has kept a reflexivity log.")])
    by_date = log.sort_values(["date", "coder_id", "entry"], kind="stable")
    coders = ", ".join(sorted(set(log["coder_id"])))
    blocks: list[Block] = [
        Text(f"{counted(len(log), 'entry', 'entries')} by {coders}, with the names in them replaced.")
    ]
    for row in rows_of(by_date):
        titled = f": {row['title']}" if row["title"] else ""
        blocks.append(Heading(f"{row['date']}, {row['coder_id']}{titled}", level=3))
        blocks += [
            Text(_EMPHASIS.sub(r"\2", " ".join(words.split())))
            for words in _PARAGRAPH.split(row["text"])
            if words.strip()
        ]
    return Part(title, blocks)
