"""Rule `anonymise_detect`: what may identify somebody in the turns of one batch."""

from job import job
from themetrail.anonymise.detect import detect
from themetrail.anonymise.models import models_of
from themetrail.contracts.anonymise import DETECTIONS
from themetrail.contracts.turns import SEALED_TURNS

with job(snakemake) as minutes:
    settings = snakemake.params.settings
    language_of = {row["transcript_id"]: row["language"] for row in snakemake.params.transcripts}
    turns = SEALED_TURNS.read(snakemake.input.turns)
    models = models_of(list(language_of.values()), settings["models"], second=settings["second_model"] != "never")
    for model in models.values():
        minutes.model(model.name, model.version, model.digest)
    detections = detect(turns, language_of, models, settings["phone_regions"], second=settings["second_model"])
    DETECTIONS.write(detections, snakemake.output.detections)
    minutes.count(turns_read=len(turns), detections=len(detections))
