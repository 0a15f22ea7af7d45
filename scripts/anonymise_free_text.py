"""Rules `anonymise_prior`, `_codebook`, `_changes`, `_methods`, `_decisions`, `_adjudications`, `_proposals`,
`_reflexivity` and `_quotations`: what comes later."""

from functools import cache

from themetrail.anonymise.detect.decoding import Recogniser
from themetrail.anonymise.detect.models import models_of, recogniser_of
from themetrail.anonymise.free_text.brought_files import Withdrawn, free_text_table, prior_files, prior_table
from themetrail.anonymise.free_text.replacer import FreeText
from themetrail.contracts.anonymise import ENTITIES, GUESSES, LEXICON
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, SOURCES
from themetrail.layout import PARTICIPANTS_SHEET, SOURCES_SHEET
from themetrail.running.job import job
from themetrail.sheets.changes_sheet import read_changes
from themetrail.sheets.read import find_sheet, read_sheet


def withdrawn(who_in: dict[str, list[str]]) -> Withdrawn:
    """Who has withdrawn, from the transcripts in which they spoke; what speakers are called stands in sealed sheets."""
    people = read_sheet(find_sheet(PARTICIPANTS_SHEET), PARTICIPANTS)
    sources = read_sheet(find_sheet(SOURCES_SHEET), SOURCES)
    label = dict(zip(people["participant_id"], people["label"], strict=True))
    speakers, ended = {}, set()
    for transcript_id, who in who_in.items():
        here = sources[sources["transcript_id"] == transcript_id]
        if set(here["participant_id"]) - {""} <= set(who):
            ended.add(transcript_id)
        called = here.loc[here["participant_id"].isin(who), "speaker"]
        speakers[transcript_id] = {*who, *(label[one] for one in who), *called}
    return Withdrawn(ended, speakers)


with job(snakemake) as journal:
    given, kind, settings = snakemake.input, snakemake.params.kind, snakemake.params.settings
    files = list(given.texts) if kind != "prior" else [*prior_files(snakemake.params.folder), *given.brought]
    language_of = {row["transcript_id"]: row["language"] for row in snakemake.params.transcripts}

    models = {}

    def recogniser(language: str) -> Recogniser | None:
        """What finds entities in texts of a language, if anything, asked for where there is a text to read."""
        models.update(models_of([language], settings["models"]))
        return recogniser_of(models[language], settings["fast_decoder"]) if language in models else None

    # Memos speak of codes and of coders: none of these words is a person.
    vocabulary = list(snakemake.params.coders)
    if given.get("codebook"):
        codebook = CODEBOOK.read(given.codebook)
        vocabulary += [*codebook["code_id"], *codebook["name"]]

    if kind == "codebook_changes":  # reasons speak of codes that are in no codebook any more
        vocabulary += read_changes(files)["old_code_id"].tolist()

    @cache
    def replacer() -> FreeText:
        """What replaces names, asked for where there is a text at all."""
        return FreeText(
            LEXICON.read(given.lexicon),
            ENTITIES.read(given.entities),
            settings,
            snakemake.params.labels,
            recogniser,
            language_of.values(),
            vocabulary,
        )

    gone = withdrawn(snakemake.params.withdrawn) if kind == "prior" and snakemake.params.withdrawn else None
    replaced = free_text_table(kind, files, replacer, lambda: SEGMENTS.read(given.segments), language_of, gone)
    for model in models.values():
        how = recogniser_of(model, settings["fast_decoder"]).how_decided()
        journal.model(model.name, model.version, model.digest, **how)
    replaced.contract.write(replaced.table, snakemake.output.table)
    GUESSES.write(replaced.guesses, snakemake.output.guesses)
    done = replaced.guesses["done"].value_counts()
    for what, words in (("left", "left as they are"), ("replaced", "replaced")):
        if what in done:
            where = snakemake.output.guesses
            journal.say(
                f"{done[what]} expressions that only a language model takes for names were {words}; see {where}"
            )
    rows_in = len(replaced.table) if gone is None else len(prior_table(files))
    if rows_in > len(replaced.table):
        journal.reject("prior segments of participants who have withdrawn", rows_in - len(replaced.table))
    journal.count(rows_in=rows_in, rows_out=len(replaced.table), guesses=len(replaced.guesses))
