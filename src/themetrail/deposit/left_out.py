"""What stays out of a deposit where somebody may not be archived: their transcripts, and the tables that quote them."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.deposit import listing
from themetrail.deposit.material import Deidentification, LeftOut, Material
from themetrail.refi_qda.of_study import StudyTables


def without_refused(material: Material, why: Mapping[str, str]) -> Material:
    """The material without all talk in which somebody speaks who may not be archived; `why` says for each the reason.

    A transcript is left out whole: what others say there answers them. Raises StudyError where none would be left.
    """
    if not why:
        return material
    turns = material.tables.turns
    theirs = turns[turns["participant_id"].isin(why)]
    gone = {name: sorted(set(who)) for name, who in theirs.groupby("transcript_id")["participant_id"]}
    if set(turns["transcript_id"]) <= set(gone):
        raise StudyError("nothing is deposited: in each transcript somebody speaks who may not be archived")
    segments = material.tables.segments
    said = segments[segments["transcript_id"].isin(gone)]
    quoted = _with_words_of(material.results, set(said["segment_id"]))
    codebook, examples = _without_examples(material.tables.codebook, said["text"].tolist())
    return replace(
        material,
        tables=replace(_tables_without(material.tables, gone), codebook=codebook),
        deidentification=_log_without(material.deidentification, gone),
        results={path: held for path, held in material.results.items() if path not in quoted},
        left_out=LeftOut(dict(why), gone, tuple(quoted), tuple(examples)),
    )


def _tables_without(tables: StudyTables, gone: Collection[str]) -> StudyTables:
    kept = tables.segments[~tables.segments["transcript_id"].isin(gone)]

    def of_kept(table: pd.DataFrame) -> pd.DataFrame:
        return table[table["segment_id"].isin(kept["segment_id"])]

    return replace(
        tables,
        turns=tables.turns[~tables.turns["transcript_id"].isin(gone)],
        transcripts=tables.transcripts[~tables.transcripts["transcript_id"].isin(gone)],
        segments=kept,
        assignments=of_kept(tables.assignments),
        codings=of_kept(tables.codings),
        decisions=of_kept(tables.decisions),
    )


def _without_examples(codebook: Codebook, said: Collection[str]) -> tuple[Codebook, list[str]]:
    """The codebook without the examples that stand in one of these texts, and the codes that had them."""
    texts = [" ".join(text.split()).casefold() for text in said]
    table = codebook.table
    theirs = [
        bool(cell.strip()) and any(" ".join(cell.split()).casefold() in text for text in texts)
        for cell in table["example"]
    ]
    if not any(theirs):
        return codebook, []
    codes = table.loc[theirs, "code_id"].tolist()
    return Codebook.from_table(table.assign(example=table["example"].mask(theirs, ""))), codes


def _log_without(log: Deidentification, gone: Collection[str]) -> Deidentification:
    """The log of the transcripts that are left; what was measured of the whole study stays as it is."""
    ledger, review = log.ledger, log.review
    return replace(
        log,
        ledger=ledger[~ledger["transcript_id"].isin(gone)],
        review=review[~review["transcript_id"].isin(gone)],
    )


def _with_words_of(results: Mapping[str, bytes], segments: Collection[str]) -> list[str]:
    """The tables, in all their formats, that quote one of these segments."""
    found = set()
    for path, held in results.items():
        if path.startswith(listing.TABLES) and path.endswith(".csv"):
            table = pd.read_csv(io.BytesIO(held), dtype="str", keep_default_na=False)
            if "segment_id" in table.columns and table["segment_id"].isin(segments).any():
                found.add(path.removesuffix(".csv"))
    return sorted(path for path in results if str(PurePosixPath(path).with_suffix("")) in found)
