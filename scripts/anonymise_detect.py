"""Rule `anonymise_detect`: what may identify somebody in the turns of one batch: names and the like, and facts."""

from themetrail.anonymise.detect.beside import with_beside
from themetrail.anonymise.detect.detect import by_engine, detect
from themetrail.anonymise.detect.engine import engine_of
from themetrail.anonymise.detect.models import models_of, recogniser_of, without_model
from themetrail.anonymise.facts.told import told_as_table, told_in
from themetrail.anonymise.names.lower_case_words import counts_as_table, lower_case_words
from themetrail.contracts.anonymise import DETECTIONS, LOWER_CASE_WORDS, TOLD
from themetrail.contracts.turns import SEALED_TURNS
from themetrail.running.job import job

with job(snakemake) as journal:
    settings = snakemake.params.settings
    language_of = {row["transcript_id"]: row["language"] for row in snakemake.params.transcripts}
    turns = SEALED_TURNS.read(snakemake.input.turns)
    models = models_of(list(language_of.values()), settings["models"], second=settings["second_model"] != "never")
    second, fast, rows = settings["second_model"], settings["fast_decoder"], []
    for language in without_model(list(language_of.values()), settings["models"]):
        journal.say(f"no language model for the language {language}: names are found by rules and lists alone")
    by_own = {}
    if settings["engine"]:
        engine = engine_of(settings["engine"])
        by_own = by_engine(engine, turns, language_of)
        journal.model(engine.model.name, engine.model.version, engine.model.digest)
        journal.say(
            f"the study's own recogniser, {engine.model.name}: {sum(map(len, by_own.values()))} names and the like"
        )
    talks = turns.groupby("transcript_id")
    for place, (name, said) in enumerate(talks, start=1):
        found = detect(said, language_of, models, settings["phone_regions"], second=second, fast=fast, told=by_own)
        rows += found
        journal.say(f"{name}: {len(said)} turns, {len(found)} detections ({place} of {len(talks)} transcripts)")
    for language, model in models.items():
        how = {} if language == "second" else recogniser_of(model, fast).how_decided()
        journal.model(model.name, model.version, model.digest, **how)
    detections = with_beside(DETECTIONS.frame(rows), turns, language_of)
    DETECTIONS.write(detections, snakemake.output.detections)
    # What else follows from these turns alone is found here too: so it is found again for an edited batch only.
    facts, words = told_in(turns, language_of), lower_case_words(turns["text"].tolist())
    TOLD.write(told_as_table(facts), snakemake.output.told)
    LOWER_CASE_WORDS.write(counts_as_table(words), snakemake.output.lower_case_words)
    journal.count(turns_read=len(turns), detections=len(rows), facts_told=len(facts))
