"""Say who has what to do."""

from job import job
from themetrail.coding.status import Places, status_lines, unseen_counts, write_status
from themetrail.configuration.coding import Round
from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.coding import ASSIGNMENTS, DELIVERIES, UNRESOLVED

with job(snakemake) as minutes:
    settings, read = snakemake.params.settings, snakemake.input
    review = REVIEW.read(read.review)
    lines = status_lines(
        [Round.model_validate(entry) for entry in settings["rounds"]],
        snakemake.params.issued,
        DELIVERIES.read(read.deliveries),
        places=Places(**snakemake.params.places),
        review_open=int((review["status"] == "open").sum()),
        fail_closed=snakemake.params.fail_closed,
        unseen=unseen_counts(ASSIGNMENTS.read(read.assignments)) if read.get("assignments") else None,
        unresolved=UNRESOLVED.read(read.unresolved) if read.get("unresolved") else None,
    )
    write_status(lines, snakemake.output.status)
    minutes.count(lines=len(lines))
