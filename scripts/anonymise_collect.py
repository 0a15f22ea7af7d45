"""Rule `anonymise_collect`: the anonymised turns and the ledger of all bundles."""

from themetrail.contracts.parts import by_transcript_and, collect_parts
from themetrail.contracts.replacements import LEDGER
from themetrail.contracts.turns import TURNS
from themetrail.running.job import job

with job(snakemake) as minutes:
    given, made = snakemake.input, snakemake.output
    turns = collect_parts(TURNS, given.turns, made.turns, by_transcript_and(1))
    ledger = collect_parts(LEDGER, given.ledger, made.ledger, by_transcript_and(2))
    minutes.count(turns=len(turns), replacements=len(ledger))
