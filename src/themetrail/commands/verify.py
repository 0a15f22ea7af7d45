"""`themetrail verify`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import click

from themetrail.audit.chain.code import software_of
from themetrail.audit.chain.manifest import is_public_copy
from themetrail.audit.chain.signature import SIGNED, Signers, check_signatures, public_keys
from themetrail.audit.chain.verification_page import page_of
from themetrail.audit.chain.verify import Finding
from themetrail.audit.chain.verify import verify as findings_of
from themetrail.commands.study_folder import works_on_copy
from themetrail.configuration.load import read_audit_section
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import CONFIGURATION, HEAD
from themetrail.running.alone import alone
from themetrail.running.in_study import for_study
from themetrail.running.project import LIBRARY, SCRIPTS


@click.command
@click.option("--head", metavar="DIGEST", default="", help="The head digest that was kept elsewhere.")
@click.option(
    "--signer",
    "signers",
    metavar="FILE",
    multiple=True,
    help="The public key of whoever must have signed (SSH or minisign), or its file; may be repeated.",
)
@works_on_copy
def verify(study: Path, head: str, signers: Sequence[str]) -> int:
    """Check every digest, count and law of a finished study.

    Also in a copy that was shared, without what identifies. All that can be recomputed is; each thing that was checked
    is said, with what speaks against it. The exit code is 0 where everything holds, 1 where something does not.
    """
    if not (study / HEAD).parent.is_dir():
        raise StudyError("there are no results here to verify; run the study first", file=study)
    key = b"" if is_public_copy(study) else read_key(study / STUDY_KEY)
    with alone(study):
        findings = findings_of(study, key, head=head, software_now=software_now)
        findings.append(signatures(study, signers))
    click.echo(for_study(page_of(findings), study), nl=False)
    if (study / HEAD).is_file():
        click.echo(f"\nhead digest: {(study / HEAD).read_text(encoding='ascii', errors='replace').strip()}")
    return 0 if all(finding.holds for finding in findings) else 1


@lru_cache(maxsize=None)
def software_now(script: str) -> dict | None:
    """What the script of this name depends on today; None where there is no such script."""
    file = SCRIPTS / f"{script}.py"
    return software_of(file, LIBRARY) if re.fullmatch(r"\w+", script) and file.is_file() else None


def signatures(study: Path, named: Sequence[str]) -> Finding:
    """Whether the head is signed by one of these keys or files of keys, or else by one that the configuration names."""
    if named:
        keys = public_keys(named)
        if not keys:
            fault = "no public key stands in what --signer names, so nobody can say who should have signed"
            return Finding(SIGNED, [fault])
        return check_signatures(study, Signers(keys))
    if not (study / CONFIGURATION).is_file():  # a copy that was shared need not hold it
        return check_signatures(study, Signers([]))
    try:
        configured = read_audit_section(study / CONFIGURATION).signers
        finding = check_signatures(study, Signers(configured))
    except (StudyError, AttributeError, TypeError):
        fault = f"audit.signers in {CONFIGURATION} cannot be read, so nobody can say who should have signed"
        return Finding(SIGNED, [fault])
    if configured:
        finding.notes.append(
            f"the signers are those of {CONFIGURATION}, which stands in this folder too: compare the key with the one"
            " that you have from the person, or give it: `themetrail verify --signer FILE --directory MY-STUDY`"
        )
    return finding
