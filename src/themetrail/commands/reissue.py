"""`themetrail reissue`."""

import os
import shutil
from datetime import date
from pathlib import Path

import click

from themetrail.anonymise.free_text.replacer import FreeText
from themetrail.audit.gate.gate import search_all
from themetrail.coding.reissue import Replacer, put_in_place, reissue_round
from themetrail.commands.export import not_issued
from themetrail.commands.study_folder import ID, works_on_study
from themetrail.configuration.load import Configuration, read_configuration
from themetrail.contracts.anonymise import ENTITIES, LEXICON
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS
from themetrail.layout import CONFIGURATION, PARTICIPANTS_SHEET, ROUNDS, SEALED_ANONYMISATION, WITHDRAWN_ISSUES
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.running.in_study import for_study, in_folder
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.whole_number import counted


@click.command
@click.argument("name", metavar="ROUND", type=ID)
@works_on_study
def reissue(study: Path, name: str) -> None:
    """Issue a round again, without a name that it holds.

    For a name that is found after coders got their sheets: add it to the people list or the review, run the study, then
    reissue the round. Nothing else in it changes, and what coders have returned, or return later, is read as before.

    The withdrawn issue goes to data/private/withdrawn_issues/.
    """
    os.umask(0o077)
    with alone(study, to_write=True):
        folder, withdrawn, changed = issued_again(study, name)
    old, new = (in_folder(place.relative_to(study), study) for place in (withdrawn, folder))
    click.echo(f"Round {name} is issued again, with names replaced in {counted(changed, 'segment')}: {new}/")
    click.echo(f"The withdrawn issue is in {old}/, for you alone; no run reads it: destroy it if you like.")
    click.echo("Ask coders to destroy the sheets that they have; who has not returned one gets the new one.")
    click.echo(for_study("Then run the study again: themetrail run --directory MY-STUDY", study))


def issued_again(study: Path, name: str) -> tuple[Path, Path, int]:
    """The folders of the new issue and of the withdrawn one, and the number of segments that changed."""
    if not (study / ROUNDS / name / "issued").is_dir():
        raise not_issued(study, name)
    configuration = read_configuration(study / CONFIGURATION)
    unfinished, withdrawn, changed = reissue_round(
        name,
        study / ROUNDS,
        study / WITHDRAWN_ISSUES,
        names_replaced(study, configuration),
        title=configuration.study.title,
        own_codes=configuration.coding.own_codes,
        language=configuration.study.language,
        today=date.today(),
    )
    made = [file.relative_to(study).as_posix() for file in unfinished.rglob("*") if file.is_file()]
    try:
        stop_where_found(search_all(gate_of_study(study), made, study), "reissue", study)
    except StudyError:
        shutil.rmtree(unfinished)
        raise
    return put_in_place(unfinished, withdrawn), withdrawn, changed


def names_replaced(study: Path, configuration: Configuration) -> Replacer:
    """What replaces the names that the study knows now, in texts of these transcripts."""
    sheet = find_sheet(study / PARTICIPANTS_SHEET)
    labels = read_sheet(sheet, PARTICIPANTS)["label"]
    known = study / SEALED_ANONYMISATION
    lexicon, entities = LEXICON.read(known / "lexicon.csv"), ENTITIES.read(known / "entities.csv")
    reader = FreeText(lexicon, entities, configuration.anonymise.model_dump(), labels)
    return lambda texts, transcripts: reader.replace(texts, transcript_ids=transcripts, guesses="none")
