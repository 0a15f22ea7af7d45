"""Compare two finished runs."""

import argparse
import sys
from itertools import groupby
from pathlib import Path

from themetrail.audit.follow.compare import compare
from themetrail.contracts.errors import StudyError
from themetrail.running.alone import alone


def main() -> int:
    """Print what differs, kind by kind; 0 where nothing does, 1 where something does, 2 where a run is not complete."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path, nargs="?", default=Path())
    chosen = parser.parse_args()
    try:
        with alone(chosen.old), alone(chosen.new):
            differences = compare(chosen.old, chosen.new)
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 2
    if not differences:
        print("The two runs are the same: inputs, configuration, code, decisions and tables.")
        return 0
    for kind, found in groupby(differences, key=lambda difference: difference.kind):
        print(f"\n{kind}:")
        for one in found:
            print(f"  {one.where}: {one.before or '(not there)'} -> {one.now or '(not there)'}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
