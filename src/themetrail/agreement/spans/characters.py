"""Agreement over the characters of a document, as NVivo's coding comparison defines it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from themetrail.agreement.estimate import CODE_NOT_USED, NO_VARIATION
from themetrail.agreement.spans.coded_spans import joined
from themetrail.contracts.errors import StudyError


def character_agreement(
    spans: Iterable[tuple], lengths: Mapping[object, int], coders: tuple[object, object]
) -> pd.DataFrame:
    """Percent agreement and Cohen's kappa over characters, for each code and document and each code over all.

    `spans` are (coder, document, code, start, end), `lengths` the characters of each document. For every code and
    document the characters that both, one or neither of the two `coders` coded make a 2 x 2 table; percent = (both +
    neither) / all, kappa = (agreed - EF) / (all - EF) with EF the sum of the products of margins over all (NVivo help,
    "Run a coding comparison query"). Rows with an empty document are the code's means over documents, weighted by
    their lengths; kappas without a value are left out there and counted in n_undefined. Where kappa has no value,
    `reason` says why. Raises StudyError for spans outside their document.
    """
    marked: dict[tuple, list] = {}
    for row, (coder, document, code, start, end) in enumerate(spans, start=1):
        if document not in lengths or not 0 <= start < end <= lengths[document]:
            raise StudyError("this span is empty or not within a document whose length is given", row=row)
        if coder in coders:
            marked.setdefault((code, document, coder), []).append((start, end))
    rows = []
    for code in sorted({key[0] for key in marked}, key=str):
        of_code = [
            _compare(code, document, size, *(joined(marked.get((code, document, c), [])) for c in coders))
            for document, size in sorted(lengths.items(), key=lambda item: str(item[0]))
        ]
        rows += [*of_code, _over_documents(code, of_code)]
    columns = ["code_id", "transcript_id", "n_characters", "both", "first_only", "second_only", "neither"]
    return pd.DataFrame(rows, columns=[*columns, "percent", "kappa", "n_undefined", "reason"])


def _shared(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    """Characters within both lists of disjoint spans."""
    shared = i = j = 0
    while i < len(first) and j < len(second):
        shared += max(0, min(first[i][1], second[j][1]) - max(first[i][0], second[j][0]))
        if first[i][1] < second[j][1]:
            i += 1
        else:
            j += 1
    return shared


def _compare(code: object, document: object, size: int, first: list, second: list) -> dict:
    a, b = (sum(end - start for start, end in spans) for spans in (first, second))
    both = _shared(first, second)
    neither = size - a - b + both
    row = {"code_id": code, "transcript_id": document, "n_characters": size, "both": both}
    row |= {"first_only": a - both, "second_only": b - both, "neither": neither}
    by_chance = (a * b + (size - a) * (size - b)) / size
    undefined = by_chance == size
    row["percent"] = (both + neither) / size
    row["kappa"] = None if undefined else (both + neither - by_chance) / (size - by_chance)
    row["n_undefined"] = int(undefined)
    row["reason"] = "" if not undefined else NO_VARIATION if both else CODE_NOT_USED
    return row


def _over_documents(code: object, rows: list[dict]) -> dict:
    counted = ("n_characters", "both", "first_only", "second_only", "neither", "n_undefined")
    total = {"code_id": code, "transcript_id": ""} | {name: sum(row[name] for row in rows) for name in counted}
    defined = [row for row in rows if row["kappa"] is not None]
    weight = sum(row["n_characters"] for row in defined)
    total["percent"] = sum(row["percent"] * row["n_characters"] for row in rows) / total["n_characters"]
    total["kappa"] = sum(row["kappa"] * row["n_characters"] for row in defined) / weight if weight else None
    total["reason"] = "" if defined else NO_VARIATION
    return total
