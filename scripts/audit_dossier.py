"""Put the auditor's dossier together: the ledger, an RO-Crate that is searched before it is written, the manifest."""

import json
from functools import partial
from importlib import metadata
from pathlib import Path

from themetrail.audit.chain.contents import CRATE_CONTENTS, METADATA, contents_of
from themetrail.audit.chain.crate import Run, metadata_of, write_crate
from themetrail.audit.chain.ledger import AUDIT_LEDGER, ledger_of, read_records
from themetrail.audit.chain.manifest import FILES, circumstances_of, head_of, manifest_of
from themetrail.audit.chain.record import file_claim
from themetrail.audit.follow.share import AFTER_THE_CRATE, of_present_jobs, shared_files
from themetrail.audit.gate.forms_before import FormsBefore
from themetrail.audit.gate.gate import search_all
from themetrail.audit.gate.memory import Memory
from themetrail.in_parallel import in_parallel
from themetrail.key import STUDY_KEY, read_key
from themetrail.running.gate_of_study import FORMS, MEMORY, gate_of_study, stop_where_found
from themetrail.running.job import job
from themetrail.running.project import PROJECT


def times_of(log: Path) -> tuple[str, str] | None:
    """When a job began and ended, as the file beside its log says."""
    try:
        said = json.loads(log.with_suffix(".json").read_bytes())
        return said["started"], said["ended"]
    except (OSError, ValueError, KeyError):
        return None


with job(snakemake) as journal:
    root, key, made = Path(), read_key(STUDY_KEY), snakemake.output

    records = read_records([*map(str, snakemake.input.records), str(snakemake.input.of_gate)])
    ledger = ledger_of(records)
    AUDIT_LEDGER.write(ledger, made.ledger)
    head_of_chain = ledger["head"].iloc[-1]
    journal.count(records_in=len(records), rows_out=len(ledger))
    journal.say(f"head of the chain: {head_of_chain}")

    logs = snakemake.params.logs
    shared = of_present_jobs(shared_files(snakemake.params.share, root, without=AFTER_THE_CRATE), logs.values())
    source = {"Snakefile": PROJECT / "Snakefile"} | {
        f"workflow/rules/{path.name}": path for path in sorted((PROJECT / "workflow/rules").glob("*.smk"))
    }
    run = Run(
        title=snakemake.params.title,
        licence=snakemake.params.licence,
        files=source | {path: Path(path) for path in shared},
        digests={path: file_claim(path)["digest"] for path in shared},
        records=records,
        times={path: found for path, log in logs.items() if (found := times_of(Path(log)))},
        coders=snakemake.params.coders,
        snakemake=metadata.version("snakemake"),
        head=head_of_chain,
    )
    said = metadata_of(run)
    gate = gate_of_study(before=FormsBefore(FORMS, key, snakemake.params.gate))
    memory = Memory.read(MEMORY, key, gate.state(snakemake.params.gate))
    hits = search_all(gate, shared, processes=snakemake.threads, memory=memory)
    hits += gate.search_content(METADATA, json.dumps(said, ensure_ascii=False).encode())
    stop_where_found([hit for hit in hits if hit.settled], "run")
    # The manifest lists what the crate holds, and not the crate, so both are made at once.
    CRATE_CONTENTS.write(contents_of(run.files, said), made.contents)
    both = [partial(manifest_of, root, key), partial(write_crate, run, said, Path(made.crate))]
    files, _ = in_parallel(lambda part: part(), both, snakemake.threads)
    journal.say(f"crate: {len(run.files)} files")

    circumstances = circumstances_of(root)
    FILES.write(files, made.manifest)
    FILES.write(circumstances, made.circumstances)
    head = head_of(Path(made.manifest).read_bytes())
    Path(made.head).write_text(head + "\n", encoding="ascii")
    journal.count(files=len(files), circumstances=len(circumstances))
    journal.say(f"head digest, to be kept elsewhere: {head}")
