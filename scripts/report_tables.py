"""Write the table of each group as CSV, Excel, Word and HTML."""

from themetrail.codebook import Codebook
from themetrail.contracts.coding import ANCHORS, ASSIGNMENTS, CODINGS, CONSENSUS, DELIVERIES, UNRESOLVED
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import CUT_OFFS, MATRIX, REPRESENTATIVENESS
from themetrail.report.progress import still_to_come
from themetrail.report.quotations import quotations_of
from themetrail.report.table import PaperTable, lines_of, report_table
from themetrail.report.table_csv import write_csv
from themetrail.report.table_docx import write_docx
from themetrail.report.table_html import write_html
from themetrail.report.table_xlsx import write_xlsx
from themetrail.report.wording import labels_of, note_of, title_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as minutes:
    tables, made, settings = snakemake.input, snakemake.output, snakemake.params.settings
    transcripts = read_sheet(tables.transcripts, TRANSCRIPTS, optional=("date",))
    labels = labels_of(read_sheet(tables.participants, PARTICIPANTS, optional=("withdrawn",)), tables.participants)
    codebook = Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook)
    representativeness, cut_offs = REPRESENTATIVENESS.read(tables.representativeness), CUT_OFFS.read(tables.cut_offs)
    matrix, segments = MATRIX.read(tables.matrix), SEGMENTS.read(tables.segments)
    missing = still_to_come(
        DELIVERIES.read(tables.deliveries),
        ASSIGNMENTS.read(tables.assignments),
        UNRESOLVED.read(tables.unresolved),
        segments,
        ANCHORS.read(tables.anchors),
    )
    consensus, codings = CONSENSUS.read(tables.consensus), CODINGS.read(tables.codings)
    shown = tuple(label for label in ("not_mentioned", "not_reported") if settings[f"show_{label}"])
    language_of = dict(zip(transcripts["transcript_id"], transcripts["language"], strict=True))
    group_of = dict(zip(transcripts["transcript_id"], transcripts["group"], strict=True))
    coded = segments[segments["segment_id"].isin(consensus["segment_id"])]

    rows_out = quoted = 0
    for number, group in enumerate(snakemake.params.groups):
        counts = representativeness[representativeness["group"] == group]
        members = list(dict.fromkeys(matrix.loc[matrix["group"] == group, "participant_id"]))
        of_group = coded[coded["transcript_id"].map(group_of) == group]
        quotations = quotations_of(
            consensus, of_group, codings, members, list(codebook.levels), settings["quotation_words"]
        )
        table = report_table(counts, codebook, quotations, labels, provisional=bool(missing), show=shown)
        languages = dict(zip(of_group["segment_id"], of_group["transcript_id"].map(language_of), strict=True))
        printed = PaperTable(
            number=number + 1,
            title=title_of(group, len(members)),
            study=snakemake.params.study,
            lines=lines_of(table, codebook, languages),
            note=note_of(counts, cut_offs[cut_offs["group"] == group], table, missing),
            provisional=missing,
        )
        write_csv(table, made.csv[number])
        write_xlsx(printed, table, made.xlsx[number])
        write_docx(printed, made.docx[number])
        write_html(printed, made.html[number])
        rows_out += len(table)
        quoted += int((table["quotation"] != "").sum())
        if len(counts) > len(table):
            minutes.reject(
                f"entries of the codebook that table {number + 1} leaves out, as its note says",
                len(counts) - len(table),
            )
    minutes.count(tables=len(made.csv), entries_in=len(representativeness), rows_out=rows_out, quotations=quoted)
