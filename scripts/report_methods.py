"""Write the methods text with the study's own numbers."""

from pathlib import Path

from themetrail.contracts.coding import ASSIGNMENTS, CARRIED, CONSENSUS, STILL_TO_COME
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, TRANSCRIPTS
from themetrail.contracts.themes import CUT_OFFS, MATRIX, SATURATION
from themetrail.contracts.turns import TURNS
from themetrail.report.methods import methods_text
from themetrail.report.progress import clauses_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables = snakemake.input
    transcripts = read_sheet(tables.transcripts, TRANSCRIPTS)
    matrix = MATRIX.read(tables.matrix)
    members = matrix.groupby("group")["participant_id"].unique()
    text = methods_text(
        turns=TURNS.read(tables.turns),
        segments=SEGMENTS.read(tables.segments),
        transcripts=transcripts,
        people={group: list(members.get(group, [])) for group in dict.fromkeys(transcripts["group"])},
        assignments=ASSIGNMENTS.read(tables.assignments),
        consensus=CONSENSUS.read(tables.consensus),
        codebook=CODEBOOK.read(tables.codebook),
        cut_offs=CUT_OFFS.read(tables.cut_offs),
        changes=CARRIED.read(tables.changes),
        saturation=SATURATION.read(tables.saturation),
        unit=snakemake.params.unit,
        scheme=snakemake.params.scheme,
        agreement=Path(tables.agreement).read_text(encoding="utf-8"),
        missing=clauses_of(STILL_TO_COME.read(tables.still_to_come)),
    )
    Path(snakemake.output.methods).write_text(text, encoding="utf-8", newline="\n")
    journal.count(words_out=len(text.split()))
