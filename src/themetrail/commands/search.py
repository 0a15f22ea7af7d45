"""Search all that is handed to people or shared, whatever was searched before.

Exit code 1 where something is found that may identify somebody, or that awaits review. What it is
stands in results/sealed/found/search.html; nothing else is written.
"""

import argparse
import os
import sys
from pathlib import Path

from themetrail.audit.chain.handed import AFTER_THE_GATE, handed_to_people
from themetrail.audit.follow.share import shared_files
from themetrail.audit.gate.gate import search_all
from themetrail.configuration.load import read_configuration
from themetrail.contracts.errors import StudyError
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found


def main() -> int:
    """Print how much was searched, for how many forms, and what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    os.chdir(parser.parse_args().folder)
    try:
        handed = handed_to_people()
        if not handed:
            raise StudyError("there are no results here to search; run the study first")
        shared = shared_files(read_configuration().audit.share, Path())
        files = sorted({*handed, *shared, *(page for page in AFTER_THE_GATE if Path(page).is_file())})
        gate = gate_of_study()
        with alone():
            stop_where_found(search_all(gate, files, processes=min(4, os.cpu_count() or 1)), "search")
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    print(f"{len(files)} files searched for {len(gate.forms)} forms: found nothing that may identify somebody.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
