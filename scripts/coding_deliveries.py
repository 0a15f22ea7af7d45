"""Write down which files of which coder are there."""

from themetrail.contracts.coding import DELIVERIES
from themetrail.running.job import job

with job(snakemake) as journal:
    deliveries = DELIVERIES.frame(snakemake.params.deliveries)
    DELIVERIES.write(deliveries, snakemake.output.deliveries)
    journal.count(coders=len(deliveries), delivered=int((deliveries["status"] == "delivered").sum()))
