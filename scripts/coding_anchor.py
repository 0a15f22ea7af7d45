"""Find where the words of every issued segment stand now."""

import pandas as pd

from themetrail.coding.anchoring import anchor_round
from themetrail.coding.reading import read_anchors
from themetrail.coding.sheets.anchor_book import to_settle, write_anchor_sheet
from themetrail.contracts.coding import ANCHORS, ISSUED_SEGMENTS, LOST
from themetrail.contracts.replacements import PSEUDONYM_PLACES
from themetrail.contracts.segments import SEGMENTS
from themetrail.running.job import job

with job(snakemake) as journal:
    segments = SEGMENTS.read(snakemake.input.segments)
    ledger = PSEUDONYM_PLACES.read(snakemake.input.ledger, only=("status", {"applied"}))
    anchors, lost = [ANCHORS.empty()], [LOST.empty()]
    sheets = zip(snakemake.params.rounds, snakemake.input.issued, snakemake.output.to_settle, strict=True)
    for name, issued, sheet in sheets:
        given = ISSUED_SEGMENTS.read(issued)
        settled = snakemake.params.settled.get(name)
        found, gone = anchor_round(
            name,
            given,
            segments,
            ledger,
            withdrawn=snakemake.params.withdrawn,
            withdrawn_from=snakemake.params.withdrawn_from,
            by_hand=None if settled is None else read_anchors(settled, name),
            by_hand_file=settled or "",
            carry_over=snakemake.params.carry_over,
        )
        language = snakemake.params.language
        rows = to_settle(found, given, segments, language)
        write_anchor_sheet(sheet, name, snakemake.params.title, rows, language)
        anchors.append(found)
        lost.append(gone)
    anchored = ANCHORS.check(pd.concat(anchors, ignore_index=True))
    ANCHORS.write(anchored, snakemake.output.anchors)
    LOST.write(LOST.check(pd.concat(lost, ignore_index=True)), snakemake.output.lost)
    journal.count(
        segments_issued=anchored.drop_duplicates(["round", "issued_segment_id"]).shape[0],
        **{
            how: int((anchored["how"] == how).sum())
            for how in sorted({*anchored["how"], "same", "moved", "alike", "lost"})
        },
    )
