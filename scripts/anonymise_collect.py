"""Rule `anonymise_collect`: the anonymised turns and the ledger of all bundles."""

from themetrail.contracts.parts import by_transcript_and, collect_parts
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.turns import TURNS
from themetrail.running.job import job

with job(snakemake) as journal:
    given, made = snakemake.input, snakemake.output
    turns = collect_parts(TURNS, given.turns, made.turns, by_transcript_and(1))
    ledger = collect_parts(REPLACEMENT_LEDGER, given.ledger, made.ledger, by_transcript_and(2))
    journal.count(turns=len(turns), replacements=len(ledger))
