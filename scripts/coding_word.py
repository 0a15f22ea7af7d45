"""Write the Word files of a drafted round: one for each transcript of each coder who works in Word."""

from pathlib import Path

from themetrail.coding.draft import Issue
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets.word_writer import write_word_file
from themetrail.running.job import job

with job(snakemake) as journal:
    issue = Issue.read(Path(snakemake.input.segments[0]).parent, snakemake.params.round)
    title, language = snakemake.params.title, snakemake.params.language
    given = {coder_id: GivenToCoder(issue, coder_id) for coder_id in {one for one, _ in snakemake.params.given}}
    for (coder_id, transcript_id), path in zip(snakemake.params.given, snakemake.output.files, strict=True):
        write_word_file(path, given[coder_id], transcript_id, title=title, language=language)
    journal.count(coders=len(given), files=len(snakemake.output.files))
