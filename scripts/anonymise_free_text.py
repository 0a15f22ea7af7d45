"""Rules `anonymise_prior`, `_codebook`, `_changes`, `_methods`, `_decisions`, `_adjudications`, `_proposals`,
`_reflexivity` and `_quotations`: what comes later."""

from functools import cache

from themetrail.anonymise.free_text.brought_files import free_text_table
from themetrail.anonymise.free_text.detecting import Recognisers
from themetrail.anonymise.free_text.prior import FoundInPrior, prior_files, prior_table
from themetrail.anonymise.free_text.replacer import FreeText
from themetrail.anonymise.free_text.withdrawn import Withdrawn
from themetrail.brought_digests import check_as_planned, digest_of_files
from themetrail.contracts.anonymise import ENTITIES, GUESSES, LEXICON, PRIOR_DETECTIONS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import PARTICIPANTS_SHEET, SOURCES_SHEET
from themetrail.running.job import job
from themetrail.sheets.changes_sheet import read_changes

with job(snakemake) as journal:
    given, kind, settings = snakemake.input, snakemake.params.kind, snakemake.params.settings
    brought = prior_files(snakemake.params.folder) if kind == "prior" else []
    files = [*brought, *given.brought] if kind == "prior" else list(given.texts)
    language_of = {row["transcript_id"]: row["language"] for row in snakemake.params.transcripts}
    recognisers = Recognisers(settings["models"], fast=settings["fast_decoder"])

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
            recognisers.of,
            language_of.values(),
            vocabulary,
        )

    gone = found = None
    if kind == "prior":
        found = FoundInPrior(PRIOR_DETECTIONS.read_parts(list(given.found)))
        gone = Withdrawn.read(snakemake.params.withdrawn, PARTICIPANTS_SHEET, SOURCES_SHEET)
    replaced = free_text_table(kind, files, replacer, lambda: SEGMENTS.read(given.segments), language_of, found, gone)
    if kind == "prior":  # once they are read: what was checked before could be other words by then
        key, called = read_key(STUDY_KEY), snakemake.params.called
        check_as_planned(snakemake.params.prior, digest_of_files(key, brought), snakemake.params.folder)
        check_as_planned(called, gone.digest(key) if gone else "", SOURCES_SHEET)
    for language, model in recognisers.used.items():
        journal.model(model.name, model.version, model.digest, **recognisers.how_decided(language))
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
