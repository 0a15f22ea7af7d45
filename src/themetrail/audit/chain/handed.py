"""Which files are handed to people: everything in the results but what is sealed, and what coders were issued."""

from __future__ import annotations

from pathlib import Path

from themetrail.audit.chain.exempt import is_litter

# The audit's own pages, which are made from what the gate has searched and searched again when they are shared.
AFTER_THE_GATE = (
    "results/audit/gate.json",
    "results/audit/ledger.csv",
    "results/audit/manifest.csv",
    "results/audit/circumstances.csv",
    "results/audit/closing.csv",
    "results/audit/head.txt",
    "results/audit/verification.md",
    "results/audit/crate.zip",
    "results/audit/crate.csv",
    "results/audit/records/audit_gate.json",
)


def handed_to_people(root: Path = Path()) -> list[str]:
    """Paths, relative to `root`, of all files that may reach people who must not learn who was interviewed.

    Unfinished files (hidden, renamed when whole) are left out.
    """
    files = [
        path.relative_to(root).as_posix()
        for folder in (root / "results", *sorted((root / "data" / "rounds").glob("*/issued")))
        for path in folder.rglob("*")
        if path.is_file()
    ]
    return sorted(
        file
        for file in files
        if not file.startswith(("results/sealed/", *AFTER_THE_GATE))
        and not file.rsplit("/", 1)[-1].startswith(".")
        and not is_litter(file)
    )
