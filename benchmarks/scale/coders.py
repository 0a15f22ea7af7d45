"""What the coders of a synthetic study return: a CSV each, against the round that was issued to them."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from study import CODERS, DECISIONS, ROUND

MISSED, CHANGED = 0.06, 0.04  # shares of codes that a coder overlooks, or takes for another


def return_round(folder: Path, seed: int = 1, coders: Iterable[str] = CODERS) -> list[Path]:
    """Write the returned files of every coder of an issued round, and return their paths.

    Coders see what the talk was made to carry, but for honest mistakes, each coder his or her own.
    """
    return [return_of(folder, coder, seed) for coder in coders]


def return_of(folder: Path, coder: str, seed: int = 1) -> Path:
    """Write the returned file of one coder."""
    meant = {(row["transcript_id"], row["turn"]): row["codes"].split(";") for row in _rows(folder / DECISIONS)}
    known = sorted({code for codes in meant.values() for code in codes} - {""})
    round_folder = folder / "data/rounds" / ROUND
    random_ = random.Random(f"{seed}/{coder}")
    rows = []
    for segment in _rows(round_folder / "issued/segments.csv"):
        if segment["codable"] != "yes":
            continue
        codes = {_as_seen(code, known, random_) for code in meant[segment["transcript_id"], segment["turn"]]} - {""}
        rows += [[coder, segment["segment_id"], code, ""] for code in sorted(codes) or [""]]
    path = round_folder / "returned" / f"{coder}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["coder_id", "segment_id", "code_id", "memo"])
        writer.writerows(rows)
    return path


def _as_seen(code: str, known: Sequence[str], random_: random.Random) -> str:
    draw = random_.random()
    if not code or draw < MISSED:
        return ""
    return random_.choice(known) if draw < MISSED + CHANGED else code


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
