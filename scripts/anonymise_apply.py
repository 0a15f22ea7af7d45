"""Rule `anonymise_apply`: the turns of one batch, with what identifies replaced."""

from job import job
from themetrail.anonymise.apply import apply
from themetrail.contracts.anonymise import DETECTIONS, ENTITIES, LEXICON
from themetrail.contracts.replacements import LEDGER, REPLACEMENTS
from themetrail.contracts.turns import SEALED_TURNS, TURNS

with job(snakemake) as minutes:
    turns = SEALED_TURNS.read(snakemake.input.turns)
    anonymised, replacements, ledger = apply(
        turns,
        DETECTIONS.read(snakemake.input.detections),
        LEXICON.read(snakemake.input.lexicon),
        # The table is the whole study's; a batch needs the forms of its own transcripts.
        ENTITIES.read(snakemake.input.entities, only=("transcript_id", set(turns["transcript_id"]))),
        snakemake.params.labels,
        snakemake.params.settings["review_below"],
    )
    TURNS.write(anonymised, snakemake.output.turns)
    REPLACEMENTS.write(replacements, snakemake.output.replacements)
    LEDGER.write(ledger, snakemake.output.ledger)
    minutes.count(turns_in=len(turns), turns_out=len(anonymised), replacements=len(replacements))
