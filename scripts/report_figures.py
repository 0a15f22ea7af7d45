"""Draw the theme-by-participant matrix of each group, and the saturation of all."""

from themetrail.codebook import Codebook
from themetrail.contracts.coding import STILL_TO_COME
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS
from themetrail.contracts.themes import MATRIX, SATURATION
from themetrail.report.figures import write_matrix, write_saturation
from themetrail.report.progress import clauses_of
from themetrail.report.wording import labels_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables, drawn = snakemake.input, snakemake.output
    missing = clauses_of(STILL_TO_COME.read(tables.still_to_come))
    mark = f"Provisional: {'; '.join(missing)}." if missing else ""
    participants = read_sheet(tables.participants, PARTICIPANTS)
    codebook = Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook)
    matrix, labels = MATRIX.read(tables.matrix), labels_of(participants, tables.participants)
    for group, svg, png in zip(snakemake.params.groups, drawn.matrix_svg, drawn.matrix_png, strict=True):
        write_matrix(matrix[matrix["group"] == group], codebook, labels, group, [svg, png], mark)
    write_saturation(SATURATION.read(tables.saturation), [drawn.saturation_svg, drawn.saturation_png], mark)
    journal.say(f"{len(snakemake.params.groups) + 1} figures")
