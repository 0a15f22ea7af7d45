"""Show who has what to do, and whether the results follow from the inputs."""

import argparse
import sys
from pathlib import Path

from themetrail.audit.chain.changed import changed_inputs
from themetrail.audit.chain.notice import STATUS
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key
from themetrail.running.in_study import for_study


def main() -> int:
    """Print the status page, and what was changed since the last run came to its end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    folder = parser.parse_args().folder
    page = folder / STATUS
    try:
        if not page.is_file():
            raise StudyError(for_study("there is no status yet: `make run DIR=MY-STUDY`", folder), file=STATUS)
        changed = changed_inputs(folder, read_key(folder / STUDY_KEY))
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    print(for_study(page.read_text(encoding="utf-8"), folder), end="")
    if changed:
        print("\nThe results do not follow from the inputs as they are now. New or changed since the last full run:")
        print("".join(f"- {path}\n" for path in changed) + for_study("Run again: make run DIR=MY-STUDY", folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
