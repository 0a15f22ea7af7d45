"""Write the tables of each group as CSV, Excel, Word, HTML and LaTeX."""

from themetrail.codebook import Codebook
from themetrail.contracts.coding import CONSENSUS, STILL_TO_COME
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import COMPARISON, CUT_OFFS, LABEL_STABILITY, MATRIX, REPRESENTATIVENESS
from themetrail.report.material import Material
from themetrail.report.progress import clauses_of
from themetrail.report.quotation_rows import read_quotations
from themetrail.report.tables import FORMATS, write_tables
from themetrail.report.wording import labels_of
from themetrail.report.words.language import words_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables, made, settings = snakemake.input, snakemake.output, snakemake.params.settings
    words = words_of(settings["language"], settings["style"])
    participants = read_sheet(tables.participants, PARTICIPANTS)
    material = Material(
        transcripts=read_sheet(tables.transcripts, TRANSCRIPTS),
        labels=labels_of(participants, tables.participants),
        codebook=Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook),
        representativeness=REPRESENTATIVENESS.read(tables.representativeness),
        cut_offs=CUT_OFFS.read(tables.cut_offs),
        matrix=MATRIX.read(tables.matrix),
        segments=SEGMENTS.read(tables.segments),
        consensus=CONSENSUS.read(tables.consensus),
        quotations=read_quotations(tables.quotations),
        missing=clauses_of(STILL_TO_COME.read(tables.still_to_come), words),
        settings=settings,
        stability=LABEL_STABILITY.read(tables.stability),
        comparison=COMPARISON.read(tables.comparison),
        counted=snakemake.params.counted,
    )
    files = {ending: getattr(made, ending) for ending in FORMATS}
    written = write_tables(material, snakemake.params.groups, snakemake.params.study, files, snakemake.params.pairs)
    for printed, built in written:
        if built.entries > len(built.data):
            journal.reject(
                f"entries of the codebook that table {printed.number} leaves out, as its note says",
                built.entries - len(built.data),
            )
    journal.count(
        tables=len(written),
        entries_in=len(material.representativeness),
        rows_out=sum(len(built.data) for _, built in written),
        quotations=sum(len(line.said) for _, built in written for line in built.lines),
    )
