"""Write the page on which to browse themes, codes and quotations."""

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.contracts.coding import ANCHORS, ASSIGNMENTS, CONSENSUS, DELIVERIES, UNRESOLVED
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import MATRIX, REPRESENTATIVENESS
from themetrail.report.explorer import explorer_data, page_of
from themetrail.report.progress import still_to_come
from themetrail.report.wording import labels_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as minutes:
    tables = snakemake.input
    transcripts = read_sheet(tables.transcripts, TRANSCRIPTS)
    participants = read_sheet(tables.participants, PARTICIPANTS)
    segments = SEGMENTS.read(tables.segments)
    data = explorer_data(
        study=snakemake.params.study,
        codebook=Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook),
        consensus=CONSENSUS.read(tables.consensus),
        segments=segments,
        matrix=MATRIX.read(tables.matrix),
        representativeness=REPRESENTATIVENESS.read(tables.representativeness),
        labels=labels_of(participants, tables.participants),
        languages=dict(zip(transcripts["transcript_id"], transcripts["language"], strict=True)),
        missing=still_to_come(
            DELIVERIES.read(tables.deliveries),
            ASSIGNMENTS.read(tables.assignments),
            UNRESOLVED.read(tables.unresolved),
            segments,
            ANCHORS.read(tables.anchors),
        ),
    )
    Path(snakemake.output.page).write_text(page_of(data), encoding="utf-8", newline="\n")
    minutes.count(segments_out=len(data["segments"]), participants=len(data["participants"]))
