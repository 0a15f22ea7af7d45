"""Record who withdrew when, in public by date and number, and sealed what changed in the tables."""

from pathlib import Path

from themetrail.audit.follow.withdrawal import CHANGES, WITHDRAWALS, changes_in_tables, counts_by_date
from themetrail.contracts.themes import REPRESENTATIVENESS
from themetrail.running.job import job

with job(snakemake) as journal:
    withdrawn = snakemake.params.withdrawn
    WITHDRAWALS.write(counts_by_date(withdrawn), snakemake.output.withdrawals)
    present = snakemake.input.get("representativeness")
    table = REPRESENTATIVENESS.read(present) if present else REPRESENTATIVENESS.empty()
    noted = [Path(path) for path in snakemake.params.noted if Path(path).is_file()]
    changes = changes_in_tables(withdrawn, noted, table)
    CHANGES.write(changes, snakemake.output.changes)
    journal.count(withdrawn=len(withdrawn), rows_changed=len(changes))
    if len(noted) < len(withdrawn):
        journal.say(f"nothing in tables of earlier runs rested on {len(withdrawn) - len(noted)} of them")
