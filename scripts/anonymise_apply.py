"""Rule `anonymise_apply`: the turns of a bundle of batches, with what identifies replaced."""

from themetrail.anonymise.apply import apply
from themetrail.contracts.replacements import REPLACEMENT_LEDGER, REPLACEMENTS
from themetrail.contracts.turns import TURNS
from themetrail.running.job import job

with job(snakemake) as journal:
    turns = TURNS.read_parts(snakemake.input.turns)  # without the places in the sources, which stay sealed
    replacements = REPLACEMENTS.read_parts(snakemake.input.replacements)
    anonymised, ledger = apply(turns, replacements, snakemake.params.labels)
    TURNS.write(anonymised, snakemake.output.turns)
    REPLACEMENT_LEDGER.write(ledger, snakemake.output.ledger)
    journal.count(turns_in=len(turns), turns_out=len(anonymised), replacements=len(replacements))
