"""Rule `anonymise_resolve`: forms become entities, entities get pseudonyms, and what is doubtful goes to review."""

from functools import partial
from pathlib import Path

import pandas as pd

from themetrail.anonymise.facts.told import told_from_table
from themetrail.anonymise.names.lower_case_words import counts_from_tables
from themetrail.anonymise.resolve.decisions import read_decisions, require_possible
from themetrail.anonymise.resolve.pseudonym_registry import read_registry, write_grown
from themetrail.anonymise.resolve.public import public_forms
from themetrail.anonymise.resolve.replacements import Decided
from themetrail.anonymise.resolve.resolve import resolve
from themetrail.anonymise.resolve.study_sheets import StudySheets
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import facts_decided, open_items, public_part, review_queue
from themetrail.anonymise.review.review_pages import write_page, write_workbook
from themetrail.anonymise.risk.findings import findings_of
from themetrail.contracts.anonymise import (
    DETECTIONS,
    ENTITIES,
    KEY,
    LEXICON,
    LOWER_CASE_WORDS,
    REVIEW,
    REVIEW_QUEUE,
    TOLD,
)
from themetrail.contracts.replacements import REPLACEMENTS
from themetrail.contracts.risk import FINDINGS
from themetrail.contracts.turns import SAID_BY
from themetrail.in_parallel import in_parallel
from themetrail.interface.verdicts.returned import told_as_the_sheet_says
from themetrail.key import read_key
from themetrail.running.job import job
from themetrail.sheets.left_by_programs import files_in

with job(snakemake) as journal:
    given, output, settings = snakemake.input, snakemake.output, snakemake.params.settings
    key = read_key(given.key)
    batches = [SAID_BY.read(path) for path in given.turns]
    turns = SAID_BY.check(pd.concat(batches, ignore_index=True))
    detections = DETECTIONS.read_parts(given.detections)
    told = told_from_table(TOLD.read_parts(given.told))
    lower_words = counts_from_tables(map(LOWER_CASE_WORDS.read, given.lower_case_words))
    sheets = StudySheets.read(given.people, given.sources, given.participants, given.transcripts)
    registry = read_registry(snakemake.params.registry, key)
    decisions = read_decisions(next(iter(given.decisions), None))
    public = public_forms(sheets.language_of.values(), settings["public"])
    verdicts = Verdicts(decisions, key, public)
    with told_as_the_sheet_says(next(iter(given.decisions), None)):
        resolution = resolve(
            turns,
            detections,
            sheets,
            registry,
            verdicts,
            told,
            lower_words,
            persons=settings["persons"],
            categories=settings["categories"],
            processes=snakemake.threads,
        )
        findings = findings_of(turns, resolution, verdicts, key, sheets.participants, sheets.language_of)
        queue = review_queue(
            turns,
            detections,
            resolution,
            verdicts,
            key,
            findings=findings,
            review_below=settings["review_below"],
            sample=settings["review_sample"],
            seed=snakemake.params.seed,
            page=settings["review_page"],
            language=snakemake.params.language,
        )
        require_possible(queue, decisions)
    # The registry first: what is shown must never be without it.
    grown = write_grown(registry, snakemake.params.registry)
    journal.also_made.append(snakemake.params.registry)
    review = public_part(queue)
    decided = Decided(resolution.entities, settings["review_below"])
    mentions = resolution.mentions_by_transcript()

    def write_replacements(batch: pd.DataFrame, path: str) -> None:
        """The replacements in one batch's turns."""
        found = [mention for name in batch["transcript_id"].unique() for mention in mentions.get(name, [])]
        REPLACEMENTS.write(decided.replacements(found), path)

    pages = [
        partial(write_workbook, queue, decisions, output.workbook, snakemake.params.language),
        partial(write_page, queue, decisions, snakemake.params.title, output.page, snakemake.params.language),
        partial(ENTITIES.write, resolution.entities, output.entities),
        partial(LEXICON.write, resolution.lexicon, output.lexicon),
        partial(KEY.write, resolution.key, output.key),
        partial(REVIEW_QUEUE.write, queue, output.queue),
        partial(REVIEW.write, review, output.review),
        partial(FINDINGS.write, findings, output.findings),
    ]
    parts = [partial(write_replacements, *each) for each in zip(batches, output.replacements, strict=True)]
    in_parallel(lambda write: write(), pages + parts, snakemake.threads)
    # Of a batch that holds no transcript any more nothing stays.
    for left in set(files_in(Path(output.replacements[0]).parent, "*.csv")) - set(map(Path, output.replacements)):
        left.unlink()
    # Not a count of the claim: a run that was killed here has added them already.
    journal.say(f"rows added to the registry of pseudonyms: {grown}")
    journal.count(
        turns_read=len(turns),
        mentions=len(resolution.mentions),
        entities=len(resolution.key),
        review_items=len(review),
        review_items_open=open_items(review),
        review_items_more=int((review["status"] == "more").sum()),
        **facts_decided(queue),
    )
