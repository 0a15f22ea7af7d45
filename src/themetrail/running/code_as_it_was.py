"""Whether the program is still the one that a run began with: what a job claims is the code that the run read then.

An editor, or an update, may change a module while jobs are at work; where it is put back before the run ends, no digest
tells of it. So files are judged by when they were last written or put in their place, not by what they hold now.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.running.project import LIBRARY, SCRIPTS
from themetrail.running.with_run import SINCE

CHANGED = (
    "this part of the program was changed while the run was at work, so that nobody could say which code made the"
    " results; run again"
)


def check_code_is_as_it_was(script: str, *, library: Path = LIBRARY, scripts: Path = SCRIPTS) -> None:
    """Raise StudyError where code or data that a script runs on were written since this run began."""
    since = os.environ.get(SINCE, "")
    changed = set(_written_since(int(since), library, scripts)) if since else set()
    if not changed or not script:
        return
    from themetrail.audit.chain.code import import_closure  # parses the library, for which no job waits else

    own = scripts / f"{script}.py"
    used = {library / file for file in import_closure(own, library)[0]} | {own}
    if mine := sorted(changed & used):
        file = mine[0]
        raise StudyError(CHANGED, file=file.relative_to(library) if file.is_relative_to(library) else file.name)


def _written_since(moment: int, *folders: Path) -> Iterator[Path]:
    """The files in these folders that were written, or put there, after a moment (in nanoseconds)."""
    for folder in folders:
        for inner, below, names in os.walk(folder):
            below[:] = [name for name in below if name != "__pycache__"]
            for name in names:
                file = Path(inner, name)
                told = file.stat()
                if max(told.st_mtime_ns, told.st_ctime_ns) > moment:
                    yield file
