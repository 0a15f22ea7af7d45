"""`themetrail deposit`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click
import pandas as pd

from themetrail import layout
from themetrail.anonymise.resolve.decisions import read_decisions
from themetrail.audit.chain.ledger import read_records
from themetrail.audit.chain.manifest import FOLDERS, study_files
from themetrail.audit.chain.notice import notice_of
from themetrail.audit.chain.verify import verify
from themetrail.audit.follow.archive import put_into
from themetrail.audit.follow.forgetting import withdrawn_anew
from themetrail.commands.export import read_tables
from themetrail.commands.study_folder import check_can_be_made, works_on_study
from themetrail.configuration.deposit_text import DepositText, read_deposit_text
from themetrail.configuration.load import Configuration, read_configuration
from themetrail.consent import not_to_be_archived
from themetrail.contracts.anonymise import RECALL, REVIEW
from themetrail.contracts.coding import UNRESOLVED
from themetrail.contracts.errors import StudyError
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.study import PARTICIPANTS
from themetrail.deposit import left_out, listing
from themetrail.deposit.data_list import columns_of_fields
from themetrail.deposit.files import deposit_files
from themetrail.deposit.licences import LICENCES, Licence
from themetrail.deposit.material import Deidentification, Material
from themetrail.key import read_key
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.sheets.left_by_programs import is_empty
from themetrail.sheets.read import find_sheet, read_sheet, sheet_if_any
from themetrail.whole_number import counted


class _Spdx(click.ParamType):
    """The identifier of a licence, however it is capitalised; else the nearest one is named."""

    name = "licence"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The identifier as the table of licences has it."""
        known = {spdx.casefold(): spdx for spdx in LICENCES}
        if value.casefold() in known:
            return known[value.casefold()]
        nearest = get_close_matches(value.casefold(), known, n=1, cutoff=0.5)
        meant = f"did you mean {known[nearest[0]]}? " if nearest else ""
        said = f"{value!r} is no licence here; {meant}There are: {', '.join(LICENCES)}"
        raise click.BadParameter(said, ctx=ctx, param=param)


@click.command
@click.option(
    "--to", "folder", metavar="FOLDER", required=True, type=click.Path(path_type=Path), help="A new or empty folder."
)
@click.option(
    "--licence",
    "spdx",
    required=True,
    metavar="SPDX",
    type=_Spdx(),
    help=f"The terms of use, by SPDX identifier: {', '.join(LICENCES)} (the data are not open).",
)
@click.option(
    "--without-refused",
    is_flag=True,
    help="Leave out the transcripts in which somebody speaks who may not be archived, in place of refusing.",
)
@works_on_study
def deposit(study: Path, folder: Path, spdx: str, *, without_refused: bool) -> None:
    """Write a folder that a repository can take as it is.

    Anonymised transcripts as text, project and codebook in REFI-QDA, the data list, participants with their attributes
    made general, what they agreed to, tables, the methods text, a log of how names were replaced, a README, the terms
    of use, digests, and metadata as RO-Crate, DDI-Codebook and Dataverse JSON. What only people know stands in
    config/deposit.yaml. Refused, with a list of all reasons, where something is open or may not leave; every file is
    searched for names before it is written. With --without-refused, transcripts of who may not be archived stay here,
    and README and access.csv name them.
    """
    check_folder(folder, study)
    licence = LICENCES[spdx]
    with alone(study):
        configuration = read_configuration(study / layout.CONFIGURATION)
        stated = read_deposit_text(study / layout.DEPOSIT_STATED)
        why = not_archived(people_of(study), stated) if without_refused else {}
        refuse(list(reasons(study, configuration, stated, licence, without=why)))
        material = left_out.without_refused(read_material(study, configuration, stated, licence), why)
        if (n := material.anonymous().smallest) < material.k:
            refuse([too_few(n, material.k)])
        gate = gate_of_study(study)
        searched = deposit_files(material.unnamed())
        hits = [hit for path, content in searched.items() for hit in gate.search_content(f"deposit/{path}", content)]
        stop_where_found(hits, "deposit", study)
        content = deposit_files(material)
    put_into(folder, content)
    click.echo(f"{folder}: {len(content)} files, searched by the leak gate; open {folder / listing.README} first")
    for said in (*unsettled(study), *remarks(material)):
        click.echo(said, err=True)


def check_folder(folder: Path, study: Path) -> None:
    """StudyError where something stands already that would be mixed with the deposit, or it would become a result."""
    check_can_be_made(folder)
    if folder.exists() and not folder.is_dir():
        raise StudyError("this is a file; name a new folder", file=folder)
    if folder.is_dir() and not is_empty(folder):
        raise StudyError("this folder is not empty; name a new one", file=folder)
    if any(folder.resolve().is_relative_to((study / own).resolve()) for own in FOLDERS):
        raise StudyError("this lies among the files of the study; name a folder elsewhere", file=folder)


def refuse(found: list[str]) -> None:
    """StudyError with all the reasons, where there are any."""
    if found:
        raise StudyError("nothing is deposited:" + "".join(f"\n- {reason}" for reason in found))


def people_of(study: Path) -> pd.DataFrame:
    """The sheet of participants."""
    return read_sheet(find_sheet(study / layout.PARTICIPANTS_SHEET), PARTICIPANTS)


def not_archived(people: pd.DataFrame, stated: DepositText) -> dict[str, str]:
    """Who may not be archived on the date of the deposit, each with the reason."""
    return not_to_be_archived(people, date.fromisoformat(stated.date) if stated.date else None)


def reasons(
    study: Path, configuration: Configuration, stated: DepositText, licence: Licence, *, without: Collection[str] = ()
) -> Iterator[str]:
    """Why a study may not be deposited as it is, each with what to do; it will be `without` these participants."""
    yield from not_as_they_were_made(study)
    yield from open_questions(study)
    people = people_of(study)
    if withdrawn_anew(people.loc[people["withdrawn"] != "", "participant_id"], study):
        yield "somebody has withdrawn since these results were made; run the study to its end"
    for who, why in not_archived(people, stated).items():
        if who not in without:
            yield f"{who} may not be archived ({why}); `--without-refused` leaves out where they speak"
    there = (people["withdrawn"] == "") & ~people["participant_id"].isin(without)
    if (n := int(there.sum())) < configuration.audit.deposit_k:
        yield too_few(n, configuration.audit.deposit_k)
    missing = stated.missing(restricted=not licence.is_open, study_title=configuration.study.title)
    if missing:
        yield f"{layout.DEPOSIT_STATED} does not say:" + "".join(f"\n  - {one}" for one in missing)
    for key in ("age_column", "gender_column", "occupation_column", "place_column"):
        if (column := getattr(stated, key)) and column not in people.columns:
            yield f"{layout.DEPOSIT_STATED}, {key}: the sheet of participants has no column of this name"


def not_as_they_were_made(study: Path) -> Iterator[str]:
    """Whether results are missing, old or edited."""
    if not (study / layout.GATE).is_file() or not (study / layout.HEAD).is_file():
        yield "the study has not been run to its end; run it first: `themetrail run --directory MY-STUDY`"
        return
    if notice := notice_of(study):
        yield f"the results are not whole, or not up to date. {notice}"
    for finding in verify(study, read_key(study / layout.STUDY_KEY)):
        if not finding.holds:
            more = f" (and {len(finding.faults) - 1} more)" if len(finding.faults) > 1 else ""
            yield f'this does not hold: "{finding.claim}": {finding.faults[0]}{more}; run the study again'


def open_questions(study: Path) -> Iterator[str]:
    """Whether a reviewer has something to decide."""
    if (study / layout.REVIEW_QUEUE).is_file():
        review = REVIEW.read(study / layout.REVIEW_QUEUE)
        waiting = Counter(review.loc[review["status"] == "open", "transcript_id"])
        if waiting:
            where = ", ".join(f"{number} in {transcript}" for transcript, number in sorted(waiting.items()))
            yield (
                f"{sum(waiting.values())} questions of the review are open ({where}); decide them in"
                f" {layout.SEALED_ANONYMISATION}review.html and run the study again"
            )


def unsettled(study: Path) -> Iterator[str]:
    """Which codings the coders are still at odds about: tables may be deposited without them, but not unawares."""
    if not (study / layout.UNRESOLVED).is_file():
        return
    rounds = Counter(UNRESOLVED.read(study / layout.UNRESOLVED)["round"])
    if rounds:
        where = ", ".join(f"{n} of round {name}" for name, n in sorted(rounds.items()))
        yield (
            f"Codings that nobody has settled yet, and without which the tables stand: {where}; {layout.STATUS} says"
            " who is to settle them."
        )


def too_few(n: int, k: int) -> str:
    """Why no table of participants can be made."""
    return (
        f"a row of the participants would be shared by {n} of them, and {k} are asked for (audit.deposit_k in"
        f" {layout.CONFIGURATION}); there are too few to hide among"
    )


def read_material(study: Path, configuration: Configuration, stated: DepositText, licence: Licence) -> Material:
    """What a deposit is made from; StudyError where a result is not there."""
    records = [path for path in study_files(study, (layout.RECORDS,)) if path.endswith(".json")]
    models = {
        entry["digest"]: f"{name} {entry['version']}"
        for record in read_records(records, study)
        if record.claim["rule"].startswith("anonymise")
        for name, entry in record.claim["models"].items()
    }
    decisions = read_decisions(next(iter(sheet_if_any(study / layout.REVIEW_SHEET)), None))
    recall = study / f"{layout.ANONYMISED}recall.csv"
    return Material(
        title=configuration.study.title,
        stated=stated,
        licence=licence,
        tables=read_tables(study),
        deidentification=Deidentification(
            ledger=REPLACEMENT_LEDGER.read(study / f"{layout.ANONYMISED}ledger.csv"),
            review=REVIEW.read(study / layout.REVIEW_QUEUE),
            recall=RECALL.read(recall) if recall.is_file() else RECALL.empty(),
            rules=configuration.anonymise,
            models=models,
            reviewers=_ids(decisions["decided_by"]),
        ),
        k=configuration.audit.deposit_k,
        head=(study / layout.HEAD).read_text(encoding="ascii").strip(),
        results=dict(results_of(study)),
    )


def _ids(cells: pd.Series) -> list[str]:
    return sorted(set(cells) - {""})


def results_of(study: Path) -> Iterator[tuple[str, bytes]]:
    """Tables and methods text, by their path in the deposit."""
    for path in study_files(study, (layout.REPORT,)):
        if path.startswith(layout.TABLES_OF_REPORT):
            yield f"{listing.TABLES}{path.removeprefix(layout.TABLES_OF_REPORT)}", (study / path).read_bytes()
        elif path.startswith(f"{layout.REPORT}agreement/"):
            yield f"{listing.TABLES}{path.removeprefix(layout.REPORT)}", (study / path).read_bytes()
        elif path in (f"{layout.REPORT}methods.md", f"{layout.REPORT}methods.docx"):
            yield f"{listing.METHODS}{Path(path).suffix}", (study / path).read_bytes()


def remarks(material: Material) -> Iterator[str]:
    """What a depositor has to know or may want to mend, though nothing asks for it."""
    if left := material.left_out.transcripts:
        quoting = len(material.left_out.results)
        tables = f" and {counted(quoting, 'file')} of tables with their words" if quoting else ""
        yield f"Left out, since somebody may not be archived: {', '.join(left)}{tables}; the README names them."
    page = material.results.get(f"{listing.METHODS}.md", b"").decode()
    if slots := page.count("[state:"):
        left_open = counted(slots, "thing")
        yield f"The methods text leaves {left_open} open; state this in {layout.METHODS_STATED} and run again."
    missing = [name for name in ("age", "gender", "occupation", "place") if name not in columns_of_fields(material)]
    if missing:
        yield (
            f"The data list has nothing on {', '.join(missing)}, which archives ask for: no column of the participants'"
            f" sheet tells it, or {layout.DEPOSIT_STATED} has to name the column."
        )
