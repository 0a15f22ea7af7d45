"""List every file of inputs and results with its digest; the list's own digest is the head of the study."""

from pathlib import Path

from job import job
from themetrail.audit.manifest import FILES, circumstances_of, head_of, manifest_of
from themetrail.key import STUDY_KEY, read_key

with job(snakemake) as minutes:
    root = Path()
    files = manifest_of(root, read_key(STUDY_KEY))
    FILES.write(files, snakemake.output.manifest)
    head = head_of(Path(snakemake.output.manifest).read_bytes())
    Path(snakemake.output.head).write_text(head + "\n", encoding="ascii")
    circumstances = circumstances_of(root)
    FILES.write(circumstances, snakemake.output.circumstances)
    minutes.count(files=len(files), circumstances=len(circumstances))
    minutes.say(f"head digest, to be kept elsewhere: {head}")
