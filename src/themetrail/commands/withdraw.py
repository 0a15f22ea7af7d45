"""What follows from a withdrawal.

Says what in the tables rests on the participant and which files are to be destroyed. It changes nothing itself.
"""

import argparse
import sys
from pathlib import Path

from themetrail.audit.follow.trace import Results
from themetrail.audit.follow.withdrawal import cells_resting_on, files_to_destroy
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS
from themetrail.sheets.read import find_sheet, read_sheet


def main() -> int:
    """Print it, on the terminal only: names of files may identify people."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--participant", required=True)
    chosen = parser.parse_args()
    try:
        sheet = find_sheet(chosen.folder / "config/participants")
        people = read_sheet(sheet, PARTICIPANTS, optional=("withdrawn",)).set_index("participant_id")
        if chosen.participant not in people.index:
            raise StudyError(f"there is no participant {chosen.participant!r}", file=sheet)
        date = people.at[chosen.participant, "withdrawn"]
        files = files_to_destroy(chosen.participant, chosen.folder, find_sheet(chosen.folder / "data/private/sources"))
        cells = cells_resting_on(Results(chosen.folder), chosen.participant)
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    print(f"{chosen.participant}: {f'withdrew on {date}' if date else 'has not withdrawn'}.")
    print(f"\nRows of tables that rest on this participant in the present results: {len(cells)}")
    for cell in cells.itertuples():
        print(
            f"  {cell.group}, {cell.level} {cell.code_id}: {cell.n_participants} participants, {cell.n_without} without"
        )
    print("\nFiles that hold what this participant said:")
    for path, do in files:
        print(f"  {path}: {do}")
    print("\nAn example in the codebook, a memo or a reason may quote this person: look, and take such quotations out.")
    print("Ask back what was handed out before: tables, the explorer page, archives and reports.")
    print("Keep the row in data/private/people.tsv: others may have named this person.")
    if not date:
        print(f"To withdraw: put the date into the column 'withdrawn' of {sheet} and run again.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
