"""`themetrail report`."""

from pathlib import Path

import click

from themetrail.commands.share import check_may_leave
from themetrail.commands.study_folder import check_file_to_write, works_on_study
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import SNAKEMAKE_REPORT, gate_of_study, stop_where_found
from themetrail.running.snakemake_report import report_of
from themetrail.whole_files import write_whole


@click.command
@click.option(
    "--to",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"The file to write; without it {SNAKEMAKE_REPORT} in the study.",
)
@works_on_study
def report(study: Path, to: Path | None) -> None:
    """Make Snakemake's report of the study, searched for names before it is kept.

    One page that shows tables, figures and how they were made, for whoever reviews the workflow.
    """
    file = to or study / SNAKEMAKE_REPORT
    check_file_to_write(file, study)
    with alone(study):
        check_may_leave(study)
        page = report_of(study)
        hits = gate_of_study(study).search_content(SNAKEMAKE_REPORT, page.encode())
        stop_where_found(hits, "report", study)
    write_whole(file, page.encode())
    click.echo(f"{file}: Snakemake's report, searched by the leak gate")
