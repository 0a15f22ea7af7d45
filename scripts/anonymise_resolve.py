"""Rule `anonymise_resolve`: forms become entities, entities get pseudonyms, and what is doubtful goes to review."""

from job import job
from themetrail.anonymise.registry import read_registry, write_grown
from themetrail.anonymise.resolve import StudySheets, resolve
from themetrail.anonymise.review import open_items, public_twin, review_queue
from themetrail.anonymise.review_pages import write_page, write_workbook
from themetrail.anonymise.verdicts import Verdicts, read_decisions
from themetrail.contracts.anonymise import DETECTIONS, ENTITIES, KEY, LEXICON, REVIEW, REVIEW_QUEUE
from themetrail.contracts.turns import SEALED_TURNS
from themetrail.key import read_key

with job(snakemake) as minutes:
    settings = snakemake.params.settings
    key = read_key(snakemake.input.key)
    turns = SEALED_TURNS.read_parts(snakemake.input.turns)
    detections = DETECTIONS.read_parts(snakemake.input.detections)
    sheets = StudySheets.read(
        snakemake.input.people, snakemake.input.sources, snakemake.input.participants, snakemake.input.transcripts
    )
    registry = read_registry(snakemake.params.registry, key)
    decisions = read_decisions(next(iter(snakemake.input.decisions), None))
    verdicts = Verdicts(decisions, key)
    resolution = resolve(
        turns,
        detections,
        sheets,
        registry,
        verdicts,
        persons=settings["persons"],
        categories=settings["categories"],
    )
    # The registry first: what is shown must never be without it.
    grown = write_grown(registry, snakemake.params.registry)
    LEXICON.write(resolution.lexicon, snakemake.output.lexicon)
    ENTITIES.write(resolution.entities, snakemake.output.entities)
    KEY.write(resolution.key, snakemake.output.key)
    queue = review_queue(
        turns,
        detections,
        resolution,
        verdicts,
        key,
        review_below=settings["review_below"],
        sample=settings["review_sample"],
        seed=snakemake.params.seed,
    )
    REVIEW_QUEUE.write(queue, snakemake.output.queue)
    write_workbook(queue, decisions, snakemake.output.workbook)
    write_page(queue, decisions, snakemake.params.title, snakemake.output.page)
    review = public_twin(queue)
    REVIEW.write(review, snakemake.output.review)
    # Not a count of the claim: a run that was killed here has added them already.
    minutes.say(f"rows added to the registry of pseudonyms: {grown}")
    minutes.count(
        turns_read=len(turns),
        mentions=len(resolution.mentions),
        entities=len(resolution.key),
        review_items=len(review),
        review_items_open=open_items(review),
    )
