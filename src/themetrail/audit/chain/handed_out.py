"""Which files are handed to people: everything in the results but what is sealed, and what coders were issued."""

from __future__ import annotations

from pathlib import Path

from themetrail.audit.chain.exempt import is_litter
from themetrail.layout import RESULTS, Kind, folders, paths

# The audit's own pages, which are made from what the gate has searched and searched again when they are shared.
AFTER_THE_GATE = paths(Kind.AFTER_THE_GATE)


def files_handed_out(root: Path = Path()) -> list[str]:
    """Paths, relative to `root`, of all files that may reach people who must not learn who was interviewed.

    Unfinished files (hidden, renamed when whole) are left out.
    """
    files = [
        path.relative_to(root).as_posix()
        for folder in (root / RESULTS, *(issued for part in folders(Kind.ISSUED) for issued in sorted(root.glob(part))))
        for path in folder.rglob("*")
        if path.is_file()
    ]
    return sorted(
        file for file in files if not file.startswith((*paths(Kind.SEALED), *AFTER_THE_GATE)) and not is_litter(file)
    )
