"""Say who has what to do."""

import os

from themetrail.audit.chain.notice import put_notice
from themetrail.coding.room_for_codes import room_line
from themetrail.coding.status import (
    OpenWork,
    Places,
    consent_lines,
    counts_by_coder,
    dropped_line,
    passed_over_line,
    status_lines,
    unseen_counts,
    unspoken_line,
    write_status,
)
from themetrail.configuration.coding import Round
from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.coding import (
    CARRIED,
    CODINGS,
    DELIVERIES,
    PROPOSALS,
    STILL_TO_COME,
    WITHOUT_ROW,
)
from themetrail.contracts.study import PARTICIPANTS
from themetrail.interface.status.words import status_words
from themetrail.running.job import job
from themetrail.running.notices import at_work
from themetrail.running.with_run import VARIABLE
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    settings, read = snakemake.params.settings, snakemake.input
    words = status_words(snakemake.params.language)
    review = REVIEW.read(read.review)
    is_issued = bool(read.get("still_to_come"))
    missing = STILL_TO_COME.read(read.still_to_come) if is_issued else STILL_TO_COME.empty()
    without_row = WITHOUT_ROW.read(read.without_row) if is_issued else WITHOUT_ROW.empty()
    proposals = PROPOSALS.read(read.proposals) if read.get("proposals") else PROPOSALS.empty()
    given_to_nobody = missing[missing["what"] == "given_to_nobody"]
    places = Places(**snakemake.params.places)
    left = OpenWork(
        review_open=int((review["status"] == "open").sum()),
        review_more=int((review["status"] == "more").sum()),
        fail_closed=snakemake.params.fail_closed,
        desks={(name, coder) for name, coder in snakemake.params.desks},
        in_word={(name, coder) for name, coder in snakemake.params.in_word},
        unseen=unseen_counts(missing),
        without_row=unseen_counts(missing, without_row),
        unresolved=missing.loc[missing["what"] == "unresolved", "round"].value_counts().to_dict(),
        split_open=counts_by_coder(missing[missing["what"] == "split_open"]),
        unassigned=given_to_nobody["transcript_id"].value_counts().to_dict(),
        proposed=proposals["what"].value_counts().to_dict(),
    )
    rounds = [Round.model_validate(entry) for entry in settings["rounds"]]
    lines = status_lines(rounds, snakemake.params.issued, DELIVERIES.read(read.deliveries), left, places, words)
    if read.get("codings") and (line := room_line(CODINGS.read(read.codings), snakemake.params.own_codes, words)):
        lines.append(line)
    carried = CARRIED.read(read.changes) if is_issued else CARRIED.empty()
    participants = read_sheet(read.participants, PARTICIPANTS)
    besides = [
        unspoken_line(snakemake.params.language),
        dropped_line(carried, places, words),
        *consent_lines(participants, words),
        passed_over_line(snakemake.params.passed_over, words),
    ]
    write_status(lines, snakemake.output.status, "\n\n".join(filter(None, besides)), words)
    if os.environ.get(VARIABLE):
        put_notice(at_work(words.language), language=words.language)  # the run takes it away when it ends
    journal.count(lines=len(lines))
