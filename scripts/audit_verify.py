"""Check the finished study as an auditor would, and write down what holds."""

from pathlib import Path

from themetrail.audit.chain.verification_page import page_of
from themetrail.audit.chain.verify import Finding, verify
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key
from themetrail.running.job import job

with job(snakemake) as journal:
    findings = verify(Path(), read_key(STUDY_KEY), page=False, processes=snakemake.threads)
    for finding in findings:
        journal.say(f"{'holds' if finding.holds else 'DOES NOT HOLD'}: {finding.claim}")
        for fault in finding.faults:
            journal.say(f"  {fault}")
    faults = [fault for finding in findings for fault in finding.faults]
    if faults:
        raise StudyError(f"the finished study does not verify: {faults[0]}; all of it is in {snakemake.log[0]}")
    page = page_of([Finding(finding.claim) for finding in findings], snakemake.params.language)
    Path(snakemake.output.page).write_text(page, encoding="utf-8")
    journal.count(checked=len(findings), faults=0)
