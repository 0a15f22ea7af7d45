"""The reflexivity log as the pack prints it: by date, with names replaced."""

from __future__ import annotations

import re

import pandas as pd

from themetrail.report.pack.blocks import Block, Heading, Part, Text
from themetrail.rows import rows_of
from themetrail.words_in_print import Words

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")  # an empty line, or the next entry of a list

_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)([^*]+)(?<=\S)\1")


def reflexivity_part(title: str, log: pd.DataFrame, words: Words) -> Part:
    """Each entry of the log (contract REFLEXIVITY); entries of one day by coder."""
    if log.empty:
        return Part(title, [Text(words.say("log_none"))])
    by_date = log.sort_values(["date", "coder_id", "entry"], kind="stable")
    coders = ", ".join(sorted(set(log["coder_id"])))
    blocks: list[Block] = [Text(words.say("log_by", len(log), coders=coders))]
    for row in rows_of(by_date):
        place = {"date": row["date"], "coder": row["coder_id"]}
        named = words.say("log_titled", **place, title=row["title"]) if row["title"] else ", ".join(place.values())
        blocks.append(Heading(named, level=3))
        blocks += [
            Text(_EMPHASIS.sub(r"\2", " ".join(said.split()))) for said in _PARAGRAPH.split(row["text"]) if said.strip()
        ]
    return Part(title, blocks)
