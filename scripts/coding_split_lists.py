"""Write the lists on which coders say which codes it are now that were split."""

from themetrail.codebook import Codebook
from themetrail.coding.sheets.split_book import to_decide, write_split_list
from themetrail.contracts.coding import DECISIONS, SPLITS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.running.job import job

with job(snakemake) as journal:
    language = snakemake.params.language
    splits = SPLITS.read(snakemake.input.splits)
    decisions = DECISIONS.read(snakemake.input.decisions)
    segments = SEGMENTS.read(snakemake.input.segments)
    codebook = Codebook.from_table(CODEBOOK.read(snakemake.input.codebook))
    names = {
        name: Codebook.from_table(CODEBOOK.read(issued)).names
        for name, issued in zip(snakemake.params.rounds, snakemake.input.issued, strict=True)
    }
    for (name, coder_id), path in zip(snakemake.params.lists, snakemake.output.lists, strict=True):
        own = splits[(splits["round"] == name) & (splits["coder_id"] == coder_id)]
        of_coder = decisions[(decisions["round"] == name) & (decisions["coder_id"] == coder_id)]
        found = to_decide(own, segments, of_coder, codebook, names[name], language)
        write_split_list(path, name, coder_id, snakemake.params.title, found, codebook, language)
    journal.count(lists=len(snakemake.output.lists), codings=len(splits), decided=int((splits["decided"] != "").sum()))
