"""Verify a finished study; exit code 1 where it does not hold.

python -m themetrail.commands.verify [FOLDER] [--head DIGEST] [--signer PUBLIC_KEY_OR_FILE]
"""

import argparse
import re
import sys
from functools import lru_cache
from pathlib import Path

from themetrail.audit.chain.code import software_of
from themetrail.audit.chain.manifest import is_public_copy
from themetrail.audit.chain.signature import Signers, check_signatures
from themetrail.audit.chain.verify import Finding, page_of, verify
from themetrail.configuration import read_configuration
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import HEAD
from themetrail.running.alone import alone
from themetrail.running.project import LIBRARY, SCRIPTS


@lru_cache(maxsize=None)
def software_now(script: str) -> dict | None:
    """What the script of this name depends on today; None where there is no such script."""
    file = SCRIPTS / f"{script}.py"
    return software_of(file, LIBRARY) if re.fullmatch(r"\w+", script) and file.is_file() else None


def signatures(folder: Path, keys: list[str]) -> Finding:
    """Whether the head is signed by one of these keys or files of keys, or else by one that the configuration names."""
    if keys:
        files = [Path(key) for key in keys]
        said = [file.read_text(encoding="utf-8", errors="replace") if file.is_file() else str(file) for file in files]
        lines = [line for text in said for line in text.splitlines() if line and not line.startswith("untrusted ")]
        if not lines:
            fault = "no public key stands in what SIGNER names, so nobody can say who should have signed"
            return Finding("The head digest is signed by one of the signers", [fault])
        return check_signatures(folder, Signers(lines))
    configuration = folder / "config/config.yaml"
    if not configuration.is_file():  # a copy that was shared need not hold it
        return check_signatures(folder, Signers([]))
    try:
        named = read_configuration(configuration).audit.signers
        finding = check_signatures(folder, Signers(named))
    except (StudyError, AttributeError, TypeError):
        fault = "audit.signers in config/config.yaml cannot be read, so nobody can say who should have signed"
        return Finding("The head digest is signed by one of the signers", [fault])
    if named:
        finding.notes.append(
            "the signers are those of config/config.yaml, which stands in this folder too: compare the key with the one"
            " that you have from the person, or give it as `make verify SIGNER=...`"
        )
    return finding


def main() -> int:
    """Print what holds and what does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--head", default="", help="the head digest that was kept elsewhere")
    parser.add_argument(
        "--signer",
        action="append",
        default=[],
        help="a public key of who must have signed (SSH or minisign), or its file",
    )
    chosen = parser.parse_args()
    try:
        if not (chosen.folder / HEAD).parent.is_dir():
            raise StudyError("there are no results here to verify; run the study first", file=chosen.folder)
        key = b"" if is_public_copy(chosen.folder) else read_key(chosen.folder / STUDY_KEY)
        with alone(chosen.folder):
            findings = verify(chosen.folder, key, head=chosen.head, software_now=software_now)
            findings.append(signatures(chosen.folder, chosen.signer))
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    print(page_of(findings), end="")
    if (chosen.folder / HEAD).is_file():
        print(f"\nhead digest: {(chosen.folder / HEAD).read_text(encoding='ascii', errors='replace').strip()}")
    return 0 if all(finding.holds for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main())
