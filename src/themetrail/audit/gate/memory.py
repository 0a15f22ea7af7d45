"""What the gate has searched before and found clean, so that it need not search it again.

Each file has a mark: HMAC-SHA-256, keyed by the study's key, of what the gate goes by, the file's path and its content.
A mark cannot be made without the key, and holds for nothing else: where a form is added, the gate's code is another, or
a byte of the file has changed, the file is searched as if for the first time. A file with any hit, also one that an
exception covers or that awaits review, has no mark.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from themetrail.audit.gate.marks import mark_of
from themetrail.contracts.column import text
from themetrail.contracts.contract import Contract
from themetrail.contracts.errors import StudyError

SEARCHED = Contract("files that the gate found clean", {"path": text(), "mark": text()}, key=("path",))

_PURPOSE = b"files that the gate found clean"


@dataclass
class Memory:
    """Marks of clean files: those known from before, and those of this search.

    `state` stands for all that the gate goes by. Logs and the like, which no two runs share, have no marks.
    """

    key: bytes
    state: str
    before: dict[str, str] = field(default_factory=dict)
    clean: dict[str, str] = field(default_factory=dict)
    known: int = 0  # how many files this search did not search again

    @classmethod
    def read(cls, path: Path, key: bytes, state: str) -> Memory:
        """The memory of the search before; empty where there is none that can be read: then all is searched."""
        try:
            table = SEARCHED.read(path)
        except StudyError:
            return cls(key, state)
        return cls(key, state, dict(zip(table["path"], table["mark"], strict=True)))

    def write(self, path: Path) -> None:
        """Write what this search found clean, whatever was searched before: the same for equal studies."""
        rows = [{"path": file, "mark": mark} for file, mark in sorted(self.clean.items())]
        SEARCHED.write(SEARCHED.frame(rows), path)

    def mark(self, path: str, content: bytes) -> str:
        """The mark of a file with this content."""
        return mark_of(self.key, _PURPOSE, f"{self.state}\0{path}\0{hashlib.sha256(content).hexdigest()}")

    def knows(self, path: str, content: bytes) -> bool:
        """Whether a file with this path and content was found clean before."""
        return path in self.before and self.before[path] == self.mark(path, content)
