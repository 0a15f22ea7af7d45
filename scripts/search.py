"""Search all that is handed to people, whatever was searched before: `python scripts/search.py [FOLDER]`.

Exit code 1 where something is found that may identify somebody. Nothing is written.
"""

import argparse
import os
import sys
from pathlib import Path

from gate_of_study import gate_of_study
from themetrail.audit.gate import search_all, stop_at
from themetrail.audit.handed import handed_to_people
from themetrail.contracts.errors import StudyError


def main() -> int:
    """Print how much was searched, for how many forms, and what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    chosen = parser.parse_args()
    try:
        gate, files = gate_of_study(chosen.folder), handed_to_people(chosen.folder)
        if not files:
            raise StudyError("there are no results here to search; run the study first", file=chosen.folder)
        hits = search_all(gate, files, chosen.folder, processes=min(4, os.cpu_count() or 1))
        stop_at([hit for hit in hits if hit.settled])
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    print(f"{len(files)} files searched for {len(gate.forms)} forms: found nothing that would identify somebody.")
    awaiting = len({str(hit) for hit in hits})
    if awaiting:
        print(f"{awaiting} places hold forms that await review.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
