"""Rules `anonymise_prior`, `_codebook`, `_decisions`, `_adjudications`: what people bring after the transcripts."""

from functools import partial

from job import job
from themetrail.anonymise.later_files import later_table
from themetrail.anonymise.later_text import LaterText
from themetrail.anonymise.models import models_of, ner_of
from themetrail.contracts.anonymise import ENTITIES, LEXICON

with job(snakemake) as minutes:
    settings, language, kind = snakemake.params.settings, snakemake.params.language, snakemake.params.kind
    nlp = None
    if snakemake.input.get("later"):
        for model in models_of([language], settings["models"]).values():
            minutes.model(model.name, model.version, model.digest)
            nlp = partial(ner_of, model)
    replacer = LaterText(
        LEXICON.read(snakemake.input.lexicon),
        ENTITIES.read(snakemake.input.entities),
        settings,
        snakemake.params.labels,
        nlp,
        language,
    )
    table, contract = later_table(kind, list(snakemake.input.get("later", [])), replacer)
    contract.write(table, snakemake.output.table)
    minutes.count(rows_in=len(table), rows_out=len(table))
