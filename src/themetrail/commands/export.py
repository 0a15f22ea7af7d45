"""`themetrail export`."""

from datetime import date
from pathlib import Path

import click

from themetrail import layout
from themetrail.audit.follow.share import not_to_be_shared, rounds_of_withdrawn
from themetrail.codebook import Codebook
from themetrail.coding.draft import Issue
from themetrail.coding.rounds import no_such_round
from themetrail.commands.share import check_may_leave
from themetrail.commands.study_folder import ID, check_file_to_write, works_on_study
from themetrail.configuration.load import read_configuration
from themetrail.consent import named_with_reason
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, DECISIONS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.turns import TURNS
from themetrail.key import read_key
from themetrail.nearest import meant_instead
from themetrail.refi_qda.of_round import project_for_coder
from themetrail.refi_qda.of_study import ORIGIN, StudyTables, project_of
from themetrail.refi_qda.project import Project
from themetrail.refi_qda.tags import tags_file
from themetrail.refi_qda.write import beyond_bmp, codebook_file, project_file
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.whole_files import write_whole
from themetrail.whole_number import counted

PROJECT = f"{layout.SHARED_FILES}project.qdpx"
BOOK = f"{layout.SHARED_FILES}codebook.qdc"
TAGS = f"{layout.SHARED_FILES}codebook.csv"  # only where it is asked for


@click.command
@click.option(
    "--to",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A file that ends in .qdpx (project), .qdc (codebook) or .csv (codebook as tags of Taguette); without it"
    f" {PROJECT} and {BOOK} in the study.",
)
@click.option("--round", "name", metavar="ROUND", type=ID, help="An issued round: what --coder codes of it.")
@click.option("--coder", metavar="CODER", type=ID, help="The coder of --round who codes in another program.")
@click.option("--without-memos", is_flag=True, help="Leave out what coders wrote on the codes that they gave.")
@works_on_study
def export(study: Path, to: Path | None, name: str | None, coder: str | None, without_memos: bool) -> None:
    """Write a project for NVivo, MAXQDA, ATLAS.ti or QualCoder, or tags for Taguette.

    In REFI-QDA, which these programs import: the anonymised transcripts, the codebook, all codings with their coder and
    memos, participants as cases, and groups as sets; and the codebook alone. With --round and --coder it is what one
    coder of an issued round is to code in such a program: transcripts and codebook, without codings. All of it is
    searched for names first, and nothing is written where one is found.
    """
    if (name is None) != (coder is None):
        raise click.UsageError("--round and --coder go together")
    endings = (".qdpx", ".qdc", ".csv") if name is None else (".qdpx",)
    if to is not None and to.suffix.lower() not in endings:
        raise StudyError("name a file that ends in .qdpx (a project), .qdc or .csv (a codebook)", file=to)
    if to is not None:
        check_file_to_write(to, study)
    with alone(study):
        check_may_leave(study)
        if name is None or coder is None:
            project = project_of(read_tables(study), memos=not without_memos)
            made = {PROJECT: project_file(project), BOOK: codebook_file(project.codes, ORIGIN)}
            if to is not None and to.suffix.lower() == Path(TAGS).suffix:
                made[TAGS] = tags_file(project)
        else:
            project = project_of_coder(study, name, coder)
            made = {f"{layout.SHARED_FILES}{name}_{coder}.qdpx": project_file(project)}
        gate = gate_of_study(study)
        hits = [hit for file, content in made.items() for hit in gate.search_content(file, content)]
        stop_where_found(hits, "export", study)
    for place, content in made.items():
        if to is None or to.suffix.lower() == Path(place).suffix:
            file = to or study / place
            write_whole(file, content)
            click.echo(f"{file}: {_said(place, project)}, searched by the leak gate")
    if coder is not None:
        click.echo(f"What {coder} gives back goes into {layout.ROUNDS}{name}/returned/{coder}.qdpx in the study.")
    if why := not_to_be_shared(study, day=date.today()):
        click.echo(
            f"For your team alone: {named_with_reason(why)} may not be shared (may_share on {date.today()}).", err=True
        )
    if wide := beyond_bmp(project):
        click.echo(
            f"{sum(wide.values())} characters in {', '.join(wide)} (such as emoji) are counted as one here, as the"
            " standard says, and as two by some programs. Look whether codes behind them stand on the right words;"
            " `themetrail doctor` compares what comes back.",
            err=True,
        )


def project_of_coder(study: Path, name: str, coder: str) -> Project:
    """What a coder of an issued round codes; StudyError where there is no such round or coder, or somebody withdrew."""
    folder = layout.ISSUED.replace("*", name)
    if not (study / folder).is_dir():
        raise not_issued(study, name)
    if folder in rounds_of_withdrawn(study):
        raise StudyError("somebody whose words are in this round has withdrawn since; issue a new round", file=folder)
    issue = Issue.read(study / folder, name)
    own = set(issue.assignments.loc[issue.assignments["coder_id"] == coder, "segment_id"])
    if not own:
        known = sorted(set(issue.assignments["coder_id"]))
        raise StudyError(
            f"nobody with the id {coder!r} codes in round {name}{meant_instead(coder, known)}", file=folder
        )
    return project_for_coder(coder, issue.segments, own, issue.codebook, issue.digest)


def not_issued(study: Path, name: str) -> StudyError:
    """What is said where a round was not issued: it is another's name, misspelt, or the round is still to come."""
    configured = [entry.name for entry in read_configuration(study / layout.CONFIGURATION).coding.rounds]
    if name in configured:
        return StudyError(f"round {name} is not issued; issue it first: themetrail issue {name} --directory MY-STUDY")
    return no_such_round(name, configured, layout.CONFIGURATION)


def read_tables(study: Path) -> StudyTables:
    """The tables of a finished run; StudyError where one is not there."""
    return StudyTables(
        turns=TURNS.read(study / layout.ANONYMISED_TURNS),
        segments=SEGMENTS.read(study / layout.SEGMENTS),
        codebook=Codebook.from_table(CODEBOOK.read(study / layout.ANONYMISED_CODEBOOK)),
        transcripts=read_sheet(find_sheet(study / layout.TRANSCRIPTS_SHEET), TRANSCRIPTS),
        participants=read_sheet(find_sheet(study / layout.PARTICIPANTS_SHEET), PARTICIPANTS),
        assignments=ASSIGNMENTS.read(study / layout.ASSIGNMENTS),
        codings=CODINGS.read(study / layout.CODINGS),
        decisions=DECISIONS.read(study / layout.DECISIONS),
        key=read_key(study / layout.STUDY_KEY),
    )


def _said(name: str, project: Project) -> str:
    """What a file holds, in counts."""
    texts, codes = counted(len(project.sources), "text"), counted(len(project.codes), "code")
    if name == BOOK:
        return codes
    if name == TAGS:
        return f"{sum(code.codable for code in project.codes)} tags"
    if not project.codings:
        return f"{texts}, {codes}"
    codings = f"{counted(len(project.codings), 'coding')} of {counted(len(project.users), 'coder')}"
    return f"{texts}, {codes}, {codings}"
