"""Write one coder's desk."""

from pathlib import Path

from themetrail.coding.desk.page import write_desk
from themetrail.coding.draft import Issue
from themetrail.coding.returned import GivenToCoder
from themetrail.running.job import job

with job(snakemake) as journal:
    issue = Issue.read(Path(snakemake.input.segments).parent, snakemake.wildcards.round)
    coder_id = snakemake.wildcards.coder
    title, language = snakemake.params.title, snakemake.params.language
    write_desk(snakemake.output.desk, issue, coder_id, title=title, language=language)
    journal.count(segments_to_code=len(GivenToCoder(issue, coder_id).arms))
