"""Issue a round to its coders."""

import sys
from datetime import date
from pathlib import Path

from themetrail.audit.gate.gate import search_all
from themetrail.coding.freeze import check_may_issue, freeze_round
from themetrail.configuration.coding import Round
from themetrail.configuration.load import Configuration, read_configuration
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.running.in_study import for_study, in_folder
from themetrail.study import Study

ROUNDS, DRAFTS, REVIEW = Path("data/rounds"), Path("results/coding/draft"), Path("results/anonymise/review.csv")


def rounds_of(configuration: Configuration) -> list[Round]:
    """The rounds that were or may be issued: not those of whose transcripts nobody is left."""
    study = Study.read(
        configuration,
        transcripts=Path("config/transcripts"),
        participants=Path("config/participants"),
        sources=Path("data/private/sources"),
        source_folder=Path("data/transcripts"),
        rounds_folder=ROUNDS,
        key=STUDY_KEY,
        look_for_files=False,
    )
    return study.open_rounds


def issue(name: str) -> Path:
    """Freeze the draft of one round; the folder of what was issued."""
    configuration = read_configuration()
    rounds = rounds_of(configuration)
    issued = [entry.name for entry in rounds if (ROUNDS / entry.name / "issued" / "manifest.json").is_file()]
    check_may_issue(name, rounds, issued, review=REVIEW, fail_closed=configuration.anonymise.fail_closed)
    # Whatever was searched before: what coders are given is searched once more, as it is.
    drafted = [file.as_posix() for file in (DRAFTS / name).rglob("*") if file.is_file()]
    stop_where_found(search_all(gate_of_study(), drafted), "issue")
    return freeze_round(name, DRAFTS / name, ROUNDS, issued_on=date.today())


def main(arguments: list[str]) -> int:
    """Freeze the draft of one round; 0 where it was issued, 1 with one sentence where it may not be, 2 for misuse."""
    if len(arguments) != 1:
        print(for_study("Say which round: make issue ROUND=r1 DIR=MY-STUDY"), file=sys.stderr)
        return 2
    name = arguments[0]
    try:
        with alone(to_write=True):
            folder = issue(name)
    except StudyError as problem:
        print(for_study(f"themetrail: {problem}"), file=sys.stderr)
        return 1
    print(f"Round {name} is issued. Give each coder the sheet that bears the coder's id:")
    for sheet in sorted((folder / "sheets").glob("*.xlsx")):
        print(f"  {in_folder(sheet)}")
    print(f"Put what they return into {in_folder(folder.parent / 'returned')}/, called as the sheet is.")
    print(for_study("Then run the study again: make run DIR=MY-STUDY"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
