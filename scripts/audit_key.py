"""Put the key of the study together and encrypt it for its recipients."""

import hashlib
from pathlib import Path

from themetrail.audit.chain.record import csv_rows
from themetrail.audit.sealing import bundle, encrypt, one_table
from themetrail.layout import CONFIGURATION
from themetrail.running.job import job

with job(snakemake) as journal:
    replacements = one_table([Path(path).read_bytes() for path in snakemake.input.replacements])
    content = bundle(
        {
            "key.csv": Path(snakemake.input.key).read_bytes(),
            "replacements.csv": replacements,
        }
    )
    recipients = snakemake.params.recipients
    key = Path(snakemake.output.key)
    key.write_bytes(encrypt(content, recipients, CONFIGURATION) if recipients else content)
    key.chmod(0o600)
    Path(snakemake.output.digest).write_text(hashlib.sha256(content).hexdigest() + "\n", encoding="ascii")
    journal.count(replacements=csv_rows(replacements), recipients=len(recipients))
    if not recipients:
        journal.say("no recipient is configured (audit.recipients): the key lies open, with rights for its owner alone")
