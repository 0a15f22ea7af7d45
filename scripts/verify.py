"""Verify a finished study: `python scripts/verify.py [FOLDER] [--head DIGEST]`; exit code 1 where it does not hold."""

import argparse
import re
import sys
from functools import lru_cache
from pathlib import Path

from themetrail.audit.code import software_of
from themetrail.audit.manifest import HEAD, is_public_copy
from themetrail.audit.verify import page_of, verify
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key

SCRIPTS = Path(__file__).resolve().parent


@lru_cache(maxsize=None)
def software_now(script: str) -> dict | None:
    """What the script of this name depends on today; None where there is no such script."""
    file = SCRIPTS / f"{script}.py"
    return software_of(file, SCRIPTS) if re.fullmatch(r"\w+", script) and file.is_file() else None


def main() -> int:
    """Print what holds and what does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--head", default="", help="the head digest that was kept elsewhere")
    chosen = parser.parse_args()
    try:
        if not (chosen.folder / HEAD).parent.is_dir():
            raise StudyError("there are no results here to verify; run the study first", file=chosen.folder)
        key = b"" if is_public_copy(chosen.folder) else read_key(chosen.folder / STUDY_KEY)
        findings = verify(chosen.folder, key, head=chosen.head, software_now=software_now)
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    print(page_of(findings), end="")
    if (chosen.folder / HEAD).is_file():
        print(f"\nhead digest: {(chosen.folder / HEAD).read_text(encoding='ascii', errors='replace').strip()}")
    return 0 if all(finding.holds for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main())
