"""What files of source code name, remembered from one start to the next: to parse the library takes most of a second.

By the digest of a file's content, so nothing is remembered of what was changed. Like Python's own bytecode it lies in a
`__pycache__` among the library's files, where whoever could change it could as well change the library; where nothing
may be written there, nothing is remembered.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path

from themetrail.audit.chain.source import Named, named_in

_FILE = Path(__file__).parent / "__pycache__" / "named.json"
_BY = Path(__file__).with_name("source.py")  # what finds the names: when it changes, all is forgotten


def named_as_before(source: bytes, package: str) -> list[Named]:
    """What a file in this package names at run time: as `named_in` finds it, now or at an earlier start."""
    known = _known()
    key = f"{package} {hashlib.sha256(source).hexdigest()}"
    if key not in known.names:
        known.names[key] = [tuple(named) for named in named_in(source, package)]
        known.has_new = True
    known.used.add(key)
    return [Named(*named) for named in known.names[key]]


class _Known:
    """The file's content; at the end of the process what was used of it is kept, where something was new."""

    def __init__(self) -> None:
        self.by = hashlib.sha256(_BY.read_bytes()).hexdigest()
        self.names: dict[str, list] = {}
        self.used: set[str] = set()
        self.has_new = False
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads(_FILE.read_bytes())
            self.names = dict(kept["names"]) if kept["by"] == self.by else {}
        atexit.register(self.keep)

    def keep(self) -> None:
        """Write what was used, all at once, so that no other start reads a half."""
        if not self.has_new:
            return
        with suppress(OSError):
            if not _BY.stat().st_mode & stat.S_IWUSR:
                return  # an installation that is closed to writing; the system's administrator could write all the same
            _FILE.parent.mkdir(exist_ok=True)
            half = _FILE.with_suffix(f".{os.getpid()}")
            names = {key: self.names[key] for key in sorted(self.used)}
            half.write_text(json.dumps({"by": self.by, "names": names}), encoding="utf-8")
            half.replace(_FILE)


@cache
def _known() -> _Known:
    return _Known()
