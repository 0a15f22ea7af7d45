"""Rule `anonymise_risk`: the risk that somebody is recognised all the same, for an ethics board."""

from pathlib import Path

from themetrail.anonymise.resolve.decisions import read_decisions
from themetrail.anonymise.risk.page import risk_page
from themetrail.anonymise.risk.report import recall_table, risk_report
from themetrail.contracts.anonymise import RECALL, REVIEW
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.risk import FINDINGS
from themetrail.contracts.study import PARTICIPANTS
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    ledger = REPLACEMENT_LEDGER.read(snakemake.input.ledger)
    review = REVIEW.read(snakemake.input.review)
    decisions = read_decisions(next(iter(snakemake.input.decisions), None))
    participants = read_sheet(snakemake.input.participants, PARTICIPANTS)
    findings, title = FINDINGS.read(snakemake.input.findings), snakemake.params.title
    languages, without_model = snakemake.params.languages, snakemake.params.without_model
    tables, language = (ledger, review, decisions, participants, findings), snakemake.params.language
    report = risk_report(title, *tables, languages, without_model, language)
    Path(snakemake.output.report).write_text(report, encoding="utf-8")
    Path(snakemake.output.page).write_text(risk_page(title, findings, languages, language), encoding="utf-8")
    RECALL.write(recall_table(review, decisions, ledger), snakemake.output.recall)
    journal.count(replacements=len(ledger), review_items=len(review), findings=len(findings))
