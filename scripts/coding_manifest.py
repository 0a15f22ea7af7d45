"""Write the manifest of a drafted round: its digest, and the digest of every file that coders would be given."""

from pathlib import Path

from themetrail.coding.draft import manifest_of, write_manifest
from themetrail.running.job import job

with job(snakemake) as journal:
    folder = Path(snakemake.output.manifest).parent
    given = [Path(file).relative_to(folder).as_posix() for file in snakemake.input.given]
    manifest = manifest_of(folder, snakemake.wildcards.round, given)
    write_manifest(folder, manifest)
    journal.count(coders=len(manifest["coders"]), files=len(manifest["files"]))
