"""Search everything that is handed to people for what would identify somebody."""

import json
from pathlib import Path

from themetrail.audit.chain.exempt import AFTER_THE_RUN
from themetrail.audit.chain.handed_out import files_handed_out
from themetrail.audit.chain.leftovers import leftovers, remove
from themetrail.audit.gate.forms_before import FormsBefore
from themetrail.audit.gate.gate import marker, search_all
from themetrail.audit.gate.memory import Memory
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import BENCHMARKS, LOGS
from themetrail.running.gate_of_study import FORMS, MEMORY, gate_of_study, stop_where_found
from themetrail.running.job import job

with job(snakemake) as journal:
    old = leftovers([str(path) for path in snakemake.input.records])
    remove(old)
    if old:
        journal.say(f"removed {len(old)} files that earlier runs made and that no present job makes")
    key = read_key(STUDY_KEY)
    gate = gate_of_study(before=FormsBefore(FORMS, key, snakemake.params.software))
    files = files_handed_out()
    journal.say(f"searching for {len(gate.forms)} forms, with {len(gate.exceptions)} reviewed exceptions")
    memory = Memory.read(MEMORY, key, gate.state(snakemake.params.software))
    hits = search_all(gate, files, processes=snakemake.threads, memory=memory)
    memory.write(MEMORY)
    journal.say(f"{memory.known} of {len(files)} files are as they were when this gate found them clean")
    stop_where_found([hit for hit in hits if hit.settled], "run")
    awaiting = len({str(hit) for hit in hits})
    if awaiting:
        journal.say(f"{awaiting} places hold forms that await review; nothing may be issued or shared before")
    kept = [file for file in files if not file.startswith((LOGS, BENCHMARKS, *AFTER_THE_RUN))]
    said = json.dumps(marker(gate, len(kept), awaiting, key), indent=1) + "\n"
    stop_where_found(gate.search_content(snakemake.output.marker, said.encode()), "run")
    Path(snakemake.output.marker).write_text(said, encoding="utf-8")
    journal.count(files_searched=len(kept))
    journal.say("found nothing that would identify somebody")
