"""What a reader is told of a row of a table by a sign behind its name: who coded it, how it was settled, and whether
its label depends on a choice."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from themetrail.codebook import Codebook

# What a sign behind a row can say, in the order of the notes; each is the name of its sentence, too.
MARKS = ("one_coder", "one_coder_in_part", "adjudicated", "by_scheme", "by_coding", "by_participant")
# The kinds of variants of a label (contract `LABEL_STABILITY`) that each of these tells of.
_BY_KIND = {"scheme": "by_scheme", "coder": "by_coding", "consensus": "by_coding", "without": "by_participant"}


def marks_of(
    shown: Iterable[str], codebook: Codebook, passages: pd.DataFrame, stability: pd.DataFrame
) -> dict[str, list[str]]:
    """The marks of each entry that is shown, by code_id, in the order of `MARKS`.

    `passages` are the rows of the consensus of one group, `stability` its part of the variants of labels. How passages
    were coded is told of what coders apply: of a theme, its codes tell it.
    """
    rules = passages.groupby("code_id")["rule"].agg(list).to_dict()
    differing = stability[stability["differs"] == "yes"].groupby("code_id")["kind"].agg(set).to_dict()
    applied = set(codebook.codes)
    marks = {}
    for code_id in shown:
        found = _of_coding(rules.get(code_id, [])) if code_id in applied else set()
        found |= {_BY_KIND[kind] for kind in differing.get(code_id, ())}
        marks[code_id] = [name for name in MARKS if name in found]
    return marks


def _of_coding(rules: list[str]) -> set[str]:
    """What is to be told of a code whose passages were settled by these rules (contract `CONSENSUS`)."""
    alone = rules.count("single")
    told = {"one_coder" if alone == len(rules) else "one_coder_in_part"} if alone else set()
    return told | ({"adjudicated"} if "adjudicated" in rules else set())


def told_of_all(marks: dict[str, list[str]], applied: Iterable[str]) -> list[str]:
    """The marks that every code shown bears, of two or more: the note tells them once, and no row has their sign."""
    rows = [set(marks[code_id]) for code_id in applied if code_id in marks]
    return [name for name in MARKS if len(rows) > 1 and all(name in row for row in rows)]
