"""`themetrail issue`."""

from datetime import date
from pathlib import Path

import click

from themetrail.audit.chain.notice import put_notice
from themetrail.audit.gate.gate import search_all
from themetrail.coding.freeze import check_all_have_work, check_is_next, check_may_issue, freeze_round
from themetrail.coding.rounds import round_named
from themetrail.commands.study_folder import ID, works_on_study
from themetrail.configuration.coding import Round
from themetrail.configuration.load import read_configuration
from themetrail.key import STUDY_KEY
from themetrail.layout import (
    CONFIGURATION,
    DRAFTS,
    GATE,
    PARTICIPANTS_SHEET,
    REVIEW_QUEUE,
    ROUNDS,
    SOURCE_FILES,
    SOURCES_SHEET,
    SURVEY_SHEET,
    TRANSCRIPTS_SHEET,
)
from themetrail.running.alone import alone, check_nobody_writes
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.running.in_study import for_study, in_folder
from themetrail.running.notices import issued
from themetrail.running.start_snakemake import run_snakemake
from themetrail.sheets.left_by_programs import files_below, files_in, folders_in
from themetrail.study import Study


@click.command
@click.argument("name", metavar="ROUND", type=ID)
@works_on_study
def issue(study: Path, name: str) -> int:
    """Hand a round of coding to your coders.

    ROUND is the name of the round in config/config.yaml. The study is run as far as the round's sheets, these are
    searched for names once more, and then frozen in data/rounds/ROUND/issued/: what coders were given is never
    rewritten. Give each coder the desk or the sheet that is named at the end.
    """
    check_nobody_writes(study)
    check_is_next(name, *rounds_of(study), CONFIGURATION)
    code = run_snakemake(study, "--cores", "all", "--", f"{DRAFTS}{name}/manifest.json", GATE)
    if code:
        return code
    with alone(study, to_write=True):
        folder = freeze(study, name)
        language = read_configuration(study / CONFIGURATION).study.language
        put_notice(issued(language), study, language=language)
    click.echo(f"Round {name} is issued. Give each coder the desk, a page to code on, or the sheet, by the coder's id:")
    for given in [*files_in(folder / "desks", "*.html"), *files_in(folder / "sheets", "*.xlsx")]:
        click.echo(f"  {in_folder(given.relative_to(study), study)}")
    for given in folders_in(folder / "word"):
        click.echo(f"  {in_folder(given.relative_to(study), study)}/ (a Word file for each transcript, in its place)")
    returned = in_folder(f"{ROUNDS}{name}/returned", study)
    click.echo(f"Put what they return into {returned}/: the desk's file as it is, a sheet called by the coder's id.")
    click.echo(for_study("Then run the study again: themetrail run --directory MY-STUDY", study))
    return 0


def rounds_of(study: Path) -> tuple[list[Round], list[str]]:
    """The rounds that were or may be issued (not those of whose transcripts nobody is left), and which of them were."""
    sheets = Study.read(
        read_configuration(study / CONFIGURATION),
        transcripts=study / TRANSCRIPTS_SHEET,
        participants=study / PARTICIPANTS_SHEET,
        sources=study / SOURCES_SHEET,
        survey=study / SURVEY_SHEET,
        source_folder=study / SOURCE_FILES,
        rounds_folder=study / ROUNDS,
        key=study / STUDY_KEY,
        look_for_files=False,
    )
    return sheets.open_rounds, sheets.issued_rounds


def freeze(study: Path, name: str) -> Path:
    """Freeze the draft of one round; the folder of what was issued."""
    fail_closed = read_configuration(study / CONFIGURATION).anonymise.fail_closed
    check_may_issue(name, *rounds_of(study), CONFIGURATION, review=study / REVIEW_QUEUE, fail_closed=fail_closed)
    # Whatever was searched before: what coders are given is searched once more, as it is.
    draft = study / DRAFTS / name
    check_all_have_work(round_named(rounds_of(study)[0], name, CONFIGURATION), draft)
    drafted = [file.relative_to(study).as_posix() for file in files_below(draft)]
    stop_where_found(search_all(gate_of_study(study), drafted, study), "issue", study)
    return freeze_round(name, draft, study / ROUNDS, issued_on=date.today())
