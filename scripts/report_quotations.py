"""Rule `report_quotations`: the quotations of each code, and the sheet of candidates from which people choose."""

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.coding import CONSENSUS, CONSENSUS_SPANS, DECISIONS, MARKS
from themetrail.contracts.quotations import CANDIDATES, CHOSEN_QUOTATIONS, QUOTATIONS
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.segments import SEGMENTS, STRUCK
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS
from themetrail.contracts.themes import MATRIX
from themetrail.report.quotation_bars import kept_back, marked_as, may_not_be_quoted, memos_on_quoting
from themetrail.report.quotation_candidates import candidates_table, write_candidates
from themetrail.report.quotation_choices import Choices, Quotable, carried_out
from themetrail.report.quotation_rows import QuotationMaterial, quotations_table
from themetrail.report.quotation_warnings import LEFT, RareFacts
from themetrail.report.table_csv import write_csv
from themetrail.report.wording import labels_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables, params = snakemake.input, snakemake.params
    participants = read_sheet(tables.participants, PARTICIPANTS)
    labels = labels_of(participants, tables.participants)
    segments, consensus = SEGMENTS.read(tables.segments), CONSENSUS.read(tables.consensus)
    codebook = Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook)
    decisions, marks, matrix = DECISIONS.read(tables.decisions), MARKS.read(tables.marks), MATRIX.read(tables.matrix)
    members = {group: list(matrix.loc[matrix["group"] == group, "participant_id"].unique()) for group in params.groups}
    wanted, unwanted = memos_on_quoting(decisions)
    asked = set(STRUCK.read(tables.struck)["segment_id"])

    choices = Choices()
    if tables.choices:
        quotable = Quotable(
            segments=segments,
            consensus=consensus,
            codes=set(codebook.names),
            members=members,
            refused=may_not_be_quoted(participants),
            never=marked_as("never_quote", marks),
            struck=asked | unwanted,
        )
        choices = carried_out(CHOSEN_QUOTATIONS.read(tables.choices), params.sheet, quotable)

    ledger = REPLACEMENT_LEDGER.read(tables.ledger, only=("status", set(LEFT)))
    material = QuotationMaterial(
        consensus=consensus,
        segments=segments,
        marked=CONSENSUS_SPANS.read(tables.spans),
        marks=marks,
        members=members,
        order=list(codebook.names),
        wanted=wanted,
        barred=kept_back(segments, marks, participants) | asked | unwanted,
        facts=RareFacts(ledger, REVIEW.read(tables.review), participants),
        choices=choices,
        most_words=params.most_words,
        per_code=params.per_code,
        labels=list(labels.values()),
        prints_in_full=params.in_full,
    )
    quotations = quotations_table(material.quotations, material.order, labels)
    write_csv(quotations, snakemake.output.quotations, QUOTATIONS)
    candidates = candidates_table(material, codebook, labels, decisions)
    write_csv(candidates, snakemake.output.candidates, CANDIDATES)
    write_candidates(Path(snakemake.output.workbook), candidates)
    coded = segments.loc[segments["segment_id"].isin(consensus["segment_id"]), "segment_id"]
    if left_out := int(coded.isin(material.barred).sum()):
        journal.reject("coded segments that the rules do not quote, since somebody said so", left_out)
    warned = int((quotations["warning"] != "").sum())
    if warned:
        journal.say(
            f"{warned} of {len(quotations)} quotations may tell who somebody is; see {snakemake.output.quotations}"
        )
    by_people = int((quotations["chosen_by"] == "people").sum())
    journal.count(
        quotations=len(quotations),
        chosen_by_people=by_people,
        moved=choices.moved,
        with_warning=warned,
        candidates=len(candidates),
    )
