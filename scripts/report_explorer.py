"""Write the page on which to browse themes, codes and quotations."""

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.contracts.coding import CONSENSUS, MARKS, STILL_TO_COME
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import MATRIX, REPRESENTATIVENESS
from themetrail.report.explorer import explorer_data, page_of
from themetrail.report.progress import clauses_of
from themetrail.report.wording import labels_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables = snakemake.input
    transcripts = read_sheet(tables.transcripts, TRANSCRIPTS)
    participants = read_sheet(tables.participants, PARTICIPANTS)
    data = explorer_data(
        study=snakemake.params.study,
        codebook=Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook),
        consensus=CONSENSUS.read(tables.consensus),
        segments=SEGMENTS.read(tables.segments),
        matrix=MATRIX.read(tables.matrix),
        representativeness=REPRESENTATIVENESS.read(tables.representativeness),
        labels=labels_of(participants, tables.participants),
        languages=dict(zip(transcripts["transcript_id"], transcripts["language"], strict=True)),
        missing=clauses_of(STILL_TO_COME.read(tables.still_to_come)),
        marks=MARKS.read(tables.marks),
    )
    Path(snakemake.output.page).write_text(page_of(data), encoding="utf-8", newline="\n")
    journal.count(segments_out=len(data["segments"]), participants=len(data["participants"]))
