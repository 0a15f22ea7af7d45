"""Say who has what to do."""

import os

from themetrail.audit.chain.notice import AT_WORK, put_notice
from themetrail.coding.status import Places, status_lines, unseen_counts, write_status
from themetrail.configuration.coding import Round
from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.coding import ANCHORS, ASSIGNMENTS, DELIVERIES, UNRESOLVED, WITHOUT_ROW
from themetrail.contracts.segments import SEGMENTS
from themetrail.running.job import job
from themetrail.running.with_run import VARIABLE
from themetrail.unassigned import unassigned_segments

with job(snakemake) as minutes:
    settings, read = snakemake.params.settings, snakemake.input
    review = REVIEW.read(read.review)
    assignments = ASSIGNMENTS.read(read.assignments) if read.get("assignments") else None
    given_to_nobody = None
    if assignments is not None:
        given_to_nobody = unassigned_segments(SEGMENTS.read(read.segments), assignments, ANCHORS.read(read.anchors))
    lines = status_lines(
        [Round.model_validate(entry) for entry in settings["rounds"]],
        snakemake.params.issued,
        DELIVERIES.read(read.deliveries),
        places=Places(**snakemake.params.places),
        review_open=int((review["status"] == "open").sum()),
        fail_closed=snakemake.params.fail_closed,
        unseen=None if assignments is None else unseen_counts(assignments),
        without_row=None if assignments is None else unseen_counts(assignments, WITHOUT_ROW.read(read.without_row)),
        unresolved=UNRESOLVED.read(read.unresolved) if read.get("unresolved") else None,
        unassigned=None if given_to_nobody is None else given_to_nobody["transcript_id"].value_counts().to_dict(),
    )
    write_status(lines, snakemake.output.status)
    if os.environ.get(VARIABLE):
        put_notice(AT_WORK)  # the run takes it away when it ends
    minutes.count(lines=len(lines))
