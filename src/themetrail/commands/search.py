"""`themetrail search`."""

import os
from pathlib import Path

import click

from themetrail.audit.chain.handed_out import AFTER_THE_GATE, files_handed_out
from themetrail.audit.follow.share import shared_files
from themetrail.audit.gate.gate import search_all
from themetrail.commands.study_folder import works_on_study
from themetrail.configuration.load import read_audit_section
from themetrail.contracts.errors import StudyError
from themetrail.layout import CONFIGURATION
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found


@click.command
@works_on_study
def search(study: Path) -> None:
    """Search all that is handed to people, or shared, for names, whatever was searched before.

    Where something is found that may identify somebody, or that awaits review, the command ends with exit code 1, and
    results/sealed/found/search.html says what it is, where it stands and what to do. Nothing else is written.
    """
    handed = files_handed_out(study)
    if not handed:
        raise StudyError("there are no results here to search; run the study first")
    shared = shared_files(read_audit_section(study / CONFIGURATION).share, study)
    files = sorted({*handed, *shared, *(page for page in AFTER_THE_GATE if (study / page).is_file())})
    gate = gate_of_study(study)
    with alone(study):
        hits = search_all(gate, files, study, processes=min(4, os.cpu_count() or 1))
        stop_where_found(hits, "search", study)
    click.echo(f"{len(files)} files searched for {len(gate.forms)} forms: found nothing that may identify somebody.")
