"""Write the tables of agreement as CSV, Excel, Word, HTML and LaTeX."""

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.contracts.agreement import AGREEMENT, AGREEMENT_TABLE
from themetrail.contracts.coding import STILL_TO_COME
from themetrail.contracts.study import CODEBOOK
from themetrail.report.agreement_table import TABLES, AgreementMaterial
from themetrail.report.progress import clauses_of
from themetrail.report.styles import STYLES
from themetrail.report.table import PaperTable
from themetrail.report.tables import FORMATS
from themetrail.report.words.language import words_of
from themetrail.running.job import job

with job(snakemake) as journal:
    wanted = snakemake.params
    words = words_of(wanted.language, wanted.style)
    material = AgreementMaterial(
        table=AGREEMENT.read(snakemake.input.agreement),
        codebook=Codebook.from_table(CODEBOOK.read(snakemake.input.codebook), file=snakemake.input.codebook),
        words=words,
        fewest=wanted.fewest,
    )
    missing = clauses_of(STILL_TO_COME.read(snakemake.input.still_to_come), words)
    files = {Path(path).name: path for path in snakemake.output}
    for name, (number, build) in TABLES.items():
        built = build(material)
        printed = PaperTable.of(
            built,
            number,
            wanted.study,
            provisional=missing,
            style=STYLES[wanted.style],
            paper=wanted.paper,
            language=wanted.language,
        )
        for ending, write in FORMATS.items():
            write(printed, built.data, AGREEMENT_TABLE, Path(files[f"{name}.{ending}"]))
    journal.count(tables=len(TABLES), rows_in=len(material.table))
