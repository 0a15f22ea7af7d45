"""Cut the anonymised turns of a bundle of batches into segments, and find what somebody may have asked to be struck."""

from themetrail.contracts.segments import SEGMENTS, STRUCK
from themetrail.contracts.turns import TURNS
from themetrail.running.job import job
from themetrail.segment.cut import Unit, segments_of
from themetrail.segment.sentences import model_name_for, recogniser_of, sentence_starts_by
from themetrail.segment.struck import struck

with job(snakemake) as journal:
    settings, models = snakemake.params.settings, snakemake.params.models
    unit = Unit(
        name=settings["unit"],
        codable_roles=tuple(settings["codable_roles"]),
        window_sentences=settings["window_sentences"],
        paragraph_break=settings["paragraph_break"],
    )
    turns = TURNS.read(snakemake.input.turns)
    names = {language: model["name"] for language, model in models.items()}
    segments = segments_of(turns, snakemake.params.transcripts, unit, sentence_starts_by(names))
    SEGMENTS.write(segments, snakemake.output.segments)
    asked = struck(segments)
    STRUCK.write(asked, snakemake.output.struck)
    if unit.needs_sentences:
        for language in sorted({row["language"] for row in snakemake.params.transcripts}):
            recogniser = recogniser_of(language, model_name_for(language, names))
            where = "" if recogniser.model is None else f" of {recogniser.model.name} {recogniser.model.version}"
            journal.say(f"sentences of the language {language!r} found by {recogniser.component}{where}")
            if recogniser.model is not None:
                journal.model(recogniser.model.name, recogniser.model.version, recogniser.model.digest)
    journal.count(
        turns_in=len(turns),
        turns_out=segments.groupby(["transcript_id", "turn"]).ngroups,
        segments=len(segments),
        codable=int((segments["codable"] == "yes").sum()),
        perhaps_struck=len(asked),
    )
