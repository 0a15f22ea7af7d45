"""Rule `anonymise_collect`: the anonymised turns and the ledger of all batches."""

from job import job
from themetrail.contracts.replacements import LEDGER
from themetrail.contracts.turns import TURNS

with job(snakemake) as minutes:
    turns = TURNS.read_parts(snakemake.input.turns).sort_values(["transcript_id", "turn"])
    ledger = LEDGER.read_parts(snakemake.input.ledger).sort_values(["transcript_id", "turn", "start"])
    TURNS.write(turns, snakemake.output.turns)
    LEDGER.write(ledger, snakemake.output.ledger)
    minutes.count(turns=len(turns), replacements=len(ledger))
