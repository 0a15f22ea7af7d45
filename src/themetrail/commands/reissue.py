"""Withdraw an issued round that holds a name, and issue it again without.

The withdrawn issue goes to data/private/withdrawn_issues; what coders return on its sheets is read as before.
"""

import os
import shutil
import sys
from datetime import date
from pathlib import Path

from themetrail.anonymise.later.later_text import LaterText
from themetrail.audit.gate.gate import search_all
from themetrail.coding.reissue import put_in_place, reissue_round
from themetrail.configuration import read_configuration
from themetrail.contracts.anonymise import ENTITIES, LEXICON
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.running.in_study import for_study, in_folder
from themetrail.sheets.read import find_sheet, read_sheet

ROUNDS, SEALED = Path("data/rounds"), Path("data/private/withdrawn_issues")
KNOWN = Path("results/sealed/anonymise")


def names_replaced(configuration):
    """What replaces the names that the study knows now, in texts of these transcripts."""
    labels = read_sheet(find_sheet(Path("config/participants")), PARTICIPANTS, optional=("withdrawn",))["label"]
    lexicon, entities = LEXICON.read(KNOWN / "lexicon.csv"), ENTITIES.read(KNOWN / "entities.csv")
    reader = LaterText(lexicon, entities, configuration.anonymise.model_dump(), labels)
    return lambda texts, transcripts: reader.replace(texts, transcript_ids=transcripts, guesses="none")


def main(arguments: list[str]) -> int:
    """Reissue one round; 0 where it was, 1 with one sentence where it cannot be, 2 for misuse."""
    if len(arguments) != 1:
        print(for_study("Say which round: make reissue ROUND=r1 DIR=MY-STUDY"), file=sys.stderr)
        return 2
    name = arguments[0]
    os.umask(0o077)
    try:
        configuration = read_configuration()
        title, own_codes = configuration.study.title, configuration.coding.own_codes
        unfinished, withdrawn, changed = reissue_round(
            name,
            ROUNDS,
            SEALED,
            names_replaced(configuration),
            title=title,
            own_codes=own_codes,
            today=date.today(),
        )
        try:
            made = [file.as_posix() for file in unfinished.rglob("*") if file.is_file()]
            stop_where_found(search_all(gate_of_study(), made), "reissue")
        except StudyError:
            shutil.rmtree(unfinished)
            raise
        folder = put_in_place(unfinished, withdrawn)
    except StudyError as problem:
        print(for_study(f"themetrail: {problem}"), file=sys.stderr)
        return 1
    print(f"Round {name} is issued again, with names replaced in {changed} segments: {in_folder(folder)}/")
    print(f"The withdrawn issue is in {in_folder(withdrawn)}/, for you alone; no run reads it: destroy it if you like.")
    print("Ask coders to destroy the sheets that they have; who has not returned one gets the new one.")
    print(for_study("Then run the study again: make run DIR=MY-STUDY"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
