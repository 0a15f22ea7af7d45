"""Describe the run as an RO-Crate, with the files that may be shared, and search it before it is written."""

import json
from importlib import metadata
from pathlib import Path

import job as wrapper
from gate_of_study import MEMORY, gate_of_study
from job import job
from themetrail.audit.crate import METADATA, Run, metadata_of, write_crate
from themetrail.audit.gate import search_all, stop_at
from themetrail.audit.ledger import read_records
from themetrail.audit.memory import Memory
from themetrail.audit.record import file_claim
from themetrail.audit.share import AFTER_THE_CRATE, shared_files
from themetrail.key import STUDY_KEY, read_key


def times_of(log: Path) -> tuple[str, str] | None:
    """When a job began and ended, as the file beside its log says."""
    try:
        said = json.loads(log.with_suffix(".json").read_bytes())
        return said["started"], said["ended"]
    except (OSError, ValueError, KeyError):
        return None


with job(snakemake) as minutes:
    records = read_records([str(path) for path in snakemake.input.records])
    project = Path(wrapper.__file__).resolve().parent.parent
    shared = shared_files(snakemake.params.share, Path(), without=AFTER_THE_CRATE)
    source = {"Snakefile": project / "Snakefile"} | {
        f"workflow/rules/{path.name}": path for path in sorted((project / "workflow/rules").glob("*.smk"))
    }
    ledger = Path(snakemake.input.ledger).read_text(encoding="utf-8").strip().splitlines()
    run = Run(
        title=snakemake.params.title,
        licence=snakemake.params.licence,
        files=source | {path: Path(path) for path in shared},
        digests={path: file_claim(path)["digest"] for path in shared},
        records=records,
        times={path: found for path, log in snakemake.params.logs.items() if (found := times_of(Path(log)))},
        coders=snakemake.params.coders,
        snakemake=metadata.version("snakemake"),
        head=ledger[-1].rsplit(",", 1)[-1],
    )
    said = metadata_of(run)
    gate = gate_of_study()
    memory = Memory.read(MEMORY, read_key(STUDY_KEY), gate.state(snakemake.params.gate))
    hits = search_all(gate, shared, processes=snakemake.threads, memory=memory)
    hits += gate.search_content(METADATA, json.dumps(said, ensure_ascii=False).encode())
    stop_at([hit for hit in hits if hit.settled])
    write_crate(run, said, Path(snakemake.output.crate))
    minutes.count(jobs=len(records), files=len(run.files))
