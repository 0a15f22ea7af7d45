"""Write the table of one group as CSV, Excel, Word and HTML."""

from job import job
from themetrail.codebook import Codebook
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, CONSENSUS, DELIVERIES, UNRESOLVED
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.sheets import read_sheet
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

with job(snakemake) as minutes:
    tables, group, settings = snakemake.input, snakemake.wildcards.group, snakemake.params.settings
    transcripts = read_sheet(tables.transcripts, TRANSCRIPTS, optional=("date",))
    participants = read_sheet(tables.participants, PARTICIPANTS, optional=("withdrawn",))
    codebook = Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook)
    counts = REPRESENTATIVENESS.read(tables.representativeness).query("group == @group")
    cut_offs = CUT_OFFS.read(tables.cut_offs).query("group == @group")
    members = list(dict.fromkeys(MATRIX.read(tables.matrix).query("group == @group")["participant_id"]))
    segments = SEGMENTS.read(tables.segments)
    missing = still_to_come(
        DELIVERIES.read(tables.deliveries),
        ASSIGNMENTS.read(tables.assignments),
        UNRESOLVED.read(tables.unresolved),
        segments,
    )
    language_of = dict(zip(transcripts["transcript_id"], transcripts["language"], strict=True))
    in_group = set(transcripts.loc[transcripts["group"] == group, "transcript_id"])
    segments = segments[segments["transcript_id"].isin(in_group)]

    quotations = quotations_of(
        CONSENSUS.read(tables.consensus),
        segments,
        CODINGS.read(tables.codings),
        members,
        list(codebook.levels),
        settings["quotation_words"],
    )
    shown = [label for label in ("not_mentioned", "not_reported") if settings[f"show_{label}"]]
    table = report_table(
        counts,
        codebook,
        quotations,
        labels_of(participants, tables.participants),
        provisional=bool(missing),
        show=tuple(shown),
    )
    languages = dict(zip(segments["segment_id"], segments["transcript_id"].map(language_of), strict=True))
    printed = PaperTable(
        number=snakemake.params.number,
        title=title_of(group, len(members)),
        study=snakemake.params.study,
        lines=lines_of(table, codebook, languages),
        note=note_of(counts, cut_offs, table, missing),
        provisional=missing,
    )
    write_csv(table, snakemake.output.csv)
    write_xlsx(printed, table, snakemake.output.xlsx)
    write_docx(printed, snakemake.output.docx)
    write_html(printed, snakemake.output.html)
    minutes.count(entries_in=len(counts), rows_out=len(table), quotations=int((table["quotation"] != "").sum()))
    if len(counts) > len(table):
        minutes.reject("entries of the codebook that the table leaves out, as its note says", len(counts) - len(table))
