"""Collect the records of all jobs into the ledger."""

from job import job

from themetrail.audit.ledger import LEDGER, ledger_of, read_records
from themetrail.audit.leftovers import leftovers, remove

with job(snakemake) as minutes:
    paths = [str(path) for path in snakemake.input.records]
    old = leftovers(paths)
    remove(old)
    if old:
        minutes.say(f"removed {len(old)} files that earlier runs made and that no present job makes")
    ledger = ledger_of(read_records(paths))
    LEDGER.write(ledger, snakemake.output.ledger)
    minutes.count(records_in=len(paths), rows_out=len(ledger))
    minutes.say(f"head of the chain: {ledger['head'].iloc[-1]}")
