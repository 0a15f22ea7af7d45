"""Collect the records of all jobs into the ledger."""

from job import job
from themetrail.audit.ledger import LEDGER, ledger_of, read_records

with job(snakemake) as minutes:
    ledger = ledger_of(read_records([*map(str, snakemake.input.records), str(snakemake.input.gate)]))
    LEDGER.write(ledger, snakemake.output.ledger)
    minutes.count(records_in=len(snakemake.input.records) + 1, rows_out=len(ledger))
    minutes.say(f"head of the chain: {ledger['head'].iloc[-1]}")
