"""Write one coder's coding sheet."""

from pathlib import Path

from themetrail.coding.draft import Issue
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets.sheet_writer import write_coding_sheet
from themetrail.running.job import job

with job(snakemake) as journal:
    issue = Issue.read(Path(snakemake.input.segments).parent, snakemake.wildcards.round)
    coder_id = snakemake.wildcards.coder
    write_coding_sheet(
        snakemake.output.sheet,
        issue,
        coder_id,
        title=snakemake.params.title,
        own_codes=snakemake.params.own_codes,
        language=snakemake.params.language,
    )
    journal.count(segments_to_code=len(GivenToCoder(issue, coder_id).arms))
