"""What each file of a deposit is, in one sentence: the README, the access table and the metadata say the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

TRANSCRIPTS = "data/transcripts/"
PROJECT, BOOK, CODEBOOK = "data/project.qdpx", "data/codebook.qdc", "documentation/codebook.csv"
PARTICIPANTS, LIST = "documentation/participants.csv", "documentation/data_list.csv"
CONSENT, ACCESS = "documentation/consent.csv", "documentation/access.csv"
LOG, COUNTS = "documentation/deidentification_log.md", "documentation/deidentification_counts.csv"
METHODS, TABLES = "documentation/methods", "tables/"
DDI, DATAVERSE, CRATE = "metadata/ddi-codebook.xml", "metadata/dataverse.json", "ro-crate-metadata.json"
README, LICENCE, SUMS = "README.md", "LICENCE.txt", "SHA256SUMS"

DESCRIBING = (ACCESS, DDI, DATAVERSE, README, CRATE, SUMS)  # made last, of all files and of each other
ALWAYS_OPEN = (README, LICENCE, SUMS, DDI, DATAVERSE, CRATE)  # what describes the data, where the data are not open

# By pattern of the path: what it holds, and whether participants' own words stand in it.
_SAYS = (
    (f"{TRANSCRIPTS}*", "an interview, anonymised, each turn a line with its speaker", True),
    (PROJECT, "transcripts, codebook and codings, for programs of qualitative analysis (REFI-QDA)", True),
    (BOOK, "the codebook, for programs of qualitative analysis (REFI-QDA)", False),
    (CODEBOOK, "the codebook as a table", False),
    (LIST, "the data list: every interview, with who spoke in it", False),
    (PARTICIPANTS, "the participants, their attributes made general", False),
    (CONSENT, "what each participant agreed to", False),
    (ACCESS, "who may have which file, and under which terms", False),
    (LOG, "how people were made unrecognisable", False),
    (COUNTS, "what was replaced, in numbers, by interview", False),
    (f"{METHODS}.*", "how the study was made", False),
    (f"{TABLES}*", "a table of results", True),
    (DDI, "metadata for archives (DDI-Codebook 2.5)", False),
    (DATAVERSE, "metadata for a Dataverse (native API)", False),
    (CRATE, "metadata for programs (RO-Crate 1.1)", False),
    (README, "what is what", False),
    (LICENCE, "the terms of use", False),
    (SUMS, "the digest of every file", False),
)
_FORMATS = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".tex": "application/x-tex",
    ".html": "text/html",
    ".xml": "application/xml",
    ".json": "application/json",
    ".qdpx": "application/zip",
    ".qdc": "application/xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Listed:
    """One file of a deposit."""

    path: str
    holds: str
    words: bool  # whether participants' own words stand in it

    @property
    def mime(self) -> str:
        """Its type, as on the web."""
        return _FORMATS.get(PurePosixPath(self.path).suffix, "text/plain")


def listed(paths: Iterable[str]) -> list[Listed]:
    """The files at these paths, each with what it is."""
    return [Listed(path, *_said(path)) for path in sorted(set(paths))]


def _said(path: str) -> tuple[str, bool]:
    return next((holds, words) for pattern, holds, words in _SAYS if fnmatchcase(path, pattern))
