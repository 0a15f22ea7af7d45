"""Issue a round to its coders: `python scripts/issue.py ROUND`, in the study's folder, after its draft was made."""

import sys
from datetime import date
from pathlib import Path

from gate_of_study import gate_of_study, stop_where_found
from themetrail.audit.gate import search_all
from themetrail.coding.freeze import check_may_issue, freeze_round
from themetrail.configuration import read_configuration
from themetrail.contracts.errors import StudyError

ROUNDS, DRAFTS, REVIEW = Path("data/rounds"), Path("results/coding/draft"), Path("results/anonymise/review.csv")


def main(arguments: list[str]) -> int:
    """Freeze the draft of one round; 0 where it was issued, 1 with one sentence where it may not be, 2 for misuse."""
    if len(arguments) != 1:
        print("Say which round: make issue ROUND=r1", file=sys.stderr)
        return 2
    name = arguments[0]
    try:
        configuration = read_configuration()
        rounds = configuration.coding.rounds
        issued = [entry.name for entry in rounds if (ROUNDS / entry.name / "issued" / "manifest.json").is_file()]
        check_may_issue(name, rounds, issued, review=REVIEW, fail_closed=configuration.anonymise.fail_closed)
        # Whatever was searched before: what coders are given is searched once more, as it is.
        drafted = [file.as_posix() for file in (DRAFTS / name).rglob("*") if file.is_file()]
        stop_where_found(search_all(gate_of_study(), drafted), "issue")
        folder = freeze_round(name, DRAFTS / name, ROUNDS, issued_on=date.today())
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    print(f"Round {name} is issued. Give each coder the sheet that bears the coder's id:")
    for sheet in sorted((folder / "sheets").glob("*.xlsx")):
        print(f"  {sheet}")
    print(f"Put what they return into {folder.parent / 'returned'}/, called as the sheet is.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
